"""Recognition of the columns of a shop's table by their English, German or Chinese headings."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

# Names of each field, in the order of preference: "sku" wins over "id".
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "sku": (
        *("sku", "sku id", "sku code", "article number", "article no", "item number", "item no"),
        *("product code", "item code", "style code", "product id", "item id", "artikelnummer"),
        *("artikel nummer", "artikel nr", "artikelnr", "art nr", "bestellnummer", "article"),
        *("code", "id", "货号", "商品编码", "商品编号", "产品编码", "产品编号", "商品货号"),
        *("物料编码", "商品代码", "款号", "编码", "编号", "商品id"),
    ),
    "name": (
        *("name", "product name", "item name", "title", "product title", "product"),
        *("bezeichnung", "artikelbezeichnung", "artikelname", "produktname", "titel"),
        *("名称", "商品名称", "产品名称", "品名", "商品名", "产品名", "标题", "商品标题"),
    ),
    "brand": (
        *("brand", "brand name", "manufacturer", "maker", "marke", "hersteller"),
        *("品牌", "品牌名称", "厂家", "制造商"),
    ),
    "category": (
        *("category", "category name", "product category", "product type", "type", "group"),
        *("department", "kategorie", "warengruppe", "produktgruppe", "artikelgruppe"),
        *("类别", "分类", "品类", "类目", "商品分类", "商品类别", "产品类别", "种类"),
    ),
    "price": (
        *("price", "unit price", "retail price", "sale price", "selling price", "rrp", "msrp"),
        *("preis", "verkaufspreis", "vk preis", "vk", "einzelpreis", "stückpreis", "uvp"),
        *("价格", "单价", "售价", "零售价", "销售价", "价钱", "商品价格"),
    ),
    "currency": ("currency", "currency code", "währung", "币种", "货币", "货币单位"),
    "gtin": (
        *("gtin", "gtin13", "gtin 13", "ean", "ean13", "ean 13", "upc", "barcode", "bar code"),
        *("ean code", "gtin ean", "ean gtin", "strichcode"),
        *("条码", "条形码", "商品条码", "商品条形码", "国际条码", "69码"),
    ),
    "description": (
        *("description", "product description", "details", "long description", "text"),
        *("beschreibung", "artikelbeschreibung", "produktbeschreibung"),
        *("描述", "商品描述", "产品描述", "说明", "商品说明", "简介", "详情"),
    ),
    "image": (
        *("image", "images", "image path", "image file", "image name", "picture", "pictures"),
        *("photo", "photos", "img", "file", "filename", "file name", "path", "image url"),
        *("bild", "bilder", "bildpfad", "bilddatei", "produktbild", "foto", "fotos", "dateiname"),
        *("图片", "图片路径", "图片文件", "照片", "主图", "商品图片", "产品图片", "图像", "文件名"),
    ),
}


def recognise_columns(headings: Sequence[str]) -> dict[str, str]:
    """Return product field to heading, for the headings that are recognised."""
    # Of several equal headings the first one counts.
    heading_of = {_normalised(heading): heading for heading in reversed(headings)}
    mapping: dict[str, str] = {}
    for field, names in _NAMES.items():
        found = next((heading_of[name] for name in names if name in heading_of), None)
        if found is not None:
            mapping[field] = found
    return mapping


def _normalised(heading: str) -> str:
    """Return the heading in lower case, with single spaces between words."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    text = re.sub(r"\(.*?\)", " ", text)
    return re.sub(r"[\W_]+", " ", text).strip()
