"""Postings on the disk are restored completely, or rebuilt if anything is wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest

from desktop_app.errors import VitrineError
from desktop_app.search import keypoint_storage
from desktop_app.search.keypoint_storage import load_postings, save_postings
from desktop_app.search.postings import Postings
from tests.search.keypoint_examples import random_pictures

WORDS = 32


@pytest.fixture
def postings() -> Postings:
    return Postings.of_pictures(random_pictures(30), WORDS)


def _data_file(folder: Path) -> Path:
    (file,) = folder.glob("*.postings")
    return file


def test_loaded_postings_are_equal(postings: Postings, tmp_path: Path) -> None:
    save_postings(postings, tmp_path, "key")
    loaded = load_postings(tmp_path, "key", WORDS)
    assert loaded is not None
    for name in ("ids", "counts", "first", "frequencies", "rows", "signatures"):
        assert np.array_equal(getattr(loaded, name), getattr(postings, name)), name
        assert not getattr(loaded, name).flags.writeable


def test_no_pictures_are_restored_too(tmp_path: Path) -> None:
    save_postings(Postings.of_pictures({}, WORDS), tmp_path, "key")
    loaded = load_postings(tmp_path, "key", WORDS)
    assert loaded is not None
    assert not len(loaded.ids)


def test_a_save_replaces_the_earlier_files(postings: Postings, tmp_path: Path) -> None:
    save_postings(postings, tmp_path, "key")
    earlier = _data_file(tmp_path)
    save_postings(Postings.of_pictures(random_pictures(2), WORDS), tmp_path, "key")
    assert _data_file(tmp_path) != earlier
    loaded = load_postings(tmp_path, "key", WORDS)
    assert loaded is not None
    assert len(loaded.ids) == 2


@pytest.mark.parametrize(("key", "words"), [("another", WORDS), ("key", WORDS + 1)])
def test_postings_of_another_catalogue_or_vocabulary_are_not_used(
    postings: Postings, tmp_path: Path, key: str, words: int
) -> None:
    save_postings(postings, tmp_path, "key")
    assert load_postings(tmp_path, key, words) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-4]),
        lambda file: file.write_bytes(file.read_bytes()[:-4] + b"\xff" * 4),
    ],
)
@pytest.mark.parametrize("suffix", ["postings", "card"])
def test_damaged_files_are_not_used(
    postings: Postings, tmp_path: Path, suffix: str, damage: Callable[[Path], object]
) -> None:
    save_postings(postings, tmp_path, "key")
    (file,) = tmp_path.glob(f"*.{suffix}")
    damage(file)
    assert load_postings(tmp_path, "key", WORDS) is None


def test_after_a_failed_save_the_earlier_postings_are_there(
    postings: Postings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_postings(postings, tmp_path, "key")

    def fail(stream: BinaryIO, _: object) -> None:
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keypoint_storage, "_write_arrays", fail)
    with pytest.raises(VitrineError, match="could not be saved"):
        save_postings(postings, tmp_path, "key")
    assert load_postings(tmp_path, "key", WORDS) is not None
    assert len(list(tmp_path.glob("keypoints*"))) == 2
