"""Names of the columns of shops' tables, by product field, in the order of preference.

In lower case, without punctuation and brackets; Chinese in simplified characters. With the
headings of the exports of WooCommerce, Shopify, Magento, Odoo, ERPNext, Square and
Lightspeed.
"""

from collections.abc import Mapping
from typing import Final

# "sku" wins over "id".
HEADING_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "sku": (
        *("sku", "variant sku", "custom sku", "sku id", "sku code", "sku no", "sku number"),
        *(
            "article number",
            "article no",
            "art no",
            "article code",
            "item number",
            "item no",
            "item nr",
        ),
        *("item code", "product code", "product sku", "item sku", "style code", "style number"),
        *("part number", "part no", "model number", "internal reference", "default code"),
        *("artikelnummer", "artikel nummer", "artikel nr", "artikelnr", "art nr", "artnr"),
        *("bestellnummer", "bestell nr", "produktnummer", "teilenummer", "referenz"),
        *("reference", "référence", "ref", "réf", "code article", "referencia", "codice"),
        *("código", "codigo", "artikelcode", "артикул", "indeks", "kod produktu", "商品コード"),
        *("品番", "상품코드", "product id", "item id", "article", "code", "system id", "id"),
        *("货号", "自编码", "商品编码", "商品编号", "产品编码", "产品编号", "商品货号", "商品代码"),
        *("物料编码", "物料号", "规格编码", "款号", "型号", "编码", "编号", "商品id", "产品id"),
    ),
    "name": (
        *("name", "product name", "item name", "title", "product title", "item title"),
        *("display name", "composite name", "product", "item", "article name", "article title"),
        *("bezeichnung", "artikelbezeichnung", "artikelname", "produktname", "produktbezeichnung"),
        *("produkttitel", "titel", "nom", "désignation", "designation", "libellé", "nombre"),
        *("nome", "denominazione", "naam", "omschrijving kort", "nazwa", "název", "наименование"),
        *("название", "商品名", "상품명", "名称", "商品名称", "产品名称", "品名", "品名规格"),
        *("产品名", "标题", "商品标题", "货品名称", "物品名称"),
    ),
    "brand": (
        *("brand", "brand name", "brands", "vendor", "manufacturer", "maker", "marke"),
        *("hersteller", "marque", "fabricant", "marca", "merk", "marka", "značka", "бренд"),
        *("ブランド", "브랜드", "品牌", "品牌名称", "厂家", "制造商", "生产厂家"),
    ),
    "category": (
        *("category", "categories", "category name", "product category", "product categories"),
        *("reporting category", "item group", "item category", "categ id", "categ id name"),
        *("product group", "main category", "department", "custom product type", "kategorie"),
        *("kategorien", "warengruppe", "produktgruppe", "artikelgruppe", "catégorie", "rayon"),
        *("categoría", "categoria", "categorie", "kategoria", "категория", "カテゴリ", "카테고리"),
        *("类别", "分类", "品类", "类目", "商品分类", "商品类别", "产品类别", "产品分类"),
        *("一级分类", "商品类目", "种类", "product type", "type", "group"),
    ),
    "price": (
        *("price", "regular price", "variant price", "unit price", "retail price", "sales price"),
        *("selling price", "list price", "lst price", "standard rate", "standard selling rate"),
        *("price list rate", "default price", "rrp", "msrp", "srp", "sale price", "rate"),
        *("preis", "verkaufspreis", "vk preis", "vk", "einzelpreis", "stückpreis", "endpreis"),
        *("listenpreis", "bruttopreis", "nettopreis", "preis pro stück"),
        *("ladenpreis", "uvp", "prix", "prix unitaire", "prix de vente", "precio", "precio venta"),
        *("prezzo", "preço", "prijs", "verkoopprijs", "cena", "цена", "価格", "가격"),
        *("价格", "单价", "售价", "零售价", "销售价", "标价", "市场价", "统一零售价", "价钱"),
        *("商品价格", "销售价格", "零售价格", "批发价"),
    ),
    "currency": (
        *("currency", "currency code", "price currency", "währung", "waehrung", "devise"),
        *("moneda", "valuta", "waluta", "měna", "валюта", "通貨", "币种", "货币", "货币单位"),
    ),
    "gtin": (
        *("gtin", "gtin13", "gtin 13", "gtin 14", "gtin14", "ean", "ean13", "ean 13", "ean 8"),
        *("upc", "upc a", "upc code", "barcode", "bar code", "variant barcode", "barcodes"),
        *("ean code", "ean nummer", "ean nr", "gtin ean", "ean gtin", "ean upc", "upc ean"),
        *("gtin upc ean or isbn", "gtin upc ean isbn", "global unique id", "barcode number"),
        *("isbn", "jan", "jan code", "strichcode", "barcode nr", "code barres", "code barre"),
        *("código de barras", "codigo de barras", "codice a barre", "streepjescode"),
        *("kod kreskowy", "штрихкод", "штрих код", "janコード", "바코드", "条码", "条形码"),
        *("商品条码", "商品条形码", "国际条码", "国条码", "国标码", "69码", "条码号", "产品条码"),
    ),
    "description": (
        *("description", "product description", "details", "long description", "body html"),
        *("body", "sales description", "description sale", "website description", "text"),
        *("short description", "beschreibung", "artikelbeschreibung", "produktbeschreibung"),
        *("langtext", "descripción", "descripcion", "descrizione", "descrição", "omschrijving"),
        *("opis", "popis", "описание", "商品説明", "설명", "描述", "商品描述", "产品描述"),
        *("说明", "商品说明", "简介", "详情", "商品详情"),
    ),
    "image": (
        *("image", "images", "base image", "image src", "product image", "image url"),
        *("product image url", "image path", "image file", "image name", "image link"),
        *("image 1920", "picture", "pictures", "picture url", "photo", "photos", "photo url"),
        *("img", "main image", "additional images", "additional image link", "variant image"),
        *("variant image url", "additional image", "gallery", "image gallery", "picture file"),
        *("picture path", "picture name", "bild", "bilder", "bildpfad", "bilddatei", "bildname"),
        *("bild url", "produktbild", "produktbilder", "hauptbild", "foto", "fotos", "image link"),
        *("imagen", "imágenes", "immagine", "immagini", "imagem", "afbeelding", "zdjęcie"),
        *("obrázek", "фото", "изображение", "картинка", "画像", "이미지", "图片", "图片路径"),
        *("图片文件", "图片链接", "图片地址", "商品主图", "产品主图", "主图", "副图", "商品图片"),
        *("产品图片", "照片", "图像", "商品图", "产品图"),
        *("file", "filename", "file name", "path", "dateiname", "datei", "文件名"),
    ),
}
# Pictures only where no other column is one.
WEAK_PICTURE_NAMES: Final = frozenset(
    {"file", "filename", "file name", "path", "dateiname", "datei", "文件名"}
)
# Copies of the pictures in the other columns of the same export.
PICTURE_COPIES: Final = frozenset(
    {"small image", "thumbnail image", "swatch image", "thumbnail", "image 128", "image small"}
)
TRADITIONAL: Final = str.maketrans(
    "貨號編碼稱類別價條圖產標題幣單說鏈級規國廠錢詳簡種銷賣檔徑統製際鋪庫區總額數貼網",
    "货号编码称类别价条图产标题币单说链级规国厂钱详简种销卖档径统制际铺库区总额数贴网",
)
# Words beside the name of a price column.
_PRICE_WORD_LIST: Final = """
    in incl inkl inc excl exkl exc including excluding vat mwst ust tax gst tva iva btw brutto
    netto gross net ttc ht from ab current new neu our unser
"""
PRICE_WORDS: Final = frozenset(_PRICE_WORD_LIST.split())
