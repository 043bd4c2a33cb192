"""Mugs, tableware, lamps and chairs."""

from tools.demo_catalogue.labels import emblems, patterns
from tools.demo_catalogue.labels.plants import blossom, lavender, sprig
from tools.demo_catalogue.materials import (
    BEECH,
    BRASS,
    BRUSHED,
    OAK,
    WALNUT,
    bisque,
    cloth,
    glaze,
    lacquer,
    leather,
    metal,
    plastic,
)  # fmt: skip
from tools.demo_catalogue.products.product import Product, UnpackagedProduct, unpackaged_products
from tools.demo_catalogue.shapes import chairs, lamps
from tools.demo_catalogue.shapes.tableware import bowl, mug, teapot, vase

_WHITE, _CREAM = glaze("#f2efe8"), glaze("#e6ddcb", "#6b5a45")
_BLACK = metal("#222326", 0.45)


def products() -> list[Product]:
    """Return everything for the home."""
    return [*_mugs(), *_tableware(), *_lamps(), *_chairs()]


def _mugs() -> list[Product]:
    return unpackaged_products("MUG", 701, "Mokkery", "Mugs", [
        UnpackagedProduct("BND", "Mug Bands, sand", "条纹马克杯 沙色", "14.50", "Stoneware mug with painted bands, 300 ml.", "手绘条纹炻器马克杯，300毫升。",
             lambda: mug("straight", _CREAM, _WHITE, patterns.stripes("#e6ddcb", (0.2, 0.34, "#2f5d62"), (0.42, 0.5, "#d08c4a"), (0.58, 0.72, "#a8443a")))),
        UnpackagedProduct("BNB", "Mug Bands, blue", "条纹马克杯 蓝色", "14.50", "Stoneware mug with painted bands, 300 ml.", "手绘条纹炻器马克杯，300毫升。",
             lambda: mug("straight", _CREAM, _WHITE, patterns.stripes("#e6ddcb", (0.2, 0.34, "#27466b"), (0.42, 0.5, "#7aa8c8"), (0.58, 0.72, "#27466b")))),
        UnpackagedProduct("DOT", "Mug Dots", "圆点马克杯", "12.90", "Porcelain mug with dots all around, 300 ml.", "满身圆点瓷马克杯，300毫升。",
             lambda: mug("straight", glaze("#22314f"), _WHITE, patterns.dots("#22314f", "#f3e9d2", "#e58b6b"))),
        UnpackagedProduct("MEA", "Mug Meadow", "草地马克杯", "15.90", "Porcelain mug with a flower meadow, 300 ml.", "花草图案瓷马克杯，300毫升。",
             lambda: mug("flared", _WHITE, _WHITE, patterns.scattered("#f2efe8", [blossom("#d8546a", "#e8a13a", 8), sprig("#5b8a55", "#3f6b3c"), lavender]))),
        UnpackagedProduct("TEA", "Mug Belly, teal", "圆肚马克杯 青色", "16.90", "Round stoneware mug in a deep glaze, 350 ml.", "深釉圆肚炻器马克杯，350毫升。", lambda: mug("round", glaze("#1f5d62", "#3f8f8a"), _WHITE)),
        UnpackagedProduct("RST", "Mug Belly, rust", "圆肚马克杯 锈色", "16.90", "Round stoneware mug in a deep glaze, 350 ml.", "深釉圆肚炻器马克杯，350毫升。", lambda: mug("round", glaze("#a8502f", "#6b2f1c"), _WHITE)),
        UnpackagedProduct("MON", "Mug Monday", "星期一马克杯", "13.50", "Porcelain mug for the start of the week, 300 ml.", "迎接一周的瓷马克杯，300毫升。",
             lambda: mug("straight", glaze("#f0c83a"), _WHITE, patterns.word("#f0c83a", "#1c1c1c", "MONDAY", "comic", emblems.sun("#e0703a", "#f8e08a")))),
        UnpackagedProduct("CAT", "Mug Cat", "猫咪马克杯", "13.50", "Porcelain mug with a cat that watches, 300 ml.", "猫咪图案瓷马克杯，300毫升。",
             lambda: mug("straight", glaze("#e8a8a0"), _WHITE, patterns.word("#e8a8a0", "#4a2a2a", "purr", "script", emblems.cat("#4a4a52", "#f6d8d0")))),
        UnpackagedProduct("BEA", "Beaker, raw clay", "素陶杯", "11.90", "Beaker without a handle, raw outside, 200 ml.", "外壁素陶无柄杯，200毫升。", lambda: mug("beaker", bisque("#c9a98a"), _WHITE, radius=3.8, height=8.5, handle=False)),
    ], ((-10, 14), (26, 24)))  # fmt: skip


def _tableware() -> list[Product]:
    return unpackaged_products("TAB", 721, "Tonwerk", "Tableware", [
        UnpackagedProduct("BWS", "Bowl, speckled", "斑点碗", "17.90", "Stoneware bowl for soup, 16 cm.", "炻器汤碗，16厘米。", lambda: bowl("deep", _CREAM, glaze("#27466b"))),
        UnpackagedProduct("BWN", "Bowl, night blue", "夜蓝碗", "17.90", "Stoneware bowl for soup, 16 cm.", "炻器汤碗，16厘米。", lambda: bowl("deep", glaze("#1f2f4f", "#5a7aa8"), glaze("#e6ddcb"))),
        UnpackagedProduct("BWC", "Bowl Checks", "格纹碗", "19.90", "Porcelain bowl with a chequered rim, 16 cm.", "格纹瓷碗，16厘米。", lambda: bowl("coupe", _WHITE, _WHITE, patterns.checks("#f2efe8", "#c0563e", 32), height=6.4)),
        UnpackagedProduct("SAL", "Salad bowl, leaf green", "沙拉碗 叶绿", "34.90", "Wide bowl for salad, 26 cm.", "宽口沙拉碗，26厘米。", lambda: bowl("wide", glaze("#5a7a4a"), glaze("#dfe6c8"), radius=13, height=9)),
        UnpackagedProduct("PLW", "Plate, white", "白色餐盘", "12.90", "Porcelain plate, 24 cm.", "瓷餐盘，24厘米。", lambda: bowl("plate", _WHITE, _WHITE, radius=12, height=2.6)),
        UnpackagedProduct("PLT", "Plate, sea green", "海绿餐盘", "14.90", "Stoneware plate, 24 cm.", "炻器餐盘，24厘米。", lambda: bowl("plate", _CREAM, glaze("#7ca39a", "#5a837a"), radius=12, height=2.6)),
        UnpackagedProduct("VTC", "Vase, terracotta", "陶土花瓶", "29.90", "Ribbed vase of terracotta, 24 cm.", "棱纹陶土花瓶，24厘米。", lambda: vase("bulb", bisque("#b8694a"), 8, 24, 14)),
        UnpackagedProduct("VSG", "Vase, sage", "鼠尾草绿花瓶", "29.90", "Ribbed vase in a matt glaze, 24 cm.", "哑光釉棱纹花瓶，24厘米。", lambda: vase("bulb", bisque("#8a9a7a"), 8, 24, 14)),
        UnpackagedProduct("VAM", "Vase Amphora", "双耳形花瓶", "39.90", "Tall vase in a speckled glaze, 30 cm.", "斑点釉高花瓶，30厘米。", lambda: vase("amphora", glaze("#d8d2c4", "#3a3a3a"), 8, 30)),
        UnpackagedProduct("VCO", "Vase Column", "柱形花瓶", "24.90", "Straight vase in cobalt blue, 22 cm.", "钴蓝直筒花瓶，22厘米。", lambda: vase("column", glaze("#1f3f8f"), 6, 22, 20)),
        UnpackagedProduct("POB", "Teapot, indigo", "靛蓝茶壶", "44.90", "Teapot with a brass knob, 1.1 l.", "铜钮茶壶，1.1升。", lambda: teapot(glaze("#34547a"), BRASS)),
        UnpackagedProduct("POM", "Teapot, mustard", "芥末黄茶壶", "44.90", "Teapot with a wooden knob, 1.1 l.", "木钮茶壶，1.1升。", lambda: teapot(glaze("#c8962a", "#8a6414"), WALNUT)),
    ], ((-20, 20), (32, 34)))  # fmt: skip


def _lamps() -> list[Product]:
    return unpackaged_products("LMP", 741, "Halo & Finch", "Lamps", [
        UnpackagedProduct("MUR", "Mushroom lamp, brick", "蘑菇台灯 砖红", "79.00", "Table lamp with a dome of opal acrylic, 28 cm.", "乳白圆顶台灯，28厘米。", lambda: lamps.mushroom("#f2b48a", lacquer("#b0482f"))),
        UnpackagedProduct("MUG", "Mushroom lamp, moss", "蘑菇台灯 苔绿", "79.00", "Table lamp with a dome of opal acrylic, 28 cm.", "乳白圆顶台灯，28厘米。", lambda: lamps.mushroom("#e8d9a0", lacquer("#4f6b3f"))),
        UnpackagedProduct("SHT", "Table lamp Bulb, teal", "球瓶台灯 青色", "69.00", "Ceramic base and pleated cloth shade, 31 cm.", "陶瓷底座褶布灯罩，31厘米。", lambda: lamps.shaded("#ead2a4", glaze("#2f6c70"), "bulb", 60)),
        UnpackagedProduct("SHC", "Table lamp Column, walnut", "柱式台灯 胡桃木", "74.00", "Turned walnut base and linen shade, 31 cm.", "车制胡桃木底座亚麻灯罩，31厘米。", lambda: lamps.shaded("#d9c7a8", WALNUT, "column")),
        UnpackagedProduct("SHS", "Table lamp Steps", "叠层台灯", "72.00", "Stacked ceramic base and linen shade, 31 cm.", "叠层陶瓷底座亚麻灯罩，31厘米。", lambda: lamps.shaded("#e0b890", glaze("#c0563e"), "steps")),
        UnpackagedProduct("DSG", "Desk lamp, green", "工作灯 绿色", "89.00", "Desk lamp with two arms and brass joints.", "双臂铜节工作灯。", lambda: lamps.desk("#2f6f5e", BRASS)),
        UnpackagedProduct("DSB", "Desk lamp, black", "工作灯 黑色", "89.00", "Desk lamp with two arms and steel joints.", "双臂钢节工作灯。", lambda: lamps.desk("#26272a", BRUSHED)),
        UnpackagedProduct("GLO", "Globe lamp", "球形灯", "64.00", "Ball of opal glass in a ring of brass.", "铜环乳白玻璃球灯。", lambda: lamps.globe(WALNUT, 1)),
        UnpackagedProduct("LAN", "Lantern", "提灯", "39.00", "Lantern of powder-coated steel with an LED candle.", "烤漆钢提灯，配LED蜡烛。", lambda: lamps.lantern(_BLACK)),
        UnpackagedProduct("ARC", "Arc lamp, ochre", "弧形灯 赭黄", "99.00", "Small arc lamp on a block of marble.", "大理石座小弧灯。", lambda: lamps.arc("#c8902a")),
    ], ((-24, 10), (36, 16)))  # fmt: skip


def _chairs() -> list[Product]:
    return unpackaged_products("CHR", 761, "Stuhlhaus Nord", "Chairs", [
        UnpackagedProduct("BUY", "Shell chair, yellow", "壳椅 黄色", "119.00", "One-piece shell on oak legs.", "一体椅壳配橡木腿。", lambda: chairs.bucket(plastic("#d9ac2c", 0.45), OAK)),
        UnpackagedProduct("BUG", "Shell chair, grey-green", "壳椅 灰绿", "119.00", "One-piece shell on oak legs.", "一体椅壳配橡木腿。", lambda: chairs.bucket(plastic("#6f8a7a", 0.45), OAK)),
        UnpackagedProduct("BUM", "Shell chair, steel legs", "壳椅 钢腿", "109.00", "One-piece shell on steel legs.", "一体椅壳配钢腿。", lambda: chairs.bucket(plastic("#b5453c", 0.45), _BLACK, True)),
        UnpackagedProduct("SPB", "Spindle chair, black", "温莎椅 黑色", "149.00", "Wooden chair with turned rods in its back.", "车制背杆木椅。", lambda: chairs.spindle(lacquer("#25282b"))),
        UnpackagedProduct("SPN", "Spindle chair, beech", "温莎椅 山毛榉", "149.00", "Wooden chair with turned rods in its back.", "车制背杆木椅。", lambda: chairs.spindle(BEECH)),
        UnpackagedProduct("LAD", "Ladder chair", "梯背椅", "169.00", "Oak chair with a woven seat.", "编织座面橡木椅。", lambda: chairs.ladder(OAK, cloth("#d8c7a0", "#b89c6c", 40))),
        UnpackagedProduct("STO", "Stool, oak and steel", "橡木钢凳", "79.00", "Round oak seat on steel legs with a ring.", "圆橡木座面、钢腿带踏圈。", lambda: chairs.stool(OAK, _BLACK)),
        UnpackagedProduct("STB", "Bar stool, blue", "吧凳 蓝色", "99.00", "High stool, painted, with a ring for the feet.", "漆面高凳带踏圈。", lambda: chairs.stool(lacquer("#2f5a8a"), lacquer("#2f5a8a"), 66)),
        UnpackagedProduct("ARG", "Armchair, pine green", "扶手椅 松绿", "549.00", "Upholstered armchair on walnut legs.", "软包扶手椅配胡桃木腿。", lambda: chairs.armchair(cloth("#3e5f58"), WALNUT)),
        UnpackagedProduct("ARL", "Armchair, cognac leather", "扶手椅 干邑皮", "749.00", "Leather armchair on walnut legs.", "皮质扶手椅配胡桃木腿。", lambda: chairs.armchair(leather("#a0603a"), WALNUT)),
    ], ((-30, 12), (42, 18)), large=True)  # fmt: skip
