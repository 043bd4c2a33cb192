import sqlite3
from dataclasses import replace

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product, contents_of, picture_file, resolve
from tests.engine.statement_count import counted_statements, query_plan


def put(catalogue: SqliteCatalogue, product_id: int, content: str = "c0ffee") -> int:
    file = picture_file(f"confirmed/{content}.jpg", content)
    return catalogue.confirmed_photos.put(product_id, file, f"jpeg {content}".encode())


def put_earlier(catalogue: SqliteCatalogue, product_id: int, content: str) -> None:
    """Add a confirmation as versions before the ninth migration stored it."""
    database = catalogue._database
    columns = {"product_id": product_id, "content_hash": content, "jpeg": b"jpeg"}
    number = database.insert("confirmations", columns)
    vector = np.ones(2, np.float32).tobytes()
    database.execute("INSERT INTO confirmation_vectors VALUES ('m1', ?, ?)", [number, vector])


def test_a_confirmed_photo_is_a_picture_of_its_product(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B", "studio")
    photo = put(catalogue, boot)
    assert contents_of(catalogue, boot) == ["studio", "c0ffee"]
    picture = catalogue.pictures.get([photo])[photo]
    assert (picture.origin, picture.path) == ("confirmed", "confirmed/c0ffee.jpg")
    assert catalogue.confirmed_photos.files([photo, 99]) == {photo: b"jpeg c0ffee"}
    assert catalogue.confirmed_photos.ids() == [photo]
    assert catalogue.confirmed_photos.count() == 1
    assert catalogue.pictures.count() == 2


def test_the_latest_confirmation_of_a_photo_counts(catalogue: SqliteCatalogue) -> None:
    boot, shoe = add_product(catalogue, "B"), add_product(catalogue, "S")
    put(catalogue, boot)
    latest = put(catalogue, shoe)
    assert catalogue.confirmed_photos.ids() == [latest]
    assert contents_of(catalogue, boot) == []
    assert contents_of(catalogue, shoe) == ["c0ffee"]


def test_photos_are_listed_with_their_author(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B", name="Boot")
    first, second = put(catalogue, boot, "1"), put(catalogue, boot, "2")
    newest, oldest = catalogue.confirmed_photos.all()
    assert (newest.picture.id, oldest.picture.id) == (second, first)
    assert (newest.product_id, newest.sku, newest.name) == (boot, "B", "Boot")
    assert (newest.author, newest.station) == (ACTOR.author, ACTOR.station)
    assert newest.confirmed_at.endswith("Z")


def test_a_removed_photo_leaves_nothing(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B", "c0ffee")
    photo = put(catalogue, boot)
    catalogue.embeddings.put("m1", {photo: np.ones(2, np.float32)})
    catalogue.confirmed_photos.remove("c0ffee")
    catalogue.confirmed_photos.remove("c0ffee")
    assert catalogue.confirmed_photos.all() == []
    assert catalogue.confirmed_photos.files([photo]) == {}
    assert catalogue.embeddings.get("m1", [photo]) == {}
    # An imported picture with the same hash is another picture.
    assert contents_of(catalogue, boot) == ["c0ffee"]


def test_a_photo_of_a_merged_product_counts_for_the_reference(catalogue: SqliteCatalogue) -> None:
    boot, copy = add_product(catalogue, "A"), add_product(catalogue, "B")
    put(catalogue, copy)
    resolve(catalogue, "merge", boot, copy)
    assert [photo.sku for photo in catalogue.confirmed_photos.all()] == ["A"]


def test_a_photo_needs_an_existing_product(catalogue: SqliteCatalogue) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        put(catalogue, 4711)
    assert catalogue.confirmed_photos.count() == 0


def test_a_deleted_product_takes_its_photos_along_and_brings_them_back(
    catalogue: SqliteCatalogue,
) -> None:
    boot = add_product(catalogue, "B", "studio")
    photo = put(catalogue, boot)
    with catalogue.history.record("delete").step():
        catalogue.products.delete([boot])
    assert catalogue.confirmed_photos.count() == 0
    catalogue.history.undo()
    assert catalogue.confirmed_photos.files([photo]) == {photo: b"jpeg c0ffee"}
    assert catalogue.pictures.get([photo])[photo].origin == "confirmed"


def test_a_confirmed_photo_never_becomes_the_first_picture(catalogue: SqliteCatalogue) -> None:
    """Its number is smaller than that of a picture that an import replaces."""
    boot = add_product(catalogue, "B")
    put(catalogue, boot)
    studio = catalogue.pictures.add([(boot, picture_file())])[0]
    ((_, first),) = catalogue.products.list_by_sku(9)
    assert first is not None
    assert first.id == studio
    assert catalogue.pictures.of_products([boot])[boot][0].id == studio


def test_decisions_stay_valid_after_a_confirmation(catalogue: SqliteCatalogue) -> None:
    one, two = add_product(catalogue, "A", "1"), add_product(catalogue, "B", "2")
    resolve(catalogue, "different", one, two)
    put(catalogue, one)
    assert catalogue.resolutions.pair_resolutions().kind_of(one, two) == "different"
    catalogue.pictures.add([(one, picture_file("/new.jpg", "new"))])
    assert catalogue.resolutions.pair_resolutions().kind_of(one, two) is None


@pytest.mark.folder_only
def test_an_earlier_confirmation_becomes_a_picture(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B")
    put_earlier(catalogue, boot, "1")
    put_earlier(catalogue, boot, "2")
    assert catalogue.confirmed_photos.count_earlier() == 2
    first, second = catalogue.confirmed_photos.earlier(limit=5)
    file = replace(picture_file("confirmed/1.jpg"), width_px=5)
    photo = catalogue.confirmed_photos.adopt(first, file)
    catalogue.confirmed_photos.discard(second)
    assert catalogue.confirmed_photos.count_earlier() == 0
    picture = catalogue.pictures.get([photo])[photo]
    assert (picture.content_hash, picture.width_px) == ("1", 5)
    assert catalogue.confirmed_photos.files([photo]) == {photo: b"jpeg"}
    assert catalogue.embeddings.get("m1", [photo])[photo].tolist() == [1, 1]


def test_confirmed_photos_are_read_from_their_index(catalogue: SqliteCatalogue) -> None:
    store = catalogue.confirmed_photos
    with counted_statements(catalogue) as count:
        store.count()
        store.ids()
        store.all()
    steps = [step for sql in count.reading for step in query_plan(catalogue, sql)]
    assert sum("pictures_by_origin" in step for step in steps) == 3
