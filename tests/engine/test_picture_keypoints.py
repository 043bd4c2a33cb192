"""The index of keypoints follows the catalogue, and is completed if it lacks pictures."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.picture_keypoints import PictureKeypoints
from desktop_app.progress import finish
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, Keypoints, pack
from tests.actor import ACTOR

VECTOR = np.array([1, 0], np.float32)
PICTURES = 12


def _keypoints(seed: int, count: int = 40) -> Keypoints:
    random = np.random.default_rng(seed)
    descriptors = random.random((count, 128)).astype(np.float32) ** 4
    descriptors /= np.linalg.norm(descriptors, axis=1, keepdims=True)
    return Keypoints(200, 200, random.random((count, 2)).astype(np.float32), descriptors)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Return a catalogue of twelve pictures, with the ids 1 to 12."""
    catalogue = open_catalogue(tmp_path / "shop", actor=ACTOR)
    product = catalogue.products.add({"A": {}})["A"]
    files = [PictureFile(f"/{n}.jpg", f"{n}", 1, 1, 9, 9, b"jpeg") for n in range(PICTURES)]
    ids = catalogue.pictures.add([(product, file) for file in files])
    catalogue.embeddings.put("model", dict.fromkeys(ids, VECTOR))
    catalogue.keypoints.put(KEYPOINT_FORMAT, {id_: pack(_keypoints(id_)) for id_ in ids})
    yield catalogue
    catalogue.close()


def _index(catalogue: Catalogue) -> tuple[PictureIndex, PictureKeypoints]:
    keypoints = PictureKeypoints(catalogue, paths.keypoint_vocabulary())
    return PictureIndex(catalogue, "model", EmbeddingSpace.original(2), keypoints), keypoints


def _found(index: PictureIndex, number: int) -> list[int]:
    return [int(id_) for id_ in index.search_keypoints(_keypoints(number), 3).ids]


def test_a_catalogue_without_an_index_is_completed_and_saved(catalogue: Catalogue) -> None:
    index, _ = _index(catalogue)
    index.load()
    finish(index.update())
    assert [_found(index, number)[0] for number in range(1, 13)] == list(range(1, 13))

    again, keypoints = _index(catalogue)
    again.load()
    assert len(keypoints) == PICTURES
    assert _found(again, 5) == _found(index, 5)


def test_added_pictures_are_found_at_once(catalogue: Catalogue) -> None:
    index, keypoints = _index(catalogue)
    index.add(dict.fromkeys(range(1, 6), VECTOR))
    assert (_found(index, 3)[0], len(keypoints)) == (3, 5)
    assert 9 not in _found(index, 9)
    index.add({9: VECTOR})
    assert _found(index, 9)[0] == 9


def test_an_index_of_a_later_state_of_the_catalogue_is_not_used(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, _ = _index(catalogue)
    finish(index.update())
    monkeypatch.setattr(catalogue.pictures, "last_id", lambda: PICTURES - 1)
    again, keypoints = _index(catalogue)
    again.load()
    assert len(keypoints) == 0


def test_pictures_that_are_left_out_are_not_found(catalogue: Catalogue) -> None:
    index, _ = _index(catalogue)
    finish(index.update())
    assert _found(index, 4)[0] == 4
    assert 4 not in _found(index.without([4]), 4)


def test_removed_pictures_are_not_found(catalogue: Catalogue) -> None:
    index, keypoints = _index(catalogue)
    finish(index.update())
    catalogue.pictures.remove([4])
    finish(index.update())
    assert (len(keypoints), 4 in _found(index, 4)) == (PICTURES, False)
    catalogue.pictures.remove([5, 6])
    finish(index.update())
    assert len(keypoints) == PICTURES - 3


def test_damaged_keypoints_are_no_keypoints(catalogue: Catalogue) -> None:
    catalogue.keypoints.put(KEYPOINT_FORMAT, {2: b"damaged"})
    index, keypoints = _index(catalogue)
    finish(index.update())
    assert (len(keypoints), 2 in _found(index, 2)) == (PICTURES, False)


def test_keypoints_that_are_missing_are_added_later(catalogue: Catalogue) -> None:
    packed = catalogue.keypoints.get(KEYPOINT_FORMAT, [2])
    catalogue.keypoints.put(KEYPOINT_FORMAT + 1, packed)
    index, keypoints = _index(catalogue)
    finish(index.update())
    assert len(keypoints) == PICTURES - 1
    catalogue.keypoints.put(KEYPOINT_FORMAT, packed)
    finish(index.update())
    assert _found(index, 2)[0] == 2


def test_without_keypoints_nothing_is_found(catalogue: Catalogue) -> None:
    index = PictureIndex(catalogue, "model", EmbeddingSpace.original(2))
    finish(index.update())
    assert _found(index, 1) == []
