"""An index and postings in the vault of an encrypted catalogue."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.catalogue.sqlite.encryption.cache_vault import SqliteCacheVault
from desktop_app.catalogue.sqlite.encryption.catalogue_key import new_key
from desktop_app.search import local_key
from desktop_app.search.index_kinds import VARIABLE
from desktop_app.search.index_storage import load_index, remove_variants, save_index
from desktop_app.search.keypoint_storage import load_postings, save_postings
from desktop_app.search.postings import Postings
from desktop_app.search.vector_index import VectorIndex
from tests.search.index_folder import DIM, KEY
from tests.search.keypoint_examples import random_pictures

Vectors = npt.NDArray[np.float32]

WORDS = 32


@pytest.fixture
def vault(tmp_path: Path) -> SqliteCacheVault:
    return SqliteCacheVault(tmp_path, new_key())


@pytest.mark.parametrize("kind", ["hnsw", "ivf"])
def test_a_loaded_index_returns_the_same_results(
    kind: str,
    vault: SqliteCacheVault,
    vectors: Vectors,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, kind)
    index = VectorIndex(DIM)
    index.add(np.arange(1, 301), vectors[:300])
    save_index(index, vault, KEY)
    (file,) = tmp_path.glob("index-*")
    assert vectors[7].tobytes() not in file.read_bytes()
    loaded = load_index(vault, KEY, DIM)
    assert loaded is not None
    assert loaded.kind == kind
    for vector in vectors[:50]:
        before, after = index.search(vector, 40), loaded.search(vector, 40)
        assert after.ids.tolist() == before.ids.tolist()
        assert after.scores.tolist() == before.scores.tolist()
    loaded.add(np.arange(301, 401), vectors[300:400])
    assert all(number in loaded.search(vectors[number - 1], 1).ids for number in range(301, 401))
    assert load_index(vault, "another catalogue", DIM) is None
    assert load_index(vault, KEY, DIM + 1) is None


def test_loaded_postings_are_equal(vault: SqliteCacheVault) -> None:
    postings = Postings.of_pictures(random_pictures(30), WORDS)
    save_postings(postings, vault, "key")
    loaded = load_postings(vault, "key", WORDS)
    assert loaded is not None
    for name in ("ids", "counts", "first", "frequencies", "rows", "signatures"):
        assert np.array_equal(getattr(loaded, name), getattr(postings, name)), name
    assert load_postings(vault, "another key", WORDS) is None


def test_an_index_of_another_computer_is_not_loaded(
    vault: SqliteCacheVault, index: VectorIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_index(index, vault, KEY)
    monkeypatch.setattr(local_key, "_key_in", lambda _: bytes(32))
    assert load_index(vault, KEY, DIM) is None


def test_indexes_of_other_spaces_are_removed(vault: SqliteCacheVault, index: VectorIndex) -> None:
    for space in ("", "+one", "+two"):
        save_index(index, vault, f"{KEY}{space}")
    remove_variants(vault, KEY, keep=["two"])
    found = [load_index(vault, f"{KEY}{space}", DIM) is not None for space in ("", "+one", "+two")]
    assert found == [True, False, True]
