"""Storage of the postings of keypoints in two files of the catalogue's folder, as a cache.

``keypoints-RANDOM.postings`` holds the arrays one after the other, so that they can be
mapped into memory: a search reads only the pages of the words that a photo has.
``keypoints.card`` is the manifest.
"""

import hashlib
import logging
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec
import numpy as np
import numpy.typing as npt

from desktop_app.cache_vault import CacheVault
from desktop_app.search.cache_files import (
    file_sha256,
    load_from_vault,
    load_manifest,
    remove_unused_data,
    require_unchanged,
    save_in_vault,
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


def save_postings(postings: Postings, place: Path | CacheVault, key: str) -> None:
    """Save postings, replacing those that are saved there.

    Args:
        postings: of all pictures.
        place: the catalogue's folder, or the vault of an encrypted catalogue.
        key: of the catalogue, the vocabulary and the format of the keypoints; postings are
            loaded only under the same key.

    Raises:
        VitrineError: they could not be written; the earlier ones are still there.
    """
    arrays = {name: getattr(postings, name) for name in _DTYPES}
    lengths = {name: len(array) for name, array in arrays.items()}
    if not isinstance(place, Path):
        stream = BytesIO()
        _write_arrays(stream, arrays)
        data = stream.getbuffer()
        digest = hashlib.sha256(data).digest()
        save_in_vault(place, _STEM, _Manifest(_FORMAT, key, "", len(data), digest, lengths), data)
        return

    def write(file: Path) -> None:
        with file.open("wb") as stream:
            _write_arrays(stream, arrays)

    def describe(file: Path, _: None) -> _Manifest:
        size = file.stat().st_size
        return _Manifest(_FORMAT, key, file.name, size, file_sha256(file), lengths)

    save_with_manifest(place / _STEM, ".postings", write, describe)


def postings_files(folder: Path) -> list[Path]:
    """Return all files of postings in a catalogue's folder."""
    files = (*folder.glob(f"{_STEM}.*"), *folder.glob(f"{_STEM}-*"))
    return sorted(file for file in files if file.is_file())


def load_postings(place: Path | CacheVault, key: str, word_count: int) -> Postings | None:
    """Load the postings saved under this key; return None if they must be rebuilt.

    Args:
        place: the catalogue's folder, or the vault of an encrypted catalogue.
        key: as in ``save_postings``.
        word_count: number of words of the vocabulary.
    """
    try:
        return _load(place, key, word_count)
    except (OSError, ValueError, KeyError, msgspec.DecodeError) as error:
        _log.info("no keypoints loaded: %s", error)
        return None


def _load(place: Path | CacheVault, key: str, word_count: int) -> Postings:
    data = b""
    if isinstance(place, Path):
        manifest = load_manifest(place / _STEM, _Manifest)
    else:
        manifest, data = load_from_vault(place, _STEM, _Manifest)
    if (manifest.format, manifest.key) != (_FORMAT, key):
        raise ValueError("the postings are of another kind")
    lengths = manifest.lengths
    if (lengths["first"], lengths["frequencies"]) != (word_count + 1, word_count):
        raise ValueError("the postings are of another vocabulary")
    if lengths["ids"] != lengths["counts"] or lengths["rows"] != lengths["signatures"]:
        raise ValueError("the postings are incomplete")
    if isinstance(place, Path):
        remove_unused_data(place / _STEM, manifest.file)
        file = place / manifest.file
        require_unchanged(file, manifest.file_bytes, manifest.file_sha256)
        contents = np.asarray(np.memmap(file, np.uint8, mode="r"))
    else:
        contents = np.frombuffer(data, np.uint8)
        if hashlib.sha256(data).digest() != manifest.file_sha256:
            raise ValueError("the postings are not those that were saved")
    postings = Postings(**_arrays_in(contents, lengths))
    postings.validate()
    return postings


def _write_arrays(stream: BinaryIO, arrays: dict[str, npt.NDArray[Any]]) -> None:
    for name, dtype in _DTYPES.items():
        stream.write(np.ascontiguousarray(arrays[name], dtype).data)


def _arrays_in(
    contents: npt.NDArray[np.uint8], lengths: dict[str, int]
) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a file; plain ones, because each access to a ``memmap`` is slower."""
    arrays = {}
    start = 0
    for name, dtype in _DTYPES.items():
        end = start + lengths[name] * np.dtype(dtype).itemsize
        arrays[name] = contents[start:end].view(dtype)
        start = end
    if start != len(contents):
        raise ValueError("the postings have another size")
    return arrays
