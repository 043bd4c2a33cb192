"""Toys and tools."""

from tools.demo_catalogue.labels import patterns
from tools.demo_catalogue.materials import BEECH, OAK, STEEL, WALNUT, lacquer, metal, plastic
from tools.demo_catalogue.products.product import (
    FLAT,
    Product,
    UnpackagedProduct,
    unpackaged_products,
)
from tools.demo_catalogue.shapes import hand_tools, toys

_RAINBOW = ("#d2453f", "#e8943a", "#efc84a", "#5da36a", "#3f7fb5", "#7a5aa8")
_PASTEL = ("#e8a0a0", "#f0c8a0", "#f0e0a0", "#a8d0b0", "#a0c0dc", "#c0b0dc")


def products() -> list[Product]:
    """Return toys and tools."""
    return [*_toys(), *_tools(), *_levels()]


def _toys() -> list[Product]:
    return unpackaged_products("TOY", 901, "Pimpelwood", "Toys", [
        UnpackagedProduct("RNG", "Stacking rings, rainbow", "彩虹套圈", "19.90", "Five rings on a beech post, from 12 months.", "山毛榉立柱五色套圈，12个月以上。", lambda: toys.rings(_RAINBOW[:5])),
        UnpackagedProduct("RNP", "Stacking rings, pastel", "粉彩套圈", "19.90", "Five rings on a beech post, from 12 months.", "山毛榉立柱五色套圈，12个月以上。", lambda: toys.rings(_PASTEL[:5])),
        UnpackagedProduct("CAR", "Wooden car, red", "木制小汽车 红色", "12.90", "Car of beech with rolling wheels.", "可滚动山毛榉小汽车。", lambda: toys.car("#b8352f", "#f2e3c6", "#333333")),
        UnpackagedProduct("CAG", "Wooden car, green", "木制小汽车 绿色", "12.90", "Car of beech with rolling wheels.", "可滚动山毛榉小汽车。", lambda: toys.car("#3f8a55", "#f2e3c6", "#333333")),
        UnpackagedProduct("VAN", "Wooden van", "木制面包车", "14.90", "Van of beech with room for stories.", "能装故事的山毛榉面包车。", lambda: toys.car("#2f6fa5", "#efc84a", "#efc84a", True)),
        UnpackagedProduct("TRA", "Train with waggon", "带车厢小火车", "24.90", "Engine and waggon with three balls.", "火车头与载球车厢。", lambda: toys.train(("#2f6f5e", "#c0392f", "#efc84a"))),
        UnpackagedProduct("CUB", "Letter cubes", "字母积木", "15.90", "Three painted cubes of beech.", "三块彩绘山毛榉积木。", lambda: toys.cubes([patterns.letter(s, "#ecd2a4", c) for s, c in zip("ABC", _RAINBOW[::2], strict=True)])),
        UnpackagedProduct("BEA", "Bear Bruno", "小熊布鲁诺", "29.90", "Soft bear with a ribbon, 25 cm.", "系丝带毛绒熊，25厘米。", lambda: toys.plush("#a9774a", "#e4d0b0", ribbon="#a83232")),
        UnpackagedProduct("BEC", "Bear Bruno, cream", "小熊布鲁诺 奶油色", "29.90", "Soft bear with a ribbon, 25 cm.", "系丝带毛绒熊，25厘米。", lambda: toys.plush("#d9c6a0", "#f0e4cc", ribbon="#3f6fa0")),
        UnpackagedProduct("RAB", "Rabbit Hazel", "兔子榛榛", "27.90", "Soft rabbit with long ears, 29 cm.", "长耳毛绒兔，29厘米。", lambda: toys.plush("#b0a8a0", "#e8d8d0", "rabbit")),
        UnpackagedProduct("ELE", "Elephant Olu", "大象奥鲁", "32.90", "Soft elephant with big ears, 24 cm.", "大耳毛绒象，24厘米。", lambda: toys.plush("#8496a8", "#c4ccd6", "elephant")),
        UnpackagedProduct("ROB", "Tin robot", "铁皮机器人", "34.90", "Robot of printed tin with glowing eyes.", "亮眼印铁机器人。", lambda: toys.robot("#7fb0c4", "#c0392f", "#ffe070")),
        UnpackagedProduct("ROG", "Tin robot, gold", "铁皮机器人 金色", "34.90", "Robot of printed tin with glowing eyes.", "亮眼印铁机器人。", lambda: toys.robot("#c8a050", "#2f4a6a", "#a0ff9a")),
        UnpackagedProduct("BAL", "Beach ball", "沙滩球", "7.90", "Ball in six colours, 18 cm.", "六色球，18厘米。", lambda: toys.toy_ball(patterns.gores(*_RAINBOW)).posed(20)),
        UnpackagedProduct("STA", "Star ball", "星星球", "8.90", "Ball with stars, 18 cm.", "星星图案球，18厘米。", lambda: toys.toy_ball(patterns.stars("#2b3f8a", "#f0c83a"))),
        UnpackagedProduct("TOP", "Spinning top", "陀螺", "6.90", "Turned wooden top with painted rings.", "彩环木陀螺。", lambda: toys.spinning_top((_RAINBOW[0], _RAINBOW[2], _RAINBOW[4]))),
        UnpackagedProduct("XYL", "Xylophone", "木琴", "22.90", "Six keys and two beaters.", "六键木琴配双槌。", lambda: toys.xylophone(_RAINBOW)),
        UnpackagedProduct("FIS", "Fish on a stand", "立架木鱼", "16.90", "Painted wooden fish for the shelf.", "彩绘木鱼摆件。", lambda: toys.kite_fish("#e8943a", "#2f6f9f")),
    ], ((-24, 16), (32, 26)))  # fmt: skip


def _tools() -> list[Product]:
    beech, ash = BEECH, OAK
    return unpackaged_products("TOL", 931, "Werkmann", "Tools", [
        UnpackagedProduct("HAM", "Claw hammer", "羊角锤", "16.90", "Forged head on an ash handle, 450 g.", "白蜡木柄锻造锤头，450克。", lambda: hand_tools.hammer(ash)),
        UnpackagedProduct("HAR", "Claw hammer, soft grip", "羊角锤 软柄", "18.90", "Forged head on a soft grip, 450 g.", "软柄锻造锤头，450克。", lambda: hand_tools.hammer(plastic("#c8372a", 0.5), "#1c1c1c")),
        UnpackagedProduct("MAL", "Rubber mallet", "橡胶锤", "11.90", "Rubber head on a beech handle.", "山毛榉柄橡胶锤。", lambda: hand_tools.hammer(beech, mallet="#26272a")),
        UnpackagedProduct("SDR", "Screwdriver, flat", "一字螺丝刀", "5.90", "Flat screwdriver of hardened steel.", "淬硬钢一字螺丝刀。", lambda: hand_tools.screwdriver("#c8372a", "#1c1c1c")),
        UnpackagedProduct("SDB", "Screwdriver, cross", "十字螺丝刀", "5.90", "Cross-headed screwdriver of hardened steel.", "淬硬钢十字螺丝刀。", lambda: hand_tools.screwdriver("#1f5fa8", "#f0c030", True)),
        UnpackagedProduct("SPA", "Combination spanner", "两用扳手", "7.90", "Open jaw and ring, chrome vanadium, 17 mm.", "铬钒钢开口梅花扳手，17毫米。", lambda: hand_tools.spanner(STEEL)),
        UnpackagedProduct("SPO", "Open spanner", "双开口扳手", "7.50", "Two open jaws, black oxide, 17 mm.", "发黑双开口扳手，17毫米。", lambda: hand_tools.spanner(metal("#3a3d42", 0.4), False)),
        UnpackagedProduct("PLB", "Pliers, blue", "钢丝钳 蓝色", "14.90", "Combination pliers with dipped grips.", "浸塑柄钢丝钳。", lambda: hand_tools.pliers("#1f5fa8")),
        UnpackagedProduct("PLR", "Pliers, red", "钢丝钳 红色", "14.90", "Combination pliers with dipped grips.", "浸塑柄钢丝钳。", lambda: hand_tools.pliers("#b8302a")),
        UnpackagedProduct("SAW", "Hand saw", "手锯", "21.90", "Hand saw with a walnut handle.", "胡桃木柄手锯。", lambda: hand_tools.saw(WALNUT)),
        UnpackagedProduct("TRO", "Garden trowel", "园艺铲", "12.90", "Stainless trowel with an ash handle.", "白蜡木柄不锈钢园艺铲。", lambda: hand_tools.trowel(ash)),
        UnpackagedProduct("TRG", "Garden trowel, green", "园艺铲 绿色", "8.90", "Painted trowel with a beech handle.", "山毛榉柄漆面园艺铲。", lambda: hand_tools.trowel(beech, "#3f7a4a")),
        UnpackagedProduct("BRU", "Paint brush", "油漆刷", "6.90", "Flat brush with natural bristles, 70 mm.", "天然鬃毛平刷，70毫米。", lambda: hand_tools.brush(lacquer("#c8372a"), "#2a2420")),
        UnpackagedProduct("WHI", "Whisk", "打蛋器", "9.90", "Steel whisk with a beech handle.", "山毛榉柄钢打蛋器。", lambda: hand_tools.whisk(beech)),
        UnpackagedProduct("SCI", "Scissors", "剪刀", "8.90", "Household scissors of stainless steel.", "不锈钢家用剪刀。", lambda: hand_tools.scissors("#c8372a")),
    ], FLAT)  # fmt: skip


def _levels() -> list[Product]:
    return unpackaged_products("TOL", 951, "Werkmann", "Tools", [
        UnpackagedProduct("TAP", "Tape measure", "卷尺", "9.90", "Tape measure with a brake, 5 m.", "带制动卷尺，5米。", lambda: hand_tools.tape_measure("#e8ae1c", "#222222")),
        UnpackagedProduct("TAB", "Tape measure, blue", "卷尺 蓝色", "9.90", "Tape measure with a brake, 5 m.", "带制动卷尺，5米。", lambda: hand_tools.tape_measure("#2f6fa8", "#222222")),
        UnpackagedProduct("LEV", "Spirit level", "水平尺", "13.90", "Spirit level of aluminium, 30 cm.", "铝制水平尺，30厘米。", lambda: hand_tools.spirit_level("#d9b23c", "#222222")),
    ], ((-20, 18), (30, 26)))  # fmt: skip
