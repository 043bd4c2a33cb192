"""Products, and product lines that differ by variety."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.demo_catalogue.labels.canvas import Motif, with_check_digit
from tools.demo_catalogue.labels.label_text import LabelText
from tools.demo_catalogue.object3d import Object3D

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
        number: item number in the GTIN, 0..9999.
        price: in EUR.
        name_zh, description_zh: in Chinese.
        build: makes the object, given the GTIN; draws the labels.
        views: of the studio pictures.
        large: whether it stands on the floor, not on a counter.
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
    build: Callable[[str], Object3D]
    views: tuple[View, ...]
    large: bool = False

    @property
    def gtin(self) -> str:
        """GTIN-13 with prefix 20, the range for internal use."""
        return with_check_digit(f"20047112{self.number:04d}")

    def make_object(self) -> Object3D:
        """Return the product as a 3D object."""
        return self.build(self.gtin)


@dataclass(frozen=True, slots=True)
class Variety:
    """A variety of a product line.

    Attributes:
        key: last part of the SKU.
        colours: ground, accent and ink of the label.
        amount: if it differs from that of the line.
        size: of the pack, relative to that of the line.
        content: colour of the visible content, or of the cap.
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
class ProductLine:
    """A brand's line of packs that differ by variety and size.

    Attributes:
        prefix: first part of the SKUs.
        first: number of its first product.
        noun, noun_zh: kind of product, after the name of the variety.
        text, text_zh: description with ``{name}`` and ``{amount}``.
        build: makes the object from the label text and the variety.
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
    build: Callable[[LabelText, Variety], Object3D]
    views: tuple[View, ...] = BOXES

    def of(self, *kinds: Variety) -> list[Product]:
        """Return the line's products."""
        return [self._product(place, kind) for place, kind in enumerate(kinds)]

    def _product(self, place: int, kind: Variety) -> Product:
        amount = kind.amount or self.amount
        number = self.first + place

        def build(gtin: str) -> Object3D:
            label = LabelText(
                self.brand, kind.name, self.noun, amount, *kind.colours, kind.motif, gtin
            )
            return self.build(label, kind)

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
    """Translate an amount such as ``20 bags``."""
    number, _, unit = amount.partition(" ")
    units = {
        "bags": "袋", "pieces": "件", "hours": "小时", "g": "克", "kg": "千克", "ml": "毫升",
        "l": "升", "W": "瓦",
    }  # fmt: skip
    return number + units[unit]


@dataclass(frozen=True, slots=True)
class UnpackagedProduct:
    """A product without a pack."""

    key: str
    name: str
    name_zh: str
    price: str
    text: str
    text_zh: str
    build: Callable[[], Object3D]


def unpackaged_products(
    prefix: str, first: int, brand: str, category: str, rows: Sequence[UnpackagedProduct],
    views: tuple[View, ...] = WARES, large: bool = False,
) -> list[Product]:  # fmt: skip
    """Return the products of a brand without packs."""

    def product(number: int, row: UnpackagedProduct) -> Product:
        return Product(
            f"{prefix}-{row.key}", number, f"{brand} {row.name}", f"{brand} {row.name_zh}", brand,
            category, row.price, row.text, row.text_zh, lambda _: row.build(), views, large,
        )  # fmt: skip

    return [product(first + place, row) for place, row in enumerate(rows)]
