"""Care, cleaning, pets, small hardware and candles."""

import math

from tools.demo_catalogue.labels import emblems
from tools.demo_catalogue.labels.bold_designs import COMIC, FIZZ, FOLK, HAZARD
from tools.demo_catalogue.labels.plain_designs import BOTANICAL, CLINIC, SWISS
from tools.demo_catalogue.labels.plants import (
    blossom,
    camomile,
    citrus,
    honeycomb,
    lavender,
    olives,
    peaks,
    sprig,
)  # fmt: skip
from tools.demo_catalogue.labels.printing import band, wrap
from tools.demo_catalogue.products.product import (
    ROUND,
    Product,
    ProductLine,
    UnpackagedProduct,
    Variety,
    unpackaged_products,
)
from tools.demo_catalogue.shapes.bottles import (
    dropper,
    jug,
    pot,
    pump_bottle,
    shampoo,
    spray_bottle,
)
from tools.demo_catalogue.shapes.packs import carton, pouch, squeeze_tube, tin
from tools.demo_catalogue.shapes.tableware import candle, soap

_FRONT = ((-8, 8), (22, 16), (165, 10))


def products() -> list[Product]:
    """Return everything for the household."""
    return [
        *_toothpastes(), *_shampoos(), *_hand_washes(), *_creams(), *_serums(), *_soaps(), *_sprays(),
        *_detergents(), *_dish_soaps(), *_cat_food(), *_dog_food(), *_hardware(), *_candles(),
    ]  # fmt: skip


def _toothpastes() -> list[Product]:
    return ProductLine(
        "TOO", 501, "Dentaro", "Personal care", "toothpaste", "牙膏", "75 ml",
        "{name} toothpaste with fluoride, {amount}.", "含氟{name}牙膏，{amount}。",
        lambda label, kind: squeeze_tube(5, 16, band(CLINIC, label, 10.4, 13, 0.42), kind.content), _FRONT,
    ).of(
        Variety("MIN", "Mint", "薄荷", "2.49", ("#1f8a8a", "#9ad8c8", "#ffffff"), emblems.drop("#3fb0a0"), content="#1f8a8a"),
        Variety("SEN", "Sensitive", "抗敏", "2.99", ("#3f5fb0", "#b0c4f0", "#ffffff"), emblems.drop("#6a8ae0"), content="#3f5fb0"),
        Variety("KID", "Junior", "儿童", "2.29", ("#e0703a", "#f8d08a", "#ffffff"), emblems.star("#f0a03a"), content="#e0703a"),
    )  # fmt: skip


def _shampoos() -> list[Product]:
    return ProductLine(
        "SHA", 511, "Savonelle", "Personal care", "shampoo", "洗发水", "250 ml",
        "Mild shampoo with {name}, for every day, {amount}.", "{name}温和洗发水，每日可用，{amount}。",
        lambda label, kind: shampoo(band(BOTANICAL, label, 17, 16, 0.34), kind.colours[0], kind.content), _FRONT,
    ).of(
        Variety("LAV", "Lavender", "薰衣草", "4.90", ("#e6def0", "#7f6ba5", "#3f3358"), lavender, content="#7f6ba5"),
        Variety("OLI", "Olive", "橄榄", "4.90", ("#e4ead4", "#7a8a4a", "#34401f"), olives, content="#7a8a4a"),
        Variety("CAM", "Camomile", "洋甘菊", "4.90", ("#f6eecb", "#b8963a", "#4a3a14"), camomile, content="#c8a84a"),
        Variety("HON", "Honey", "蜂蜜", "5.20", ("#f4dfb8", "#b87a2a", "#4a2f10"), honeycomb, content="#b87a2a"),
    )  # fmt: skip


def _hand_washes() -> list[Product]:
    return ProductLine(
        "WSH", 521, "Savonelle", "Personal care", "hand wash", "洗手液", "300 ml",
        "Mild hand wash with {name}, pH neutral, {amount}.", "{name}温和洗手液，酸碱中性，{amount}。",
        lambda label, kind: pump_bottle(band(BOTANICAL, label, math.tau * 3.4, 8.9, 0.36), kind.content, "#f2efe8", clear=True), ROUND,
    ).of(
        Variety("LAV", "Lavender", "薰衣草", "5.50", ("#f4f0f6", "#8f7bb5", "#3f3358"), lavender, content="#c8b8e8"),
        Variety("CIT", "Citrus", "柑橘", "5.50", ("#fbf6e2", "#b8962a", "#4a3a0c"), citrus("#e9b21a", "#f6d94f"), content="#f4dc7a"),
        Variety("PIN", "Mountain Pine", "山松", "5.50", ("#edf2ea", "#5a7a5a", "#203024"), peaks("#5a7a6a", "#8aa89a", "#e8d08a"), content="#8ac0a0"),
    )  # fmt: skip


def _creams() -> list[Product]:
    return ProductLine(
        "CRM", 531, "Aurelle", "Personal care", "cream", "面霜", "50 ml",
        "{name} cream for the face, without perfume, {amount}.", "无香{name}面霜，{amount}。",
        lambda label, kind: pot(band(BOTANICAL, label, math.tau * 3.6, 2.3, 0.24), kind.content, kind.colours[1]), ((-8, 18), (22, 32)),
    ).of(
        Variety("DAY", "Day", "日间", "14.90", ("#fbf3ec", "#d8a88a", "#5a3a2a"), emblems.sun("#e8b05a", "#f8dc9a"), content="#f8ece2"),
        Variety("NIG", "Night", "夜间", "16.90", ("#eceaf6", "#4a4a8a", "#24244a"), emblems.moon("#6a6ab0", "#eceaf6"), content="#3a3a6a"),
    )  # fmt: skip


def _serums() -> list[Product]:
    return ProductLine(
        "SER", 541, "Aurelle", "Personal care", "serum", "精华", "30 ml",
        "{name} serum, a few drops a day, {amount}.", "{name}精华，每日数滴，{amount}。",
        lambda label, kind: dropper(band(BOTANICAL, label, math.tau * 1.9, 4, 0.38), kind.content, "#f0d8a0", "#26262a"), ROUND,
    ).of(
        Variety("VIT", "Vitamin", "维生素", "19.90", ("#fbf3e2", "#d8902a", "#5a3a14"), citrus("#e9911a", "#f6b94f"), content="#c8741a"),
        Variety("HYA", "Hyaluron", "玻尿酸", "21.90", ("#eaf2f6", "#4a8ab0", "#1a3a50"), emblems.drop("#6ab0d8"), content="#5a9ac8"),
    )  # fmt: skip


def _soaps() -> list[Product]:
    def bar(key: str, name: str, name_zh: str, colour: str) -> UnpackagedProduct:
        return UnpackagedProduct(
            key, name, name_zh, "3.20", f"{name} of plant oils, boiled and dried for six weeks, 100 g.",
            f"植物油熬制、晾干六周的{name_zh}，100克。", lambda: soap(colour),
        )  # fmt: skip

    return unpackaged_products("SOP", 551, "Savonelle", "Personal care", [
        bar("LAV", "Lavender soap", "薰衣草皂", "#cbbbe0"),
        bar("OLI", "Olive soap", "橄榄皂", "#b9c48a"),
        bar("ROS", "Rose soap", "玫瑰皂", "#e6a8ae"),
    ], ((-22, 26), (35, 40)))  # fmt: skip


def _sprays() -> list[Product]:
    return ProductLine(
        "SPR", 561, "Klarino", "Cleaning", "cleaner", "清洁剂", "750 ml",
        "{name} cleaner that leaves no streaks, {amount}.", "不留水痕的{name}清洁剂，{amount}。",
        lambda label, kind: spray_bottle(band(SWISS, label, 22, 18.7, 0.34), kind.colours[0], kind.content), ((-14, 8), (20, 14), (165, 8)),
    ).of(
        Variety("GLA", "Glass", "玻璃", "2.79", ("#eef6fb", "#2f8fd0", "#0c2f50"), emblems.bubbles("#8ec9e8", "#ffffff"), content="#2f8fd0"),
        Variety("BAT", "Bathroom", "浴室", "2.99", ("#f0f8f2", "#2fa06a", "#0c3a24"), emblems.bubbles("#8ee0b8", "#ffffff"), content="#2fa06a"),
        Variety("KIT", "Kitchen", "厨房", "2.99", ("#fbf4ea", "#e07a2a", "#4a2408"), citrus("#e9911a", "#f6b94f"), content="#e07a2a"),
    )  # fmt: skip


def _detergents() -> list[Product]:
    return ProductLine(
        "DET", 571, "Wavio", "Cleaning", "detergent", "洗衣液", "1.5 l",
        "{name} detergent for thirty loads, {amount}.", "{name}洗衣液，可洗三十次，{amount}。",
        lambda label, kind: jug(band(FIZZ, label, 42, 22.7, 0.28), kind.colours[0], kind.content), ((-14, 8), (24, 16)),
    ).of(
        Variety("COL", "Colour", "护色", "7.49", ("#7a2fa0", "#e05ab0", "#ffffff"), blossom("#ffd0f0", "#f8d04a", 7), content="#f0c83a"),
        Variety("WHI", "White", "亮白", "7.49", ("#1f6fd0", "#7ac8f0", "#ffffff"), emblems.star("#ffffff", 8), content="#f4f4f4"),
    )  # fmt: skip


def _dish_soaps() -> list[Product]:
    return ProductLine(
        "DSH", 581, "Klarino", "Cleaning", "dish soap", "洗洁精", "500 ml",
        "{name} dish soap that cuts grease and spares hands, {amount}.", "去油不伤手的{name}洗洁精，{amount}。",
        lambda label, kind: shampoo(band(SWISS, label, 18, 17, 0.34), kind.colours[0], kind.content, 7.6, 22, 2.4), _FRONT,
    ).of(
        Variety("LEM", "Lemon", "柠檬", "1.79", ("#fbf3c0", "#e8b81a", "#4a3a04"), citrus("#f0b90b", "#f9d94a"), content="#e8b81a"),
        Variety("MIN", "Mint", "薄荷", "1.79", ("#dcf2e4", "#3aa878", "#0c3a28"), sprig("#4f9a63", "#2f6b45"), content="#3aa878"),
    )  # fmt: skip


def _cat_food() -> list[Product]:
    return ProductLine(
        "CAT", 591, "Purrlin", "Pet food", "cat food", "猫粮", "200 g",
        "{name} in jelly for grown cats, {amount}.", "成猫{name}冻罐，{amount}。",
        lambda label, kind: tin(band(FOLK, label, math.tau * 4, 6, 0.34), 4, 6.6), ((-9, 14), (24, 30), (160, 14)),
    ).of(
        Variety("CHI", "Chicken", "鸡肉", "1.19", ("#7a2a3a", "#f0a88a", "#fbe8d8"), emblems.cat("#4a4a52", "#e8a8a0")),
        Variety("SAL", "Salmon", "三文鱼", "1.29", ("#2a4a7a", "#f0a890", "#fbf0e0"), emblems.cat("#c8743a", "#f8dcc8")),
        Variety("BEE", "Beef", "牛肉", "1.19", ("#3a5a2a", "#e8c84a", "#fbf6dc"), emblems.cat("#2a2a2a", "#d8a0a0")),
    )  # fmt: skip


def _dog_food() -> list[Product]:
    return ProductLine(
        "DOG", 601, "Waldo", "Pet food", "dog treats", "狗零食", "300 g",
        "{name} treats for dogs, baked in the oven, {amount}.", "烘烤{name}狗零食，{amount}。",
        lambda label, kind: pouch(16, 23, 8, wrap(COMIC, label, 16, 5, 23)),
    ).of(
        Variety("DUC", "Duck", "鸭肉", "3.99", ("#1f8a8a", "#3aa8a8", "#0c3a3a"), emblems.dog("#c8905a", "#7a4a2a")),
        Variety("LAM", "Lamb", "羊肉", "3.99", ("#8a3a8a", "#a85aa8", "#3a103a"), emblems.dog("#e8d8c0", "#5a4a42")),
    )  # fmt: skip


def _hardware() -> list[Product]:
    black = "#1a1a1a"
    return ProductLine(
        "HRD", 611, "Voltik", "Hardware", "for the workshop", "（工坊装）", "8 pieces",
        "{name} for house and workshop, in a sturdy box.", "家用与工坊{name}，结实盒装。",
        lambda label, kind: carton(9 * kind.size, 5, 12, wrap(HAZARD, label, 9 * kind.size, 5, 12)),
    ).of(
        Variety("BAT", "Batteries AA", "五号电池", "5.99", ("#f0b41e", black, black), emblems.flame("#d8401e", "#f8e04a"), "8 pieces"),
        Variety("FUS", "Fuses", "保险丝", "3.49", ("#e8e4da", "#d8401e", black), emblems.star("#d8401e", 4), "20 pieces"),
        Variety("SCR", "Wood Screws", "木螺钉", "4.29", ("#8ab0c0", black, black), emblems.gear(black, "#8ab0c0"), "200 pieces", 1.2),
        Variety("BUL", "LED Bulb", "LED灯泡", "4.99", ("#f4f0e0", "#2f6fb0", black), emblems.sun("#f0b41e", "#fff0a0"), "9 W"),
    )  # fmt: skip


def _candles() -> list[Product]:
    return ProductLine(
        "CND", 621, "Lumen & Moth", "Candles", "scented candle", "香薰蜡烛", "40 hours",
        "Scented candle {name} of soy wax, burns for {amount}.", "{name}大豆香薰蜡烛，可燃{amount}。",
        lambda label, kind: candle(band(BOTANICAL, label, math.tau * 4, 3.8, 0.3), kind.content, kind.colours[1] if kind.size != 1 else "#ffffff"), ROUND,
    ).of(
        Variety("FIG", "Fig Tree", "无花果", "18.90", ("#f2efe6", "#6a7a5a", "#2f3a28"), sprig("#6a8a5a", "#4a6a3a"), content="#e4e2c8"),
        Variety("AMB", "Amber", "琥珀", "18.90", ("#f6ecdc", "#b87a3a", "#4a2c10"), emblems.flame("#d8843a", "#f8d88a"), content="#e8c08a"),
        Variety("SEA", "Sea Mist", "海雾", "18.90", ("#ecf2f4", "#5a8aa0", "#1f3a48"), emblems.drop("#7ab0c8"), content="#b8d4dc"),
        Variety("ROS", "Tea Rose", "茶玫瑰", "18.90", ("#f8eeee", "#c07a8a", "#5a2a34"), blossom("#e8a0ac", "#f4d06a", 9), content="#eec4c8"),
    )  # fmt: skip
