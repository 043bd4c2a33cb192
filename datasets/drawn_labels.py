"""A shop of drawn packages whose variants differ in the words on their labels.

Each brand has several variants in the same layout, mostly in the same colours, as on a
shelf. Some variants are absent from the catalogue, but are photographed. A picture shows
the front, another one a part of it. The shop is always the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from datasets.phone_photos import simulate_phone_photo
from desktop_app.domain.picture import RgbImage

_BRANDS: Final = 48
_VARIANTS: Final = (3, 6)
_ABSENT_SHARE: Final = 0.3
# Of the variants, those that there are in two amounts.
_TWIN_SHARE: Final = 0.25
_SYLLABLES: Final = [
    "ba",
    "ka",
    "lo",
    "mi",
    "ne",
    "ri",
    "sa",
    "to",
    "vu",
    "zel",
    "dor",
    "fin",
    "gra",
    "hul",
    "jen",
    "kor",
    "mar",
    "nil",
    "pra",
    "sto",
]
_KINDS: Final = {
    "tea": "茶",
    "coffee": "咖啡",
    "noodles": "面条",
    "biscuits": "饼干",
    "juice": "果汁",
    "sauce": "酱",
    "soap": "香皂",
    "shampoo": "洗发水",
    "yoghurt": "酸奶",
    "chocolate": "巧克力",
    "rice": "大米",
    "snack": "零食",
}
_FLAVOURS: Final = {
    "original": "原味",
    "tomato": "番茄",
    "paprika": "红椒",
    "garlic": "蒜香",
    "pepper": "黑胡椒",
    "mango": "芒果",
    "peach": "蜜桃",
    "banana": "香蕉",
    "coconut": "椰子",
    "vanilla": "香草",
    "cinnamon": "肉桂",
    "hazelnut": "榛子",
    "matcha": "抹茶",
    "green apple": "青苹果",
    "blackcurrant": "黑加仑",
    "raspberry": "树莓",
    "pineapple": "菠萝",
    "chilli": "香辣",
    "rosemary": "迷迭香",
    "sesame": "芝麻",
    "pumpkin": "南瓜",
    "pistachio": "开心果",
    "lime": "青柠",
    "watermelon": "西瓜",
}
_AMOUNTS: Final = ("100 g", "200 g", "250 g", "400 g", "500 g", "1 kg", "250 ml", "500 ml", "1 l")
_CJK_FONT: Final = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc")
_FONTS: Final = Path("tools/demo_catalogue/fonts")
_Random = np.random.Generator


@dataclass(frozen=True)
class DrawnPackage:
    """A package.

    Attributes:
        sku: unique.
        name: brand, variant, kind and amount, as a shop writes them.
        brand: its brand.
        pictures: the front, and perhaps a part of it, (h, w, 3) uint8 RGB.
        is_absent: whether the catalogue lacks it.
        is_twin: whether another package differs from it in the amount only.
    """

    sku: str
    name: str
    brand: str
    pictures: tuple[RgbImage, ...]
    is_absent: bool
    is_twin: bool


@dataclass(frozen=True)
class _Design:
    """What the packages of a brand share."""

    brand: str
    kind: str
    is_chinese: bool
    size: tuple[int, int]
    colours: npt.NDArray[np.uint8]
    font: Path
    seed: int


def drawn_packages() -> Iterator[DrawnPackage]:
    """Yield the packages, those of a brand one after the other."""
    for number in range(_BRANDS):
        random = np.random.default_rng([17, number])
        design = _design(number, random)
        flavours = random.permutation(sorted(_FLAVOURS))[: int(random.integers(*_VARIANTS))]
        amount = str(random.choice(_AMOUNTS))
        row = 0
        for flavour in flavours.tolist():
            amounts = [amount]
            if random.random() < _TWIN_SHARE:
                amounts.append(str(random.choice([some for some in _AMOUNTS if some != amount])))
            drawing = int(random.integers(1 << 30))
            for own in amounts:
                yield _package(design, flavour, own, row, drawing, is_twin=len(amounts) > 1)
                row += 1


def _package(
    design: _Design, flavour: str, amount: str, row: int, drawing: int, *, is_twin: bool
) -> DrawnPackage:
    """Return a package; those of the same drawing differ in the amount only."""
    random = np.random.default_rng([31, design.seed, row])
    pictures = [_draw(design, flavour, amount, np.random.default_rng(drawing))]
    if random.random() < 0.5:
        front = pictures[0]
        pictures.append(front[: int(len(front) * 0.7)].copy())
    words = [flavour.title(), design.kind]
    if design.is_chinese:
        words = [_FLAVOURS[flavour], _KINDS[design.kind]]
    return DrawnPackage(
        f"drawn/{design.seed}-{row}",
        f"{design.brand} {' '.join(words)}, {amount}",
        design.brand,
        tuple(pictures),
        bool(random.random() < _ABSENT_SHARE),
        is_twin,
    )


def phone_photo(package: DrawnPackage, background: RgbImage, number: int) -> RgbImage:
    """Return a photo of the front as a phone takes it."""
    random = np.random.default_rng([23, number])
    return simulate_phone_photo(package.pictures[0], background, random)


def _design(number: int, random: _Random) -> _Design:
    brand = "".join(random.choice(_SYLLABLES, 3)).title()
    fonts = sorted(_FONTS.glob("*.ttf"))
    is_chinese = _CJK_FONT.exists() and random.random() < 0.3
    height = int(random.integers(420, 620))
    return _Design(
        brand,
        str(random.choice(sorted(_KINDS))),
        is_chinese,
        (int(height * random.uniform(0.55, 1.0)), height),
        random.integers(30, 225, (3, 3)).astype(np.uint8),
        fonts[int(random.integers(len(fonts)))],
        number,
    )


def _draw(design: _Design, flavour: str, amount: str, random: _Random) -> RgbImage:
    width, height = design.size
    colours = design.colours.copy()
    if random.random() < 0.4:
        colours[1] = random.integers(30, 225, 3)
    image = Image.new("RGB", design.size, tuple(colours[0].tolist()))
    draw = ImageDraw.Draw(image)
    layout = np.random.default_rng([29, design.seed])
    top = int(height * layout.uniform(0.3, 0.5))
    draw.rectangle((0, top, width, int(top + height * 0.3)), fill=tuple(colours[1].tolist()))
    side = int(width * layout.uniform(0.2, 0.35))
    left = int(layout.uniform(0.1, 0.6) * width)
    draw.ellipse(
        (left, height - side - 20, left + side, height - 20), fill=tuple(colours[2].tolist())
    )
    words = _FLAVOURS[flavour] if design.is_chinese else flavour
    kind = _KINDS[design.kind] if design.is_chinese else design.kind
    amount = amount.replace("g", "克").replace("k克", "千克") if design.is_chinese else amount
    large = bool(layout.random() < 0.5)
    _write(draw, design, design.brand.upper() if large else design.brand, 0.12, 0.8, colours[0])
    share = float(layout.uniform(0.25, 0.7))
    _write(draw, design, words.upper() if large else words, top / height + 0.06, share, colours[1])
    _write(draw, design, kind, top / height + 0.19, 0.35, colours[1])
    _write(draw, design, amount, 0.9, 0.22, colours[0])
    return np.asarray(image, np.uint8).copy()


def _write(
    draw: ImageDraw.ImageDraw,
    design: _Design,
    text: str,
    top: float,
    share: float,
    on: npt.NDArray[np.uint8],
) -> None:
    """Write a text into a share of the width, in black or white."""
    width, height = design.size
    file = design.font if text.isascii() else _CJK_FONT
    size = int(height * 0.1)
    font = ImageFont.truetype(file, size)
    length = draw.textlength(text, font)
    if length > share * width:
        size = max(9, int(size * share * width / length))
        font = ImageFont.truetype(file, size)
        length = draw.textlength(text, font)
    colour = (255, 255, 255) if on.mean() < 128 else (20, 20, 20)
    draw.text(((width - length) / 2, top * height), text, fill=colour, font=font)
