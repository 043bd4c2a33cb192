from pathlib import Path

import pytest

from desktop_app.catalogue.io.text_encoding import detect_encoding


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "A1;Größe für Füße, café"),
        ("cp1252", "A1;5,00 €"),
        ("cp1252", "A1;Men’s shirt – blue"),
        ("cp1250", "A1;Żółta łódź"),
        ("cp1250", "A1;Kőszegi bor, tűz"),
        ("cp1251", "A1;Чайник синий"),
        ("koi8_r", "A1;Чайник синий"),
        ("cp866", "A1;Чайник синий"),
        ("cp1253", "A1;Κόκκινο κρασί"),
        ("cp1254", "A1;Türk çayı, kırmızı şarap"),
        ("cp1257", "A1;Žalioji arbata, mėlynas puodelis"),
        ("cp1255", "A1;תה ירוק"),
        ("cp1256", "A1;شاي أخضر"),
        ("cp874", "A1;ชาเขียว"),
        ("gb18030", "A1;红茶"),
        ("gb18030", "货号,名称\nA1,鸡肉味猫粮"),
        ("big5", "貨號,商品名稱\nA1,玻璃花瓶"),
        ("cp932", "A1;アールグレイ"),
        ("cp932", "A1;ﾏｸﾞｶｯﾌﾟ"),
        ("euc_jp", "A1;青い急須;マグカップ"),
        ("euc_kr", "A1;파란 찻주전자"),
        ("utf-16", "sku;name\nA1;Чай"),
        ("utf-16-le", "sku;name\nA1;Tee"),
        ("utf-8", "A1;Größe"),
    ],
)
def test_a_few_words_tell_the_encoding(tmp_path: Path, encoding: str, text: str) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(text.encode(encoding))
    detected = detect_encoding(file)
    assert detected is not None
    assert file.read_text(detected) == text


def test_the_whole_file_decides(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(b"A1,plain\n" * 200_000 + "Z1,Crème brûlée\n".encode("cp1252"))
    assert detect_encoding(file) == "cp1252"


def test_a_few_bad_bytes_leave_a_text_utf_8(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes("Größe für Füße\n".encode() * 3 + b"Gr\xf6\xdfe\n")
    assert detect_encoding(file) == "utf-8"


def test_binary_data_has_no_encoding(tmp_path: Path) -> None:
    file = tmp_path / "picture.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r")
    assert detect_encoding(file) is None


def test_zero_bytes_at_the_end_of_a_line_are_errors_in_a_text(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_bytes(b"sku,name\nA\0B,x\0\nC,d\n")
    assert detect_encoding(file) == "utf-8"


@pytest.mark.parametrize(
    "text", ["货号,名称\n甲二三四五六,上海绿茶红茶乌龙茶\n", "цена,товар\nчай,зеленыйкитайский\n"]
)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_few_latin_letters(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "shop.csv"
    file.write_bytes((text * 5).encode(encoding))
    assert detect_encoding(file) == encoding
