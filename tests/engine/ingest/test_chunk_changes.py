from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureFile
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.ingest.chunk_changes import ChunkChanges, Outcome, WrittenChunk
from desktop_app.engine.ingest.import_reader import ReadPicture, ReadRow
from tests.actor import ACTOR


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = open_catalogue(tmp_path, actor=ACTOR)
    yield catalogue
    catalogue.close()


def _row(sku: str, *pictures: ReadPicture, **values: object) -> ReadRow:
    return ReadRow(ImportRow(2, sku, values, ()), pictures, ())


def _picture(path: str, content: str, *, mtime_ns: int = 1) -> ReadPicture:
    file = PictureFile(path, content, 10, mtime_ns, 9, 9, b"jpeg")
    return ReadPicture(file, *cast("Any", (None, None, None)))


def _write(catalogue: Catalogue, *rows: ReadRow) -> WrittenChunk:
    with catalogue.transaction():
        return ChunkChanges(rows, catalogue).write()


def _outcomes(catalogue: Catalogue, *rows: ReadRow) -> list[Outcome]:
    return [*_write(catalogue, *rows).outcomes.values()]


def test_rows_of_one_new_product_are_joined(catalogue: Catalogue) -> None:
    written = _write(
        catalogue,
        _row("A", _picture("/1.jpg", "one"), name="Boot", attributes={"size": "42"}),
        _row("B", name="Shoe"),
        _row("A", _picture("/2.jpg", "two"), brand="Acme", attributes={"colour": "red"}),
    )
    products = catalogue.products.as_imported(["A", "B"])
    assert written.outcomes == dict.fromkeys((one.id for one in products.values()), Outcome.ADDED)
    assert (products["A"].name, products["A"].brand) == ("Boot", "Acme")
    assert products["A"].attributes == {"size": "42", "colour": "red"}
    assert [new.file.content_hash for new in written.pictures.values()] == ["one", "two"]
    pictures = catalogue.pictures.of_products([products["A"].id])[products["A"].id]
    assert [picture.id for picture in pictures] == [*written.pictures]


def test_only_changed_values_are_an_update(catalogue: Catalogue) -> None:
    _write(catalogue, _row("A", name="Boot", brand="Acme"), _row("B", name="Shoe"))
    assert _outcomes(catalogue, _row("A", name="Boot"), _row("B", name="Clog")) == [
        Outcome.UNCHANGED,
        Outcome.UPDATED,
    ]
    products = catalogue.products.as_imported(["A", "B"])
    assert (products["A"].brand, products["B"].name) == ("Acme", "Clog")


def test_the_largest_outcome_of_a_products_rows_counts(catalogue: Catalogue) -> None:
    _write(catalogue, _row("A", name="Boot"))
    assert _outcomes(catalogue, _row("A", brand="Acme"), _row("A", name="Boot")) == [
        Outcome.UPDATED
    ]


def test_a_new_picture_updates_its_product(catalogue: Catalogue) -> None:
    _write(catalogue, _row("A", name="Boot"))
    assert _outcomes(catalogue, _row("A", _picture("/1.jpg", "one"))) == [Outcome.UPDATED]
    assert _outcomes(catalogue, _row("A", _picture("/1.jpg", "one"))) == [Outcome.UNCHANGED]


def test_the_same_contents_keep_the_picture_and_take_the_new_file_state(
    catalogue: Catalogue,
) -> None:
    ((picture_id, _),) = _write(catalogue, _row("A", _picture("/1.jpg", "a"))).pictures.items()
    written = _write(catalogue, _row("A", _picture("/1.jpg", "a", mtime_ns=7)))
    assert written.pictures == {}
    product_id = catalogue.products.ids_by_sku(["A"])["A"]
    known = catalogue.pictures.known_files([(product_id, "/1.jpg")])[product_id, "/1.jpg"]
    assert (known.picture_id, known.file_mtime_ns) == (picture_id, 7)


def test_other_contents_replace_the_picture(catalogue: Catalogue) -> None:
    _write(catalogue, _row("A", _picture("/1.jpg", "old")))
    written = _write(catalogue, _row("A", _picture("/1.jpg", "new")))
    assert [*written.outcomes.values()] == [Outcome.UPDATED]
    assert catalogue.pictures.count() == 1
    (picture_id,) = written.pictures
    assert catalogue.pictures.get([picture_id])[picture_id].content_hash == "new"


def test_one_file_in_two_rows_is_one_picture(catalogue: Catalogue) -> None:
    written = _write(
        catalogue,
        _row("A", _picture("/1.jpg", "old")),
        _row("A", _picture("/1.jpg", "new")),
        _row("B", _picture("/1.jpg", "new")),
    )
    assert [new.file.content_hash for new in written.pictures.values()] == ["new", "new"]
    assert catalogue.pictures.count() == 2


def test_a_row_of_a_merged_product_changes_its_own_product(catalogue: Catalogue) -> None:
    _write(catalogue, _row("A", name="Boot"), _row("B", name="Copy"))
    ids = catalogue.products.ids_by_sku(["A", "B"])
    catalogue.resolutions.apply([Resolution("merge", (ids["A"], ids["B"]))])
    assert _write(catalogue, _row("B", name="New copy")).outcomes == {ids["B"]: Outcome.UPDATED}
    assert catalogue.products.get([ids["A"]])[ids["A"]].name == "Boot"
