"""Shoes and bags."""

from tools.demo_catalogue.labels import emblems, patterns
from tools.demo_catalogue.labels.plants import citrus, sprig
from tools.demo_catalogue.materials import RUBBER, Material, cloth, leather, suede
from tools.demo_catalogue.object3d import Object3D
from tools.demo_catalogue.products.product import Product, UnpackagedProduct, unpackaged_products
from tools.demo_catalogue.shapes import bags, shoes

_PALE = RUBBER.tinted("#e9e4da")
_GUM = RUBBER.tinted("#b07a4a")


def products() -> list[Product]:
    """Return shoes and bags."""
    return [*_shoes(), *_bags()]


def _trainer(
    main: str, toe: str, heel: str, line: str, sole: Material = _PALE, high: bool = False
) -> Object3D:
    white = cloth("#f0ede6")
    return shoes.sneaker(cloth(main), suede(toe), suede(heel), sole, white, leather(line), high)


def _shoes() -> list[Product]:
    return unpackaged_products("SHO", 801, "Fenno", "Shoes", [
        UnpackagedProduct("RUB", "Trainer Runa, blue", "Runa运动鞋 蓝色", "69.90", "Light trainer of knitted cloth with a zigzag.", "锯齿线轻便针织运动鞋。", lambda: _trainer("#2b4a7d", "#24406c", "#d9a441", "#f2efe8")),
        UnpackagedProduct("RUR", "Trainer Runa, red", "Runa运动鞋 红色", "69.90", "Light trainer of knitted cloth with a zigzag.", "锯齿线轻便针织运动鞋。", lambda: _trainer("#a8302c", "#8c2624", "#2a2a2a", "#f2efe8")),
        UnpackagedProduct("RUG", "Trainer Runa, grey", "Runa运动鞋 灰色", "69.90", "Light trainer of knitted cloth with a zigzag.", "锯齿线轻便针织运动鞋。", lambda: _trainer("#8a8f94", "#767b80", "#3f8f8a", "#3f8f8a", _GUM)),
        UnpackagedProduct("HIB", "High-top Torva, black", "Torva高帮鞋 黑色", "79.90", "High trainer of canvas with a light toe.", "浅色鞋头帆布高帮鞋。", lambda: _trainer("#26272a", "#e9e4da", "#26272a", "#e9e4da", _PALE, True)),
        UnpackagedProduct("HIG", "High-top Torva, green", "Torva高帮鞋 绿色", "79.90", "High trainer of canvas with a light toe.", "浅色鞋头帆布高帮鞋。", lambda: _trainer("#3f6b4a", "#e9e4da", "#3f6b4a", "#e9e4da", _GUM, True)),
        UnpackagedProduct("BOB", "Boot Askel, brown", "Askel短靴 棕色", "139.00", "Leather boot with a padded cuff.", "软领皮短靴。", lambda: shoes.boot(leather("#6f4228"), RUBBER, cloth("#d8b060"), cloth("#3a2a20"))),
        UnpackagedProduct("BOK", "Boot Askel, black", "Askel短靴 黑色", "139.00", "Leather boot with a padded cuff.", "软领皮短靴。", lambda: shoes.boot(leather("#232326"), RUBBER, cloth("#8a2a2a"), cloth("#3a3a3e"))),
        UnpackagedProduct("SLG", "Slipper Hytte, grey", "Hytte毛毡拖鞋 灰色", "34.90", "Felt slipper with a rubber sole.", "橡胶底毛毡拖鞋。", lambda: shoes.slipper(suede("#8a8f98"), cloth("#e8dcc8"), RUBBER)),
        UnpackagedProduct("SLR", "Slipper Hytte, berry", "Hytte毛毡拖鞋 莓红", "34.90", "Felt slipper with a rubber sole.", "橡胶底毛毡拖鞋。", lambda: shoes.slipper(suede("#8c2f4f"), cloth("#e8dcc8"), RUBBER)),
        UnpackagedProduct("SAN", "Sandal Ranta", "Ranta凉鞋", "49.90", "Sandal with two leather straps and a cork bed.", "双皮带软木凉鞋。", lambda: shoes.sandal(leather("#7a4a2e"), suede("#c8a070"), RUBBER)),
    ], ((-18, 16), (28, 24), (180, 18)))  # fmt: skip


def _bags() -> list[Product]:
    return unpackaged_products("BAG", 821, "Carrick Row", "Bags", [
        UnpackagedProduct("TOL", "Tote Market", "集市托特包", "19.90", "Cotton bag with lemons, 15 l.", "柠檬图案棉布袋，15升。", lambda: bags.tote(cloth("#e3d8bf"), cloth("#c0563e"), patterns.poster("#e3d8bf", "#3a4a2a", "market", "script", citrus("#e9b21a", "#f6d94f")))),
        UnpackagedProduct("TOS", "Tote Garden", "花园托特包", "19.90", "Cotton bag with a twig, 15 l.", "枝叶图案棉布袋，15升。", lambda: bags.tote(cloth("#2f4a3f"), cloth("#d9b36a"), patterns.poster("#2f4a3f", "#efe2c4", "garden", "hand", sprig("#a8c48a", "#d9e4c0")), 2)),
        UnpackagedProduct("TOM", "Tote Night", "夜空托特包", "22.90", "Canvas bag with a moon, 15 l.", "月亮图案帆布袋，15升。", lambda: bags.tote(cloth("#22304f"), cloth("#22304f"), patterns.poster("#22304f", "#e8d9a0", "late", "deco", emblems.moon("#e8c95a", "#22304f")), 3)),
        UnpackagedProduct("BAS", "Basket", "编织篮", "44.90", "Plaited basket with leather handles.", "皮柄编织篮。", lambda: bags.basket(Material("#c9a066", 0.8, second="#a87f48", pattern="weave", grain=70, bump=0.3), leather("#6f4228"))),
        UnpackagedProduct("PAB", "Backpack Fell, blue", "Fell背包 蓝色", "89.90", "Backpack of waxed cotton, 18 l.", "蜡棉背包，18升。", lambda: bags.backpack(cloth("#2f4858"), cloth("#c98a35"), leather("#5a3a28"))),
        UnpackagedProduct("PAG", "Backpack Fell, olive", "Fell背包 橄榄绿", "89.90", "Backpack of waxed cotton, 18 l.", "蜡棉背包，18升。", lambda: bags.backpack(cloth("#5a6238"), cloth("#454b2a"), leather("#5a3a28"))),
        UnpackagedProduct("HAW", "Handbag Ida, wine", "Ida手袋 酒红", "129.00", "Handbag of smooth leather with a brass lock.", "铜扣光面皮手袋。", lambda: bags.handbag(leather("#7c2935"))),
        UnpackagedProduct("HAT", "Handbag Ida, tan", "Ida手袋 棕褐", "129.00", "Handbag of smooth leather with a brass lock.", "铜扣光面皮手袋。", lambda: bags.handbag(leather("#b8783f"))),
        UnpackagedProduct("SAD", "Saddle bag, forest", "马鞍包 森林绿", "139.00", "Bag with a deep flap and a brass lock.", "铜扣深盖马鞍包。", lambda: bags.handbag(leather("#2f4a38"), saddle=True)),
    ], ((-24, 12), (34, 20)))  # fmt: skip
