"""Storage of the postings of keypoints in two files of the catalogue's folder, as a cache.

``keypoints-RANDOM.postings`` holds the arrays one after the other, so that they can be
mapped into memory: a search reads only the pages of the words that a photo has.
``keypoints.card`` is the manifest.
"""

import logging
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from desktop_app.search.cache_files import (
    file_sha256,
    load_manifest,
    remove_unused_data,
    require_unchanged,
    save_with_manifest,
)
from desktop_app.search.postings import Postings

_log = logging.getLogger(__name__)

_FORMAT: Final = 1
_STEM: Final = "keypoints"
# The arrays in the order of the file; numbers of eight bytes first, so that all are aligned.
_DTYPES: Final = {
    "ids": "<i8",
    "first": "<i8",
    "signatures": "<u8",
    "counts": "<i4",
    "frequencies": "<i4",
    "rows": "<i4",
}


class _Manifest(msgspec.Struct, frozen=True):
    """The manifest file; the stored field names must not change."""

    format: int
    key: str
    file: str
    file_bytes: int
    file_sha256: bytes
    lengths: dict[str, int]


def save_postings(postings: Postings, folder: Path | None, key: str) -> None:
    """Save postings, replacing those that are saved in the folder.

    Args:
        postings: of all pictures.
        folder: the catalogue's folder; None to save nothing.
        key: of the catalogue, the vocabulary and the format of the keypoints; postings are
            loaded only under the same key.

    Raises:
        VitrineError: they could not be written; the earlier ones are still there.
    """
    if folder is None:
        return
    arrays = {name: getattr(postings, name) for name in _DTYPES}

    def describe(file: Path, _: None) -> _Manifest:
        lengths = {name: len(array) for name, array in arrays.items()}
        size = file.stat().st_size
        return _Manifest(_FORMAT, key, file.name, size, file_sha256(file), lengths)

    save_with_manifest(
        folder / _STEM, ".postings", lambda file: _write_arrays(file, arrays), describe
    )


def postings_files(folder: Path) -> list[Path]:
    """Return all files of postings in a catalogue's folder."""
    files = (*folder.glob(f"{_STEM}.card"), *folder.glob(f"{_STEM}-*"))
    return sorted(file for file in files if file.is_file())


def load_postings(folder: Path | None, key: str, word_count: int) -> Postings | None:
    """Load the postings saved under this key; return None if they must be rebuilt.

    Args:
        folder: the catalogue's folder; None for none.
        key: as in ``save_postings``.
        word_count: number of words of the vocabulary.
    """
    if folder is None:
        return None
    try:
        return _load(folder, key, word_count)
    except (OSError, ValueError, KeyError, msgspec.DecodeError) as error:
        _log.info("no keypoints loaded from %s: %s", folder, error)
        return None


def _load(folder: Path, key: str, word_count: int) -> Postings:
    manifest = load_manifest(folder / _STEM, _Manifest)
    if (manifest.format, manifest.key) != (_FORMAT, key):
        raise ValueError("the postings are of another kind")
    lengths = manifest.lengths
    if (lengths["first"], lengths["frequencies"]) != (word_count + 1, word_count):
        raise ValueError("the postings are of another vocabulary")
    if lengths["ids"] != lengths["counts"] or lengths["rows"] != lengths["signatures"]:
        raise ValueError("the postings are incomplete")
    remove_unused_data(folder / _STEM, manifest.file)
    file = folder / manifest.file
    require_unchanged(file, manifest.file_bytes, manifest.file_sha256)
    postings = Postings(**_mapped_arrays(file, lengths))
    postings.validate()
    return postings


def _write_arrays(file: Path, arrays: dict[str, npt.NDArray[Any]]) -> None:
    with file.open("wb") as stream:
        for name, dtype in _DTYPES.items():
            stream.write(np.ascontiguousarray(arrays[name], dtype).data)


def _mapped_arrays(file: Path, lengths: dict[str, int]) -> dict[str, npt.NDArray[Any]]:
    mapped = np.memmap(file, np.uint8, mode="r")
    arrays = {}
    start = 0
    for name, dtype in _DTYPES.items():
        end = start + lengths[name] * np.dtype(dtype).itemsize
        # A plain array: each access to a ``memmap`` takes longer.
        arrays[name] = np.asarray(mapped)[start:end].view(dtype)
        start = end
    if start != len(mapped):
        raise ValueError("the postings have another size")
    return arrays
