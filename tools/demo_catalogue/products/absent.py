"""Products that are not in the catalogue and appear only in query photos.

Some are further varieties of brands in the catalogue, which is the hard case; others
resemble no product of it.
"""

import math
from collections.abc import Callable

from PIL import Image

from tools.demo_catalogue.labels import motifs, patterns
from tools.demo_catalogue.labels.bold_designs import COMIC, FIZZ
from tools.demo_catalogue.labels.canvas import Motif, with_check_digit
from tools.demo_catalogue.labels.label_text import LabelText
from tools.demo_catalogue.labels.plain_designs import HERITAGE, NIGHT, Design
from tools.demo_catalogue.labels.plants import almonds, blossom, lavender, sprig
from tools.demo_catalogue.labels.printing import band, wrap
from tools.demo_catalogue.materials import Material, glaze, lacquer, metal, suede
from tools.demo_catalogue.mesh import ball, joined
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part
from tools.demo_catalogue.products.product import Product
from tools.demo_catalogue.shapes import hand_tools, lamps, shoes
from tools.demo_catalogue.shapes.bottles import bottle, jar
from tools.demo_catalogue.shapes.packs import carton, drinks_can, pillow_bag
from tools.demo_catalogue.shapes.tableware import mug


def products() -> list[Product]:
    """Return the ten absent products; their SKUs appear in no table."""
    white = "#ffffff"
    named = {
        "Morrowleaf Rooibos": lambda: carton(8.2, 6, 12.6, wrap(HERITAGE, _copy("Morrowleaf", "Rooibos", "tea", ("#8c3a1a", "#f0b080", "#fbf0d8"), sprig("#b0643a", "#7a3a1a")), 8.2, 6, 12.6)),
        "Zupp Cucumber": lambda: drinks_can(_band(FIZZ, _copy("Zupp", "Cucumber", "sparkling drink", ("#2f8a6a", "#c0e8c0", white), sprig("#5aa04a", "#2f6b35")), 3.3, 9.8)),
        "Brambly Hatch Fig": lambda: jar(_band(HERITAGE, _copy("Brambly Hatch", "Fig", "preserve", ("#4f2f4a", "#d8b0c8", "#fbf0d8"), lavender), 3.6, 4.6), Material("#3a1422", 0.12, subsurface=0.3), metal("#4f2f4a", 0.35)),
        "Krumpl Vinegar": lambda: pillow_bag(18, 25, 7, wrap(COMIC, _copy("Krumpl", "Vinegar", "potato crisps", ("#3a9ab8", "#5ac0d8", "#0c3a4a"), motifs.crisp("#f2c85a", "#c98a2a")), 18, 5, 25)),
        "Olvara Walnut": lambda: bottle("oil", _band(NIGHT, _copy("Olvara", "Walnut", "nut oil", ("#3a2416", "#d8a870", "#f6e8d4"), almonds("#b9743a", "#8a5226")), 3.5, 10.5), "#c8a050", metal("#1c1c1e", 0.4), 3.5, 27, tint="#9a7a4a", band=(0.12, 0.51)),
        "Mokkery Daisy": lambda: mug("round", glaze("#7aa0c0"), glaze("#f2efe8"), patterns.scattered("#7aa0c0", [blossom("#ffffff", "#f0c83a", 12)], 7)),
        "Fenno Hytte green": lambda: shoes.slipper(suede("#3f6b4a"), suede("#d8c8a8"), Material("#1d1d1f", 0.75)),
        "Halo & Finch globe": lambda: lamps.globe(lacquer("#b5453c"), 0, "#ffd0a0"),
        "Rubber duck": _duck,
        "Werkmann mallet": lambda: hand_tools.hammer(lacquer("#2f5a8a"), mallet="#e0d8c8"),
    }  # fmt: skip
    return [
        Product(
            f"ABSENT-{number}", 9001 + number, name, "", "", "", "", "", "", _ignoring(build), ()
        )
        for number, (name, build) in enumerate(named.items(), start=1)
    ]


def _ignoring(build: Callable[[], Object3D]) -> Callable[[str], Object3D]:
    return lambda _: build()


def _copy(
    brand: str, name: str, line: str, colours: tuple[str, str, str], motif: Motif
) -> LabelText:
    return LabelText(brand, name, line, "", *colours, motif, with_check_digit("200471129999"))


def _band(design: Design, label: LabelText, radius: float, height: float) -> Image.Image:
    return band(design, label, math.tau * radius, height)


def _duck() -> Object3D:
    """Return a rubber duck."""
    yellow = Material("#e8b81c", 0.25, coat=0.3)
    body = joined(
        ball(4.2).scaled(1.25, 1, 0.85).moved(z=3.4), ball(2.7).moved(-2.6, 0, 7.4),
        ball(1.5).scaled(1.3, 1, 0.8).turned("y", -35).moved(5.0, 0, 4.8),
    )  # fmt: skip
    eyes = joined(*(ball(0.45).moved(-4.2, y, 8.2) for y in (-1.7, 1.7)))
    return assemble(
        Part(body, (yellow,), remesh_cm=0.2),
        part(ball(1.3).scaled(1.1, 1, 0.45).moved(-5.3, 0, 7.0), lacquer("#d9581a")),
        part(eyes, Material("#161616", 0.15)),
    )
