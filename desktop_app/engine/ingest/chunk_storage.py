"""Storing a chunk of import rows: products, pictures, and what is computed of these."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureOrigin
from desktop_app.engine.ingest.chunk_changes import ChunkChanges
from desktop_app.engine.ingest.chunk_features import Features
from desktop_app.engine.ingest.chunk_writer import WrittenChunk, write_changes
from desktop_app.engine.ingest.import_chunks import Chunk
from desktop_app.engine.ingest.import_reader import ReadPicture
from desktop_app.vision.appearance import APPEARANCE_VERSION
from desktop_app.vision.keypoints import KEYPOINT_FORMAT


class StoredChunk(NamedTuple):
    """What was stored.

    Attributes:
        written: products and pictures.
        embeddings: of the new pictures, by picture id.
    """

    written: WrittenChunk
    embeddings: dict[int, npt.NDArray[np.float32]]


def store_chunk(
    chunk: Chunk[ReadPicture],
    features: Features,
    catalogue: Catalogue,
    model: str,
    origin: PictureOrigin | None,
) -> StoredChunk:
    """Store a chunk in one transaction.

    Args:
        chunk: the rows.
        features: of their pictures.
        catalogue: the catalogue.
        model: sha256 of the model that has computed the embeddings.
        origin: the table that the rows are of; None for a folder.
    """
    with catalogue.transaction():
        written = write_changes(ChunkChanges(chunk.rows, catalogue), catalogue, origin)
        read = chunk.pictures_by_content()
        hashes = {number: file.content_hash for number, file in written.pictures.items()}
        embeddings = {number: features.embeddings[content] for number, content in hashes.items()}
        keypoints = {number: features.keypoints[content] for number, content in hashes.items()}
        appearances = {number: read[content].appearance for number, content in hashes.items()}
        catalogue.embeddings.put(model, embeddings)
        catalogue.appearances.put(APPEARANCE_VERSION, appearances)
        catalogue.keypoints.put(KEYPOINT_FORMAT, keypoints)
        if origin is not None:
            catalogue.tables.add_products(origin, written.outcomes.keys())
    return StoredChunk(written, embeddings)
