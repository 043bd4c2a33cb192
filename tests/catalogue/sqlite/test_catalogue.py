import threading
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.actor import Actor
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product

pytestmark = pytest.mark.folder_only


def test_everything_survives_closing(tmp_path: Path) -> None:
    first = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    boot = add_product(first, "B", "c0ffee")
    first.embeddings.put("model", {1: np.array([0.5, 0.25], np.float32)})
    first.close()
    second = SqliteCatalogue.open(tmp_path, actor=ACTOR, create=False)
    assert second.id == first.id
    assert second.thumbnails.get([1]) == {1: b"jpeg"}
    assert second.embeddings.get("model", [1])[1].tolist() == [0.5, 0.25]
    assert second.pictures.of_products([boot])[boot][0].content_hash == "c0ffee"
    second.close()


def test_id_name_and_cache_folder_are_different_things(tmp_path: Path) -> None:
    catalogue = SqliteCatalogue.open(tmp_path / "Spring shop", actor=ACTOR)
    catalogue.close()
    (tmp_path / "Spring shop").rename(tmp_path / "Summer shop")
    renamed = SqliteCatalogue.open(tmp_path / "Summer shop", actor=ACTOR)
    renamed.close()
    assert (catalogue.name, renamed.name) == ("Spring shop", "Summer shop")
    assert renamed.cache_folder == tmp_path / "Summer shop"
    assert catalogue.id == renamed.id
    assert len(catalogue.id) == 32


def test_two_catalogues_have_different_ids(tmp_path: Path) -> None:
    ids = set()
    for name in "ab":
        catalogue = SqliteCatalogue.open(tmp_path / name, actor=ACTOR)
        ids.add(catalogue.id)
        catalogue.close()
    assert len(ids) == 2


def test_it_knows_its_actor(tmp_path: Path) -> None:
    catalogue = SqliteCatalogue.open(tmp_path, actor=Actor("Bea", "office"))
    catalogue.close()
    assert catalogue.actor == Actor("Bea", "office")


def test_a_failed_transaction_leaves_nothing_behind(catalogue: SqliteCatalogue) -> None:
    def add_and_fail() -> None:
        with catalogue.transaction():
            add_product(catalogue, "B", "c0ffee")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    assert catalogue.products.count() == 0
    assert catalogue.pictures.count() == 0


def test_a_reader_does_not_wait_for_a_writer(catalogue: SqliteCatalogue) -> None:
    add_product(catalogue, "B-1")
    counted = []

    def read() -> None:
        other = SqliteCatalogue.open(catalogue.cache_folder, actor=ACTOR)
        counted.append(other.products.count())
        other.close()

    with catalogue.transaction():
        add_product(catalogue, "B-2")
        reader = threading.Thread(target=read)
        reader.start()
        reader.join(timeout=20)
    assert counted == [1]
