"""The demo catalogue's plan, tables and labels; nothing here needs Blender."""

import ast
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import pytest

import tools.demo_catalogue
from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.domain import product as catalogue
from desktop_app.domain.product import IMPORT_FIELDS
from tools.demo_catalogue import baskets, queries
from tools.demo_catalogue.camera import framed
from tools.demo_catalogue.files import write_table
from tools.demo_catalogue.labels.copy import Copy
from tools.demo_catalogue.labels.designs import HERITAGE
from tools.demo_catalogue.labels.loud import FIZZ
from tools.demo_catalogue.labels.plants import lemon_and_leaf
from tools.demo_catalogue.labels.printing import band, wrap
from tools.demo_catalogue.products import absent
from tools.demo_catalogue.products.assortment import everything, originals
from tools.demo_catalogue.products.duplicates import DUPLICATES, KINDS
from tools.demo_catalogue.products.record import CATEGORIES, Product
from tools.demo_catalogue.truth import COLUMNS, pictures, product_rows, write_tables
from tools.demo_catalogue.work import jobs

_FOLDER = Path(tools.demo_catalogue.__file__).parent


def by_sku(sku: str) -> Product:
    return next(product for product in everything() if product.sku == sku)


def label_copy() -> Copy:
    colours = ("#a9780c", "#f4d684", "#fbf0d8")
    return Copy(
        "Brand", "Lemon", "tea", "20 bags", *colours, lemon_and_leaf, by_sku("TEA-LEM").gtin
    )


def chinese(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def test_assortment_is_as_large_and_as_mixed_as_promised() -> None:
    assert 240 <= len(everything()) <= 270
    sizes = Counter(product.category for product in everything())
    assert len(sizes) >= 16
    assert min(sizes.values()) >= 4
    assert set(sizes) == set(CATEGORIES)


def test_entries_are_told_apart() -> None:
    for key in ("sku", "gtin", "name", "name_zh"):
        counts = Counter(getattr(product, key) for product in everything())
        assert [value for value, count in counts.items() if count > 1] == [], key


def test_gtins_are_valid_and_for_internal_use() -> None:
    for product in everything():
        digits = [int(digit) for digit in product.gtin]
        assert len(digits) == 13
        assert product.gtin.startswith("2")
        assert sum(digits[0::2], 3 * sum(digits[1::2])) % 10 == 0


def test_every_entry_is_described_in_english_and_chinese() -> None:
    for product in everything():
        assert product.name
        assert product.brand
        assert product.description.endswith((".", "!")), product.sku
        assert chinese(product.name_zh), product.sku
        assert chinese(product.description_zh), product.sku
        assert "{" not in product.description + product.description_zh
        assert float(product.price) > 0
    assert all(chinese(name) for name in CATEGORIES.values())


def test_table_is_one_that_the_program_imports() -> None:
    assert set(IMPORT_FIELDS) < set(COLUMNS)
    rows = product_rows(everything())
    assert len({row[-1] for row in rows}) == len(rows)
    described = [row for row in rows if row[1]]
    assert [row[0] for row in described] == [product.sku for product in everything()]
    assert all(all(row) for row in described)


def test_table_tells_the_program_each_product_in_chinese(tmp_path: Path) -> None:
    write_tables(tmp_path, [])
    rows = {row.sku: row for row in open_source(tmp_path / "products.csv").rows() if row.values}
    for product in everything():
        imported = catalogue.Product(1, product.sku, **rows[product.sku].values)
        assert imported.name == product.name
        shown = imported.in_language("zh")
        assert shown.name == product.name_zh
        assert shown.category == CATEGORIES[product.category]
        assert shown.description == product.description_zh
        assert shown.attributes == {}


def test_originals_have_two_or_three_pictures() -> None:
    assert {len(product.views) for product in originals()} == {2, 3}


def test_twelve_duplicates_are_planted_three_of_each_kind() -> None:
    known = {product.sku for product in originals()}
    assert Counter(twin.kind for twin in DUPLICATES) == dict.fromkeys(KINDS, 3)
    assert len({twin.of for twin in DUPLICATES}) == 12
    for twin in DUPLICATES:
        assert twin.of in known
        assert twin.sku not in known
        assert by_sku(twin.sku).category == by_sku(twin.of).category
        if twin.kind == "anew":
            assert not set(by_sku(twin.sku).views) & set(by_sku(twin.of).views)


def test_pictures_of_a_duplicate_come_after_the_first_one(tmp_path: Path) -> None:
    order = [job.path for job in jobs(tmp_path)]
    assert len(set(order)) == len(order)
    for twin in DUPLICATES:
        if twin.kind != "anew":
            first, again = (pictures(by_sku(sku))[0] for sku in (twin.of, twin.sku))
            assert order.index(first) < order.index(again)


def test_query_photos_show_known_products_and_ten_strangers() -> None:
    shots = queries.plan()
    twice = {twin.of for twin in DUPLICATES}
    assert len([shot for shot in shots if shot.known]) >= 200
    assert len({shot.product.sku for shot in shots if not shot.known}) == 10
    assert {product.sku for product in absent.products()}.isdisjoint(
        product.sku for product in everything()
    )
    assert all(shot.sku == "" for shot in shots if not shot.known)
    assert not {shot.sku for shot in shots} & twice
    assert {shot.place for shot in shots} == {"counter", "shelf", "hand", "floor"}


def test_plans_are_the_same_every_time() -> None:
    first, again = queries.plan(), queries.plan()
    assert [(s.sku, s.place, s.yaw, s.stops) for s in first] == [
        (s.sku, s.place, s.yaw, s.stops) for s in again
    ]
    assert [b.base for b in baskets.plan()] == [b.base for b in baskets.plan()]


def test_baskets_hold_three_to_twelve_products() -> None:
    scenes = baskets.plan()
    assert len(scenes) == 40
    assert {len(scene.products) for scene in scenes} == set(range(3, 13))
    assert any(len({p.sku for p in scene.products}) < len(scene.products) for scene in scenes)


def test_what_stands_behind_is_less_visible() -> None:
    spots = np.stack(np.meshgrid(np.linspace(-1, 1, 80), [0.0], np.linspace(0, 2, 80)), -1)
    front = spots.reshape(-1, 3)
    behind = front + np.array([0.0, 2.0, 0.0])
    aside = front + np.array([2.5, 2.0, 0.0])
    seen = framed(np.concatenate([front, aside]), 0, 0)
    first, second, third = baskets.visible_shares([front, behind, aside], seen)
    assert first == third == 1
    assert second < 0.1


@pytest.mark.parametrize("sku", ["CHR-SPB", "FRU-PIN", "TOL-PLR", "SHO-BOB", "LMP-DSG", "MUG-TEA"])
def test_things_stand_on_the_ground_in_their_real_size(sku: str) -> None:
    made = by_sku(sku).thing()
    assert made.vertices()[:, 2].min() == pytest.approx(0, abs=1e-6)
    assert 5 < made.size().max() < 110


def test_labels_are_drawn_the_same_twice() -> None:
    first, second = (np.asarray(band(FIZZ, label_copy(), 20, 10)) for _ in range(2))
    assert np.array_equal(first, second)


def test_printed_barcode_can_be_read() -> None:
    back = np.asarray(wrap(HERITAGE, label_copy(), 8, 6, 13).back)
    assert cv2.barcode.BarcodeDetector().detectAndDecode(back)[0] == label_copy().gtin


def test_files_are_whole_or_absent(tmp_path: Path) -> None:
    write_table(tmp_path / "a" / "table.csv", ("x", "y"), [("1", "2")])
    assert (tmp_path / "a" / "table.csv").read_text(encoding="utf-8") == "x,y\n1,2\n"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["table.csv"]


def test_only_two_modules_know_blender() -> None:
    knowing = set()
    for path in _FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            if {name.split(".")[0] for name in names} & {"bpy", "mathutils"}:
                knowing.add(path.name)
    assert knowing == {"blender.py", "shaders.py"}
