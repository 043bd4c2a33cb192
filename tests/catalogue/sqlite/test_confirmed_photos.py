import sqlite3

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.catalogue.sqlite.builders import add_product, resolve


def test_the_latest_confirmation_of_a_photo_counts(catalogue: SqliteCatalogue) -> None:
    boot, shoe = add_product(catalogue, "B"), add_product(catalogue, "S")
    vector = np.array([0.5, 0.25], np.float32)
    first = catalogue.confirmed_photos.put(boot, "c0ffee", b"jpeg")
    catalogue.confirmed_photos.put_embeddings("m1", {first: vector})
    second = catalogue.confirmed_photos.put(shoe, "c0ffee", b"jpeg")
    assert catalogue.confirmed_photos.embeddings("m1") == []
    catalogue.confirmed_photos.put_embeddings("m1", {second: vector})
    ((product_id, stored),) = catalogue.confirmed_photos.embeddings("m1")
    assert product_id == shoe
    assert stored.tolist() == vector.tolist()


def test_a_removed_photo_takes_its_embedding_along(catalogue: SqliteCatalogue) -> None:
    photo = catalogue.confirmed_photos.put(add_product(catalogue, "B"), "c0ffee", b"jpeg")
    catalogue.confirmed_photos.put_embeddings("m1", {photo: np.ones(1, np.float32)})
    catalogue.confirmed_photos.remove("c0ffee")
    assert catalogue.confirmed_photos.count() == 0
    assert catalogue.confirmed_photos.embeddings("m1") == []


def test_each_model_needs_its_own_embedding(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B")
    one = catalogue.confirmed_photos.put(boot, "1", b"jpeg 1")
    two = catalogue.confirmed_photos.put(boot, "2", b"jpeg 2")
    catalogue.confirmed_photos.put_embeddings("m1", {one: np.ones(1, np.float32)})
    assert catalogue.confirmed_photos.without_embedding("m1", limit=5) == {two: b"jpeg 2"}
    assert catalogue.confirmed_photos.without_embedding("m2", limit=1) == {one: b"jpeg 1"}


def test_a_photo_of_a_merged_product_counts_for_the_reference(catalogue: SqliteCatalogue) -> None:
    boot, copy = add_product(catalogue, "A"), add_product(catalogue, "B")
    photo = catalogue.confirmed_photos.put(copy, "c0ffee", b"jpeg")
    catalogue.confirmed_photos.put_embeddings("m1", {photo: np.ones(1, np.float32)})
    resolve(catalogue, "merge", boot, copy)
    assert [number for number, _ in catalogue.confirmed_photos.embeddings("m1")] == [boot]


def test_a_photo_needs_an_existing_product(catalogue: SqliteCatalogue) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        catalogue.confirmed_photos.put(4711, "c0ffee", b"jpeg")
    assert catalogue.confirmed_photos.count() == 0
