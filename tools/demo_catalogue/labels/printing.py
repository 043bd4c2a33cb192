"""Labels in the shapes that packs need: a panel, a wrap for sides, a band around."""

from PIL import Image

from tools.demo_catalogue.labels.decoration_canvas import DecorationCanvas
from tools.demo_catalogue.labels.label_text import LabelText
from tools.demo_catalogue.labels.pack_faces import PackFaces
from tools.demo_catalogue.labels.plain_designs import Design

# Longest side of a picture in pixels.
_FINE = 640


def _sized(width: float, height: float, longest: int = _FINE) -> tuple[int, int]:
    scale = longest / max(width, height)
    return max(round(width * scale), 64), max(round(height * scale), 64)


def panel(design: Design, label: LabelText, width: float, height: float) -> Image.Image:
    """Return a front of a width and height in cm."""
    canvas = DecorationCanvas(*_sized(width, height), label.background)
    design.background(canvas, label)
    design.face(canvas, label, canvas.width / 2, canvas.width)
    return canvas.image()


def band(
    design: Design, label: LabelText, around: float, height: float, share: float = 0.33
) -> Image.Image:
    """Return a label that goes around a pack.

    Args:
        design: how it is set.
        label: what it says.
        around: circumference in cm.
        height: in cm.
        share: of it that the face takes up.
    """
    canvas = DecorationCanvas(*_sized(around, height, 1000), label.background)
    design.background(canvas, label)
    design.face(canvas, label, canvas.width / 2, canvas.width * share)
    _information(canvas, label, canvas.width * 0.12, canvas.width * 0.2)
    _code(canvas, label, canvas.width * 0.88, canvas.width * 0.2)
    return canvas.image()


def wrap(design: Design, label: LabelText, width: float, depth: float, height: float) -> PackFaces:
    """Return what is printed on a pack of a size in cm."""
    side = DecorationCanvas(*_sized(depth, height), label.background)
    _information(side, label, side.width / 2, side.width * 0.84)
    back = DecorationCanvas(*_sized(width, height), label.background)
    design.background(back, label)
    _information(back, label, back.width / 2, back.width * 0.84, 0.08)
    _code(back, label, back.width / 2, back.width * 0.7)
    top = DecorationCanvas(*_sized(width, depth), label.background)
    top.text(
        top.width / 2,
        top.height / 2,
        label.brand,
        top.height * 0.3,
        label.ink,
        "caps",
        0.02,
        top.width * 0.8,
    )
    return PackFaces(panel(design, label, width, height), side.image(), back.image(), top.image())


def _information(
    canvas: DecorationCanvas, label: LabelText, x: float, width: float, top: float = 0.14
) -> None:
    """Set name and small print on a pale field around ``x``."""
    h = canvas.height
    unit = min(width, h * 0.8)
    left, high = x - width / 2, h * top
    canvas.box(left, high, left + width, high + h * 0.44, "#fbf8f0")
    canvas.text(x, high + h * 0.06, label.name, unit * 0.12, "#2a2a2a", "caps", 0, width * 0.84)
    canvas.text(x, high + h * 0.12, label.line, unit * 0.075, "#5a5a5a", "sans", 0, width * 0.84)
    rows = max(3, int(h * 0.24 / 13))
    canvas.small_print(left + width * 0.08, high + h * 0.17, width * 0.84, rows, "#8a8a86")


def _code(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    """Print the barcode in the lower part, as large as possible."""
    module = min(width / 113, canvas.height * 0.28 / 75)
    canvas.barcode(x - 56.5 * module, canvas.height * 0.68, module, 58 * module, label.gtin)
