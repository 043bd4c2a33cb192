"""Planted duplicates of other products, for the audit to find."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tools.demo_catalogue.object3d import Object3D
from tools.demo_catalogue.products.product import Product

# Kinds, from the easiest on:
#   same          the same files
#   recompressed  the same picture, smaller and with a lower quality
#   cropped       a part of the same picture
#   anew          the same product rendered from other angles
KINDS = ("same", "recompressed", "cropped", "anew")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A planted duplicate.

    Attributes:
        sku: of the entry.
        of: SKU of the original.
        kind: one of ``KINDS``.
        name, name_zh: as another person might type them.
    """

    sku: str
    of: str
    kind: str
    name: str
    name_zh: str


DUPLICATES = (
    Duplicate("TEA-77", "TEA-MIN", "same", "Tea peppermint Morrowleaf", "Morrowleaf 薄荷茶"),
    Duplicate("MG-0042", "MUG-CAT", "same", "Cup with cat, pink", "猫咪杯 粉色"),
    Duplicate("TOOL-5", "TOL-PLR", "same", "Combination pliers 180 mm", "钢丝钳 180毫米"),
    Duplicate("CAN-CHERRY", "CAN-CHE", "recompressed", "Zupp cherry 0.33", "Zupp 樱桃 0.33"),
    Duplicate("WSH-L2", "WSH-LAV", "recompressed", "Liquid soap lavender 300", "薰衣草皂液 300"),
    Duplicate("CH-YEL", "CHR-BUY", "recompressed", "Chair yellow, wooden legs", "黄椅 木腿"),
    Duplicate("JAM-S", "JAM-STR", "cropped", "Strawberry jam 340", "草莓酱 340"),
    Duplicate("BEAR-1", "TOY-BEA", "cropped", "Teddy bear brown", "泰迪熊 棕色"),
    Duplicate("SH-RED", "SHO-RUR", "cropped", "Runa red trainer", "红色 Runa 鞋"),
    Duplicate("COF-X", "COF-FIL", "anew", "Brasa Norte filter 250", "Brasa Norte 手冲 250"),
    Duplicate("LMP-9", "LMP-DSG", "anew", "Working lamp green", "绿色工作灯"),
    Duplicate("HB-WINE", "BAG-HAW", "anew", "Ladies' bag, wine red", "酒红女包"),
)


def entries(products: Sequence[Product]) -> list[Product]:
    """Return the duplicates as products with their own SKUs, names and GTINs."""
    known = {product.sku: product for product in products}
    return [
        replace(
            known[duplicate.of],
            sku=duplicate.sku,
            number=9501 + place,
            name=duplicate.name,
            name_zh=duplicate.name_zh,
            # The printed barcode is that of the original.
            build=_showing(known[duplicate.of]),
            views=tuple((yaw + 13, pitch + 4) for yaw, pitch in known[duplicate.of].views[:2])
            if duplicate.kind == "anew"
            else known[duplicate.of].views[:1],
        )
        for place, duplicate in enumerate(DUPLICATES)
    ]


def _showing(product: Product) -> Callable[[str], Object3D]:
    return lambda _: product.make_object()
