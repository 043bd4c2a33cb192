"""Fruit and vegetables."""

from tools.demo_catalogue.products.product import Product, UnpackagedProduct, unpackaged_products
from tools.demo_catalogue.shapes import produce as p
from tools.demo_catalogue.shapes import vegetables as v


def products() -> list[Product]:
    """Return all fruit and vegetables."""
    return unpackaged_products("FRU", 1001, "Hofgut Linden", "Fruit and vegetables", [
        UnpackagedProduct("APR", "Apple, red", "红苹果", "0.59", "Crisp apple, sweet with a little acid, a piece.", "脆甜微酸苹果，一个。", lambda: p.fruit("apple", "#b32a22", "#d8a040", 1)),
        UnpackagedProduct("APG", "Apple, green", "青苹果", "0.59", "Crisp apple, rather sour, a piece.", "脆爽偏酸苹果，一个。", lambda: p.fruit("apple", "#86a83a", "#a8c04a", 2, pattern="noise")),
        UnpackagedProduct("APY", "Apple, yellow", "黄苹果", "0.59", "Mild apple for cakes, a piece.", "适合烘焙的温和苹果，一个。", lambda: p.fruit("apple", "#d8b83a", "#e0a048", 8)),
        UnpackagedProduct("PEA", "Pear, green", "青梨", "0.69", "Juicy pear, a piece.", "多汁梨，一个。", lambda: p.fruit("pear", "#a3a83a", "#7f8a32", 3, pattern="noise")),
        UnpackagedProduct("PER", "Pear, red", "红梨", "0.79", "Juicy pear with a red cheek, a piece.", "红晕多汁梨，一个。", lambda: p.fruit("pear", "#a03a2a", "#b8903a", 4)),
        UnpackagedProduct("TOM", "Beef tomato", "牛排番茄", "0.49", "Large tomato, ripened on the vine, a piece.", "藤熟大番茄，一个。", lambda: p.fruit("tomato", "#b8281a", "#c83a20", 5, 5, gloss=0.2, pattern="noise")),
        UnpackagedProduct("PUM", "Pumpkin", "南瓜", "3.90", "Pumpkin for soup, a piece.", "做汤南瓜，一个。", lambda: p.fruit("pumpkin", "#c86418", "#d87a2a", 6, 10)),
        UnpackagedProduct("AVO", "Avocado", "牛油果", "1.29", "Ripe avocado, a piece.", "熟牛油果，一个。", lambda: p.fruit("avocado", "#2f3a22", "#4a5a32", 7, lying=True, stem=False, pattern="noise", gloss=0.5)),
        UnpackagedProduct("LEM", "Lemon", "柠檬", "0.39", "Unwaxed lemon, a piece.", "未打蜡柠檬，一个。", lambda: p.fruit("lemon", "#e0b818", "#e8c838", 9, lying=True, stem=False, pattern="noise", grain=40)),
        UnpackagedProduct("ONI", "Onion", "洋葱", "0.29", "Yellow onion, a piece.", "黄洋葱，一个。", lambda: p.fruit("onion", "#a8642e", "#c8884a", 10, stem=False, grain=30)),
        UnpackagedProduct("ORA", "Orange", "橙子", "0.69", "Sweet orange, a piece.", "甜橙，一个。", lambda: p.orange("#e07a14")),
        UnpackagedProduct("LIM", "Lime", "青柠", "0.39", "Juicy lime, a piece.", "多汁青柠，一个。", lambda: p.orange("#5a8a24", 2.8)),
        UnpackagedProduct("BAN", "Bananas", "香蕉", "1.49", "Three ripe bananas.", "三根熟香蕉。", lambda: p.bananas("#e0b42a", "#b88a2e")),
        UnpackagedProduct("PEP", "Pepper, red", "红甜椒", "0.99", "Sweet pepper, a piece.", "甜椒，一个。", lambda: v.pepper("#b02018")),
        UnpackagedProduct("PEY", "Pepper, yellow", "黄甜椒", "0.99", "Sweet pepper, a piece.", "甜椒，一个。", lambda: v.pepper("#e0a814")),
        UnpackagedProduct("PEG", "Pepper, green", "青甜椒", "0.89", "Sweet pepper, a piece.", "甜椒，一个。", lambda: v.pepper("#3a7028")),
        UnpackagedProduct("AUB", "Aubergine", "茄子", "1.19", "Aubergine with firm flesh, a piece.", "肉质紧实茄子，一个。", lambda: v.aubergine("#2f1a3c")),
        UnpackagedProduct("CAR", "Carrots", "胡萝卜", "1.29", "Three carrots with their green.", "三根带叶胡萝卜。", lambda: v.carrots("#d9681a")),
        UnpackagedProduct("MUS", "Mushrooms", "褐蘑菇", "1.99", "Brown mushrooms, three pieces.", "褐蘑菇三朵。", lambda: v.mushrooms("#b8946a")),
        UnpackagedProduct("CUC", "Cucumber", "黄瓜", "0.89", "Fresh cucumber, a piece.", "新鲜黄瓜，一根。", lambda: v.cucumber("#345c24", "#4a7a34")),
        UnpackagedProduct("PIN", "Pineapple", "菠萝", "2.99", "Sweet pineapple, a piece.", "甜菠萝，一个。", lambda: p.pineapple()),
    ], ((-20, 20), (30, 34)))  # fmt: skip
