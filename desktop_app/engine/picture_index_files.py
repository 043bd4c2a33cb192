"""The files of the indexes of a catalogue: which are current, and which are no longer used."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop_app.cache_vault import CacheVault
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.index_storage import load_index, remove_variants


def index_place(catalogue: Catalogue) -> Path | CacheVault:
    """Return where the indexes of a catalogue are kept."""
    return catalogue.cache_vault or catalogue.cache_folder


def remove_outdated_indexes(catalogue: Catalogue, model: str, *, keep: Collection[str]) -> None:
    """Remove the index files of replaced metrics; ``keep`` has the names of spaces in use."""
    remove_variants(index_place(catalogue), f"{catalogue.id}-{model}", keep=keep)


@dataclass(frozen=True, slots=True)
class IndexFileState:
    """The state of an index file, for diagnostics.

    Attributes:
        state: ``current``, ``stale`` (updated at the next start) or ``missing`` (rebuilt at
            the next start; a damaged file counts as missing).
        kind: the implementation that searches it, ``hnsw`` or ``ivf``; empty if it is missing.
    """

    state: str
    kind: str = ""


def index_file_state(catalogue: Catalogue, model: str, space: EmbeddingSpace) -> IndexFileState:
    """Return the state of the index file."""
    index = load_index(
        index_place(catalogue),
        index_key(catalogue, model, space),
        space.dim,
        is_normalised=space.is_normalised,
    )
    if index is None:
        return IndexFileState("missing")
    same = np.array_equal(index.ids, catalogue.embeddings.picture_ids(model))
    # What is missing here may be at a server.
    is_complete = catalogue.server_search is not None or not catalogue.embeddings.count_missing(
        model
    )
    is_current = same and is_complete
    return IndexFileState("current" if is_current else "stale", index.kind)


def index_key(catalogue: Catalogue, model: str, space: EmbeddingSpace) -> str:
    """Return the key under which the index of a catalogue's pictures is saved."""
    key = f"{catalogue.id}-{model}"
    return f"{key}+{space.name}" if space.name else key
