"""An index of a catalogue's pictures says how near whole products are."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.search.embedding_space import EmbeddingSpace
from tests.actor import ACTOR

EAST, NORTH, WEST = (np.array(pair, np.float32) for pair in ((1, 0), (0, 1), (-1, 0)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    store = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    yield store
    store.close()


def _add(store: SqliteCatalogue, sku: str, *vectors: np.ndarray) -> int:
    product_id = store.products.add({sku: {}})[sku]
    for number, vector in enumerate(vectors):
        path = f"/{sku}/{number}.jpg"
        picture = PictureFile(path, path, 1000, 1, 640, 480, b"jpeg")
        store.embeddings.put("model", {store.pictures.add([(product_id, picture)])[0]: vector})
    return product_id


def test_a_centre_is_the_direction_of_the_mean(store: SqliteCatalogue) -> None:
    both, one, bare = _add(store, "A", EAST, NORTH), _add(store, "B", NORTH), _add(store, "C")
    index = PictureIndex(store, "model", EmbeddingSpace.original(2))
    found = index.centres(np.stack([EAST, NORTH]), [both, one, bare])
    assert found == pytest.approx({both: 1.0, one: 0.5**0.5})


def test_pictures_that_have_nothing_in_common_have_no_centre(store: SqliteCatalogue) -> None:
    product = _add(store, "A", EAST, WEST)
    index = PictureIndex(store, "model", EmbeddingSpace.original(2))
    assert index.centres(EAST[np.newaxis], [product]) == {product: 0.0}


def test_where_lengths_differ_the_distance_of_the_means_counts(store: SqliteCatalogue) -> None:
    product = _add(store, "A", EAST, NORTH)
    index = PictureIndex(
        store, "model", EmbeddingSpace("twice", 2, False, lambda vectors: 2 * vectors)
    )
    assert index.centres(EAST[np.newaxis], [product]) == pytest.approx({product: 1 - 2 / 2})
