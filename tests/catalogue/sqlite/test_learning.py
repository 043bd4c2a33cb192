"""What was learnt and what staff confirmed is kept, one teaching of a model at work."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.actor import ACTOR


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    catalogue = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    yield catalogue
    catalogue.close()


def test_a_teaching_comes_back_as_it_went_in_switched_off(catalogue: SqliteCatalogue) -> None:
    teaching_id = catalogue.metrics.put("m1", b"space", {"before": 0.5})
    teaching = catalogue.metrics.latest("m1")
    assert teaching is not None
    assert (teaching.id, teaching.metric, teaching.report) == (
        teaching_id,
        b"space",
        {"before": 0.5},
    )
    assert teaching.calibration is None
    assert not teaching.is_active
    assert catalogue.metrics.active("m1") is None


def test_no_other_model_gets_it(catalogue: SqliteCatalogue) -> None:
    catalogue.metrics.activate("m1", catalogue.metrics.put("m1", b"space", {}))
    assert catalogue.metrics.latest("m2") is None
    assert catalogue.metrics.active("m2") is None


def test_one_of_a_model_is_on_and_a_new_one_leaves_it_on(catalogue: SqliteCatalogue) -> None:
    first = catalogue.metrics.put("m1", b"1", {})
    catalogue.metrics.activate("m1", first)
    catalogue.metrics.put("m1", b"2", {})
    third = catalogue.metrics.put("m1", b"3", {})

    active, latest = catalogue.metrics.active("m1"), catalogue.metrics.latest("m1")
    assert active is not None
    assert latest is not None
    assert (active.id, latest.id) == (first, third)

    catalogue.metrics.activate("m1", third)
    assert catalogue.metrics.active("m1") == catalogue.metrics.latest("m1")
    catalogue.metrics.deactivate("m1")
    assert catalogue.metrics.active("m1") is None


def test_a_calibration_belongs_to_its_teaching(catalogue: SqliteCatalogue) -> None:
    teaching_id = catalogue.metrics.put("m1", b"space", {})
    catalogue.metrics.set_calibration(teaching_id, {"weights": [1.5, 2]})
    teaching = catalogue.metrics.latest("m1")
    assert teaching is not None
    assert teaching.calibration == {"weights": [1.5, 2]}


def test_the_last_word_on_a_photo_counts(catalogue: SqliteCatalogue) -> None:
    boot, shoe = catalogue.products.add({"B": {}})["B"], catalogue.products.add({"S": {}})["S"]
    vector = np.array([0.6, 0.8], np.float32)
    first = catalogue.confirmed_photos.put(boot, "c0ffee", b"jpeg")
    catalogue.confirmed_photos.put_embeddings("m1", {first: vector})
    second = catalogue.confirmed_photos.put(shoe, "c0ffee", b"jpeg")
    assert catalogue.confirmed_photos.embeddings("m1") == []
    catalogue.confirmed_photos.put_embeddings("m1", {second: vector})

    ((product_id, kept),) = catalogue.confirmed_photos.embeddings("m1")
    assert product_id == shoe
    assert kept.tolist() == vector.tolist()
    catalogue.confirmed_photos.remove("c0ffee")
    assert catalogue.confirmed_photos.count() == 0
    assert catalogue.confirmed_photos.embeddings("m1") == []


def test_a_confirmed_photo_waits_for_the_vector_of_each_model(catalogue: SqliteCatalogue) -> None:
    product = catalogue.products.add({"B": {}})["B"]
    one = catalogue.confirmed_photos.put(product, "1", b"jpeg 1")
    two = catalogue.confirmed_photos.put(product, "2", b"jpeg 2")
    catalogue.confirmed_photos.put_embeddings("m1", {one: np.array([1, 0], np.float32)})
    assert catalogue.confirmed_photos.without_embedding("m1", limit=5) == {two: b"jpeg 2"}
    assert catalogue.confirmed_photos.without_embedding("m2", limit=1) == {one: b"jpeg 1"}


def test_a_photo_cannot_show_what_is_not_there(catalogue: SqliteCatalogue) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        catalogue.confirmed_photos.put(4711, "c0ffee", b"jpeg")
    assert catalogue.confirmed_photos.count() == 0
