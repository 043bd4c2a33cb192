"""The check of a whole catalogue finds damage of structure, references and values."""

from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.recovery import opening_check
from desktop_app.catalogue.sqlite.recovery.damage_check import check_database, explain_error
from desktop_app.domain.table_layout import TableLayout
from desktop_app.domain.table_options import TableOptions
from desktop_app.errors import DamagedCatalogueError, VitrineError
from tests.actor import ACTOR
from tests.catalogue.sqlite.recovery.shop import change, files_in, overwrite_page, pages_of

BAD_VALUES = {
    "products: 1 bad values": (
        "UPDATE products SET name = CAST(x'41ff' AS TEXT) WHERE id = 3",
        "UPDATE products SET price = 'cheap' WHERE id = 3",
        "UPDATE products SET attributes = '[]' WHERE id = 3",
    ),
    "vectors: 1 bad values": (
        "UPDATE vectors SET vector = x'0000803f' WHERE picture_id = 3",
        "UPDATE vectors SET vector = x'00' WHERE picture_id = 3",
        "UPDATE vectors SET vector = zeroblob(256) WHERE picture_id = 3",
    ),
    "thumbnails: 1 bad values": ("UPDATE thumbnails SET jpeg = x'00' WHERE picture_id = 3",),
    "pictures: 1 without a thumbnail": ("DELETE FROM thumbnails WHERE picture_id = 3",),
    "table_layouts: 1 bad values": (
        "INSERT INTO table_layouts VALUES (1, '', '', '1', '', '{}', '', 1, '', '', '', NULL)",
    ),
    "catalogue: its id is missing": ("DELETE FROM catalogue",),
    "pictures: 1 references to nothing": ("UPDATE pictures SET product_id = 999 WHERE id = 3",),
    "teachings: the column model is missing": ("ALTER TABLE teachings RENAME model TO modem",),
    "teachings: the index one_active_teaching is missing": ("DROP INDEX one_active_teaching",),
    "products: the trigger products_text_added is missing": ("DROP TRIGGER products_text_added",),
    "the text index is damaged": ("DELETE FROM product_texts_data WHERE id > 100",),
}


def details_of(file: Path) -> tuple[str, ...]:
    with pytest.raises(DamagedCatalogueError) as error:
        check_database(file)
    return error.value.details


def test_an_intact_catalogue_stays_as_it_is(shop: Path) -> None:
    before = files_in(shop.parent)
    check_database(shop)
    assert files_in(shop.parent) == before


def test_a_layout_whose_columns_are_recognised_is_not_damaged(shop: Path) -> None:
    with closing(SqliteCatalogue.open(shop.parent, actor=ACTOR)) as catalogue:
        options = TableOptions(supplier="Acme")
        catalogue.tables.save_layout(TableLayout(("Art", "Text"), None, options))
    check_database(shop)


@pytest.mark.parametrize(
    ("found", "statement"),
    [(found, one) for found, some in BAD_VALUES.items() for one in some],
)
def test_values_that_cannot_be_used_are_found(shop: Path, found: str, statement: str) -> None:
    change(shop, statement)
    assert details_of(shop) == (found,)


def test_damaged_tables_are_named(shop: Path) -> None:
    overwrite_page(shop, pages_of(shop, "thumbnails")[1])
    assert "damaged table: thumbnails" in details_of(shop)


def test_a_missing_catalogue_is_not_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="There is no catalogue"):
        check_database(tmp_path / "catalog.sqlite")
    assert explain_error(tmp_path / "catalog.sqlite") is None


def test_only_a_damaged_catalogue_explains_an_error(shop: Path) -> None:
    assert explain_error(shop) is None
    change(shop, "UPDATE vectors SET vector = x'00' WHERE picture_id = 3")
    assert "is damaged" in str(explain_error(shop))


def test_an_explanation_that_fails_is_none(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(opening_check, "Timer", refuse)
    assert explain_error(shop) is None
