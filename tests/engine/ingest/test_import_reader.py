"""Rows are read with their new and changed pictures, and with what is wrong with them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.ingest.import_reader import ReadPicture, ReadRow, read_rows
from desktop_app.errors import Message
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from tests.conftest import DrawPicture
from tests.engine.audit_catalogue import AuditCatalogue


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder.open(load_card(paths.model_card("")), device="cpu")


@pytest.fixture
def picture(tmp_path: Path, draw_picture: DrawPicture) -> Path:
    return draw_picture(tmp_path / "cup.png", 1, side_px=300)


def _read(
    catalogue: AuditCatalogue, embedder: Embedder, rows: Sequence[ImportRow]
) -> Iterator[ReadRow[ReadPicture]]:
    return read_rows(rows, catalogue.store, embedder)


def _store(catalogue: AuditCatalogue, sku: str, file: Path) -> None:
    """Store a picture as an import would have."""
    status = file.stat()
    stored = PictureFile(
        str(file), content_hash(file.read_bytes()), status.st_size, status.st_mtime_ns, 9, 9, b""
    )
    catalogue.store.pictures.add([(catalogue.add(sku), stored)])


def test_a_new_picture_is_decoded(
    audit_catalogue: AuditCatalogue, embedder: Embedder, picture: Path
) -> None:
    (read,) = _read(audit_catalogue, embedder, [ImportRow(2, "A", {}, [picture])])
    (found,) = read.pictures
    assert (read.errors, read.is_rejected) == ([], False)
    assert found.file.content_hash == content_hash(picture.read_bytes())
    assert (found.file.width_px, found.file.height_px) == (300, 300)
    assert found.file.file_bytes == picture.stat().st_size
    assert found.file.thumbnail.startswith(b"\xff\xd8")
    assert max(found.thumbnail_pixels.shape) < 300
    expected = embedder.preprocess(np.zeros((9, 9, 3), np.uint8))
    assert found.model_input.shape == expected.shape


def test_a_known_file_is_not_read_again(
    audit_catalogue: AuditCatalogue, embedder: Embedder, picture: Path
) -> None:
    _store(audit_catalogue, "A", picture)
    rows = [ImportRow(2, "A", {}, [picture]), ImportRow(3, "B", {}, [picture])]
    known, other_product = _read(audit_catalogue, embedder, rows)
    assert (len(known.pictures), len(other_product.pictures)) == (0, 1)


def test_a_changed_file_is_read_again(
    audit_catalogue: AuditCatalogue, embedder: Embedder, picture: Path, draw_picture: DrawPicture
) -> None:
    _store(audit_catalogue, "A", picture)
    draw_picture(picture, 2, side_px=200)
    (read,) = _read(audit_catalogue, embedder, [ImportRow(2, "A", {}, [picture])])
    assert [found.file.width_px for found in read.pictures] == [200]


def test_a_row_with_an_error_is_rejected_and_its_pictures_are_not_read(
    audit_catalogue: AuditCatalogue, embedder: Embedder, picture: Path
) -> None:
    reason = Message("The SKU is missing.")
    (read,) = _read(audit_catalogue, embedder, [ImportRow(2, pictures=[picture], error=reason)])
    assert (read.is_rejected, read.pictures, read.errors) == (True, (), (reason,))


def test_an_unreadable_picture_is_an_error_but_its_product_is_imported(
    audit_catalogue: AuditCatalogue, embedder: Embedder, picture: Path, tmp_path: Path
) -> None:
    row = ImportRow(2, "A", {}, [tmp_path / "gone.png", picture])
    (read,) = _read(audit_catalogue, embedder, [row])
    assert (read.is_rejected, len(read.pictures)) == (False, 1)
    (reason,) = map(str, read.errors)
    assert reason.startswith("The product is imported without this picture: gone.png")


def test_a_picture_whose_file_is_gone_stays(
    audit_catalogue: AuditCatalogue, embedder: Embedder, picture: Path
) -> None:
    _store(audit_catalogue, "A", picture)
    picture.unlink()
    (read,) = _read(audit_catalogue, embedder, [ImportRow(2, "A", {}, [picture])])
    (reason,) = map(str, read.errors)
    assert reason.startswith("The picture stays as it was: cup.png")


def test_a_row_that_is_only_a_picture_is_rejected_if_it_is_unreadable(
    audit_catalogue: AuditCatalogue, embedder: Embedder, tmp_path: Path
) -> None:
    (tmp_path / "kite.png").write_text("no picture")
    row = ImportRow(2, "kite", {}, [tmp_path / "kite.png"], is_picture_only=True)
    (read,) = _read(audit_catalogue, embedder, [row])
    assert read.is_rejected
    assert str(read.errors[0]).startswith("kite.png")


def test_rows_come_in_their_order(
    audit_catalogue: AuditCatalogue, embedder: Embedder, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    rows = [
        ImportRow(line, str(line), {}, [draw_picture(tmp_path / f"{line}.png", line)])
        if line % 3
        else ImportRow(line, str(line))
        for line in range(2, 150)
    ]
    assert [read.row.line for read in _read(audit_catalogue, embedder, rows)] == list(range(2, 150))
