"""Headings in the languages of the world: SKU, name, price, bar code, category, brand."""

from decimal import Decimal
from random import Random
from typing import Final

from tools.table_corpus.case import Case
from tools.table_corpus.files import csv_bytes, ods_bytes

_GTIN: Final = "4006381333931"
HEADINGS: Final = (
    "Artikelnummer|Omschrijving kort|Verkoopprijs incl. BTW|EAN-code|Groep|Merk",
    "Artikelcode|Artikelnaam|Verkoopprijs|Barcode|Categorie|Merk",
    "Artikelnr|Benämning|Pris|Streckkod|Varugrupp|Varumärke",
    "Varenr.|Varenavn|Salgspris|Stregkode|Varegruppe|Mærke",
    "Varenummer|Varenavn|Utsalgspris|Strekkode|Varegruppe|Merke",
    "Tuotekoodi|Tuotenimi|Hinta|Viivakoodi|Tuoteryhmä|Merkki",
    "Stok Kodu|Ürün Adı|Satış Fiyatı|Barkod|Kategori|Marka",
    "Cikkszám|Megnevezés|Bruttó ár|Vonalkód|Kategória|Márka",
    "Kód zboží|Název zboží|Cena s DPH|Čárový kód|Kategorie|Výrobce",
    "Kód tovaru|Názov|Cena s DPH|Čiarový kód|Kategória|Značka",
    "Symbol|Nazwa|Cena detaliczna brutto|Kod kreskowy|Grupa|Producent",
    "Kod|Nazwa produktu|Cena|EAN|Kategoria|Marka",
    "Cod produs|Denumire|Preț|Cod de bare|Categorie|Marcă",
    "Codice articolo|Nome prodotto|Prezzo di vendita|Codice a barre|Categoria|Produttore",
    "Código|Artículo|PVP|Cód. barras|Familia|Marca",
    "Referencia|Nombre del producto|Precio de venta|Código de barras|Categoría|Fabricante",
    "Código|Nome do produto|Preço de venda|GTIN/EAN|Categoria do produto|Marca",
    "Артикул|Номенклатура|Цена|Штрихкод|Группа|Производитель",
    "Артикул продавца|Название товара|Цена, руб.*|Баркод|Категория товара|Бренд",
    "Артикул|Назва|Ціна|Штрихкод|Категорія|Бренд",
    "Код|Наименование|Цена|Баркод|Категория|Марка",
    "Κωδικός|Όνομα|Τιμή|Barcode|Κατηγορία|Μάρκα",
    "رمز المنتج|اسم المنتج|السعر|الباركود|الفئة|العلامة التجارية",
    'מק"ט|שם מוצר|מחיר|ברקוד|קטגוריה|מותג',
    "รหัสสินค้า|ชื่อสินค้า|ราคา|บาร์โค้ด|หมวดหมู่|ยี่ห้อ",
    "Mã hàng|Tên hàng|Giá bán|Mã vạch|Nhóm hàng|Thương hiệu",
    "Kode Produk|Nama Produk|Harga Jual|Barcode|Kategori|Merek",
    "商品番号|商品名|販売価格|JANコード|カテゴリー|ブランド名",
    "品番|品名|税込価格|JAN|分類|メーカー",
    "자체상품코드|상품명|판매가|바코드|카테고리|브랜드",
    "판매자 상품코드|상품명|판매가격|바코드|분류|제조사",
    "货号|名称（必填）|销售价（必填）|条码|分类（必填）|品牌",
    "存货编码|存货名称|参考售价|条形码|存货分类|品牌",
    "店内码/货号|商品名称|价格(元)|商品条码(UPC/EAN)|店内分类|品牌",
    "商品編號|品名|售價|國際條碼|商品分類|廠牌",
    "商家编码|宝贝名称|宝贝价格|商品条形码|宝贝类目|品牌",
    "Art.-Nr.|Artikelbezeichnung|VK-Preis brutto (EUR)|EAN-Code|Warengruppe|Hersteller",
    "Bestellnr.|Bezeichnung 1|UVP inkl. MwSt.|GTIN/EAN|Sortiment|Marke",
    "Code produit|Libellé|PVC TTC|Gencod|Famille|Marque",
    "Réf.|Désignation article|Prix public|EAN13|Rayon|Fournisseur",
    "Stock Code|Item Description|RRP (inc VAT)|EAN|Department|Supplier",
    "Part #|Product Title|Our Price|UPC Code|Product Group|Mfr",
    "Item #|Item Name|MSRP (USD)|UPC|Class|Brand",
    "Style No.|Style Name|Retail|Barcode|Category|Label",
)


def language(rng: Random) -> Case:
    """The headings of a language, in any order, below a title now and then."""
    names = rng.choice(HEADINGS).split("|")
    price = Decimal(rng.randrange(1000, 9999)).scaleb(-2)
    columns = list(zip(names, ("T1", "Tea", f"{price:.2f}", _GTIN, "Drinks", "Nord"), strict=True))
    rng.shuffle(columns)
    rows = [[heading for heading, _ in columns], [value for _, value in columns]]
    values = {"name": "Tea", "price": price, "gtin": _GTIN, "category": "Drinks", "brand": "Nord"}
    kind = f"language: {names[0]}"
    if rng.random() < 0.3:
        return Case(kind, ".ods", ods_bytes(rows), {"T1": values})
    return Case(kind, ".csv", csv_bytes(rows, rng.choice(",;\t|")), {"T1": values})
