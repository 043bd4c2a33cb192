"""The print on the packs: one function a kind of pack, coloured by flavour."""

from dataclasses import dataclass

from tools.sample.artwork import Art
from tools.sample.motifs import Motif
from tools.sample.surfaces import Texture


@dataclass(frozen=True, slots=True)
class Flavour:
    """What sets one product of a family apart.

    Attributes:
        ground: the main colour of the print.
        accent: the second colour.
        ink: colour of text on the main colour.
        motif: what is pictured.
        gtin: printed as a barcode where the pack has room.
    """

    name: str
    ground: str
    accent: str
    ink: str
    motif: Motif
    gtin: str = ""


_CREAM = "#f8f1e1"


def tea_front(flavour: Flavour) -> Texture:
    """Return the front of a tea carton, 760 x 1000."""
    art = Art(760, 1000, flavour.ground)
    art.frame(26, 3, flavour.accent, 18)
    art.text(380, 118, "TESSEL & BIRCH", 62, flavour.ink, "serif-bold", 0.06, 640)
    art.text(380, 184, "fine infusions · est. 1987", 26, flavour.accent, "italic", 0.05)
    art.disc(380, 480, 242, flavour.accent)
    art.disc(380, 480, 232, _CREAM)
    flavour.motif(art, 380, 480, 150)
    art.text(380, 792, flavour.name.upper(), 60, flavour.ink, "bold", 0.05, 650)
    art.line([(300, 846), (460, 846)], 3, flavour.accent)
    art.text(380, 890, "20 tea bags", 32, flavour.ink, "sans", 0.04)
    art.text(380, 934, "40 g ℮", 24, flavour.accent, "sans", 0.04)
    return art.texture()


def tea_side(flavour: Flavour) -> Texture:
    """Return the side of a tea carton, 480 x 1000, with its barcode."""
    art = Art(480, 1000, flavour.ground)
    art.box(44, 60, 436, 560, flavour.accent)
    art.box(50, 66, 430, 554, _CREAM)
    flavour.motif(art, 240, 220, 90)
    art.text(240, 372, "HOW TO BREW", 30, flavour.ground, "bold", 0.06)
    art.text(240, 428, "95 °C · 5 minutes", 30, flavour.ground, "sans")
    art.small_print(90, 468, 300, 6, flavour.ground)
    art.small_print(60, 610, 360, 7, flavour.ink)
    art.barcode(70, 730, 3, 150, flavour.gtin)
    return art.texture()


def tea_top(flavour: Flavour) -> Texture:
    """Return the lid of a tea carton, 760 x 480."""
    art = Art(760, 480, flavour.ground)
    art.frame(26, 3, flavour.accent, 18)
    art.text(380, 210, "TESSEL & BIRCH", 58, flavour.ink, "serif-bold", 0.06, 620)
    art.text(380, 300, flavour.name, 40, flavour.accent, "italic", 0.03, 600)
    return art.texture()


def can(flavour: Flavour) -> Texture:
    """Return the wrap of a drinks can, 2000 x 900: the design twice around."""
    art = Art(2000, 900, flavour.ground)
    art.shade(flavour.ground, flavour.accent)
    for middle in (0, 500, 1000, 1500, 2000):
        shift = 500 if middle % 1000 else 0
        if shift:
            art.text(middle, 450, "SPARKLING", 60, flavour.ink, "light", 0.3, None, 90)
            continue
        flavour.motif(art, middle - 150, 770, 190)
        flavour.motif(art, middle + 190, 640, 140)
        flavour.motif(art, middle + 60, 900, 150)
        art.text(middle, 200, "Plimm", 168, flavour.ink, "bold", -0.045)
        art.text(middle, 330, flavour.name.upper(), 50, flavour.ink, "narrow", 0.1, 400)
        art.line([(middle - 90, 378), (middle + 90, 378)], 5, flavour.ink)
        art.text(middle, 418, "no added sugar", 34, flavour.ink, "sans", 0.06)
    for x, y, radius in _bubbles(2000, 900):
        beside_text = 230 < x % 1000 < 770
        if beside_text or y > 450:
            art.disc(x, y, radius, flavour.ink)
    return art.texture()


def _bubbles(width: int, height: int) -> list[tuple[float, float, float]]:
    """Return places and sizes of bubbles, the same every time."""
    return [
        ((number * 377) % width, (number * 211) % height, 3 + (number * 7) % 7)
        for number in range(70)
    ]


def drink_front(flavour: Flavour) -> Texture:
    """Return the front of a drinks carton, 700 x 1800."""
    art = Art(700, 1800, _CREAM)
    art.wave(1080, 46, 1, flavour.accent, 0.6)
    art.wave(1170, 56, 1, flavour.ground, 2.2)
    art.text(350, 330, "halmdal", 150, flavour.ground, "bold", -0.03, 600)
    art.line([(110, 440), (590, 440)], 6, flavour.accent)
    art.text(350, 500, "from the fields of the north", 34, flavour.ground, "italic", 0.02)
    flavour.motif(art, 350, 800, 220)
    art.text(350, 1370, flavour.name.upper(), 110, flavour.ink, "bold", 0.02, 580)
    art.text(350, 1480, "unsweetened", 52, flavour.ink, "light", 0.08)
    art.text(350, 1690, "1 litre ℮", 48, flavour.ink, "sans", 0.05)
    return art.texture()


def drink_side(flavour: Flavour) -> Texture:
    """Return the side of a drinks carton, 700 x 1800."""
    art = Art(700, 1800, _CREAM)
    art.wave(1080, 46, 1, flavour.accent, 3.7)
    art.wave(1170, 56, 1, flavour.ground, 5.3)
    art.text(350, 360, "Shake well.", 84, flavour.ground, "serif-bold")
    art.text(350, 460, "Keep cool, drink within 5 days.", 36, flavour.ground, "italic", 0, 560)
    art.small_print(110, 560, 480, 22, flavour.ground)
    art.barcode(125, 1350, 4, 220, flavour.gtin)
    return art.texture()


def jar(flavour: Flavour) -> Texture:
    """Return the label of a jar, 1500 x 480."""
    art = Art(1500, 480, _CREAM)
    art.frame(14, 5, flavour.ground, 14)
    art.frame(26, 2, flavour.accent, 8)
    art.text(750, 86, "Quillberry", 84, flavour.ground, "serif-bold", 0.01)
    flavour.motif(art, 750, 232, 92)
    art.text(750, 372, flavour.name.upper(), 54, flavour.ground, "bold", 0.06, 500)
    art.text(750, 426, "slowly stirred · 340 g", 28, flavour.accent, "italic", 0.04)
    for middle in (220, 1280):
        art.small_print(middle - 80, 150, 160, 16, flavour.ground)
    return art.texture()


def oil(flavour: Flavour) -> Texture:
    """Return the label of an oil bottle, 900 x 760."""
    art = Art(900, 760, flavour.ground)
    art.box(0, 40, 900, 46, flavour.accent)
    art.box(0, 714, 900, 720, flavour.accent)
    art.text(450, 130, "OLVANTO", 92, flavour.ink, "serif", 0.12, 430)
    flavour.motif(art, 450, 350, 130)
    art.text(450, 560, flavour.name, 64, flavour.accent, "italic", 0, 400)
    art.text(450, 640, "cold pressed · 500 ml", 36, flavour.ink, "sans", 0.0, 380)
    return art.texture()


def coffee_front(flavour: Flavour) -> Texture:
    """Return the front of a coffee pouch, 900 x 1500."""
    art = Art(900, 1500, flavour.ground)
    art.box(0, 0, 900, 190, flavour.accent)
    art.text(450, 360, "KORVOLO", 128, flavour.ink, "bold", 0.1, 700)
    art.text(450, 452, "coffee roasters", 46, flavour.accent, "italic", 0.08)
    flavour.motif(art, 450, 810, 330)
    art.box(110, 1100, 790, 1310, flavour.accent)
    art.text(450, 1172, flavour.name.upper(), 84, flavour.ground, "bold", 0.08, 620)
    art.text(450, 1258, "whole beans", 44, flavour.ground, "sans", 0.08)
    art.text(450, 1390, "250 g ℮", 44, flavour.ink, "sans", 0.06)
    return art.texture()


def coffee_back(flavour: Flavour) -> Texture:
    """Return the back of a coffee pouch, 900 x 1500, with its barcode."""
    art = Art(900, 1500, flavour.ground)
    art.box(0, 0, 900, 190, flavour.accent)
    art.text(450, 330, "Tasting notes", 76, flavour.accent, "italic")
    for row, (name, share) in enumerate((("body", 0.8), ("acidity", 0.45), ("roast", 0.7))):
        y = 450 + row * 90
        art.text(230, y, name, 46, flavour.ink, "sans")
        for dot in range(6):
            lit = dot < share * 6
            art.disc(430 + dot * 66, y, 20, flavour.accent if lit else "#55514d")
    art.small_print(150, 740, 600, 14, flavour.ink)
    art.barcode(224, 960, 4, 250, flavour.gtin)
    return art.texture()


def care(flavour: Flavour) -> Texture:
    """Return the label of a pump bottle, 1000 x 620."""
    art = Art(1000, 620, flavour.ground)
    art.box(0, 400, 1000, 620, flavour.accent)
    flavour.motif(art, 500, 330, 120)
    art.text(500, 96, "savelune", 88, flavour.ink, "light", 0.04, 390)
    art.text(500, 498, flavour.name.upper(), 54, flavour.ground, "bold", 0.08, 360)
    art.text(500, 562, "hand wash · 300 ml", 32, flavour.ground, "sans", 0.0, 340)
    return art.texture()


def soap_top(flavour: Flavour) -> Texture:
    """Return the upper face of a soap carton, 1000 x 640."""
    art = Art(1000, 640, flavour.ground)
    for number in range(-6, 20):
        start = number * 90
        art.line([(start, 640), (start + 320, 0)], 10, flavour.accent)
    art.disc(500, 320, 262, flavour.accent)
    art.disc(500, 320, 252, _CREAM)
    flavour.motif(art, 500, 200, 74)
    art.text(500, 332, "savelune", 80, flavour.ink, "light", 0.04)
    art.text(500, 412, flavour.name.upper(), 42, flavour.ink, "bold", 0.08, 400)
    art.text(500, 472, "bar soap · 100 g", 30, flavour.ink, "sans")
    return art.texture()


def soap_edge(flavour: Flavour) -> Texture:
    """Return the edge of a soap carton, 1000 x 320."""
    art = Art(1000, 320, flavour.accent)
    art.text(500, 150, f"savelune · {flavour.name.lower()}", 84, flavour.ground, "light", 0.04, 820)
    return art.texture()


def letter(sign: str, ground: str, ink: str) -> Texture:
    """Return the face of a toy cube, 400 x 400."""
    art = Art(400, 400, "#ecd3a4")
    art.frame(34, 22, ground, 30)
    art.text(200, 196, sign, 220, ink, "bold")
    return art.texture()


def stripes(ground: str, *bands: str) -> Texture:
    """Return a mug's pattern of bands, 800 x 400."""
    art = Art(800, 400, ground)
    for number, colour in enumerate(bands):
        top = 90 + number * 62
        art.box(0, top, 800, top + 44, colour)
    return art.texture()


def dots(ground: str, *colours: str) -> Texture:
    """Return a mug's pattern of dots, 2000 x 640."""
    art = Art(2000, 640, ground)
    for row in range(5):
        for column in range(20):
            x, y = 50 + column * 100 + (row % 2) * 50, 90 + row * 116
            art.disc(x, y, 32, colours[(row + column) % len(colours)])
    return art.texture()


def meadow(ground: str, stalk: str, *petals: str) -> Texture:
    """Return a mug's pattern of flowers, 1600 x 640."""
    art = Art(1600, 640, ground)
    for number in range(16):
        x, top = 50 + number * 100, 190 + (number * 137) % 190
        art.line([(x, 640), (x + 8, top)], 7, stalk)
        art.oval(x + 24, top + 130, 34, 11, -40, stalk)
        art.oval(x - 20, top + 180, 34, 11, 220, stalk)
        colour = petals[number % len(petals)]
        for dx, dy in (
            (-26, 0),
            (26, 0),
            (0, -26),
            (0, 26),
            (18, 18),
            (-18, 18),
            (18, -18),
            (-18, -18),
        ):
            art.disc(x + 8 + dx, top + dy, 18, colour)
        art.disc(x + 8, top, 16, "#f5c343")
    return art.texture()
