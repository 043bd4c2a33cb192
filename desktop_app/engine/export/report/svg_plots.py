"""Plots of an evaluation as SVG; colours come from the page's style sheet.

CSS classes: ``right``, ``wrong`` and ``absent`` for series; ``grid``, ``axis``, ``guide``
and ``curve`` for lines; ``mark`` for dots.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

import numpy as np

from desktop_app.engine.evaluation.metrics import Numbers, ReliabilityBin
from desktop_app.engine.export.report.markup import element

_WIDTH: Final = 480
_HEIGHT: Final = 300
_LEFT: Final = 52
_RIGHT: Final = 20
_TOP: Final = 12
_BOTTOM: Final = 46
_SCORE_BINS: Final = 20
# The last bin holds all slower queries.
_TIME_BINS: Final = 24


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a plot.

    Attributes:
        title: what it measures.
        low, high: the values at its ends.
        ticks: the labelled values.
        label: formats a value.
    """

    title: str
    low: float
    high: float
    ticks: Sequence[float]
    label: Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a score histogram.

    Attributes:
        kind: CSS class.
        scores: (n,) 0..1.
    """

    kind: str
    scores: Numbers


@dataclass(frozen=True, slots=True)
class PlotTitles:
    """The texts of a plot.

    Attributes:
        name: for screen readers.
        x, y: titles of the axes.
    """

    name: str
    x: str
    y: str


def percent_axis(title: str) -> Axis:
    """Return an axis from 0 to 100%."""
    return Axis(title, 0, 1, (0, 0.2, 0.4, 0.6, 0.8, 1), lambda value: f"{value:.0%}")


def reliability_plot(titles: PlotTitles, bins: Sequence[ReliabilityBin]) -> Element:
    """Return a reliability diagram: the accuracy of each score bin, and the ideal diagonal.

    Args:
        titles: of the plot.
        bins: of the score.
    """
    plot = _Plot(titles.name, percent_axis(titles.x), percent_axis(titles.y))
    most = max((one.n for one in bins), default=0)
    for step in bins:
        if step.accuracy is not None and step.confidence is not None:
            # Bins with more photos are more opaque; an accuracy of 0 stays visible.
            bar = plot.bar(step.low, step.high, 0, max(step.accuracy, 0.004), "right")
            bar.set("fill-opacity", f"{0.35 + 0.65 * step.n / most:.2f}")
            bar.append(element("title", f"{step.accuracy:.1%} ({step.n})"))
            plot.add(bar)
    plot.line([(0, 0), (1, 1)], "guide")
    for step in bins:
        if step.accuracy is not None and step.confidence is not None:
            plot.dot(step.confidence, step.accuracy, "mark")
    return plot.svg


def score_histogram(
    titles: PlotTitles, series: Sequence[Series], threshold: float | None
) -> Element:
    """Return a stacked histogram of scores.

    Args:
        titles: of the plot.
        series: from the bottom up.
        threshold: a score to mark, or None.
    """
    edges = np.linspace(0, 1, _SCORE_BINS + 1)
    counts = [np.histogram(np.clip(part.scores, 0, 1), edges)[0] for part in series]
    highest = int(np.sum(counts, axis=0).max()) if counts else 0
    plot = _Plot(titles.name, percent_axis(titles.x), _count_axis(titles.y, highest))
    below = np.zeros(_SCORE_BINS)
    for part, count in zip(series, counts, strict=True):
        for step in np.flatnonzero(count).tolist():
            top = below[step] + count[step]
            bar = plot.bar(edges[step], edges[step + 1], below[step], top, part.kind)
            bar.append(element("title", str(count[step])))
            plot.add(bar)
        below = below + count
    if threshold is not None:
        plot.line([(threshold, 0), (threshold, plot.y.high)], "guide")
    return plot.svg


def roc_plot(titles: PlotTitles, false_accepts: Numbers, true_accepts: Numbers) -> Element:
    """Return a ROC curve, and the diagonal of a random guess.

    Args:
        titles: of the plot.
        false_accepts: (n,) share of absent products at each threshold, ascending, 0..1.
        true_accepts: (n,) share of known products at each threshold, 0..1.
    """
    plot = _Plot(titles.name, percent_axis(titles.x), percent_axis(titles.y))
    plot.line([(0, 0), (1, 1)], "guide")
    plot.line(list(zip(false_accepts.tolist(), true_accepts.tolist(), strict=True)), "curve")
    return plot.svg


def rank_plot(titles: PlotTitles, shares: Sequence[float | None]) -> Element:
    """Return the share of photos whose product is among the first 1, 2, 3… hits.

    Args:
        titles: of the plot.
        shares: by number of hits, from 1; None if undefined.
    """
    ranks = range(1, len(shares) + 1)
    x = Axis(titles.x, 0.5, len(shares) + 0.5, ranks, lambda value: f"{value:.0f}")
    plot = _Plot(titles.name, x, percent_axis(titles.y))
    for rank, value in zip(ranks, shares, strict=True):
        if value is not None:
            bar = plot.bar(rank - 0.35, rank + 0.35, 0, value, "right")
            bar.append(element("title", f"{value:.1%}"))
            plot.add(bar)
    return plot.svg


def time_histogram(
    titles: PlotTitles, times_ms: Sequence[float], marks_ms: Sequence[float]
) -> Element:
    """Return a histogram of durations.

    Args:
        titles: of the plot.
        times_ms: of each query.
        marks_ms: times to mark.
    """
    # The axis ends near the 99th percentile, so that one slow query does not flatten the rest.
    end = float(np.percentile(times_ms, 99)) * 1.15 if len(times_ms) else 1.0
    x = _count_axis(titles.x, max(1.0, end))
    edges = np.linspace(0, x.high, _TIME_BINS + 1)
    counts, _ = np.histogram(np.minimum(times_ms, x.high), edges)
    plot = _Plot(titles.name, x, _count_axis(titles.y, int(counts.max())))
    for step in np.flatnonzero(counts).tolist():
        bar = plot.bar(edges[step], edges[step + 1], 0, counts[step], "right")
        bar.append(element("title", f"{edges[step]:.0f}–{edges[step + 1]:.0f} ms: {counts[step]}"))
        plot.add(bar)
    for mark in marks_ms:
        plot.line([(mark, 0), (mark, plot.y.high)], "guide")
    return plot.svg


def _count_axis(title: str, highest: float) -> Axis:
    """Return an axis from 0 that ends at a round number, with at most six ticks."""
    step = next(step for step in _round_steps() if step * 5 >= highest)
    high = max(step, np.ceil(highest / step) * step)
    ticks = np.arange(0, high + step / 2, step).tolist()
    return Axis(title, 0, float(high), ticks, lambda value: f"{value:.0f}")


def _round_steps() -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 50 and so on."""
    unit = 1
    while True:
        yield from (unit, 2 * unit, 5 * unit)
        unit *= 10


class _Plot:
    """An SVG plot with axes; everything is drawn in the units of the axes."""

    def __init__(self, name: str, x: Axis, y: Axis) -> None:
        self._x = x
        self.y = y
        self.svg = element(
            "svg",
            element("title", name),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
            class_="plot",
            role="img",
            aria_label=name,
        )
        self._draw_axes()

    def add(self, child: Element) -> None:
        """Add an element."""
        self.svg.append(child)

    def bar(self, left: float, right: float, low: float, high: float, kind: str) -> Element:
        """Return a bar with a small gap to its neighbours; it is not added yet."""
        x, y = self._to_pixels(left, high)
        end_x, end_y = self._to_pixels(right, low)
        return element(
            "rect", x=x + 0.5, y=y, width=max(end_x - x - 1, 0.5), height=end_y - y, class_=kind
        )

    def line(self, points: Sequence[tuple[float, float]], kind: str) -> None:
        """Add a line through points."""
        pixels = " ".join(
            f"{x:.1f},{y:.1f}" for x, y in (self._to_pixels(*point) for point in points)
        )
        self.add(element("polyline", points=pixels, class_=kind))

    def dot(self, x: float, y: float, kind: str) -> None:
        """Add a small dot."""
        centre_x, centre_y = self._to_pixels(x, y)
        self.add(element("circle", cx=centre_x, cy=centre_y, r=3, class_=kind))

    def _to_pixels(self, x: float, y: float) -> tuple[float, float]:
        across = (x - self._x.low) / (self._x.high - self._x.low)
        up = (y - self.y.low) / (self.y.high - self.y.low)
        return (
            _LEFT + across * (_WIDTH - _LEFT - _RIGHT),
            _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM),
        )

    def _draw_axes(self) -> None:
        for value in self.y.ticks:
            x, y = self._to_pixels(self._x.low, value)
            self.line([(self._x.low, value), (self._x.high, value)], "grid")
            self._add_text(self.y.label(value), x - 6, y + 4, anchor="end")
        for value in self._x.ticks:
            x, y = self._to_pixels(value, self.y.low)
            self._add_text(self._x.label(value), x, y + 17)
        self.line([(self._x.low, self.y.low), (self._x.high, self.y.low)], "axis")
        self._add_text(self._x.title, (_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 6)
        middle = (_TOP + _HEIGHT - _BOTTOM) / 2
        title = self._add_text(self.y.title, 12, middle)
        title.set("transform", f"rotate(-90 12 {middle:.0f})")

    def _add_text(self, text: str, x: float, y: float, *, anchor: str = "middle") -> Element:
        label = element("text", text, x=x, y=y, text_anchor=anchor)
        self.add(label)
        return label
