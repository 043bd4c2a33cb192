"""Storage of an index in two files of the catalogue's folder, as a cache.

``index-KEY-RANDOM.graph`` is the file of hnswlib, or ``.lists`` that of faiss.
``index-KEY.card`` is the manifest: it names that file with its size and SHA-256, and holds
everything else of the index. An index that
another computer wrote is not loaded. Of an encrypted catalogue, both are in its vault.
"""

import hashlib
import logging
from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from desktop_app.cache_vault import CacheVault
from desktop_app.search.cache_files import (
    file_sha256,
    load_from_vault,
    load_manifest,
    remove_files,
    remove_unused_data,
    require_unchanged,
    save_in_vault,
    save_with_manifest,
)
from desktop_app.search.graph_file import LINKS
from desktop_app.search.node_index import Kind
from desktop_app.search.picture_nodes import IndexContents
from desktop_app.search.vector_index import VectorIndex

_log = logging.getLogger(__name__)

_FORMAT = 2
_ID = np.dtype("<i8")
_SUFFIXES: Final[dict[Kind, str]] = {"hnsw": ".graph", "ivf": ".lists"}


class _Manifest(msgspec.Struct, frozen=True):
    """The manifest file; the stored field names must not change."""

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
    kind: Kind = "hnsw"


def save_index(index: VectorIndex, place: Path | CacheVault, key: str) -> None:
    """Save the index, replacing the one saved under this key.

    Args:
        index: the index.
        place: the catalogue's folder, or the vault of an encrypted catalogue.
        key: the source of the vectors and, after a ``+``, the embedding space; an index
            is loaded only under the same key.

    Raises:
        VitrineError: it could not be written; the earlier index is still there.
    """
    if not isinstance(place, Path):
        stream = BytesIO()
        contents = index.write(stream)
        save_in_vault(
            place, _stem(key), _manifest(key, index, stream, contents), stream.getbuffer()
        )
        return
    save_with_manifest(
        place / _stem(key),
        _SUFFIXES[index.kind],
        index.write,
        lambda graph, contents: _manifest(key, index, graph, contents),
    )


def remove_variants(place: Path | CacheVault, key: str, *, keep: Collection[str]) -> None:
    """Remove the indexes of a source in other embedding spaces, except some.

    Args:
        place: the catalogue's folder, or the vault of an encrypted catalogue.
        key: the source of the vectors, without an embedding space.
        keep: the embedding spaces to keep, as after the ``+`` of a key.
    """
    prefix = f"{_stem(key)}+"
    if not isinstance(place, Path):
        place.remove(prefix, keep=[f"{prefix}{variant}" for variant in keep])
        return
    kept = tuple(f"{prefix}{variant}{end}" for variant in keep for end in ".-")
    remove_files(*(file for file in place.glob(f"{prefix}*") if not file.name.startswith(kept)))
    for variant in keep:
        if not (place / f"{prefix}{variant}.card").exists():
            remove_unused_data(place / f"{prefix}{variant}", "")


def index_files(folder: Path) -> list[Path]:
    """Return all files of indexes in a catalogue's folder, of every source and space."""
    return sorted(file for file in folder.glob("index-*") if file.is_file())


def load_index(
    place: Path | CacheVault, key: str, dim: int, *, is_normalised: bool = True
) -> VectorIndex | None:
    """Load the index saved under this key; return None if it must be rebuilt.

    Args:
        place: the catalogue's folder, or the vault of an encrypted catalogue.
        key: as in ``save_index``.
        dim: expected dimension of the vectors.
        is_normalised: whether the vectors have length 1.
    """
    try:
        return _load(place, key, dim, is_normalised)
    except (OSError, ValueError, RuntimeError, msgspec.DecodeError) as error:
        _log.info("no index loaded: %s", error)
        return None


def _load(place: Path | CacheVault, key: str, dim: int, is_normalised: bool) -> VectorIndex:
    source: Path | BytesIO
    if isinstance(place, Path):
        manifest = load_manifest(place / _stem(key), _Manifest)
        source = place / manifest.graph
    else:
        manifest, data = load_from_vault(place, _stem(key), _Manifest)
        source = BytesIO(data)
    found = (manifest.format, manifest.key, manifest.dim, manifest.is_normalised, manifest.links)
    if found != (_FORMAT, key, dim, is_normalised, _links(manifest.kind)):
        raise ValueError("the index is of another kind")
    if isinstance(source, Path):
        remove_unused_data(source.with_name(_stem(key)), manifest.graph)
        require_unchanged(source, manifest.graph_bytes, manifest.graph_sha256)
    elif hashlib.sha256(source.getbuffer()).digest() != manifest.graph_sha256:
        raise ValueError("the index is not the one that was saved")
    contents = IndexContents(
        ids=np.frombuffer(manifest.ids, _ID).astype(np.int64),
        nodes=np.frombuffer(manifest.nodes, _ID).astype(np.int64),
        digests=manifest.digests,
        unreachable=np.frombuffer(manifest.unreachable, _ID).astype(np.int64),
        checked_count=manifest.checked_count,
        full_check_count=manifest.full_check_count,
    )
    return VectorIndex.read(source, dim, contents, kind=manifest.kind, is_normalised=is_normalised)


def _manifest(
    key: str, index: VectorIndex, graph: Path | BytesIO, contents: IndexContents
) -> _Manifest:
    if isinstance(graph, Path):
        name, size, digest = graph.name, graph.stat().st_size, file_sha256(graph)
    else:
        data = graph.getbuffer()
        name, size, digest = "", data.nbytes, hashlib.sha256(data).digest()
    return _Manifest(
        format=_FORMAT,
        key=key,
        dim=index.dim,
        is_normalised=index.is_normalised,
        links=_links(index.kind),
        graph=name,
        graph_bytes=size,
        graph_sha256=digest,
        ids=contents.ids.astype(_ID).tobytes(),
        nodes=contents.nodes.astype(_ID).tobytes(),
        digests=contents.digests,
        unreachable=contents.unreachable.astype(_ID).tobytes(),
        checked_count=contents.checked_count,
        full_check_count=contents.full_check_count,
        kind=index.kind,
    )


def _links(kind: Kind) -> int:
    """Return the number that earlier programs know as well, so that they reject lists."""
    return LINKS if kind == "hnsw" else 0


def _stem(key: str) -> str:
    """Return a short file name that is valid on every file system."""
    source, plus, variant = key.partition("+")
    return f"index-{hashlib.sha256(source.encode()).hexdigest()[:16]}{plus}{variant}"
