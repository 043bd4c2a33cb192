"""The kinds of tables, each with random values from a seed."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import Any, Final

from tools.table_corpus.case import Case
from tools.table_corpus.files import csv_bytes, ods_bytes, xlsx_bytes

Kind = Callable[[Random], Case]

_WORDS: Final = {
    "cp1252": ("Größe", "Käse", "Crème brûlée", "Jalapeño", "Pão de queijo", "Öl für Füße"),
    "cp1250": ("Křišťálová váza", "Żółta łódź", "Čaj zelený", "Kőszegi tűz", "Džem švestkový"),
    "cp1251": ("Чайник синий", "Кружка белая", "Печенье овсяное", "Сахар тростниковый"),
    "cp1253": ("Κόκκινο κρασί", "Πράσινο τσάι", "Μέλι ανθέων", "Ελαιόλαδο"),
    "cp1254": ("Kırmızı şarap", "Yeşil çay", "Ağaç kaşık", "Türk kahvesi ığdır"),
    "cp932": ("青い湯呑み", "抹茶茶碗セット", "アールグレイ紅茶", "お菓子の缶"),
    "euc_kr": ("파란 찻주전자", "도자기 머그컵", "녹차 세트", "유리 꽃병"),
    "big5": ("藍色茶壺", "陶瓷馬克杯", "玻璃花瓶", "綠茶禮盒"),
    "gb18030": ("鸡肉味猫粮", "浆果麦圈", "陶瓷茶杯", "不锈钢水壶", "蜂蜜柚子茶"),
    "utf-8-sig": ("Größe", "红茶", "Чай", "Crème"),
    "utf-16": ("Größe", "红茶", "Чай", "Crème"),
}
_GTINS: Final = ("4006381333931", "036000291452", "96385074", "04006381333931", "9780306406157")
_NO_GTINS: Final = ("4.00638E+12", "Does not apply", "n/a", "4006381333930", "12345", "6.90123E+12")
# As written, the value, the currency.
_SIGNED: Final = (
    *(
        ("€ {0}", "EUR"),
        ("{0} €", "EUR"),
        ("EUR {0}", "EUR"),
        ("CHF {0}", "CHF"),
        ("{0} zł", "PLN"),
    ),
    *(
        ("R$ {0}", "BRL"),
        ("{0} Kč", "CZK"),
        ("{0} kr", "SEK"),
        ("{0}\u00a0€", "EUR"),
        ("£{0}", "GBP"),
    ),
    *(("US$ {0}", "USD"), ("NT${0}", "TWD"), ("¥{0}", "CNY"), ("₹{0}", "INR"), ("{0} руб.", "RUB")),
)


def encoded(rng: Random) -> Case:
    """Names in the encodings of the world."""
    encoding = rng.choice(list(_WORDS))
    names = rng.choices(_WORDS[encoding], k=rng.randint(2, 12))
    names[0] = _WORDS[encoding][0]
    expected = {f"A{at}": {"name": name} for at, name in enumerate(names)}
    rows = [("sku", "name"), *((sku, values["name"]) for sku, values in expected.items())]
    return Case(f"encoding {encoding}", ".csv", csv_bytes(rows, ";", encoding), expected)


def bad_bytes(rng: Random) -> Case:
    """A UTF-8 file with one line in another encoding."""
    rows: list[Sequence[object]] = [("sku", "name")]
    rows += [(f"A{at}", f"Größe {at} für Füße") for at in range(10)]
    data = csv_bytes(rows).replace(f"Größe {rng.randrange(10)} f".encode(), b"Gr\xf6e f", 1)
    kept: dict[str, dict[str, Any]] = {f"A{at}": {} for at in range(10)}
    return Case("a bad byte", ".csv", data, kept, warnings=1)


def decimal_column(rng: Random) -> Case:
    """Prices whose marks only the whole column explains."""
    comma = rng.random() < 0.5
    values = [Decimal(rng.randrange(100, 99_999_999)).scaleb(-2) for _ in range(8)]
    values += [Decimal(rng.randrange(1, 99) * 1000), Decimal("0.500"), Decimal("12.90")]
    texts = [f"{value:,.2f}" for value in values[:-3]]
    texts += [f"{values[-3]:,.0f}", "0.500", "12.90"]
    if comma:
        texts = [text.translate(str.maketrans(",.", ".,")) for text in texts]
    expected = {f"P{at}": {"price": value} for at, value in enumerate(values)}
    rows = [("sku", "price"), *zip(expected, texts, strict=True)]
    data = csv_bytes(rows, rng.choice(";\t,|"))
    return Case("decimal column", ".csv", data, expected, warnings=0)


def signed_prices(rng: Random) -> Case:
    """Prices with currencies before or after."""
    rows: list[Sequence[object]] = [("sku", "price")]
    expected = {}
    for at in range(8):
        form, currency = rng.choice(_SIGNED)
        value = Decimal(rng.randrange(100, 99_999)).scaleb(-2)
        mark = rng.choice(".,")
        rows.append((f"P{at}", form.format(f"{value:.2f}".replace(".", mark))))
        expected[f"P{at}"] = {"price": value, "currency": currency}
    return Case("currencies", ".csv", csv_bytes(rows), expected, warnings=0)


def odd_prices(rng: Random) -> Case:
    """Dashes, apostrophes, spaces, Indian groups, full-width digits, units, no price."""
    forms: list[tuple[str, Decimal | None]] = [
        *(("5.-", Decimal(5)), ("5,--", Decimal(5)), ("1'299.50", Decimal("1299.50"))),
        *(("1\u202f299,50", Decimal("1299.50")), ("1,00,000.00", Decimal(100_000))),
        *(
            ("９．９０", Decimal("9.9")),
            ("￥6．50", Decimal("6.5")),
            ("１，２９９．００", Decimal(1299)),
        ),
        *(("3.00元/罐", Decimal(3)), ("2.98/斤", Decimal("2.98")), ("3块5", Decimal("3.5"))),
        *(
            ("人民币3.5", Decimal("3.5")),
            ("面议", None),
            ("on request", None),
            ("4.50/kg", Decimal("4.5")),
        ),
    ]
    rng.shuffle(forms)
    expected = {f"P{at}": {"price": value} for at, (_, value) in enumerate(forms)}
    texts = [text for text, _ in forms]
    rows = [("sku", "price"), *zip(expected, texts, strict=True)]
    return Case("odd prices", ".csv", csv_bytes(rows, ";"), expected, warnings=0)


def unreadable_prices(rng: Random) -> Case:
    """Texts that are no price: the product stays, without a price."""
    texts = rng.sample(["cheap", "3-5", "2 for 5", "1.2.x", "-3", "12.5.2024", "abc 12"], 4)
    rows = [("sku", "price"), *((f"P{at}", text) for at, text in enumerate(texts))]
    expected = {f"P{at}": {"price": None} for at in range(4)}
    return Case("unreadable prices", ".csv", csv_bytes(rows), expected, warnings=4)


def title_rows(rng: Random) -> Case:
    """Titles, blank rows and a line that names the delimiter above the headings."""
    delimiter = rng.choice(";\t|")
    title = rng.choice(["Price list, spring, all shops", "××公司报价单", "Preisliste 2026"])
    headings = rng.choice(
        [("sku", "name", "price"), ("货号", "商品名称", "零售价"), ("貨號", "商品名稱", "零售價")]
    )
    rows = [(title, "", ""), ("", "", "")] * rng.randint(0, 3)
    rows += [headings, ("A1", "Tea", "3,49"), ("", "", ""), ("A2", "Tin", "5,00")]
    text = csv_bytes(rows, delimiter)
    data = f"sep={delimiter}\r\n".encode() + text if rng.random() < 0.5 else text
    tea: dict[str, Any] = {"name": "Tea", "price": Decimal("3.49")}
    expected = {"A1": tea, "A2": {"name": "Tin"}}
    return Case("title rows", ".csv", data, expected)


def multi_line(rng: Random) -> Case:
    """Line breaks in headings and cells, quotes within cells."""
    names = ['12" plate', "two\nlines", 'a "quoted" word', "semi;colon", "plain"]
    rng.shuffle(names)
    expected = {f"A{at}": {"name": name} for at, name in enumerate(names)}
    rows = [("sku", "product\nname"), *((sku, one["name"]) for sku, one in expected.items())]
    return Case("line breaks", ".csv", csv_bytes(rows, rng.choice(",;\t")), expected)


def unclosed_quote(rng: Random) -> Case:
    """A quote that swallows the rows below it."""
    lines = [f'A{at},Product {at},"text, {at}"' for at in range(8)]
    lines[rng.randrange(7)] = 'B1,"Unclosed,y'
    return Case(
        "unclosed quote", ".csv", "\n".join(["sku,name,text", *lines, ""]).encode(), is_refused=True
    )


def picture_columns(rng: Random) -> Case:
    """Several columns of pictures."""
    headings = rng.choice(
        [
            *(("image 1", "image 2"), ("image", "image"), ("image", "image2")),
            *(("图片1", "图片2"), ("Photo URL 1", "Photo URL 2"), ("Bild 1", "Bild 2")),
            ("base_image", "additional_images"),
        ]
    )
    rows = [("sku", *headings), ("A1", "a.jpg", "b.jpg"), ("A2", "c.jpg", "")]
    expected: dict[str, dict[str, Any]] = {
        "A1": {"pictures": ["a.jpg", "b.jpg"]},
        "A2": {"pictures": ["c.jpg"]},
    }
    return Case("picture columns", ".csv", csv_bytes(rows), expected)


def gtins(rng: Random) -> Case:
    """Numbers with a right check digit, and other texts."""
    right, wrong = rng.sample(_GTINS, 3), rng.sample(_NO_GTINS, 3)
    heading = rng.choice(["gtin", "EAN", "UPC", "Barcode", "条码", "條碼", "Strichcode"])
    rows = [("sku", heading), *((f"A{at}", text) for at, text in enumerate([*right, *wrong]))]
    expected: dict[str, dict[str, Any]] = {
        f"A{at}": {"gtin": text} for at, text in enumerate(right)
    }
    expected |= {
        f"A{at}": {"gtin": None, "attributes": {heading: text}} for at, text in enumerate(wrong, 3)
    }
    return Case("GTINs", ".csv", csv_bytes(rows), expected, warnings=3)


def sku_forms(rng: Random) -> Case:
    """Composed, decomposed and full-width forms of one SKU."""
    forms = rng.choice([("TÜR-1", "TU\u0308R-1"), ("ＭＺ００２", "MZ002"), ("Ａ－１", "A-1")])
    name = rng.choice(["Möbel", "Mo\u0308bel"])
    rows = [("sku", "name", "brand"), (forms[0], name, ""), (forms[1], "", "B")]
    sku = "TÜR-1" if forms[0] == "TÜR-1" else forms[1]
    return Case("forms of a SKU", ".csv", csv_bytes(rows), {sku: {"name": "Möbel", "brand": "B"}})


def padded_numbers(rng: Random) -> Case:
    """Numbers that a workbook shows with zeros or texts before them."""
    digits = rng.randint(4, 9)
    numbers = rng.sample(range(1, 999), 3)

    def build(book: Any, sheet: Any) -> None:
        padded = book.add_format({"num_format": "0" * digits})
        price = book.add_format({"num_format": '#,##0.00\\ "€"'})
        sheet.write_row(0, 0, ["sku", "price", "ean"])
        for at, number in enumerate(numbers, 1):
            sheet.write_number(at, 0, number, padded)
            sheet.write_number(at, 1, number + 1.5, price)
            sheet.write_number(at, 2, 4006381333931)

    expected = {
        f"{number:0{digits}d}": {
            "price": Decimal(number) + Decimal("1.5"),
            "currency": "EUR",
            "gtin": "4006381333931",
        }
        for number in numbers
    }
    return Case("padded numbers", ".xlsx", xlsx_bytes(build), expected)


def hidden_sheets(rng: Random) -> Case:
    """Hidden and empty sheets before the one with the products; a formula."""
    empty, is_hidden = rng.randint(0, 3), rng.random() < 0.7

    def build(book: Any, sheet: Any) -> None:
        if is_hidden:
            sheet.write_row(0, 0, ["sku", "name"])
            sheet.write_row(1, 0, ["OLD", "Gone"])
            sheet.hide()
        sheets = [book.add_worksheet() for _ in range(empty + 1)]
        sheets[-1].activate()
        sheets[-1].set_first_sheet()
        sheets[-1].write_row(0, 0, ["sku", "name", "price"])
        sheets[-1].write_row(1, 0, ["A1", "Tea"])
        sheets[-1].write_formula(1, 2, "=3+0.49", None, 3.49)

    expected = {"A1": {"name": "Tea", "price": Decimal("3.49")}}
    return Case("sheets", ".xlsx", xlsx_bytes(build), expected)


def merged(rng: Random) -> Case:
    """Merged titles, categories and SKUs."""
    count = rng.randint(2, 6)

    def build(_: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 2, "Price list")
        sheet.write_row(2, 0, ["sku", "category", "image"])
        for at in range(count):
            sheet.write_row(3 + at, 0, [f"M{at}", "", f"{at}.jpg"])
        sheet.merge_range(3, 1, 2 + count, 1, "Tea")

    expected = {f"M{at}": {"category": "Tea", "pictures": [f"{at}.jpg"]} for at in range(count)}
    return Case("merged cells", ".xlsx", xlsx_bytes(build), expected)


def far_cell(rng: Random) -> Case:
    """A stray cell far outside."""
    row, column = rng.choice([(1_048_575, 16_383), (1_048_575, 30), (900_000, 5), (3, 16_383)])

    def build(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["sku", "name"])
        sheet.write_row(1, 0, ["A1", "Tea"])
        sheet.write(row, column, "x")

    return Case("far cell", ".xlsx", xlsx_bytes(build), {"A1": {"name": "Tea"}})


def libre_office(rng: Random) -> Case:
    """A table of LibreOffice."""
    price = Decimal(rng.randrange(100, 9999)).scaleb(-2)
    rows = [("Preisliste",), ("Artikelnummer", "Bezeichnung", "Preis"), ("A1", "Tee", float(price))]
    return Case("ODS", ".ods", ods_bytes(rows), {"A1": {"name": "Tee", "price": price}})


KINDS: Final[tuple[Kind, ...]] = (
    *(encoded, bad_bytes, decimal_column, signed_prices, odd_prices, unreadable_prices),
    *(title_rows, multi_line, unclosed_quote, picture_columns, gtins, sku_forms),
    *(padded_numbers, hidden_sheets, merged, far_cell, libre_office),
)
