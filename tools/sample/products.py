"""What is for sale: the products, how each looks and how it is pictured."""

from collections.abc import Callable
from dataclasses import dataclass

from tools.sample import packs, wares
from tools.sample.artwork import with_check_digit
from tools.sample.labels import Flavour, dots, meadow, stripes
from tools.sample.motifs import (
    Motif,
    almonds,
    apricot,
    berries,
    camomile,
    citrus,
    ear,
    honeycomb,
    lavender,
    lemon_and_leaf,
    olives,
    peaks,
    sprig,
    strawberry,
)
from tools.sample.scene import Thing
from tools.sample.surfaces import Paint, Texture, plain, speckled, wood


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the sample.

    Attributes:
        price: in EUR.
        number: its GTIN's own part, 0..9999.
        build: makes the thing from its GTIN; drawing the label takes a moment.
        angles: yaw and pitch in degrees, one for each picture.
    """

    sku: str
    number: int
    name: str
    brand: str
    category: str
    price: str
    description: str
    build: Callable[[str], Thing]
    angles: tuple[tuple[float, float], ...]

    @property
    def gtin(self) -> str:
        """A GTIN-13 that begins with 20, the range for use within a company."""
        return with_check_digit(f"20047110{self.number:04d}")

    def thing(self) -> Thing:
        """Return the product as it stands in the studio."""
        return self.build(self.gtin)

    def pictures(self) -> list[str]:
        """Return the names of its picture files."""
        return [f"{self.sku.lower()}-{place}.jpg" for place in range(1, len(self.angles) + 1)]


def products() -> list[Product]:
    """Return all products, families together."""
    return [
        *_teas(),
        *_soft_drinks(),
        *_plant_drinks(),
        *_pantry(),
        *_coffees(),
        *_care(),
        *_mugs(),
        *_toys(),
        *_fruit(),
        *_lamps(),
    ]


def _teas() -> list[Product]:
    def tea(
        number: int, key: str, name: str, ground: str, accent: str, motif: Motif, text: str
    ) -> Product:
        angles: tuple[tuple[float, float], ...] = ((-31.0, 12.0),)
        if key == "LEM":
            angles += ((35.0, 20.0), (-62.0, 10.0))
        return Product(
            f"TEA-{key}", number, f"{name} Tea, 20 bags", "Tessel & Birch", "Tea", "3.49", text,
            lambda gtin: packs.tea(Flavour(name, ground, accent, "#fdf6e3", motif, gtin)), angles,
        )  # fmt: skip

    return [
        tea(101, "LEM", "Lemon & Ginger", "#a9780c", "#f4d684", lemon_and_leaf,
            "Bright and warming, with dried ginger and lemon peel."),
        tea(102, "MIN", "Peppermint", "#1f5b48", "#a5d6b8", sprig("#4f9a63", "#2f6b45"),
            "Whole peppermint leaves, cool and clean."),
        tea(103, "BER", "Wild Berry", "#6b1d46", "#e9a9c4", berries("#8c2459", "#c0588a"),
            "Hibiscus, elderberry and blackcurrant."),
        tea(104, "CAM", "Camomile", "#27466b", "#adc7e6", camomile,
            "Mild camomile blossoms for the evening."),
    ]  # fmt: skip


def _soft_drinks() -> list[Product]:
    def can(number: int, key: str, name: str, top: str, bottom: str, motif: Motif) -> Product:
        return Product(
            f"CAN-{key}", number, f"Plimm {name} 330 ml", "Plimm", "Soft drinks", "1.29",
            f"Sparkling water with {name.lower()}, no added sugar.",
            lambda gtin: packs.can(Flavour(name, top, bottom, "#ffffff", motif, gtin)),
            ((0.0, 11.0),),
        )  # fmt: skip

    return [
        can(201, "ORA", "Blood Orange", "#e8541e", "#f7a23b", citrus("#e2611b", "#d8321f")),
        can(202, "GRA", "Grapefruit", "#e0567a", "#f8b4a6", citrus("#f2a65a", "#ec6a6f")),
        can(203, "LIM", "Lime", "#3f9a4a", "#b5d75a", citrus("#4f9b2f", "#a9d64f")),
        can(204, "BLU", "Blueberry", "#3b3f9c", "#8f87d8", berries("#2c2f7a", "#6a6fc4")),
    ]


def _plant_drinks() -> list[Product]:
    def drink(number: int, key: str, name: str, price: str, ground: str, accent: str) -> Product:
        motif = almonds("#b9743a", "#8a5226") if key == "ALM" else ear(accent, ground)
        angles = ((-28.0, 11.0), (-64.0, 11.0)) if key == "BAR" else ((-28.0, 11.0),)
        return Product(
            f"DRK-{key}", number, f"Halmdal {name} 1 l", "Halmdal", "Plant drinks", price,
            f"{name} drink, unsweetened, in a carton that can be recycled.",
            lambda gtin: packs.drink(Flavour(name, ground, accent, "#fffaf0", motif, gtin)),
            angles,
        )  # fmt: skip

    return [
        drink(301, "OAT", "Oat", "2.19", "#2f7f86", "#e3b04b"),
        drink(302, "BAR", "Barista", "2.59", "#3a2f2b", "#c98a4b"),
        drink(303, "ALM", "Almond", "2.79", "#b4553a", "#f0b98a"),
    ]


def _pantry() -> list[Product]:
    def jam(
        number: int, key: str, name: str, ink: str, accent: str, fruit: str, motif: Motif
    ) -> Product:
        angles = ((0.0, 11.0), (-30.0, 34.0)) if key == "STR" else ((0.0, 11.0),)
        return Product(
            f"JAR-{key}", number, f"{name} Preserve 340 g", "Quillberry", "Pantry", "4.20",
            f"{name} preserve with 60 % fruit, slowly stirred in small kettles.",
            lambda gtin: packs.jam(Flavour(name, ink, accent, ink, motif, gtin), fruit, ink),
            angles,
        )  # fmt: skip

    return [
        jam(401, "STR", "Strawberry", "#9c1f2e", "#d9848a", "#8e0f18", strawberry),
        jam(402, "APR", "Apricot", "#b35a12", "#e3a566", "#d9740f", apricot),
        jam(403, "BLB", "Blueberry", "#2c2b63", "#8d8cc0", "#2a123c",
            berries("#34357f", "#6f70b8")),
        Product(
            "JAR-HON", 404, "Blossom Honey 340 g", "Quillberry", "Pantry", "6.80",
            "Clear honey from linden and acacia blossom.",
            lambda gtin: packs.honey(
                Flavour("Blossom Honey", "#6b4a12", "#d99a2b", "#6b4a12", honeycomb, gtin)
            ),
            ((0.0, 11.0),),
        ),
        Product(
            "OIL-EXV", 405, "Extra Virgin Olive Oil 500 ml", "Olvanto", "Pantry", "11.90",
            "Cold pressed from early olives; peppery, with a note of green tomato.",
            lambda gtin: packs.oil(
                Flavour("Extra Virgin", "#2e3b24", "#d8c07a", "#f6efd9", olives, gtin)
            ),
            ((0.0, 9.0),),
        ),
    ]  # fmt: skip


def _coffees() -> list[Product]:
    def coffee(
        number: int, key: str, name: str, price: str, ground: str, accent: str, ridge: str, sun: str
    ) -> Product:
        motif = peaks(ridge, accent, sun)
        angles = ((-14.0, 10.0), (166.0, 10.0)) if key == "ESP" else ((-14.0, 10.0),)
        return Product(
            f"COF-{key}", number, f"Café Korvolo {name} 250 g", "Korvolo", "Coffee", price,
            f"{name} coffee, whole beans, roasted in small batches.",
            lambda gtin: packs.coffee(Flavour(name, ground, accent, "#f4ede1", motif, gtin)),
            angles,
        )  # fmt: skip

    return [
        coffee(501, "ESP", "Espresso", "8.90", "#26221f", "#e0713a", "#6a4632", "#f3c27a"),
        coffee(502, "FIL", "Filter", "8.90", "#17424a", "#7cc0b6", "#2f6c70", "#f2d9a0"),
        coffee(503, "DEC", "Decaf", "9.40", "#4a2a48", "#d59ac0", "#73476d", "#f6d3b8"),
    ]


def _care() -> list[Product]:
    def pump(
        number: int, key: str, name: str, ground: str, accent: str, bottle: str, motif: Motif
    ) -> Product:
        return Product(
            f"WSH-{key}", number, f"Hand Wash {name} 300 ml", "Savelune", "Care", "5.50",
            f"Mild hand wash with {name.lower()} oil, pH neutral.",
            lambda gtin: packs.pump(Flavour(name, ground, accent, accent, motif, gtin), bottle),
            ((0.0, 11.0),),
        )  # fmt: skip

    return [
        pump(601, "LAV", "Lavender", "#f5f0f7", "#6e5a94", "#cfc3e0", lavender),
        pump(602, "CIT", "Citrus", "#fbf6e2", "#8a7a1c", "#ecdf9c", citrus("#e9b21a", "#f6d94f")),
        Product(
            "SOP-LAV", 603, "Bar Soap Lavender 100 g", "Savelune", "Care", "3.20",
            "Hard soap from olive oil with lavender, wrapped in paper.",
            lambda gtin: packs.soap(
                Flavour("Lavender", "#e6def0", "#8f7bb5", "#59477d", lavender, gtin)
            ),
            ((-24.0, 22.0),),
        ),
    ]  # fmt: skip


def _mugs() -> list[Product]:
    def mug(
        number: int, key: str, name: str, text: str, glaze: Paint, pattern: Callable[[], Texture]
    ) -> Product:
        angles = ((-28.0, 17.0), (24.0, 30.0)) if key == "MEA" else ((-28.0, 17.0),)
        return Product(
            f"MUG-{key}", number, name, "Mokkery", "Mugs", "14.50", text,
            lambda _: wares.mug(pattern(), glaze), angles,
        )  # fmt: skip

    cream, white = speckled("#e6ddcb", "#6b5a45"), plain("#f3f1ec", 0.06, 0.16)
    navy = plain("#22314f", 0.06, 0.16)
    return [
        mug(701, "BND", "Mug Bands", "Stoneware, 300 ml, hand-painted bands.", cream,
            lambda: stripes("#e6ddcb", "#2f5d62", "#d08c4a", "#a8443a", "#2f5d62")),
        mug(702, "DOT", "Mug Dots", "Porcelain, 300 ml, dots all around.", navy,
            lambda: dots("#22314f", "#f3e9d2", "#e58b6b")),
        mug(703, "MEA", "Mug Meadow", "Porcelain, 300 ml, with a flower meadow.", white,
            lambda: meadow("#f3f1ec", "#5b8a55", "#d8546a", "#6a86c9", "#e8a13a")),
    ]  # fmt: skip


def _toys() -> list[Product]:
    return [
        Product(
            "TOY-RNG", 801, "Stacking Rings", "Pimpelwood", "Toys", "19.90",
            "Five rings on a beech post, water-based colours, from 12 months.",
            lambda _: wares.rings(("#d2453f", "#e8943a", "#efc84a", "#5da36a", "#3f7fb5")),
            ((0.0, 16.0),),
        ),
        Product(
            "TOY-TOP", 802, "Spinning Top", "Pimpelwood", "Toys", "9.90",
            "Turned beech, spins for a minute.",
            lambda _: wares.top(("#c8403a", "#f2e6cf", "#2f6f8f", "#f2e6cf", "#e3a53b")),
            ((12.0, 14.0),),
        ),
        Product(
            "TOY-CUB", 803, "Letter Cubes", "Pimpelwood", "Toys", "12.90",
            "Three beech cubes, a letter on every face.",
            lambda _: wares.cubes("ACB", ("#c8403a", "#3f7fb5", "#4f9a5f")),
            ((6.0, 15.0),),
        ),
    ]  # fmt: skip


def _fruit() -> list[Product]:
    def fruit(
        number: int, key: str, name: str, price: str, text: str, build: Callable[[], Thing]
    ) -> Product:
        return Product(
            f"FRU-{key}", number, name, "Fernhollow Farm", "Fruit", price, text,
            lambda _: build(), ((20.0, 16.0),),
        )  # fmt: skip

    return [
        fruit(901, "APR", "Apple, red", "0.60", "Crisp and sweet; priced each.",
              lambda: wares.apple("#b5402a", "#8a0c18", 11)),
        fruit(902, "APG", "Apple, green", "0.60", "Tart and firm, for baking; priced each.",
              lambda: wares.apple("#a9b648", "#6f9432", 15)),
        fruit(903, "PEA", "Pear", "0.75", "Soft and juicy; priced each.", wares.pear),
        fruit(904, "LEM", "Lemon", "0.55", "Untreated peel; priced each.", wares.lemon),
    ]  # fmt: skip


def _lamps() -> list[Product]:
    return [
        Product(
            "LMP-TER", 1001, "Dome Lamp, terracotta", "Noctilo", "Lamps", "89.00",
            "Table lamp of painted steel, dimmable.",
            lambda _: wares.mushroom_lamp("#d8774f", "#c4653f"), ((0.0, 5.0),),
        ),
        Product(
            "LMP-SAG", 1002, "Dome Lamp, sage", "Noctilo", "Lamps", "89.00",
            "Table lamp of painted steel, dimmable.",
            lambda _: wares.mushroom_lamp("#9db08f", "#86997a"), ((0.0, 5.0),),
        ),
        Product(
            "LMP-OAK", 1003, "Shade Lamp, oak", "Noctilo", "Lamps", "119.00",
            "Oak base, brass stem and a pleated linen shade.",
            lambda _: wares.shade_lamp("#f0e2c8", wood("#c99a62", "#8d5f34")), ((0.0, 8.0),),
        ),
    ]  # fmt: skip
