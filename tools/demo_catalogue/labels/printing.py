"""Labels in the shapes that packs need: a panel, a wrap for sides, a band around."""

from PIL import Image

from tools.demo_catalogue.labels.label_text import LabelText
from tools.demo_catalogue.labels.pen import Pen
from tools.demo_catalogue.labels.plain_designs import Design
from tools.demo_catalogue.labels.wrap import Wrap

# Longest side of a picture in pixels.
_FINE = 640


def _sized(width: float, height: float, longest: int = _FINE) -> tuple[int, int]:
    scale = longest / max(width, height)
    return max(round(width * scale), 64), max(round(height * scale), 64)


def panel(design: Design, copy: LabelText, width: float, height: float) -> Image.Image:
    """Return a front of a width and height in cm."""
    art = Pen(*_sized(width, height), copy.ground)
    design.ground(art, copy)
    design.face(art, copy, art.width / 2, art.width)
    return art.image()


def band(
    design: Design, copy: LabelText, around: float, height: float, share: float = 0.33
) -> Image.Image:
    """Return a label that goes around a pack.

    Args:
        design: how it is set.
        copy: what it says.
        around: circumference in cm.
        height: in cm.
        share: of it that the face takes up.
    """
    art = Pen(*_sized(around, height, 1000), copy.ground)
    design.ground(art, copy)
    design.face(art, copy, art.width / 2, art.width * share)
    _information(art, copy, art.width * 0.12, art.width * 0.2)
    _code(art, copy, art.width * 0.88, art.width * 0.2)
    return art.image()


def wrap(design: Design, copy: LabelText, width: float, depth: float, height: float) -> Wrap:
    """Return what is printed on a pack of a size in cm."""
    side = Pen(*_sized(depth, height), copy.ground)
    _information(side, copy, side.width / 2, side.width * 0.84)
    back = Pen(*_sized(width, height), copy.ground)
    design.ground(back, copy)
    _information(back, copy, back.width / 2, back.width * 0.84, 0.08)
    _code(back, copy, back.width / 2, back.width * 0.7)
    top = Pen(*_sized(width, depth), copy.ground)
    top.text(
        top.width / 2,
        top.height / 2,
        copy.brand,
        top.height * 0.3,
        copy.ink,
        "caps",
        0.02,
        top.width * 0.8,
    )
    return Wrap(panel(design, copy, width, height), side.image(), back.image(), top.image())


def _information(art: Pen, copy: LabelText, x: float, width: float, top: float = 0.14) -> None:
    """Set name and small print on a pale field around ``x``."""
    h = art.height
    unit = min(width, h * 0.8)
    left, high = x - width / 2, h * top
    art.box(left, high, left + width, high + h * 0.44, "#fbf8f0")
    art.text(x, high + h * 0.06, copy.name, unit * 0.12, "#2a2a2a", "caps", 0, width * 0.84)
    art.text(x, high + h * 0.12, copy.line, unit * 0.075, "#5a5a5a", "sans", 0, width * 0.84)
    rows = max(3, int(h * 0.24 / 13))
    art.small_print(left + width * 0.08, high + h * 0.17, width * 0.84, rows, "#8a8a86")


def _code(art: Pen, copy: LabelText, x: float, width: float) -> None:
    """Print the barcode in the lower part, as large as possible."""
    module = min(width / 113, art.height * 0.28 / 75)
    art.barcode(x - 56.5 * module, art.height * 0.68, module, 58 * module, copy.gtin)
