"""Non-perishable food."""

import math

from tools.demo_catalogue.labels import emblems, motifs
from tools.demo_catalogue.labels.bold_designs import BLOCK, COMIC, HILLS, SASH
from tools.demo_catalogue.labels.plain_designs import BOTANICAL, HERITAGE, KRAFT, MARQUEE, NIGHT
from tools.demo_catalogue.labels.plants import (
    almonds,
    apricot,
    berries,
    ear,
    honeycomb,
    lemon_and_leaf,
    olives,
    sprig,
    strawberry,
)  # fmt: skip
from tools.demo_catalogue.labels.printing import band, panel, wrap
from tools.demo_catalogue.materials import Material, liquid, metal, plastic
from tools.demo_catalogue.products.product import ROUND, Product, ProductLine, Variety
from tools.demo_catalogue.shapes.bottles import bottle, jar, square_jar
from tools.demo_catalogue.shapes.packs import block_bag, flat_tin, pillow_bag, pouch, tin


def products() -> list[Product]:
    """Return all food of the pantry, sweets apart."""
    return [
        *_tins(), *_fish(), *_jams(), *_honeys(), *_oils(), *_sauces(), *_chillies(), *_pasta(),
        *_flours(), *_crisps(), *_nuts(),
    ]  # fmt: skip


def _tins() -> list[Product]:
    cream = "#fff3d8"
    return ProductLine(
        "TIN", 201, "Rialta", "Tinned food", "in a tin", "罐头", "400 g",
        "{name}, picked ripe and packed the same day, {amount}.", "成熟采摘、当日装罐的{name}，{amount}。",
        lambda label, kind: tin(band(MARQUEE, label, math.tau * 3.7, 10.4, 0.35), 3.7 * kind.size, 11 * kind.size), ROUND,
    ).of(
        Variety("TOM", "Peeled Tomatoes", "去皮番茄", "1.19", ("#b5332a", "#b5332a", cream), motifs.tomato),
        Variety("BEA", "White Beans", "白芸豆", "1.09", ("#2f5d62", "#2f5d62", cream), motifs.pulses("#f2e6cf", "#ffffff")),
        Variety("KID", "Kidney Beans", "红腰豆", "1.09", ("#5a1f2a", "#8c2f3a", cream), motifs.pulses("#a8283a", "#e08a94")),
        Variety("PEA", "Garden Peas", "豌豆", "0.99", ("#2f7a3f", "#3f8f4a", cream), motifs.pulses("#8fc84a", "#e0f4b0")),
        Variety("TOMX", "Peeled Tomatoes", "去皮番茄", "1.99", ("#b5332a", "#b5332a", cream), motifs.tomato, "800 g", 1.26),
    )  # fmt: skip


def _fish() -> list[Product]:
    pale = "#fdf6e3"
    return ProductLine(
        "FSH", 211, "Skerry", "Tinned food", "in olive oil", "（橄榄油浸）", "120 g",
        "{name} in olive oil, packed by hand, {amount}.", "手工装罐橄榄油浸{name}，{amount}。",
        lambda label, kind: flat_tin(10.6, 6.4, 2.4, wrap(SASH, label, 10.6, 2, 6.4)), ((-14, 46), (24, 34)),
    ).of(
        Variety("SAR", "Sardines", "沙丁鱼", "2.69", ("#173f5f", "#e8a33a", pale), motifs.fish("#9ab8cc", "#3a5a78")),
        Variety("MAC", "Mackerel", "鲭鱼", "2.89", ("#7a1f2b", "#e8b84a", pale), motifs.fish("#d8c8a0", "#5a4a2a")),
        Variety("TUN", "Tuna", "金枪鱼", "3.19", ("#1f5a4a", "#e8c84a", pale), motifs.fish("#e0a8a0", "#8a3f3a")),
    )  # fmt: skip


def _jams() -> list[Product]:
    return ProductLine(
        "JAM", 221, "Brambly Hatch", "Preserves and honey", "preserve", "果酱", "340 g",
        "{name} preserve with 60 % fruit, slowly stirred in small kettles, {amount}.",
        "小锅慢熬{name}果酱，含60%水果，{amount}。",
        lambda label, kind: jar(band(HERITAGE, label, math.tau * 3.6, 4.6, 0.34),
                               Material(kind.content, 0.12, subsurface=0.3, coat=0.3), metal(kind.colours[0], 0.35)), ROUND,
    ).of(
        Variety("STR", "Strawberry", "草莓", "4.20", ("#9c1f2e", "#e8b0a0", "#fbf0d8"), strawberry, content="#8e0f18"),
        Variety("APR", "Apricot", "杏子", "4.20", ("#b35a12", "#f0c890", "#fbf0d8"), apricot, content="#d9740f"),
        Variety("BLB", "Blueberry", "蓝莓", "4.40", ("#2c2b63", "#b0b0e0", "#fbf0d8"), berries("#34357f", "#6f70b8"), content="#2a123c"),
        Variety("CHE", "Morello Cherry", "酸樱桃", "4.40", ("#4a0f1f", "#e09aa0", "#fbf0d8"), motifs.cherry, content="#5a0a16"),
        Variety("LEM", "Lemon Curd", "柠檬酱", "4.60", ("#8a7a12", "#f4e08a", "#fbf5dc"), lemon_and_leaf, content="#f0c83a"),
    )  # fmt: skip


def _honeys() -> list[Product]:
    return ProductLine(
        "HON", 231, "Imkerei Sandau", "Preserves and honey", "honey", "蜂蜜", "350 g",
        "{name} honey, cold extracted, {amount}.", "低温萃取{name}蜂蜜，{amount}。",
        lambda label, kind: square_jar(panel(BOTANICAL, label, 5.1, 4.3), liquid(kind.content) if kind.key == "ACA"
                                      else Material(kind.content, 0.25, subsurface=0.4), metal("#c9a25a")), ((-20, 12), (28, 22)),
    ).of(
        Variety("ACA", "Acacia", "洋槐", "6.80", ("#fbf5e2", "#c08a1e", "#4a3410"), honeycomb, content="#f0b040"),
        Variety("HEA", "Heather", "石楠花", "7.90", ("#f4ece6", "#8a5a6a", "#3a2028"), honeycomb, content="#8a4a1a"),
        Variety("CRE", "Creamed Clover", "三叶草奶油", "6.40", ("#f6f4ea", "#8a9a5a", "#34401f"), honeycomb, content="#f2e2b0"),
    )  # fmt: skip


def _oils() -> list[Product]:
    return ProductLine(
        "OIL", 241, "Olvara", "Oils and sauces", "olive oil", "橄榄油", "500 ml",
        "{name} olive oil, cold pressed from early olives, {amount}.", "早收橄榄冷榨{name}橄榄油，{amount}。",
        lambda label, kind: bottle("oil", band(NIGHT, label, math.tau * 3.5, 10.5), "#b8a83a", metal("#1c1c1e", 0.4),
                                  3.5 * kind.size, 27 * kind.size, tint=kind.content, band=(0.12, 0.51)), ROUND,
    ).of(
        Variety("EXV", "Extra Virgin", "特级初榨", "11.90", ("#22301f", "#d8c07a", "#f6efd9"), olives, content="#6f8a4a"),
        Variety("LEM", "Lemon", "柠檬味", "12.90", ("#3a3a14", "#e8d060", "#fbf6d8"), lemon_and_leaf, content="#a8a04a"),
        Variety("EXVS", "Extra Virgin", "特级初榨", "6.90", ("#22301f", "#d8c07a", "#f6efd9"), olives, "250 ml", 0.8, "#6f8a4a"),
    )  # fmt: skip


def _sauces() -> list[Product]:
    return ProductLine(
        "SAU", 251, "Rosso Vivo", "Oils and sauces", "sauce", "酱", "420 g",
        "{name} sauce from sun-ripened tomatoes, {amount}.", "日晒番茄制成的{name}酱，{amount}。",
        lambda label, kind: bottle("sauce", band(SASH, label, math.tau * 3.6, 10), kind.content, metal(kind.colours[0], 0.35),
                                  3.6, 22, band=(0.12, 0.58), opaque=True), ROUND,
    ).of(
        Variety("BAS", "Basil", "罗勒", "2.79", ("#2f5a2a", "#d9a43a", "#fbf3dc"), sprig("#5aa04a", "#2f6b35"), content="#b83220"),
        Variety("CLA", "Classic", "经典", "2.59", ("#a8281e", "#e8b84a", "#fbf3dc"), motifs.tomato, content="#b83220"),
        Variety("OLI", "Olive", "橄榄", "2.99", ("#3a3050", "#c8b84a", "#fbf3dc"), olives, content="#a03a24"),
    )  # fmt: skip


def _chillies() -> list[Product]:
    return ProductLine(
        "CHI", 261, "Brikko", "Oils and sauces", "chilli sauce", "辣椒酱", "200 ml",
        "{name} chilli sauce: mind the first drop, {amount}.", "{name}辣椒酱，小心第一滴，{amount}。",
        lambda label, kind: bottle("milk", band(COMIC, label, math.tau * 2.4, 7.2, 0.38), kind.content, plastic("#1c1c1c"),
                                  2.4, 17, band=(0.06, 0.47), opaque=True), ROUND,
    ).of(
        Variety("HOT", "Hot", "香辣", "3.49", ("#d23c2a", "#e8583a", "#7a1408"), motifs.chilli("#e0281a"), content="#c8281a"),
        Variety("GRN", "Green", "青椒", "3.49", ("#4f9a3a", "#6ab04a", "#1f4a14"), motifs.chilli("#4f9a2a"), content="#6a8a2a"),
    )  # fmt: skip


def _pasta() -> list[Product]:
    return ProductLine(
        "PAS", 271, "Semolino", "Pasta and flour", "pasta", "意面", "500 g",
        "{name} of durum wheat, drawn through bronze, {amount}.", "铜模压制杜兰小麦{name}，{amount}。",
        lambda label, kind: pouch(15, 23, 7.5, wrap(BLOCK, label, 15, 5, 23), Material("#ffffff", 0.45, coat=0.1)),
    ).of(
        Variety("FUS", "Fusilli", "螺旋面", "1.79", ("#f2e6cf", "#d9573a", "#1f3f5a"), motifs.spiral("#d9a94a")),
        Variety("PEN", "Penne", "斜管面", "1.79", ("#f4ead0", "#3f8a7a", "#5a2a3a"), motifs.spiral("#d9a94a")),
        Variety("SPE", "Spelt", "斯佩尔特面", "2.29", ("#f4e6c8", "#c98f2a", "#3a4a2a"), ear("#d9a94a", "#7a6a2a")),
        Variety("RIG", "Rigatoni", "粗管面", "1.89", ("#efe2d8", "#7a5aa8", "#26304a"), motifs.spiral("#d9a94a")),
    )  # fmt: skip


def _flours() -> list[Product]:
    return ProductLine(
        "FLO", 281, "Alte Mühle", "Pasta and flour", "flour", "面粉", "1 kg",
        "{name} flour, ground between stones, {amount}.", "石磨{name}面粉，{amount}。",
        lambda label, kind: block_bag(10.5, 6.5, 17, wrap(KRAFT, label, 10.5, 6.5, 17), Material("#ffffff", 0.85)),
    ).of(
        Variety("WHE", "Wheat", "小麦", "1.29", ("#ece4d2", "#d8b878", "#3a2f1f"), ear("#c08a2a", "#7a6a2a")),
        Variety("RYE", "Rye", "黑麦", "1.39", ("#d8ccb4", "#9aa88a", "#23352a"), ear("#7a6a3a", "#4a4a2a")),
        Variety("SPE", "Spelt", "斯佩尔特", "1.99", ("#e6d6c0", "#d89a6a", "#4a2418"), ear("#b0642a", "#7a4a2a")),
    )  # fmt: skip


def _crisps() -> list[Product]:
    return ProductLine(
        "CRI", 291, "Krumpl", "Snacks", "potato crisps", "薯片", "150 g",
        "{name} potato crisps, kettle fried, {amount}.", "锅炸{name}薯片，{amount}。",
        lambda label, kind: pillow_bag(18, 25, 7, wrap(COMIC, label, 18, 5, 25)), ((-18, 9), (26, 16), (168, 9)),
    ).of(
        Variety("SAL", "Sea Salt", "海盐", "1.99", ("#2f7fc0", "#4a98d8", "#123a5a"), motifs.crisp("#f2c85a", "#c98a2a")),
        Variety("PAP", "Paprika", "红椒", "1.99", ("#d8401e", "#f0602a", "#6a1a08"), motifs.chilli("#d8281a")),
        Variety("ONI", "Sour Cream", "酸奶油", "1.99", ("#3f9a5a", "#5ab878", "#12452a"), motifs.crisp("#f2d88a", "#c9a24a")),
        Variety("BBQ", "Barbecue", "烧烤", "2.09", ("#6a3420", "#8c4a2a", "#2a1208"), emblems.flame("#e8581a", "#f8c83a")),
        Variety("TRU", "Truffle", "松露", "2.49", ("#3a3440", "#5a5064", "#141018"), motifs.crisp("#d8b87a", "#8a6a3a")),
    )  # fmt: skip


def _nuts() -> list[Product]:
    cream = "#fff8e8"
    return ProductLine(
        "NUT", 301, "Nuttwood", "Snacks", "snack", "小食", "200 g",
        "{name}, gently roasted, nothing added, {amount}.", "轻焙无添加{name}，{amount}。",
        lambda label, kind: pouch(13, 19, 6.5, wrap(HILLS, label, 13, 5, 19)),
    ).of(
        Variety("ALM", "Almonds", "扁桃仁", "3.99", ("#6a3a22", "#f0b890", cream), almonds("#b9743a", "#8a5226")),
        Variety("MIX", "Trail Mix", "混合果仁", "4.29", ("#1f4a5a", "#8ac8c8", cream), berries("#5a2a5a", "#9a6a9a")),
        Variety("PEA", "Roasted Peas", "烤豌豆", "2.99", ("#2f5a2a", "#b8d878", cream), motifs.pulses("#8fb84a", "#e0f4b0")),
    )  # fmt: skip
