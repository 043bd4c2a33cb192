"""A repair keeps what can be read, says what is lost, and keeps the damaged file."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite import replacement
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.recovery.damage_check import check_database, explain_error
from desktop_app.catalogue.sqlite.recovery.expected_schema import new_database
from desktop_app.catalogue.sqlite.recovery.repair import repair_database
from desktop_app.catalogue.sqlite.recovery.unreadable import UNREADABLE
from desktop_app.domain.damage import RepairedTable, RepairReport
from desktop_app.errors import DamagedCatalogueError, VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.recovery.shop import (
    PAGE_BYTES,
    PRODUCTS,
    Thumbnails,
    change,
    files_in,
    overwrite_page,
    pages_of,
)

# Of a damaged page of products and of one of pictures, with the pages of their indexes.
_MOST = PRODUCTS * 3 // 5


def is_whole(file: Path) -> bool:
    """Return what SQLite's own check says."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            return bool(db.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except UNREADABLE:
        return False


def open_shop(file: Path) -> "closing[SqliteCatalogue]":
    return closing(SqliteCatalogue.open(file.parent, actor=ACTOR, create=False))


def repair(file: Path) -> RepairReport:
    """Repair a catalogue and check that it is intact afterwards."""
    report = finish(repair_database(file, Thumbnails()))
    check_database(file)
    return report


def test_a_catalogue_without_damage_is_not_changed(shop: Path) -> None:
    before = files_in(shop.parent)
    assert repair(shop) == RepairReport(None)
    assert files_in(shop.parent) == before


def test_the_rows_of_other_pages_are_kept_and_lost_ones_counted(shop: Path) -> None:
    overwrite_page(shop, pages_of(shop, "products")[1])
    damaged = shop.read_bytes()
    report = repair(shop)
    assert report.damaged_copy is not None
    assert report.damaged_copy.read_bytes() == damaged
    products = report.table("products")
    assert products.lost is not None
    assert (products.kept + products.lost, products.changed) == (PRODUCTS, 0)
    assert _MOST < products.kept < PRODUCTS
    # Pictures of a product that is lost would belong to nothing.
    assert report.table("pictures").kept == products.kept
    with open_shop(shop) as catalogue:
        assert catalogue.products.count() == products.kept
        assert catalogue.pictures.count() == products.kept
        (match,) = catalogue.text_search.find("P-079", limit=1)
        assert catalogue.products.get([match.product_id])[match.product_id].name == "Product 79"
        # A number that was used is never used again.
        assert catalogue.products.add({"NEW": {}})["NEW"] == PRODUCTS + 1


def test_lost_embeddings_are_missing_and_lost_thumbnails_take_their_pictures(shop: Path) -> None:
    overwrite_page(shop, pages_of(shop, "vectors")[1])
    overwrite_page(shop, pages_of(shop, "thumbnails")[1])
    report = repair(shop)
    assert report.table("products") == RepairedTable("products", PRODUCTS, 0, 0)
    with open_shop(shop) as catalogue:
        pictures = catalogue.pictures.count()
        assert report.table("pictures") == RepairedTable("pictures", pictures, 80 - pictures, 0)
        assert _MOST < pictures < PRODUCTS
        assert 0 < catalogue.embeddings.count_missing("model") < PRODUCTS - _MOST


def test_values_that_cannot_be_used_are_emptied(shop: Path) -> None:
    change(
        shop,
        "UPDATE products SET name = CAST(x'41ff' AS TEXT), price = 'cheap' WHERE id = 1",
        "UPDATE products SET attributes = '[]' WHERE id = 2",
        "UPDATE vectors SET vector = x'00' WHERE picture_id = 3",
        "UPDATE pictures SET product_id = 999 WHERE id = 4",
        "DELETE FROM catalogue",
    )
    report = repair(shop)
    assert report.table("products").lost == 0
    with open_shop(shop) as catalogue:
        first, second = catalogue.products.get([1, 2]).values()
        assert (first.name, first.price, second.attributes) == ("A\ufffd", None, {})
        assert catalogue.embeddings.missing("model", after=0, limit=9) == [3]
        assert catalogue.pictures.count() == PRODUCTS - 1


def test_a_value_of_another_type_is_found_and_emptied(shop: Path) -> None:
    statement = "UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE name = 'products'"
    required, optional = "name TEXT NOT NULL DEFAULT", "name TEXT DEFAULT"
    writable = "PRAGMA writable_schema = ON"
    change(shop, writable, statement.format(required, optional))
    change(shop, "UPDATE products SET name = NULL WHERE id = 1")
    change(shop, writable, statement.format(optional, required))
    report = repair(shop)
    assert report.table("products") == RepairedTable("products", PRODUCTS, 0, 1)
    with open_shop(shop) as catalogue:
        assert catalogue.products.get([1])[1].name == ""


@pytest.mark.parametrize(("table", "name"), [("products", "sku"), ("vectors", "picture_id")])
@pytest.mark.parametrize("new", ["skv", "s u", 's"u'])
def test_columns_with_changed_names_are_found_by_position(
    shop: Path, table: str, name: str, new: str
) -> None:
    quoted = new.replace('"', '""')
    change(shop, f'ALTER TABLE {table} RENAME {name} TO "{quoted}"')
    report = repair(shop)
    assert report.table(table) == RepairedTable(table, PRODUCTS, 0, 0)
    with open_shop(shop) as catalogue:
        assert catalogue.products.ids_by_sku(["P-007"]) == {"P-007": 8}


def test_a_changed_bit_in_the_name_of_a_column_loses_nothing(shop: Path) -> None:
    data = shop.read_bytes()
    assert data.count(b"sku TEXT NOT NULL UNIQUE") == 1
    shop.write_bytes(data.replace(b"sku TEXT NOT NULL UNIQUE", b"skt TEXT NOT NULL UNIQUE"))
    report = repair(shop)
    assert report.table("products") == RepairedTable("products", PRODUCTS, 0, 0)


def test_indexes_and_triggers_are_made_again(shop: Path) -> None:
    triggers = [f"DROP TRIGGER products_text_{event}" for event in ("added", "changed", "deleted")]
    change(
        shop,
        *triggers,
        "DROP INDEX one_active_teaching",
        "UPDATE products SET name = 'Zeppelin' WHERE id = 3",
        "DELETE FROM changed_texts",
        *["INSERT INTO teachings (model, metric, report, is_active) VALUES ('m', x'', '{}', 1)"]
        * 2,
    )
    repair(shop)
    with open_shop(shop) as catalogue:
        assert [match.product_id for match in catalogue.text_search.find("zeppelin", limit=9)] == [
            3
        ]


def test_the_text_index_is_made_again(shop: Path) -> None:
    change(shop, "DELETE FROM product_texts_data WHERE id > 100")
    repair(shop)
    with open_shop(shop) as catalogue:
        assert len(catalogue.text_search.find("product", limit=99)) == PRODUCTS


@pytest.mark.parametrize("first", [True, False])
def test_the_schema_is_made_again(shop: Path, first: bool) -> None:
    if first:
        overwrite_page(shop, 1)
    else:
        place = shop.read_bytes().index(b"CREATE TABLE pictures")
        overwrite_page(shop, place // PAGE_BYTES + 1)
    repair(shop)
    with open_shop(shop) as catalogue:
        assert catalogue.products.count() == catalogue.pictures.count() == PRODUCTS


def test_a_log_of_another_file_is_left_out(shop: Path, tmp_path: Path) -> None:
    log = shop.with_name(f"{shop.name}-wal")
    other = tmp_path / "other"
    with closing(SqliteCatalogue.open(other, actor=ACTOR)) as catalogue:
        catalogue.products.add({f"X-{number}": {"description": "y" * 900} for number in range(99)})
        shutil.copy(other / log.name, log)
    with pytest.raises(DamagedCatalogueError):
        check_database(shop)
    report = repair(shop)
    assert report.damaged_copy is not None
    kept = report.damaged_copy.with_name(f"{report.damaged_copy.name}-wal")
    assert kept.is_file()
    with open_shop(shop) as catalogue:
        assert catalogue.products.count() == PRODUCTS
        assert not catalogue.products.ids_by_sku(["X-1"])


def test_a_file_of_which_nothing_can_be_read_stays(shop: Path) -> None:
    shop.write_bytes(b"\xff" * 20 * PAGE_BYTES)
    before = files_in(shop.parent)
    with pytest.raises(VitrineError, match="Nothing can be read"):
        finish(repair_database(shop, Thumbnails()))
    assert files_in(shop.parent) == before
    assert list((shop.parent / "backups").iterdir()) == []


def test_a_catalogue_in_use_is_not_repaired(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacement, "_BUSY_TIMEOUT_S", 0.01)
    overwrite_page(shop, pages_of(shop, "thumbnails")[1])
    with open_shop(shop), pytest.raises(VitrineError, match="in use"):
        finish(repair_database(shop, Thumbnails()))


def test_caches_are_removed(shop: Path) -> None:
    overwrite_page(shop, pages_of(shop, "thumbnails")[1])
    names = ("index-1.card", "index-1-2.graph", "keypoints.card", "keypoints-1.postings")
    for name in names:
        (shop.parent / name).touch()
    repair(shop)
    assert not {file.name for file in shop.parent.iterdir()} & set(names)


@pytest.mark.parametrize("seed", range(10))
def test_after_flipped_bytes_an_answer_is_right_or_one_sentence(shop: Path, seed: int) -> None:
    generator = random.Random(seed)
    data = bytearray(shop.read_bytes())
    for _ in range(generator.choice([1, 4, 16])):
        data[generator.randrange(len(data))] ^= 1 << generator.randrange(8)
    start = generator.randrange(len(data))
    if seed % 3 == 0:
        data[start : start + 600] = generator.randbytes(600)
    shop.write_bytes(data)
    found = explain_error(shop)
    assert is_whole(shop) or found is not None
    report = repair(shop)
    if found is None:
        # What SQLite cannot see may be another value, but every product is there.
        assert report == RepairReport(None)
        kept = PRODUCTS
    else:
        assert found.hint is not None
        kept = report.table("products").kept
        assert kept >= PRODUCTS // 2
    with open_shop(shop) as catalogue:
        assert len(catalogue.products.list_by_sku(PRODUCTS + 1)) == kept
        assert len(catalogue.text_search.find("product", limit=PRODUCTS)) >= kept - 1


def test_a_catalogue_of_an_earlier_version_is_checked_and_repaired(tmp_path: Path) -> None:
    file = tmp_path / "catalog.sqlite"
    file.write_bytes(new_database(3).conn.serialize())
    change(file, "INSERT INTO products (sku) VALUES ('A')")
    check_database(file)
    change(file, "UPDATE products SET price = 'cheap'")
    repair(file)
    with open_shop(file) as catalogue:
        assert catalogue.products.ids_by_sku(["A"]) == {"A": 1}
