"""Sweets, breakfast and desserts."""

import math

from tools.demo_catalogue.labels import emblems, motifs
from tools.demo_catalogue.labels.bold_designs import COMIC, FOLK, HILLS, ORCHARD
from tools.demo_catalogue.labels.plain_designs import NIGHT
from tools.demo_catalogue.labels.plants import (
    almonds,
    apricot,
    berries,
    citrus,
    ear,
    sprig,
    strawberry,
)
from tools.demo_catalogue.labels.printing import band, wrap
from tools.demo_catalogue.products.product import ROUND, Product, ProductLine, Variety
from tools.demo_catalogue.shapes.packs import carton, tablet, tub


def products() -> list[Product]:
    """Return all sweets."""
    return [*_chocolates(), *_biscuits(), *_cereals(), *_oats(), *_tubs()]


def _chocolates() -> list[Product]:
    return ProductLine(
        "CHO", 401, "Obsidia", "Chocolate and biscuits", "chocolate", "巧克力", "90 g",
        "{name} chocolate, stirred for three days, {amount}.", "慢搅三日的{name}巧克力，{amount}。",
        lambda label, kind: tablet(8, 16.4, 1.1, wrap(NIGHT, label, 8, 1.1, 14.8), kind.content), ((-16, 7), (28, 12), (165, 8)),
    ).of(
        Variety("D70", "Dark 70 %", "70%黑", "3.90", ("#17161a", "#cfa75a", "#efe6d2"), motifs.cube("#7a4a2b", "#4a2a18", "#9a6a45"), content="#d8b25a"),
        Variety("D85", "Dark 85 %", "85%黑", "4.20", ("#1a1012", "#b8c0c8", "#eef0f2"), motifs.cube("#5a3420", "#34200f", "#7a4e30"), content="#c8ccd0"),
        Variety("MIL", "Milk", "牛奶", "3.70", ("#3f5a8a", "#e8d8b0", "#fff8ea"), motifs.cube("#a8764a", "#8a5a34", "#c89a6a"), content="#d8b25a"),
        Variety("ORA", "Orange", "香橙", "3.90", ("#7a2f0c", "#f0a04a", "#fff0dc"), citrus("#e2811b", "#f7a83f"), content="#d8b25a"),
        Variety("ALM", "Almond", "扁桃仁", "3.90", ("#1f4038", "#d8c08a", "#f4ecd8"), almonds("#b9743a", "#8a5226"), content="#d8b25a"),
    )  # fmt: skip


def _biscuits() -> list[Product]:
    return ProductLine(
        "BIS", 411, "Tante Ella", "Chocolate and biscuits", "biscuits", "饼干", "200 g",
        "{name} biscuits after a family recipe, {amount}.", "家传配方{name}饼干，{amount}。",
        lambda label, kind: carton(12, 5.5, 17, wrap(FOLK, label, 12, 5.5, 17)),
    ).of(
        Variety("BUT", "Butter", "黄油", "2.49", ("#1f3f6a", "#e8b84a", "#fbf0d0"), motifs.ring_biscuit("#e0b060", "#c08a3a")),
        Variety("OAT", "Oat & Chocolate", "燕麦巧克力", "2.79", ("#5a2a1a", "#e09a5a", "#fbead0"), motifs.ring_biscuit("#c98f4a", "#4a2a18")),
        Variety("LEM", "Lemon", "柠檬", "2.59", ("#3f5a2a", "#f0d04a", "#fbf6d8"), motifs.ring_biscuit("#f0d890", "#e8c03a")),
        Variety("SPI", "Spiced", "香料", "2.69", ("#7a1f2b", "#f0a88a", "#fbe8d8"), emblems.star("#b8743a", 8)),
    )  # fmt: skip


def _cereals() -> list[Product]:
    return ProductLine(
        "CER", 421, "Morgo", "Breakfast", "cereal", "谷物圈", "375 g",
        "{name} cereal that stays crunchy in milk, {amount}.", "泡奶也酥脆的{name}谷物，{amount}。",
        lambda label, kind: carton(19, 6.5, 29, wrap(COMIC, label, 19, 6.5, 29)),
    ).of(
        Variety("HON", "Honey Suns", "蜂蜜太阳", "3.29", ("#f0a818", "#f7c84a", "#a85a08"), emblems.sun("#e08a1a", "#f8d04a")),
        Variety("CHO", "Choco Moons", "巧克力月亮", "3.49", ("#5a3420", "#7a4a2e", "#2a160a"), emblems.moon("#8a5a34", "#fffdf2")),
        Variety("BER", "Berry Stars", "莓果星星", "3.49", ("#c0306a", "#e05a90", "#5a0f34"), emblems.star("#d8306a")),
    )  # fmt: skip


def _oats() -> list[Product]:
    cream = "#fff8e8"
    return ProductLine(
        "OAT", 431, "Haferfeld", "Breakfast", "porridge", "燕麦粥", "400 g",
        "{name} porridge from whole oats, ready in three minutes, {amount}.", "全粒燕麦{name}粥，三分钟即成，{amount}。",
        lambda label, kind: carton(13, 7, 20, wrap(HILLS, label, 13, 7, 20)),
    ).of(
        Variety("PLA", "Plain", "原味", "2.29", ("#3a4a6a", "#e8c89a", cream), ear("#d9a94a", "#7a6a2a")),
        Variety("APR", "Apricot", "杏子", "2.69", ("#8a3f1a", "#f7c08a", cream), apricot),
        Variety("BER", "Blueberry", "蓝莓", "2.69", ("#34307a", "#c0b0e8", cream), berries("#34357f", "#6f70b8")),
    )  # fmt: skip


def _tubs() -> list[Product]:
    return ProductLine(
        "ICE", 441, "Eiskind", "Desserts", "ice cream", "冰淇淋", "500 ml",
        "{name} ice cream, churned slowly, {amount}.", "慢速搅打{name}冰淇淋，{amount}。",
        lambda label, kind: tub(band(ORCHARD, label, math.tau * 4.6, 8.6), 5, 9.4, kind.content), ROUND,
    ).of(
        Variety("STR", "Strawberry", "草莓", "4.99", ("#c0304a", "#f5a8b4", "#fffaf0"), strawberry, content="#c0304a"),
        Variety("MIN", "Mint", "薄荷", "4.99", ("#1f7a6a", "#a0e0cc", "#fffaf0"), sprig("#4f9a63", "#2f6b45"), content="#1f7a6a"),
        Variety("BLU", "Blueberry", "蓝莓", "4.99", ("#3a3a8a", "#b4b0ec", "#fffaf0"), berries("#34357f", "#6f70b8"), content="#3a3a8a"),
        Variety("CHE", "Cherry", "樱桃", "4.99", ("#6a1024", "#ec8aa0", "#fffaf0"), motifs.cherry, content="#6a1024"),
    )  # fmt: skip
