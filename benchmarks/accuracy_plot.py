"""A plot of accuracy over time as one SVG file that any browser shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement

_WIDTH, _HEIGHT = 760, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 24, 24, 52
_COLOURS = ("#1f6feb", "#9a6700", "#1a7f37")
_LINE_HEIGHT = 18
_TICKS = 4
_ATTRIBUTES = {
    "xmlns": "http://www.w3.org/2000/svg",
    "viewBox": f"0 0 {_WIDTH} {_HEIGHT}",
    "width": str(_WIDTH),
    "height": str(_HEIGHT),
    "font-family": "sans-serif",
    "font-size": "13",
}


def write_plot(
    file: Path,
    curves: Mapping[str, Sequence[tuple[float, float]]],
    levels: Mapping[str, float],
    marks: Sequence[float],
    *,
    x_title: str,
) -> None:
    """Write a plot.

    Args:
        file: the SVG file, which is replaced.
        curves: points (x, accuracy 0..1) by name.
        levels: accuracies that are drawn as dashed lines, by name.
        marks: values of x that are marked by a vertical line.
        x_title: of the horizontal axis.
    """
    every = [point for points in curves.values() for point in points]
    lowest = min(*(y for _, y in every), *levels.values())
    frame = _Frame(max(x for x, _ in every) or 1, max(0.0, int(lowest * 10 - 0.5) / 10))
    svg = Element("svg", _ATTRIBUTES)
    SubElement(svg, "rect", {"width": str(_WIDTH), "height": str(_HEIGHT), "fill": "white"})
    _draw_axes(svg, frame, x_title)
    for x in marks:
        _line(svg, [frame.place(x, frame.low), frame.place(x, 1)], "#8250df", "2 4")
    _draw_curves(svg, frame, curves, levels)
    ElementTree(svg).write(file, encoding="utf-8", xml_declaration=True)


@dataclass(frozen=True)
class _Frame:
    """The ranges of the axes: x from 0 to ``last``, accuracy from ``low`` to 1."""

    last: float
    low: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point in the picture."""
        width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        share = (y - self.low) / (1 - self.low)
        return _LEFT + width * x / self.last, _TOP + height * (1 - share)


def _draw_axes(svg: Element, frame: _Frame, x_title: str) -> None:
    for number in range(_TICKS + 1):
        y = frame.low + (1 - frame.low) * number / _TICKS
        _line(svg, [frame.place(0, y), frame.place(frame.last, y)], "#d0d7de")
        _text(svg, (_LEFT - 8, frame.place(0, y)[1] + 4), f"{y:.0%}", "end")
        x = frame.last * number / _TICKS
        _text(svg, (frame.place(x, 0)[0], _HEIGHT - _BOTTOM + 20), f"{x:.0f}", "middle")
    _text(svg, (_WIDTH / 2, _HEIGHT - 10), x_title, "middle")


def _draw_curves(
    svg: Element,
    frame: _Frame,
    curves: Mapping[str, Sequence[tuple[float, float]]],
    levels: Mapping[str, float],
) -> None:
    ends = {name: [(0.0, y), (frame.last, y)] for name, y in levels.items()}
    for number, (name, points) in enumerate({**curves, **ends}.items()):
        dashes = "6 4" if name in levels else ""
        _line(svg, [frame.place(*point) for point in points], _COLOURS[number], dashes, width=2)
        y = _HEIGHT - _BOTTOM - _LINE_HEIGHT * (len(curves) + len(levels) - number)
        _text(svg, (_WIDTH - _RIGHT - 8, y), name, "end", _COLOURS[number])


def _line(
    svg: Element,
    points: Sequence[tuple[float, float]],
    colour: str,
    dashes: str = "",
    *,
    width: int = 1,
) -> None:
    line = SubElement(svg, "polyline", {"fill": "none", "stroke": colour})
    line.set("points", " ".join(f"{x:.1f},{y:.1f}" for x, y in points))
    line.set("stroke-width", str(width))
    if dashes:
        line.set("stroke-dasharray", dashes)


def _text(
    svg: Element, place: tuple[float, float], text: str, anchor: str, colour: str = "#24292f"
) -> None:
    x, y = place
    attributes = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "fill": colour}
    SubElement(svg, "text", attributes).text = text
