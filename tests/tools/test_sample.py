"""The sample that a first start offers: complete, sound and small."""

import csv
from collections import Counter

import cv2
from PIL import Image

from desktop_app.engine.results import FIELDS
from desktop_app.paths import sample_folder


def rows(name: str) -> list[dict[str, str]]:
    with (sample_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def described() -> list[dict[str, str]]:
    return [row for row in rows("products.csv") if row["name"]]


def gtin_check_digit(digits: str) -> str:
    weighted = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return str((10 - weighted % 10) % 10)


def test_table_has_the_columns_of_an_import() -> None:
    assert tuple(rows("products.csv")[0]) == FIELDS


def test_products_are_fully_described_and_told_apart() -> None:
    table = described()
    for column in ("sku", "gtin", "name"):
        assert len({row[column] for row in table}) == len(table) >= 30, column
    assert all(all(row.values()) for row in table)
    assert 8 <= len({row["category"] for row in table}) <= 10
    assert all(float(row["price"]) > 0 and row["currency"] == "EUR" for row in table)


def test_gtins_are_valid_and_for_internal_use() -> None:
    for row in described():
        assert len(row["gtin"]) == 13
        assert row["gtin"].startswith("2")
        assert row["gtin"][-1] == gtin_check_digit(row["gtin"][:-1])


def test_further_rows_of_a_product_only_add_pictures() -> None:
    table, known = rows("products.csv"), {row["sku"] for row in described()}
    further = [row for row in table if not row["name"]]
    for row in further:
        assert row["sku"] in known
        assert {column for column, cell in row.items() if cell} == {"sku", "image"}
    assert sum(count > 1 for count in Counter(row["sku"] for row in table).values()) >= 2


def test_every_picture_is_there_once_and_readable() -> None:
    named = [row["image"] for row in rows("products.csv")]
    named += [row["photo"] for row in rows("photos.csv")]
    lying = {
        path.relative_to(sample_folder()).as_posix() for path in sample_folder().rglob("*.jpg")
    }
    assert sorted(named) == sorted(lying)
    for name in named:
        with Image.open(sample_folder() / name) as picture:
            picture.load()
            assert 480 <= min(picture.size) <= max(picture.size) <= 640, name


def test_photos_show_known_products_and_one_stranger() -> None:
    photos = rows("photos.csv")
    assert tuple(photos[0]) == ("photo", "sku")
    assert {row["sku"] for row in photos} - {row["sku"] for row in described()} == {""}
    assert [row["sku"] for row in photos].count("") == 1


def test_sample_stays_small() -> None:
    files = [path for path in sample_folder().rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 2_500_000


def test_printed_barcodes_can_be_read() -> None:
    row = next(row for row in rows("products.csv") if row["image"].endswith("cof-esp-2.jpg"))
    gtin = next(known["gtin"] for known in described() if known["sku"] == row["sku"])
    picture = cv2.imread(str(sample_folder() / row["image"]))
    assert picture is not None
    assert cv2.barcode.BarcodeDetector().detectAndDecode(picture)[0] == gtin
