"""The parts of an import, each alone on all cores and on the same pictures."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app import paths
from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.ingest.catalogue_input import catalogue_input
from desktop_app.engine.ingest.chunk_features import Features, with_features
from desktop_app.engine.ingest.chunk_storage import store_chunk
from desktop_app.engine.ingest.import_chunks import Chunk, chunks_of
from desktop_app.engine.ingest.import_reader import ReadPicture, read_rows
from desktop_app.engine.ingest.importer import EMBEDDING_BATCH, checked_rows
from desktop_app.engine.ingest.report_builder import ReportBuilder
from desktop_app.engine.learning.active_space import index_for
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.file_reading import read_file
from desktop_app.vision.keypoints import packed_keypoints
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import THUMBNAIL_SIDE_PX, decode
from desktop_app.vision.resizing import fit_within

# Pictures of a task: few, so that all threads end at the same time.
_COMPUTED_PICTURES: Final = 4


class ImportParts:
    """The parts of an import of a folder.

    What a part needs is computed when this is created, and kept in memory.

    Args:
        pictures: the folder.
        scratch: an empty folder for catalogues.

    Attributes:
        count: number of pictures.
        cores: number of threads that each part has.
    """

    def __init__(self, pictures: Path, scratch: Path) -> None:
        self._source, self._scratch = pictures, scratch
        self._catalogues = 0
        embedder = Embedder.open(load_card(paths.model_card("")), device="cpu")
        self._embedder = embedder.for_parallel_runs()
        self._embedder.warm_up()
        self.cores = self._embedder.threads
        self._chunks = self._read_chunks()
        found = [picture for chunk, _ in self._chunks for picture in _pictures(chunk)]
        self._files = [Path(picture.file.path) for picture in found]
        self.count = len(self._files)
        with ThreadPoolExecutor(self.cores) as pool:
            self._pixels = list(pool.map(_decoded, self._files))

    def decode(self) -> None:
        """Read and decode the files."""
        with ThreadPoolExecutor(self.cores) as pool:
            for _ in pool.map(_decode, self._files):
                pass

    def compute(self) -> None:
        """Find the products, embed them, and extract the keypoints, of decoded pictures."""
        batches = [
            self._pixels[start : start + _COMPUTED_PICTURES]
            for start in range(0, self.count, _COMPUTED_PICTURES)
        ]
        with ThreadPoolExecutor(self.cores) as pool:
            for _ in pool.map(self._compute, batches):
                pass

    def write(self) -> None:
        """Write the chunks to a new catalogue."""
        catalogue = open_catalogue(self._new_folder(), actor=Actor.local())
        action = catalogue.history.record("import", "")
        for chunk, features in self._chunks:
            with action.step():
                store_chunk(chunk, features, catalogue, self._embedder.card.sha256, None)
        catalogue.close()

    def add_to_index(self) -> None:
        """Write the chunks to a new catalogue, and add each to the index."""
        catalogue = open_catalogue(self._new_folder(), actor=Actor.local())
        index = index_for(catalogue, self._embedder, "auto")
        action = catalogue.history.record("import", "")
        for chunk, features in self._chunks:
            with action.step():
                stored = store_chunk(chunk, features, catalogue, self._embedder.card.sha256, None)
            index.add(stored.embeddings)
        finish(index.update())
        catalogue.close()

    def open_workspace(self) -> Workspace:
        """Return a new catalogue's workspace, for ``run``."""
        store = open_catalogue(self._new_folder(), actor=Actor.local())
        return finish(Workspace.open(store, paths.model_card(""), device="cpu"))

    def run(self, workspace: Workspace) -> None:
        """Import the folder."""
        finish(workspace.import_products(self._source))

    def _read_chunks(self) -> list[tuple[Chunk[ReadPicture], Features]]:
        catalogue = open_catalogue(self._new_folder(), actor=Actor.local())
        rows = read_rows(
            checked_rows(open_source(self._source), catalogue), catalogue, self._embedder
        )
        chunks = chunks_of(rows, ReportBuilder(), max_pictures=EMBEDDING_BATCH)
        computed = list(with_features(chunks, catalogue, self._embedder))
        catalogue.close()
        return computed

    def _compute(self, pixels: Sequence[RgbImage]) -> None:
        inputs = np.stack([catalogue_input(picture, self._embedder) for picture in pixels])
        self._embedder.embed(inputs)
        for picture in pixels:
            packed_keypoints(fit_within(picture, THUMBNAIL_SIDE_PX))

    def _new_folder(self) -> Path:
        self._catalogues += 1
        return self._scratch / f"catalogue-{self._catalogues}"


def _pictures(chunk: Chunk[ReadPicture]) -> list[ReadPicture]:
    return [picture for row in chunk.rows for picture in row.pictures]


def _decoded(file: Path) -> RgbImage:
    return decode(read_file(file), name=file.name).pixels


def _decode(file: Path) -> None:
    _decoded(file)
