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
        *("article number", "article no", "art no", "article code", "item number", "item no"),
        *("item nr", "item code", "product code", "product sku", "item sku", "style code"),
        *("style number", "part number", "part no", "model number", "internal reference"),
        *("default code", "artikelnummer", "artikel nummer", "artikel nr", "artikelnr", "art nr"),
        *("artnr", "bestellnummer", "bestell nr", "produktnummer", "teilenummer", "referenz"),
        *("reference", "référence", "ref", "réf", "code article", "referencia", "codice"),
        *("código", "codigo", "artikelcode", "артикул", "indeks", "kod produktu", "商品コード"),
        *("品番", "상품코드", "product id", "item id", "article", "code", "system id", "id"),
        *("货号", "自编码", "商品编码", "商品编号", "产品编码", "产品编号", "商品货号"),
        *("商品代码", "物料编码", "物料号", "规格编码", "款号", "型号", "编码", "编号", "商品id"),
        *("产品id", "seller sku", "custom label", "product number", "ordernumber", "order number"),
        *("stock code", "stock no", "stock number", "part", "mfr part number", "artikel no"),
        *("bestellnr", "bestell no", "katalognummer", "katalog nr", "codice articolo"),
        *("codice prodotto", "cod", "cod articolo", "code produit", "code art"),
        *("référence interne", "référence produit", "référence article", "référence fournisseur"),
        *("interne referenz", "externe artikelnummer", "referencia interna", "código producto"),
        *("código de producto", "código artículo", "código do produto", "cód", "ref interna"),
        *("reference code", "ugs", "varenr", "varenummer", "artikelnummer lev", "tuotekoodi"),
        *("tuotenumero", "stok kodu", "ürün kodu", "ürün no", "cikkszám", "termékkód", "kód"),
        *("kód zboží", "kód tovaru", "kód produktu", "katalogové číslo", "objednací číslo"),
        *("symbol", "kod", "kod towaru", "nr katalogowy", "cod produs", "cod articol"),
        *("артикул товара", "артикул продавца", "код", "код товара", "код товару"),
        *("каталожный номер", "κωδικός", "κωδικός προϊόντος", "رمز المنتج", "كود المنتج"),
        *("رقم الصنف", "كود الصنف", "מק ט", "מקט", "รหัสสินค้า", "mã hàng", "mã sản phẩm"),
        *("mã sp", "kode produk", "kode barang", "商品番号", "商品管理番号", "商品code", "型番"),
        *("製品番号", "자체상품코드", "판매자 상품코드", "품번", "모델명", "店内码"),
        *("店内码 货号", "存货编码", "商家编码", "商家货号", "款号编码", "产品货号", "产品型号"),
        *("物品编码", "品番コード", "style no", "style", "oxartnum"),
    ),
    "name": (
        *("name", "product name", "item name", "title", "product title", "item title"),
        *("display name", "composite name", "product", "item", "article name", "article title"),
        *("bezeichnung", "artikelbezeichnung", "artikelname", "produktname", "produktbezeichnung"),
        *("produkttitel", "titel", "nom", "désignation", "designation", "libellé", "nombre"),
        *("nome", "denominazione", "naam", "omschrijving kort", "nazwa", "název", "наименование"),
        *("название", "商品名", "상품명", "名称", "商品名称", "产品名称", "品名", "品名规格"),
        *("产品名", "标题", "商品标题", "货品名称", "物品名称", "item description"),
        *("material description", "article description", "artikelnaam", "productnaam"),
        *("omschrijving", "benämning", "produktnamn", "artikelbenämning", "varenavn"),
        *("produktnavn", "varetekst", "tuotenimi", "nimike", "nimi", "ürün adı", "stok adı"),
        *("ürün", "megnevezés", "terméknév", "termék neve", "název zboží", "název produktu"),
        *("název tovaru", "názov", "názov produktu", "nazwa produktu", "nazwa towaru", "denumire"),
        *("denumire produs", "nume produs", "nome prodotto", "nome articolo"),
        *("descrizione articolo", "descrizione", "nombre del producto", "nombre producto"),
        *("nombre artículo", "artículo", "articulo", "descripción", "nome do produto"),
        *("nome produto", "produto", "descrição", "номенклатура", "название товара"),
        *("наименование товара", "товар", "назва", "назва товару", "όνομα", "ονομασία"),
        *("περιγραφή", "ονομασία προϊόντος", "اسم المنتج", "اسم الصنف", "שם מוצר", "שם המוצר"),
        *("ชื่อสินค้า", "tên hàng", "tên hàng hóa", "tên sản phẩm", "nama produk", "nama barang"),
        *("製品名", "商品タイトル", "제품명", "품명", "상품이름", "存货名称", "宝贝名称"),
        *("宝贝标题", "商品全名", "désignation article", "nom du produit", "nom article"),
        *("intitulé", "bezeichnung 1", "kurzbezeichnung", "kurztext", "artikeltext", "style name"),
        *("oxtitle",),
    ),
    "brand": (
        *("brand", "brand name", "brands", "vendor", "manufacturer", "maker", "marke"),
        *("hersteller", "marque", "fabricant", "marca", "merk", "marka", "značka", "бренд"),
        *("ブランド", "브랜드", "品牌", "品牌名称", "厂家", "制造商", "生产厂家", "brand title"),
        *("manufacturer name", "mfr", "producer", "merke", "mærke", "varumärke", "merkki"),
        *("brändi", "márka", "gyártó", "výrobce", "výrobca", "producent", "producător", "marcă"),
        *("produttore", "fabricante", "fabrikant", "производитель", "торговая марка", "марка"),
        *("виробник", "μάρκα", "κατασκευαστής", "العلامة التجارية", "الماركة", "מותג", "יצרן"),
        *("ยี่ห้อ", "แบรนด์", "thương hiệu", "nhãn hiệu", "merek", "merk produk", "ブランド名"),
        *("メーカー", "メーカー名", "제조사", "브랜드명", "廠牌", "厂牌", "product brand"),
        *("supplier", "supplier name", "lieferant", "fournisseur", "leverancier", "label"),
        *("marken", "marques", "marcas", "marchi", "merken", "бренды"),
    ),
    "category": (
        *("category", "categories", "category name", "product category", "product categories"),
        *("reporting category", "item group", "item category", "categ id", "categ id name"),
        *("product group", "main category", "department", "custom product type", "kategorie"),
        *("kategorien", "warengruppe", "produktgruppe", "artikelgruppe", "catégorie", "rayon"),
        *("categoría", "categoria", "categorie", "kategoria", "категория", "カテゴリ", "카테고리"),
        *("类别", "分类", "品类", "类目", "商品分类", "商品类别", "产品类别", "产品分类"),
        *("一级分类", "商品类目", "种类", "product type", "type", "group", "category 1"),
        *("category level 1", "product category 1", "kategorie 1", "kategorie ebene 1"),
        *("categorytext", "collection", "ebay category 1 name", "category path"),
        *("google product category", "gruppe", "artikelkategorie", "sortiment", "groep"),
        *("artikelgroep", "varugrupp", "kategori", "varegruppe", "varekategori", "tuoteryhmä"),
        *("kategória", "termékcsoport", "grupa", "grupa towarowa", "kategoria produktu"),
        *("skupina", "categorie produs", "grupă", "famille", "catégorie de produits"),
        *("catégorie produit", "famille article", "familia", "categoría de producto"),
        *("categoria prodotto", "categoria merceologica", "famiglia", "categoria do produto"),
        *("группа", "группа товаров", "категория товара", "категорія", "група", "κατηγορία"),
        *("ομάδα", "الفئة", "القسم", "التصنيف", "קטגוריה", "หมวดหมู่", "ประเภท", "nhóm hàng"),
        *("danh mục", "カテゴリー", "分類", "商品分類", "분류", "存货分类", "店内分类"),
        *("宝贝类目", "门店分类", "产品类目", "class", "catégories", "categorías", "categorieën"),
        *("produktkategorie", "produktkategorien", "shop kategorie", "категории", "kategorier"),
        *("categoría principal",),
    ),
    "price": (
        *("price", "regular price", "variant price", "unit price", "retail price", "sales price"),
        *("selling price", "list price", "lst price", "standard rate", "standard selling rate"),
        *("price list rate", "default price", "rrp", "msrp", "srp", "sale price", "rate", "preis"),
        *("verkaufspreis", "vk preis", "vk", "einzelpreis", "stückpreis", "endpreis"),
        *("listenpreis", "bruttopreis", "nettopreis", "preis pro stück", "ladenpreis", "uvp"),
        *("prix", "prix unitaire", "prix de vente", "precio", "precio venta", "prezzo", "preço"),
        *("prijs", "verkoopprijs", "cena", "цена", "価格", "가격", "价格", "单价", "售价"),
        *("零售价", "销售价", "标价", "市场价", "统一零售价", "价钱", "商品价格", "销售价格"),
        *("零售价格", "批发价", "product price", "start price", "price ek", "our price"),
        *("public price", "item price", "selling rate", "retail", "preis ek", "std vk"),
        *("verkoopprijs incl", "prijs per stuk", "pris", "utpris", "försäljningspris"),
        *("salgspris", "utsalgspris", "pris inkl moms", "hinta", "myyntihinta", "fiyat"),
        *("satış fiyatı", "birim fiyat", "liste fiyatı", "ár", "eladási ár", "fogyasztói ár"),
        *("cena s dph", "prodejní cena", "predajná cena", "cena detaliczna", "cena sprzedaży"),
        *("preț", "pret", "preț vânzare", "prezzo di vendita", "prezzo vendita"),
        *("prezzo al pubblico", "listino 1", "pvp", "precio de venta", "precio normal"),
        *("precio unitario", "precio de lista", "tarifa", "tarif", "tarif régulier", "pvc"),
        *("prix public", "prix conseillé", "prix de vente public", "preço de venda"),
        *("preço venda", "preço unitário", "valor", "цена продажи", "розничная цена"),
        *("цена розничная", "цена с ндс", "ціна", "роздрібна ціна", "ціна продажу", "τιμή"),
        *("τιμή λιανικής", "τιμή πώλησης", "السعر", "سعر البيع", "מחיר", "מחיר לצרכן", "ราคา"),
        *("ราคาขาย", "giá", "giá bán", "giá bán lẻ", "đơn giá", "harga", "harga jual", "販売価格"),
        *("税込価格", "定価", "単価", "売価", "판매가", "판매가격", "소비자가", "正価"),
        *("参考售价", "宝贝价格", "门市价", "会员价", "一口价", "含税单价", "标准售价"),
        *("建议零售价", "regulärer preis", "oxprice", "p u", "pu", "prix u", "京东价", "天猫价"),
        *("本店价", "门店价"),
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
        *("p ean", "p upc", "product upc", "product upc ean", "product ean", "upc ean isbn"),
        *("upc isbn", "ean barcode", "barcode ean", "barcode upc", "streckkod", "ean kod"),
        *("stregkode", "strekkode", "viivakoodi", "ean koodi", "barkod", "barkod no", "vonalkód"),
        *("čárový kód", "čiarový kód", "kód ean", "kod ean", "cod de bare", "cod bare"),
        *("cod a barre", "cód barras", "código barras", "gencod", "gencode", "баркод"),
        *("штрихкод ean13", "штрихкод ean", "штрих коды", "штрихкоди", "γραμμωτός κωδικός"),
        *("الباركود", "باركود", "ברקוד", "บาร์โค้ด", "mã vạch", "kode batang", "バーコード"),
        *("国际条形码", "国际码", "商品条码 upc ean", "條碼編號", "oxean"),
        *("gtin upc ean oder isbn", "gtin upc ean ou isbn", "gtin upc ean o isbn"),
        *("gtin upc ean of isbn",),
    ),
    "description": (
        *("description", "product description", "details", "long description", "body html"),
        *("body", "sales description", "description sale", "website description", "text"),
        *("short description", "beschreibung", "artikelbeschreibung", "produktbeschreibung"),
        *("langtext", "descripción", "descripcion", "descrizione", "descrição", "omschrijving"),
        *("opis", "popis", "описание", "商品説明", "설명", "描述", "商品描述", "产品描述", "说明"),
        *("商品说明", "简介", "详情", "商品详情", "item description", "article description"),
        *("product text", "beschrijving", "beskrivning", "produktbeskrivning", "beskrivelse"),
        *("varebeskrivelse", "kuvaus", "açıklama", "leírás", "opis produktu", "popis produktu"),
        *("descriere", "descripción larga", "descrizione estesa", "descrizione lunga"),
        *("descrição completa", "description longue", "описание товара", "опис", "περιγραφή"),
        *("الوصف", "תיאור", "รายละเอียด", "mô tả", "deskripsi", "商品の説明", "상세설명"),
        *("宝贝描述", "货品描述", "description long"),
    ),
    "image": (
        *("image", "images", "base image", "image src", "product image", "image url"),
        *("product image url", "image path", "image file", "image name", "image link"),
        *("image 1920", "picture", "pictures", "picture url", "photo", "photos", "photo url"),
        *("img", "main image", "additional images", "additional image link", "variant image"),
        *("variant image url", "additional image", "gallery", "image gallery", "picture file"),
        *("picture path", "picture name", "bild", "bilder", "bildpfad", "bilddatei", "bildname"),
        *("bild url", "produktbild", "produktbilder", "hauptbild", "foto", "fotos", "imagen"),
        *("imágenes", "immagine", "immagini", "imagem", "afbeelding", "zdjęcie", "obrázek"),
        *("фото", "изображение", "картинка", "画像", "이미지", "图片", "图片路径", "图片文件"),
        *("图片链接", "图片地址", "商品主图", "产品主图", "主图", "副图", "商品图片", "产品图片"),
        *("照片", "图像", "商品图", "产品图", "file", "filename", "file name", "path"),
        *("dateiname", "datei", "文件名", "main image url", "other image url"),
        *("product image file", "product media main image url", "product image 1", "image extra"),
        *("default image", "defaultimage", "productimageurl", "hosted image urls", "picurl"),
        *("pic url", "image urls", "picture urls", "photo link", "cover media url", "bild datei"),
        *("afbeelding url", "bilde", "billede", "kuva", "resim", "görsel", "ürün resmi", "kép"),
        *("obrázok", "imagine", "imagini", "imágen", "foto produk", "hình ảnh", "изображения"),
        *("ссылка на фото", "ссылка на главное фото", "фотография", "зображення", "εικόνα"),
        *("الصورة", "صورة", "תמונה", "รูปภาพ", "รูปสินค้า", "商品画像", "商品画像パス"),
        *("대표이미지", "상품이미지", "이미지등록", "宝贝图片", "商品图片链接", "产品主图链接"),
        *("afbeeldingen", "zdjęcia", "obrázky", "bilder url"),
    ),
}
# Pictures only where no other column is one.
WEAK_PICTURE_NAMES: Final = frozenset(
    {"file", "filename", "file name", "path", "dateiname", "datei", "文件名"}
)
# Names that often mean something else, such as the shop system's own numbers; any other name
# of the field is better.
WEAK_NAMES: Final[Mapping[str, frozenset[str]]] = {
    "sku": frozenset(
        {
            *("product id", "item id", "system id", "id", "code", "article", "item number"),
            *("reference", "style", "part", "symbol", "型号", "商品id", "产品id", "order number"),
            *("型番", "모델명"),
        }
    ),
    "name": frozenset(
        {
            *("item description", "material description", "article description", "descrizione"),
            *("descripción", "descrição", "omschrijving", "περιγραφή", "product", "item"),
        }
    ),
    "brand": frozenset(
        {"vendor", "supplier", "supplier name", "lieferant", "fournisseur", "leverancier", "label"}
    ),
    "category": frozenset(
        {
            *("product type", "type", "typ", "group", "gruppe", "class", "collection"),
            *("google product category", "种类"),
        }
    ),
    "price": frozenset({"retail", "valor", "tarifa", "tarif", "rate", "市场价"}),
}
# Copies of the pictures in the other columns of the same export.
PICTURE_COPIES: Final = frozenset(
    {"small image", "thumbnail image", "swatch image", "thumbnail", "image 128", "image small"}
)
TRADITIONAL: Final = str.maketrans(
    "貨號編碼稱類別價條圖產標題幣單說鏈級規國廠錢詳簡種銷賣檔徑統製際鋪庫區總額數貼網議優會員進項備註參",
    "货号编码称类别价条图产标题币单说链级规国厂钱详简种销卖档径统制际铺库区总额数贴网议优会员进项备注参",
)
# Words beside the name of a price column.
_PRICE_WORD_LIST: Final = """
    in incl inkl inc excl exkl exc ex including excluding vat mwst ust tax gst tva iva btw dph moms
    kdv alv ндс с без brutto bruttó netto nettó gross net ttc ht hors taxe taxes from ab current new
    neu our unser std standard cents cent ct pence ca bez s z 税込 税抜 税别 含税 不含税
"""
PRICE_WORDS: Final = frozenset(_PRICE_WORD_LIST.split())
# Words of prices without tax: the price that a customer pays is preferred.
_NET_PRICE_WORD_LIST: Final = """
    excl exkl exc ex excluding netto nettó net ht hors bez без 税抜 税别 不含税
"""
NET_PRICE_WORDS: Final = frozenset(_NET_PRICE_WORD_LIST.split())
