"""The pictures of chunks are embedded and examined ahead, in order, and only once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.engine.ingest.chunk_features import with_features
from desktop_app.engine.ingest.import_chunks import Chunk, chunks_of
from desktop_app.engine.ingest.import_reader import ReadPicture, read_rows
from desktop_app.engine.ingest.report_builder import ReportBuilder
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints
from desktop_app.vision.model_card import load_card
from tests.conftest import DrawPicture
from tests.engine.audit_catalogue import AuditCatalogue


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder.open(load_card(paths.model_card("")), device="cpu", threads=2)


@pytest.fixture
def chunks(
    tmp_path: Path,
    draw_picture: DrawPicture,
    audit_catalogue: AuditCatalogue,
    embedder: Embedder,
) -> list[Chunk[ReadPicture]]:
    """Seven pictures in chunks of three, three and one."""
    files = [draw_picture(tmp_path / f"{seed}.png", seed) for seed in range(7)]
    rows = [ImportRow(line, file.stem, {}, [file]) for line, file in enumerate(files, 2)]
    read = read_rows(rows, audit_catalogue.store, embedder)
    return list(chunks_of(read, ReportBuilder(), max_pictures=3))


def _pictures(chunks: Sequence[Chunk[ReadPicture]]) -> list[ReadPicture]:
    return [picture for chunk in chunks for picture in chunk.pictures_by_content().values()]


def test_chunks_come_in_order_with_the_features_of_all_their_pictures(
    chunks: list[Chunk[ReadPicture]], audit_catalogue: AuditCatalogue, embedder: Embedder
) -> None:
    results = list(with_features(chunks, audit_catalogue.store, embedder))
    assert [chunk for chunk, _ in results] == chunks
    for chunk, features in results:
        pictures = chunk.pictures_by_content()
        assert features.embeddings.keys() == features.keypoints.keys() == pictures.keys()
        for content, picture in pictures.items():
            alone = embedder.embed(picture.model_input[np.newaxis])[0]
            assert np.abs(features.embeddings[content] - alone).max() < 1e-5
            assert features.keypoints[content] == packed_keypoints(picture.thumbnail_pixels)


def test_what_is_stored_of_the_same_contents_is_used(
    chunks: list[Chunk[ReadPicture]], audit_catalogue: AuditCatalogue, embedder: Embedder
) -> None:
    store = audit_catalogue.store
    content = _pictures(chunks)[1].file.content_hash
    stored = store.pictures.add([(audit_catalogue.add("OTHER"), _pictures(chunks)[1].file)])[0]
    vector = np.eye(1, embedder.card.output.dimension, dtype=np.float32)[0]
    store.embeddings.put(embedder.card.sha256, {stored: vector})
    store.keypoints.put(KEYPOINT_FORMAT, {stored: b"stored"})
    (_, features), *_ = list(with_features(chunks, store, embedder))
    assert features.embeddings[content].tolist() == vector.tolist()
    assert features.keypoints[content] == b"stored"
    assert len(features.embeddings) == len(features.keypoints) == 3


def test_chunks_are_taken_only_a_few_ahead(
    chunks: list[Chunk[ReadPicture]], audit_catalogue: AuditCatalogue, embedder: Embedder
) -> None:
    taken = []

    def endless() -> Iterator[Chunk[ReadPicture]]:
        while True:
            taken.append(chunks[0])
            yield chunks[0]

    results = with_features(endless(), audit_catalogue.store, embedder)
    next(results)
    assert len(taken) == 4
    next(results)
    assert len(taken) == 5
    # A cancelled import leaves no thread, which every test checks.
    results.close()  # type: ignore[attr-defined]
