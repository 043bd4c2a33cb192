"""What was learnt and what staff confirmed is kept, one teaching of a model at work."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    store = SqliteCatalogue.open(tmp_path / "shop")
    yield store
    store.close()


def test_a_teaching_comes_back_as_it_went_in_switched_off(store: SqliteCatalogue) -> None:
    teaching_id = store.teachings.put("m1", b"space", {"before": 0.5})
    teaching = store.teachings.latest("m1")
    assert teaching is not None
    assert (teaching.id, teaching.metric, teaching.report) == (
        teaching_id,
        b"space",
        {"before": 0.5},
    )
    assert teaching.calibration is None
    assert not teaching.is_active
    assert store.teachings.active("m1") is None


def test_no_other_model_gets_it(store: SqliteCatalogue) -> None:
    store.teachings.switch_on("m1", store.teachings.put("m1", b"space", {}))
    assert store.teachings.latest("m2") is None
    assert store.teachings.active("m2") is None


def test_one_of_a_model_is_on_and_a_new_one_leaves_it_on(store: SqliteCatalogue) -> None:
    first = store.teachings.put("m1", b"1", {})
    store.teachings.switch_on("m1", first)
    store.teachings.put("m1", b"2", {})
    third = store.teachings.put("m1", b"3", {})

    active, latest = store.teachings.active("m1"), store.teachings.latest("m1")
    assert active is not None
    assert latest is not None
    assert (active.id, latest.id) == (first, third)

    store.teachings.switch_on("m1", third)
    assert store.teachings.active("m1") == store.teachings.latest("m1")
    store.teachings.switch_off("m1")
    assert store.teachings.active("m1") is None


def test_a_calibration_belongs_to_its_teaching(store: SqliteCatalogue) -> None:
    teaching_id = store.teachings.put("m1", b"space", {})
    store.teachings.calibrate(teaching_id, {"weights": [1.5, 2]})
    teaching = store.teachings.latest("m1")
    assert teaching is not None
    assert teaching.calibration == {"weights": [1.5, 2]}


def test_the_last_word_on_a_photo_counts(store: SqliteCatalogue) -> None:
    boot, shoe = store.add_product("B", {}), store.add_product("S", {})
    vector = np.array([0.6, 0.8], np.float32)
    first = store.confirmations.put(boot, "c0ffee", b"jpeg")
    store.confirmations.put_vectors("m1", {first: vector})
    second = store.confirmations.put(shoe, "c0ffee", b"jpeg")
    assert store.confirmations.vectors("m1") == []
    store.confirmations.put_vectors("m1", {second: vector})

    ((product_id, kept),) = store.confirmations.vectors("m1")
    assert product_id == shoe
    assert kept.tolist() == vector.tolist()
    store.confirmations.remove("c0ffee")
    assert store.confirmations.count() == 0
    assert store.confirmations.vectors("m1") == []


def test_a_confirmed_photo_waits_for_the_vector_of_each_model(store: SqliteCatalogue) -> None:
    product = store.add_product("B", {})
    one = store.confirmations.put(product, "1", b"jpeg 1")
    two = store.confirmations.put(product, "2", b"jpeg 2")
    store.confirmations.put_vectors("m1", {one: np.array([1, 0], np.float32)})
    assert store.confirmations.missing("m1", limit=5) == {two: b"jpeg 2"}
    assert store.confirmations.missing("m2", limit=1) == {one: b"jpeg 1"}


def test_a_photo_cannot_show_what_is_not_there(store: SqliteCatalogue) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        store.confirmations.put(4711, "c0ffee", b"jpeg")
    assert store.confirmations.count() == 0
