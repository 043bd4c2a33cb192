"""Drinks."""

import math

from tools.demo_catalogue.labels import emblems, motifs
from tools.demo_catalogue.labels.bold_designs import FIZZ, FOLK, HILLS, ORCHARD
from tools.demo_catalogue.labels.plain_designs import (
    BOTANICAL,
    HERITAGE,
    KRAFT,
    MARQUEE,
    NIGHT,
    SWISS,
)
from tools.demo_catalogue.labels.plants import (
    almonds,
    apricot,
    berries,
    blossom,
    camomile,
    citrus,
    ear,
    lavender,
    lemon_and_leaf,
    peaks,
    sprig,
    strawberry,
)  # fmt: skip
from tools.demo_catalogue.labels.printing import band, wrap
from tools.demo_catalogue.materials import Material, metal, plastic
from tools.demo_catalogue.products.product import ROUND, Product, ProductLine, Variety
from tools.demo_catalogue.shapes.bottles import bottle, flask
from tools.demo_catalogue.shapes.packs import block_bag, carton, drinks_can, gable_carton, tin

_MINT = sprig("#4f9a63", "#2f6b45")


def products() -> list[Product]:
    """Return all drinks."""
    return [
        *_teas(), *_tea_tins(), *_coffees(), *_espressos(), *_cans(), *_lemonades(), *_juices(),
        *_plant_drinks(), *_waters(), *_syrups(),
    ]  # fmt: skip


def _teas() -> list[Product]:
    cream = "#fbf0d8"
    return ProductLine(
        "TEA", 1, "Morrowleaf", "Tea", "tea", "茶", "20 bags",
        "{name} tea in {amount}, each in its own paper envelope.", "{name}茶，{amount}，独立纸袋包装。",
        lambda label, kind: carton(8.2, 6, 12.6, wrap(HERITAGE, label, 8.2, 6, 12.6)),
    ).of(
        Variety("LEM", "Lemon & Ginger", "柠檬生姜", "3.49", ("#a9780c", "#f4d684", cream), lemon_and_leaf),
        Variety("MIN", "Peppermint", "胡椒薄荷", "3.29", ("#1f5b48", "#a5d6b8", cream), _MINT),
        Variety("BER", "Wild Berry", "野莓", "3.49", ("#6b1d46", "#e9a9c4", cream), berries("#8c2459", "#c0588a")),
        Variety("CAM", "Camomile", "洋甘菊", "3.29", ("#27466b", "#adc7e6", cream), camomile),
        Variety("ASS", "Assam Morning", "阿萨姆早安", "3.79", ("#7a1f2b", "#e0b95a", cream), emblems.sun("#d9972e", "#f4c95a")),
        Variety("NIG", "Good Night", "晚安", "3.49", ("#2c2a55", "#b9b2e6", cream), emblems.moon("#e8c95a", "#fbf5e6")),
    )  # fmt: skip


def _tea_tins() -> list[Product]:
    return ProductLine(
        "TTN", 21, "Hollin & Fey", "Tea", "leaf tea", "散叶茶", "100 g",
        "Loose {name} leaf tea in a tin that keeps its scent, {amount}.", "锁香铁罐装{name}散叶茶，{amount}。",
        lambda label, kind: tin(band(FOLK, label, math.tau * 4, 12, 0.36), 4, 12, kind.content), ROUND,
    ).of(
        Variety("JAS", "Jasmine", "茉莉花", "8.90", ("#244a3a", "#d9b15a", "#f6e7c8"), blossom("#ffffff", "#f0c94a", 8), content="#1d3a2e"),
        Variety("ROS", "Rose Petal", "玫瑰花瓣", "9.40", ("#5a1f3a", "#e08aa0", "#fbe6e0"), blossom("#e87a94", "#f4d06a", 9), content="#47182d"),
        Variety("SMK", "Smoked Pine", "松烟", "9.90", ("#22303c", "#c07a4a", "#f0e4d0"), peaks("#4a6a78", "#8aa8b0", "#e8a35a"), content="#1a2530"),
    )  # fmt: skip


def _coffees() -> list[Product]:
    ink = "#2b211a"
    return ProductLine(
        "COF", 31, "Brasa Norte", "Coffee", "coffee beans", "咖啡豆", "250 g",
        "{name} roast, whole beans from small farms, {amount}.", "{name}烘焙，小农庄整粒咖啡豆，{amount}。",
        lambda label, kind: block_bag(
            9 * kind.size, 6 * kind.size, 21 * kind.size,
            wrap(KRAFT, label, 9, 6, 21), Material("#ffffff", 0.8), kind.content,
        ),
    ).of(
        Variety("ESP", "Espresso", "意式浓缩", "8.90", ("#c29a6b", "#e8d9b8", ink), motifs.bean("#4a2e1a", "#c29a6b"), content="#2b211a"),
        Variety("FIL", "Filter", "手冲", "8.90", ("#c7a77c", "#bcd4cf", "#173a3a"), motifs.bean("#6b4528", "#c7a77c"), content="#173a3a"),
        Variety("DEC", "Decaf", "低因", "9.40", ("#cbb08c", "#e3bfcf", "#43203a"), motifs.bean("#7a4a5a", "#cbb08c"), content="#43203a"),
        Variety("ESP1", "Espresso", "意式浓缩", "29.90", ("#c29a6b", "#e8d9b8", ink), motifs.bean("#4a2e1a", "#c29a6b"), "1 kg", 1.45, "#2b211a"),
    )  # fmt: skip


def _espressos() -> list[Product]:
    return ProductLine(
        "COT", 41, "Ottavina", "Coffee", "ground coffee", "咖啡粉", "250 g",
        "Finely ground {name} in a sealed tin, {amount}.", "密封罐装{name}研磨咖啡，{amount}。",
        lambda label, kind: tin(band(NIGHT, label, math.tau * 5, 13), 5, 13), ROUND,
    ).of(
        Variety("NER", "Nero", "黑金", "11.90", ("#14161c", "#cfa75a", "#efe6d2"), motifs.bean("#cfa75a", "#14161c")),
        Variety("ROS", "Rosso", "红韵", "11.50", ("#6b141c", "#e3b96a", "#fbeed8"), motifs.bean("#e3b96a", "#6b141c")),
        Variety("BLU", "Azzurro", "蓝调", "10.90", ("#12324f", "#c7d3dc", "#eef3f6"), motifs.bean("#c7d3dc", "#12324f")),
    )  # fmt: skip


def _cans() -> list[Product]:
    white = "#ffffff"
    return ProductLine(
        "CAN", 51, "Zupp", "Soft drinks", "sparkling drink", "气泡饮", "330 ml",
        "Sparkling {name} drink without added sugar, {amount}.", "无添加糖{name}气泡饮，{amount}。",
        lambda label, kind: drinks_can(band(FIZZ, label, math.tau * 3.3, 9.8, 0.34), 3.3, 11.5 * kind.size), ROUND,
    ).of(
        Variety("ORA", "Blood Orange", "血橙", "1.29", ("#d8321f", "#f7a23b", white), citrus("#e2611b", "#f08a3f")),
        Variety("GRA", "Grapefruit", "西柚", "1.29", ("#e0567a", "#f8b4a6", white), citrus("#f2a65a", "#ec6a6f")),
        Variety("LIM", "Lime", "青柠", "1.29", ("#3f9a4a", "#b5d75a", white), citrus("#4f9b2f", "#a9d64f")),
        Variety("BLU", "Blueberry", "蓝莓", "1.29", ("#3b3f9c", "#8f87d8", white), berries("#2c2f7a", "#6a6fc4")),
        Variety("CHE", "Cherry", "樱桃", "1.29", ("#8c1230", "#e0506a", white), motifs.cherry),
        Variety("LEM", "Lemon", "柠檬", "1.29", ("#e0a800", "#f7e06a", "#4a3a00"), citrus("#f0b90b", "#f9d94a")),
        Variety("LIMX", "Lime", "青柠", "1.69", ("#3f9a4a", "#b5d75a", white), citrus("#4f9b2f", "#a9d64f"), "500 ml", 1.4),
    )  # fmt: skip


def _lemonades() -> list[Product]:
    return ProductLine(
        "LMN", 61, "Kapple", "Soft drinks", "lemonade", "汽水", "500 ml",
        "{name} lemonade in a returnable glass bottle, {amount}.", "可回收玻璃瓶装{name}汽水，{amount}。",
        lambda label, kind: bottle("lemonade", band(MARQUEE, label, math.tau * 3.4, 8.4), kind.content,
                                  metal("#c9a25a"), 3.4, 24, band=(0.14, 0.49)), ROUND,
    ).of(
        Variety("RHU", "Rhubarb", "大黄", "1.99", ("#f7d9d9", "#c0506a", "#7a1f3a"), strawberry, content="#f2a0ac"),
        Variety("ELD", "Elderflower", "接骨木花", "1.99", ("#eef2d8", "#6a8a3a", "#2f4a1f"), camomile, content="#eef0a8"),
        Variety("ORG", "Orange", "橙子", "1.89", ("#fbe6c4", "#d9761e", "#7a3a0c"), citrus("#e2811b", "#f7a83f"), content="#f7a23b"),
    )  # fmt: skip


def _juices() -> list[Product]:
    return ProductLine(
        "JUI", 71, "Goldhain", "Juices and plant drinks", "juice", "果汁", "1 l",
        "{name} juice, pressed and never from concentrate, {amount}.", "鲜榨{name}果汁，非浓缩还原，{amount}。",
        lambda label, kind: gable_carton(7.2, 19, wrap(ORCHARD, label, 7.2, 7.2, 19), kind.content),
    ).of(
        Variety("ORA", "Orange", "橙", "2.49", ("#d9761e", "#f7c25a", "#fffaf0"), citrus("#e2811b", "#f7a83f"), content="#e2811b"),
        Variety("APR", "Apricot", "杏", "2.69", ("#c25a2a", "#f5b07a", "#fffaf0"), apricot, content="#e88a3a"),
        Variety("BER", "Red Berry", "红莓", "2.89", ("#8c1f3f", "#e58aa0", "#fffaf0"), berries("#a01f45", "#d8607f"), content="#8c1f3f"),
        Variety("CHE", "Sour Cherry", "酸樱桃", "2.79", ("#5a1020", "#d8506a", "#fffaf0"), motifs.cherry, content="#5a1020"),
    )  # fmt: skip


def _plant_drinks() -> list[Product]:
    cream = "#fff8e8"
    return ProductLine(
        "PLT", 81, "Halvmark", "Juices and plant drinks", "drink", "植物饮", "1 l",
        "{name} drink, unsweetened, with calcium, {amount}.", "无糖加钙{name}植物饮，{amount}。",
        lambda label, kind: gable_carton(7.2, 19, wrap(HILLS, label, 7.2, 7.2, 19), kind.content),
    ).of(
        Variety("OAT", "Oat", "燕麦", "2.19", ("#2c5a4a", "#e9b872", cream), ear("#d9a94a", "#7a6a2a"), content="#fff8e8"),
        Variety("ALM", "Almond", "扁桃仁", "2.79", ("#7a3f2a", "#f0c0a0", cream), almonds("#b9743a", "#8a5226"), content="#fff8e8"),
        Variety("BAR", "Barista Oat", "咖啡师燕麦", "2.59", ("#33302e", "#c9a98a", cream), ear("#d9a94a", "#7a6a2a"), content="#33302e"),
    )  # fmt: skip


def _waters() -> list[Product]:
    return ProductLine(
        "WAT", 91, "Quellin", "Water and syrups", "spring water", "泉水", "500 ml",
        "{name} spring water from the foothills, {amount}.", "山麓{name}泉水，{amount}。",
        lambda label, kind: flask(band(SWISS, label, math.tau * 3.3, 5.2 * kind.size), "#eaf5fa",
                                 plastic(kind.content), 3.3 * kind.size**0.5, 22 * kind.size), ROUND,
    ).of(
        Variety("STI", "Still", "无气", "0.79", ("#f2f8fb", "#2f7fc0", "#0f2f55"), emblems.drop("#5aa8e0"), content="#2f7fc0"),
        Variety("SPA", "Sparkling", "含气", "0.79", ("#f4fbf4", "#2f9a6a", "#0c3a2a"), emblems.bubbles("#7ad0a8", "#ffffff"), content="#2f9a6a"),
        Variety("STIX", "Still", "无气", "1.19", ("#f2f8fb", "#2f7fc0", "#0f2f55"), emblems.drop("#5aa8e0"), "1 l", 1.25, "#2f7fc0"),
    )  # fmt: skip


def _syrups() -> list[Product]:
    return ProductLine(
        "SYR", 101, "Fjorden Flora", "Water and syrups", "syrup", "糖浆", "350 ml",
        "{name} syrup for some twenty glasses, {amount}.", "{name}糖浆，可调约二十杯，{amount}。",
        lambda label, kind: bottle("syrup", band(BOTANICAL, label, math.tau * 3.5, 8.4), kind.content,
                                  metal("#26272a", 0.4), 3.5, 23, band=(0.22, 0.58)), ROUND,
    ).of(
        Variety("LAV", "Lavender", "薰衣草", "5.90", ("#f4f0f6", "#8f7bb5", "#3f3358"), lavender, content="#b8a0dc"),
        Variety("MIN", "Garden Mint", "花园薄荷", "5.90", ("#f0f4ea", "#6a9a6a", "#2a4030"), _MINT, content="#8fd09a"),
        Variety("RAS", "Raspberry", "覆盆子", "5.90", ("#f8eef0", "#c0607a", "#5a1f30"), berries("#b02a50", "#e07a98"), content="#c81f4a"),
    )  # fmt: skip
