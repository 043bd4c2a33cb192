"""Rows are compared with the catalogue, and what is new or different is written."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.ingest.chunk_changes import ChunkChanges, Outcome
from desktop_app.engine.ingest.chunk_writer import WrittenChunk, write_changes
from desktop_app.engine.ingest.import_reader import ReadPicture, ReadRow
from desktop_app.vision.appearance import Appearance
from tests.engine.audit_catalogue import AuditCatalogue


def _row(sku: str, *contents: str, **values: Any) -> ReadRow[ReadPicture]:
    """Return a read row with a picture for each content; ``path:content`` also gives a path."""
    pixels = np.zeros((1, 1, 3), np.uint8)
    pictures = []
    for content in contents:
        path, _, given = content.rpartition(":")
        file = PictureFile(f"/{path or given}", given, 1, 1, 9, 9, b"jpeg")
        empty = np.zeros(1, np.uint8)
        pictures.append(ReadPicture(file, Appearance(empty, empty, empty), pixels, pixels))
    files = [Path(picture.file.path) for picture in pictures]
    return ReadRow(ImportRow(2, sku, values, files), pictures, ())


def _write(catalogue: AuditCatalogue, *rows: ReadRow[ReadPicture]) -> WrittenChunk:
    with catalogue.store.transaction():
        return write_changes(ChunkChanges(rows, catalogue.store), catalogue.store)


def _outcomes(catalogue: AuditCatalogue, written: WrittenChunk) -> dict[str, Outcome]:
    products = catalogue.store.products.get(list(written.outcomes))
    return {products[number].sku: outcome for number, outcome in written.outcomes.items()}


def _contents(catalogue: AuditCatalogue, sku: str) -> list[str]:
    product_id = catalogue.store.products.ids_by_sku([sku])[sku]
    pictures = catalogue.store.pictures.of_products([product_id])[product_id]
    return [picture.content_hash for picture in pictures]


@pytest.fixture
def catalogue(audit_catalogue: AuditCatalogue) -> AuditCatalogue:
    """Return a catalogue of one product with one picture."""
    _write(audit_catalogue, _row("A", "a", name="Cup", attributes={"colour": "red"}))
    return audit_catalogue


def test_a_new_product_is_added_with_its_pictures(catalogue: AuditCatalogue) -> None:
    written = _write(catalogue, _row("B", "b1", "b2", name="Mug"))
    assert _outcomes(catalogue, written) == {"B": Outcome.ADDED}
    assert _contents(catalogue, "B") == ["b1", "b2"]
    assert {file.content_hash for file in written.pictures.values()} == {"b1", "b2"}


def test_equal_rows_change_nothing(catalogue: AuditCatalogue) -> None:
    written = _write(catalogue, _row("A", "a", name="Cup"))
    assert _outcomes(catalogue, written) == {"A": Outcome.UNCHANGED}
    assert written.pictures == {}


def test_a_changed_field_updates_the_product(catalogue: AuditCatalogue) -> None:
    written = _write(catalogue, _row("A", name="Mug"))
    assert _outcomes(catalogue, written) == {"A": Outcome.UPDATED}
    assert catalogue.store.products.by_sku(["A"])["A"].name == "Mug"


def test_attributes_are_added_to_the_known_ones(catalogue: AuditCatalogue) -> None:
    _write(catalogue, _row("A", attributes={"size": "L"}))
    product = catalogue.store.products.by_sku(["A"])["A"]
    assert product.attributes == {"colour": "red", "size": "L"}


def test_other_contents_of_a_file_replace_its_picture(catalogue: AuditCatalogue) -> None:
    written = _write(catalogue, _row("A", "a:edited"))
    assert _outcomes(catalogue, written) == {"A": Outcome.UPDATED}
    assert _contents(catalogue, "A") == ["edited"]


def test_equal_contents_of_a_touched_file_keep_its_picture(catalogue: AuditCatalogue) -> None:
    before = catalogue.store.pictures.count()
    written = _write(catalogue, _row("A", "a:a"))
    assert written.pictures == {}
    assert catalogue.store.pictures.count() == before


def test_several_rows_of_one_new_product_are_one_product(catalogue: AuditCatalogue) -> None:
    written = _write(
        catalogue, _row("B", "b1", name="Mug"), _row("B", "b2", brand="Mok"), _row("B", "b2")
    )
    assert _outcomes(catalogue, written) == {"B": Outcome.ADDED}
    product = catalogue.store.products.by_sku(["B"])["B"]
    assert (product.name, product.brand) == ("Mug", "Mok")
    assert _contents(catalogue, "B") == ["b1", "b2"]


def test_several_rows_of_one_known_product_are_combined(catalogue: AuditCatalogue) -> None:
    written = _write(catalogue, _row("A", name="Cup"), _row("A", "a2", brand="Mok"))
    assert _outcomes(catalogue, written) == {"A": Outcome.UPDATED}
    assert _contents(catalogue, "A") == ["a", "a2"]


def test_a_merged_product_is_updated_itself(catalogue: AuditCatalogue) -> None:
    ids = catalogue.store.products.ids_by_sku(["A"])
    reference = catalogue.add("R", name="Reference")
    catalogue.resolve("merge", reference, ids["A"])
    _write(catalogue, _row("A", name="Mug"))
    products = catalogue.store.products.get([reference, ids["A"]])
    assert {product.sku: product.name for product in products.values()} == {
        "R": "Reference",
        "A": "Mug",
    }


def test_copies_are_no_further_pictures(catalogue: AuditCatalogue, tmp_path: Path) -> None:
    original = tmp_path / "original"
    original.touch()
    _write(catalogue, _row("B", f"{original}:b"))
    written = _write(catalogue, _row("B", "export/b.jpg:b"), _row("C", "export/b.jpg:b"))
    assert _outcomes(catalogue, written) == {"B": Outcome.UNCHANGED, "C": Outcome.ADDED}
    assert (_contents(catalogue, "B"), _contents(catalogue, "C")) == (["b"], ["b"])
    (product_id,) = catalogue.store.products.ids_by_sku(["B"]).values()
    known = catalogue.store.pictures.of_products([product_id])[product_id]
    assert written.named[product_id] == [known[0].id]


def test_copies_in_one_table_are_one_picture(catalogue: AuditCatalogue) -> None:
    written = _write(catalogue, _row("B", "one:b", "two:b"), _row("B", "three:b", "other:o"))
    assert _contents(catalogue, "B") == ["b", "o"]
    (named,) = written.named.values()
    assert sorted(set(named)) == sorted(written.pictures)


def test_a_changed_file_with_the_contents_of_another_one_goes(catalogue: AuditCatalogue) -> None:
    _write(catalogue, _row("B", "one:b", "two:c"))
    written = _write(catalogue, _row("B", "two:b"))
    assert _contents(catalogue, "B") == ["b"]
    assert _outcomes(catalogue, written) == {"B": Outcome.UPDATED}
