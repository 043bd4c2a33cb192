"""An index in two files of the catalogue's folder, as a cache.

``index-KEY-DRAFT.graph`` is hnswlib's file. ``index-KEY.card`` says which graph
is the right one, by name, size and SHA-256, and holds everything else about the
index. A save writes a graph under a new name, proves it, and then replaces the
card: that one step makes the new index valid. Whenever the process dies, the
card on the disk belongs to a whole graph, or the index is built again.
"""

import hashlib
import logging
import os
import secrets
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import msgspec
import numpy as np

from desktop_app.errors import Message, VitrineError
from desktop_app.search.checksum import pack_with_checksum, unpack_with_checksum
from desktop_app.search.hnsw_graph import LINKS
from desktop_app.search.vector_index import IndexContents, VectorIndex

_log = logging.getLogger(__name__)

_FORMAT = 2
_ID = np.dtype("<i8")


class _Manifest(msgspec.Struct, frozen=True):
    format: int
    key: str
    dim: int
    is_normalised: bool = msgspec.field(name="unit")
    links: int
    graph: str
    graph_bytes: int
    graph_sha256: bytes
    ids: bytes
    nodes: bytes
    digests: bytes
    unreachable: bytes = msgspec.field(name="strays")
    checked_count: int = msgspec.field(name="looked_at")
    full_check_count: int = msgspec.field(name="swept_at")


def save_index(index: VectorIndex, folder: Path, key: str) -> None:
    """Keep the index in a folder, in place of the one kept there for this key.

    Args:
        index: what to keep.
        folder: the catalogue's folder.
        key: what the vectors come from, and after a ``+`` where they were taken
            to; whoever loads must name the same.

    Raises:
        VitrineError: it could not be written; what was there before still is.
    """
    stem = _stem(key)
    graph = folder / f"{stem}-{secrets.token_hex(4)}.graph"
    draft = graph.with_suffix(".card")
    try:
        contents = index.write(graph)
        draft.write_bytes(pack_with_checksum(_manifest(key, index, graph, contents)))
        _flush(graph)
        _flush(draft)
        draft.replace(folder / f"{stem}.card")
    except (OSError, UnicodeError) as error:
        _remove(graph, draft)
        raise VitrineError(
            Message("The index could not be saved in {folder}.", folder=folder),
            hint=Message("Make sure that the disk has room and the folder can be written to."),
        ) from error
    _remove(*(file for file in folder.glob(f"{stem}-*") if file != graph))


def remove_variants(folder: Path, key: str, *, keep: Collection[str]) -> None:
    """Remove the indexes that were kept under this key and a variant, but for some.

    Args:
        folder: the catalogue's folder.
        key: what the vectors come from, without a variant.
        keep: the variants that stay.
    """
    start = f"{_stem(key)}+"
    stay = tuple(f"{start}{variant}{end}" for variant in keep for end in ".-")
    _remove(*(file for file in folder.glob(f"{start}*") if not file.name.startswith(stay)))


def load_index(
    folder: Path, key: str, dim: int, *, is_normalised: bool = True
) -> VectorIndex | None:
    """Return the index kept for this key; None when it has to be built again.

    Args:
        folder: the catalogue's folder.
        key: the one it was saved under.
        dim: length of the vectors that the index is meant for.
        is_normalised: whether the vectors have length 1.
    """
    try:
        return _load(folder, key, dim, is_normalised)
    except (OSError, ValueError, RuntimeError, msgspec.DecodeError) as error:
        _log.info("no index taken from %s: %s", folder, error)
        return None


def _load(folder: Path, key: str, dim: int, is_normalised: bool) -> VectorIndex:
    manifest = unpack_with_checksum((folder / f"{_stem(key)}.card").read_bytes(), _Manifest)
    found = (manifest.format, manifest.key, manifest.dim, manifest.is_normalised, manifest.links)
    if found != (_FORMAT, key, dim, is_normalised, LINKS):
        raise ValueError("the index is of another kind")
    graph = folder / manifest.graph
    if graph.stat().st_size != manifest.graph_bytes or _sha256(graph) != manifest.graph_sha256:
        raise ValueError("the graph is not the one that was saved")
    contents = IndexContents(
        ids=np.frombuffer(manifest.ids, _ID).astype(np.int64),
        nodes=np.frombuffer(manifest.nodes, _ID).astype(np.int64),
        digests=manifest.digests,
        unreachable=np.frombuffer(manifest.unreachable, _ID).astype(np.int64),
        checked_count=manifest.checked_count,
        full_check_count=manifest.full_check_count,
    )
    return VectorIndex.read(graph, dim, contents, is_normalised=is_normalised)


def _manifest(key: str, index: VectorIndex, graph: Path, contents: IndexContents) -> _Manifest:
    return _Manifest(
        format=_FORMAT,
        key=key,
        dim=index.dim,
        is_normalised=index.is_normalised,
        links=LINKS,
        graph=graph.name,
        graph_bytes=graph.stat().st_size,
        graph_sha256=_sha256(graph),
        ids=contents.ids.astype(_ID).tobytes(),
        nodes=contents.nodes.astype(_ID).tobytes(),
        digests=contents.digests,
        unreachable=contents.unreachable.astype(_ID).tobytes(),
        checked_count=contents.checked_count,
        full_check_count=contents.full_check_count,
    )


def _stem(key: str) -> str:
    """Return a short name that is sound on every file system."""
    source, plus, variant = key.partition("+")
    return f"index-{hashlib.sha256(source.encode()).hexdigest()[:16]}{plus}{variant}"


def _sha256(file: Path) -> bytes:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def _flush(file: Path) -> None:
    """Wait until the file is on the disk: a late error shows here, not later."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _remove(*files: Path) -> None:
    """Remove what can be removed; what another process holds open waits."""
    for file in files:
        with suppress(OSError):
            file.unlink()
