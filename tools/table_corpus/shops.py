"""Exports of shop systems."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Any, Final

from tools.table_corpus.case import Case
from tools.table_corpus.files import csv_bytes

_PRICE: Final = Decimal("3.49")
_ONE: Final = {"name": "Lemon tea", "category": "Drinks", "price": _PRICE, "gtin": "4006381333931"}
_VALUES: Final = ("TEA-1", "Lemon tea", "Drinks", "3.49", "4006381333931", "a.jpg")
# Headings of SKU, name, category, price, bar code and picture; further headings.
_SYSTEMS: Final[dict[str, tuple[str, str]]] = {
    "WooCommerce": (
        'SKU,Name,Categories,Regular price,"GTIN, UPC, EAN, or ISBN",Images',
        "ID,Type,Published,Short description,Sale price,Stock",
    ),
    "Magento": (
        "sku,name,categories,price,gtin,base_image",
        "store_view_code,attribute_set_code,product_type,special_price,small_image,visibility",
    ),
    "Odoo": (
        "Internal Reference,Name,Product Category,Sales Price,Barcode,Image",
        "External ID,Cost,Quantity On Hand",
    ),
    "Odoo technical": (
        "default_code,name,categ_id/name,list_price,barcode,image_1920",
        "id,standard_price,type",
    ),
    "ERPNext": (
        "Item Code,Item Name,Item Group,Standard Selling Rate,Barcode (Barcodes),Image",
        "ID,Default Unit of Measure,Valuation Rate",
    ),
    "Square": ("SKU,Item Name,Category,Price,GTIN,Image", "Token,Variation Name,Tax - Sales"),
    "Lightspeed": (
        "sku,name,product_category,retail_price,barcode,image_url",
        "id,handle,supply_price,tax_name,active",
    ),
    "Chinese": ("货号,商品名称,一级分类,零售价,国条码,商品主图", "规格,库存,单位"),
    "Traditional Chinese": ("貨號,商品名稱,類別,零售價,條碼,圖片", "規格,庫存,單位"),
}


def shop_export(rng: Random) -> Case:
    """The headings of a system in any order."""
    system = rng.choice(list(_SYSTEMS))
    known, others = _SYSTEMS[system]
    names = known.replace('"GTIN, UPC, EAN, or ISBN"', "GTIN; UPC; EAN; or ISBN").split(",")
    columns = [*zip(names, _VALUES, strict=True), *((name, "") for name in others.split(","))]
    rng.shuffle(columns)
    rows = [[name.replace(";", ",") for name, _ in columns], [value for _, value in columns]]
    return Case(system, ".csv", csv_bytes(rows), {"TEA-1": {**_ONE, "pictures": ["a.jpg"]}})


def shopify_variants(rng: Random) -> Case:
    """Variants that share the texts of their product's first row."""
    sizes = rng.sample(["S", "M", "L", "XL", "XXL"], rng.randint(2, 4))
    rows: list[Sequence[object]] = [
        (
            *("Handle", "Title", "Vendor", "Product Category", "Option1 Name", "Option1 Value"),
            *("Variant SKU", "Variant Price", "Variant Barcode", "Image Src"),
        )
    ]
    expected: dict[str, dict[str, Any]] = {}
    for at, size in enumerate(sizes):
        texts = ("Shirt", "Acme", "Clothes") if at == 0 else ("", "", "")
        picture = "shirt.jpg" if at == 0 else ""
        rows.append(("shirt", *texts, "Size", size, f"SH-{size}", "19.90", "", picture))
        expected[f"SH-{size}"] = {
            "name": f"Shirt – {size}",
            "brand": "Acme",
            "category": "Clothes",
            "price": Decimal("19.90"),
        }
    rows.append(("shirt", *[""] * 8, "back.jpg"))
    expected[f"SH-{sizes[0]}"]["pictures"] = ["shirt.jpg", "back.jpg"]
    return Case("Shopify variants", ".csv", csv_bytes(rows), expected)


def woocommerce_variations(rng: Random) -> Case:
    """Variations that name their parent by SKU or number."""
    parent = rng.choice(["SH", "id:10"])
    rows = [
        ("ID", "Type", "SKU", "Name", "Regular price", "Categories", "Images", "Parent"),
        ("10", "variable", "SH", "Shirt", "", "Clothes", "shirt.jpg", ""),
        ("11", "variation", "SH-M", "Shirt - M", "19.90", "", "", parent),
        ("12", "variation", "", "Shirt - L", "21.90", "", "", parent),
    ]
    expected: dict[str, dict[str, Any]] = {
        "SH": {"name": "Shirt", "price": None},
        "SH-M": {"name": "Shirt - M", "category": "Clothes", "price": Decimal("19.90")},
        "SH-12": {"name": "Shirt - L", "pictures": ["shirt.jpg"], "price": Decimal("21.90")},
    }
    return Case("WooCommerce variations", ".csv", csv_bytes(rows), expected)


SHOP_KINDS: Final = (shop_export, shopify_variants, woocommerce_variations)
