"""Products and pictures that are deleted as an action, and brought back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.history_schema import BIN_TABLES
from desktop_app.domain.actor import Actor
from desktop_app.errors import VitrineError
from tests.catalogue.sqlite.builders import (
    add_picture,
    add_product,
    contents_of,
    picture_file,
    product,
    resolve,
    resolved_pairs,
)

_BIN_TABLES = (*BIN_TABLES, "confirmed_files", "label_texts")


@pytest.fixture
def other(catalogue: SqliteCatalogue) -> Iterator[SqliteCatalogue]:
    other = SqliteCatalogue.open(catalogue.cache_folder, actor=Actor("Bea", "office"))
    yield other
    other.close()


def _delete(catalogue: SqliteCatalogue, *product_ids: int) -> None:
    with catalogue.history.record("delete").step():
        catalogue.products.delete(product_ids)


def _remove(catalogue: SqliteCatalogue, *picture_ids: int) -> None:
    with catalogue.history.record("pictures").step():
        catalogue.pictures.remove(picture_ids)


def _bin_sizes(catalogue: SqliteCatalogue) -> int:
    with closing(sqlite3.connect(catalogue.cache_folder / DATABASE_NAME)) as file:
        counts = [file.execute(f"SELECT count(*) FROM bin_{name}") for name in _BIN_TABLES]
        return sum(count.fetchone()[0] for count in counts)


def test_a_deleted_product_comes_back_with_everything(catalogue: SqliteCatalogue) -> None:
    boot, shoe = add_product(catalogue, "A", "one", name="Boot"), add_product(catalogue, "B")
    (picture,) = catalogue.pictures.of_products([boot])[boot]
    embedding = np.array([1, 0], np.float32)
    catalogue.embeddings.put("model", {picture.id: embedding})
    catalogue.keypoints.put(1, {picture.id: b"points"})
    photo = catalogue.confirmed_photos.put(boot, picture_file("photo.jpg", "photo"), b"photo")
    catalogue.embeddings.put("model", {photo: embedding})
    resolve(catalogue, "different", boot, shoe)
    _delete(catalogue, boot)
    assert (catalogue.products.count(), catalogue.pictures.count()) == (1, 0)
    assert catalogue.confirmed_photos.count() == 0
    assert catalogue.history.undo() == [picture.id, photo]
    assert product(catalogue, boot).name == "Boot"
    assert catalogue.thumbnails.get([picture.id]) == {picture.id: b"jpeg"}
    assert catalogue.embeddings.get("model", [picture.id])[picture.id].tolist() == [1, 0]
    assert catalogue.keypoints.get(1, [picture.id]) == {picture.id: b"points"}
    assert catalogue.confirmed_photos.files([photo]) == {photo: b"photo"}
    assert resolved_pairs(catalogue) == {(boot, shoe): "different"}
    assert _bin_sizes(catalogue) == 0
    catalogue.history.redo()
    assert catalogue.products.count() == 1


def test_a_product_is_deleted_with_those_merged_into_it(catalogue: SqliteCatalogue) -> None:
    one, two = add_product(catalogue, "B", "one"), add_product(catalogue, "A", "two")
    resolve(catalogue, "merge", one, two)
    _delete(catalogue, one)
    assert catalogue.products.ids_by_sku(["A", "B"]) == {}
    catalogue.history.undo()
    assert product(catalogue, one).aliases == ("A",)
    assert contents_of(catalogue, one) == ["one", "two"]
    catalogue.history.undo()
    assert catalogue.resolutions.merge_targets() == {}


def test_a_removed_picture_does_not_come_back_with_its_product(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A", "one", "two")
    first = catalogue.pictures.of_products([boot])[boot][0]
    _remove(catalogue, first.id)
    _delete(catalogue, boot)
    catalogue.history.undo()
    assert contents_of(catalogue, boot) == ["two"]
    catalogue.history.undo()
    assert contents_of(catalogue, boot) == ["one", "two"]


def test_a_picture_that_replaced_another_gives_way_to_it(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A")
    old = add_picture(catalogue, boot, "old", "/boot.jpg")
    with catalogue.history.record("import", "shop.csv").step():
        catalogue.pictures.remove([old])
        add_picture(catalogue, boot, "new", "/boot.jpg")
    catalogue.history.undo()
    assert contents_of(catalogue, boot) == ["old"]
    catalogue.history.redo()
    assert contents_of(catalogue, boot) == ["new"]


def test_the_bin_is_emptied_when_nothing_can_bring_its_contents_back(
    catalogue: SqliteCatalogue,
) -> None:
    with catalogue.history.record("add").step():
        add_product(catalogue, "A", "one")
    catalogue.history.undo()
    assert _bin_sizes(catalogue) > 0
    with catalogue.history.record("add").step():
        add_product(catalogue, "B")
    assert _bin_sizes(catalogue) == 0


def test_without_an_action_a_deletion_is_for_good(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A", "one", "two")
    catalogue.pictures.remove([catalogue.pictures.of_products([boot])[boot][0].id])
    catalogue.products.delete([boot])
    assert _bin_sizes(catalogue) == 0


def test_a_product_does_not_come_back_if_its_sku_is_taken(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A")
    _delete(catalogue, boot)
    add_product(catalogue, "A")
    with pytest.raises(VitrineError, match="Another product has the SKU A now"):
        catalogue.history.undo()


def test_an_added_product_that_another_actor_uses_stays(
    catalogue: SqliteCatalogue, other: SqliteCatalogue
) -> None:
    def add(sku: str) -> int:
        with catalogue.history.record("add").step():
            return add_product(catalogue, sku)

    one, two, three, four = add("A"), add("B"), add("C"), add("D")
    resolve(other, "variant", three, four)
    with pytest.raises(VitrineError, match="Bea at office has changed the same products since"):
        catalogue.history.undo()
    other.history.undo()
    catalogue.history.undo()
    add_picture(other, three, "theirs")
    with pytest.raises(VitrineError, match="Bea at office"):
        catalogue.history.undo()
    assert catalogue.products.count() == 3
    assert one < two


def test_a_change_of_a_product_that_another_actor_deleted_is_not_undone(
    catalogue: SqliteCatalogue, other: SqliteCatalogue
) -> None:
    boot = add_product(catalogue, "A", name="Boot")
    with catalogue.history.record("edit").step():
        catalogue.products.update({boot: {"name": "Shoe"}})
    _delete(other, boot)
    with pytest.raises(VitrineError, match="Bea at office has changed the same products since"):
        catalogue.history.undo()
    other.history.undo()
    catalogue.history.undo()
    assert product(catalogue, boot).name == "Boot"


@pytest.mark.folder_only
def test_columns_that_later_versions_add_are_kept(catalogue: SqliteCatalogue) -> None:
    with closing(sqlite3.connect(catalogue.cache_folder / DATABASE_NAME)) as file, file:
        file.execute("ALTER TABLE pictures ADD COLUMN rights TEXT")
    boot = add_product(catalogue, "A", "one")
    catalogue._database.execute("UPDATE pictures SET rights = 'ours'")
    _delete(catalogue, boot)
    catalogue.history.undo()
    assert catalogue._database.value("SELECT rights FROM pictures") == "ours"


def test_a_moved_picture_goes_back_to_its_place(catalogue: SqliteCatalogue) -> None:
    one, two = add_product(catalogue, "A"), add_product(catalogue, "B")
    picture = add_picture(catalogue, one, "boot", "/old.jpg")
    with catalogue.history.record("import").step():
        catalogue.pictures.move({picture: (two, picture_file("/new.jpg", "boot"))})
    catalogue.history.undo()
    assert catalogue.pictures.of_products([one])[one][0].path == "/old.jpg"
    catalogue.history.redo()
    assert catalogue.pictures.of_products([two])[two][0].path == "/new.jpg"
