"""What is known about a product, and how families of packs are written down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.demo_catalogue.labels.artwork import Motif, with_check_digit
from tools.demo_catalogue.labels.copy import Copy
from tools.demo_catalogue.thing import Thing

# Yaw and pitch of a studio picture in degrees.
View = tuple[float, float]
BOXES: tuple[View, ...] = ((-27, 12), (34, 20), (155, 12))
ROUND: tuple[View, ...] = ((-8, 9), (17, 24), (160, 12))
FLAT: tuple[View, ...] = ((-6, 58), (24, 38))
WARES: tuple[View, ...] = ((-26, 14), (38, 24))

CATEGORIES = {
    "Tea": "茶叶",
    "Coffee": "咖啡",
    "Soft drinks": "软饮料",
    "Juices and plant drinks": "果汁与植物饮品",
    "Water and syrups": "水与糖浆",
    "Tinned food": "罐头食品",
    "Preserves and honey": "果酱与蜂蜜",
    "Oils and sauces": "油与酱料",
    "Pasta and flour": "面食与面粉",
    "Snacks": "零食",
    "Chocolate and biscuits": "巧克力与饼干",
    "Breakfast": "早餐谷物",
    "Desserts": "甜品",
    "Personal care": "个人护理",
    "Cleaning": "清洁用品",
    "Pet food": "宠物食品",
    "Hardware": "五金小件",
    "Candles": "蜡烛",
    "Mugs": "马克杯",
    "Tableware": "餐具",
    "Lamps": "灯具",
    "Chairs": "椅凳",
    "Shoes": "鞋",
    "Bags": "包袋",
    "Toys": "玩具",
    "Tools": "工具",
    "Fruit and vegetables": "果蔬",
}


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the demo catalogue.

    Attributes:
        number: its GTIN's own part, 0..9999.
        price: in EUR.
        name_zh, description_zh: in Chinese.
        build: makes the thing from its GTIN; drawing labels takes a moment.
        views: of its studio pictures.
        large: whether it stands on a floor rather than on a counter.
    """

    sku: str
    number: int
    name: str
    name_zh: str
    brand: str
    category: str
    price: str
    description: str
    description_zh: str
    build: Callable[[str], Thing]
    views: tuple[View, ...]
    large: bool = False

    @property
    def gtin(self) -> str:
        """A GTIN-13 that begins with 20, the range for use within a company."""
        return with_check_digit(f"20047112{self.number:04d}")

    def thing(self) -> Thing:
        """Return the product as it stands in the studio."""
        return self.build(self.gtin)


@dataclass(frozen=True, slots=True)
class Kind:
    """One variety of a line: what sets it apart.

    Attributes:
        key: last part of its SKU.
        colours: ground, accent and ink of its label.
        amount: where it is not the line's.
        size: of the pack, 1 for the line's usual one.
        content: colour of what is seen through the pack, or of its cap.
    """

    key: str
    name: str
    name_zh: str
    price: str
    colours: tuple[str, str, str]
    motif: Motif
    amount: str = ""
    size: float = 1
    content: str = "#ffffff"


@dataclass(frozen=True, slots=True)
class Line:
    """A brand's line of packs that differ by variety and size.

    Attributes:
        prefix: first part of the SKUs.
        first: number of its first product.
        noun, noun_zh: what it is, after the variety's name.
        text, text_zh: a sentence with ``{name}`` and ``{amount}`` in it.
        build: makes the pack from its label's copy and the variety.
        views: of the studio pictures.
    """

    prefix: str
    first: int
    brand: str
    category: str
    noun: str
    noun_zh: str
    amount: str
    text: str
    text_zh: str
    build: Callable[[Copy, Kind], Thing]
    views: tuple[View, ...] = BOXES

    def of(self, *kinds: Kind) -> list[Product]:
        """Return the line's products."""
        return [self._product(place, kind) for place, kind in enumerate(kinds)]

    def _product(self, place: int, kind: Kind) -> Product:
        amount = kind.amount or self.amount
        number = self.first + place

        def build(gtin: str) -> Thing:
            copy = Copy(self.brand, kind.name, self.noun, amount, *kind.colours, kind.motif, gtin)
            return self.build(copy, kind)

        return Product(
            f"{self.prefix}-{kind.key}",
            number,
            f"{self.brand} {kind.name} {self.noun}, {amount}",
            f"{self.brand} {kind.name_zh}{self.noun_zh} {_in_chinese(amount)}",
            self.brand,
            self.category,
            kind.price,
            self.text.format(name=kind.name, amount=amount),
            self.text_zh.format(name=kind.name_zh, amount=_in_chinese(amount)),
            build,
            # Every third product is also shown from behind, with its barcode.
            self.views if number % 3 == 0 else self.views[:2],
        )


def _in_chinese(amount: str) -> str:
    """Return an amount as ``20 bags`` in Chinese."""
    number, _, unit = amount.partition(" ")
    units = {
        "bags": "袋", "pieces": "件", "hours": "小时", "g": "克", "kg": "千克", "ml": "毫升",
        "l": "升", "W": "瓦",
    }  # fmt: skip
    return number + units[unit]


@dataclass(frozen=True, slots=True)
class Ware:
    """A thing without a pack, as a row of a maker's list."""

    key: str
    name: str
    name_zh: str
    price: str
    text: str
    text_zh: str
    build: Callable[[], Thing]


def wares(
    prefix: str, first: int, brand: str, category: str, rows: Sequence[Ware],
    views: tuple[View, ...] = WARES, large: bool = False,
) -> list[Product]:  # fmt: skip
    """Return products from rows of a maker's list."""

    def product(number: int, row: Ware) -> Product:
        return Product(
            f"{prefix}-{row.key}", number, f"{brand} {row.name}", f"{brand} {row.name_zh}", brand,
            category, row.price, row.text, row.text_zh, lambda _: row.build(), views, large,
        )  # fmt: skip

    return [product(first + place, row) for place, row in enumerate(rows)]
