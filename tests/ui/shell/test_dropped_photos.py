"""Photos in drops and on the clipboard, as browsers, file managers and editors fill them."""

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.errors import VitrineError
from desktop_app.ui.shell.dropped_photos import (
    import_source_of,
    local_files,
    may_hold_photos,
    photos_of,
)

PNG = b"\x89PNG not really"


def with_text(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def with_urls(*addresses: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address) for address in addresses])
    return mime


def test_files_are_paths_in_their_order() -> None:
    mime = with_urls("file:///tmp/b.jpg", "file:///tmp/%E7%85%A7.png")
    assert photos_of(mime) == [Path("/tmp/b.jpg"), Path("/tmp/照.png")]
    assert local_files(mime) == photos_of(mime)


def test_a_file_takes_precedence_over_its_picture() -> None:
    mime = with_urls("file:///tmp/a.jpg")
    mime.setData("image/png", PNG)
    assert photos_of(mime) == [Path("/tmp/a.jpg")]


def test_a_lossless_picture_is_preferred_and_stays_encoded() -> None:
    mime = with_urls("https://shop.example/a.jpg")
    mime.setData("image/jpeg", b"jpeg")
    mime.setData("image/png", PNG)
    assert photos_of(mime) == [PNG]


def test_a_decoded_picture_is_an_image(qtbot: QtBot) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    mime = QMimeData()
    mime.setImageData(image)
    (photo,) = photos_of(mime)
    assert isinstance(photo, QImage)
    assert photo.size() == image.size()


def test_pictures_within_html_are_found() -> None:
    encoded = base64.b64encode(PNG).decode()
    mime = QMimeData()
    mime.setHtml(f'<img src="data:image/png;base64,{encoded}"><img src="https://x.example/b.png">')
    assert photos_of(mime) == [PNG]


def test_a_data_uri_as_text_is_a_picture() -> None:
    assert photos_of(with_text("data:image/svg+xml,%3Csvg%2F%3E")) == [b"<svg/>"]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("/tmp/a.jpg", [Path("/tmp/a.jpg")]),
        ('"/tmp/with space.jpg"\r\n', [Path("/tmp/with space.jpg")]),
        ("file:///tmp/a%20b.jpg", [Path("/tmp/a b.jpg")]),
        ("/tmp/a.jpg\n/tmp/b.jpg\n", [Path("/tmp/a.jpg"), Path("/tmp/b.jpg")]),
        ("~/a.jpg", [Path.home() / "a.jpg"]),
        (r"C:\Pictures\a.jpg", [Path(r"C:\Pictures\a.jpg")]),
    ],
)
def test_paths_as_text_are_paths(text: str, paths: list[Path]) -> None:
    assert photos_of(with_text(text)) == paths


@pytest.mark.parametrize("text", ["", "hello", "a/b", "x" * 10_000, "/" * 10_000])
def test_other_text_is_no_photo(text: str) -> None:
    with pytest.raises(VitrineError, match="no photo"):
        photos_of(with_text(text))


@pytest.mark.parametrize(
    "mime", [with_text("https://shop.example/a.jpg"), with_urls("http://shop.example/a.jpg")]
)
def test_a_web_address_is_not_downloaded(mime: QMimeData) -> None:
    with pytest.raises(VitrineError, match="internet"):
        photos_of(mime)


def test_only_data_that_may_hold_photos_is_accepted() -> None:
    assert may_hold_photos(with_urls("file:///tmp/a.jpg"))
    other = QMimeData()
    other.setData("application/x-colour", b"red")
    assert not may_hold_photos(other)


@pytest.mark.parametrize("name", ["a.CSV", "a.xlsx", "a.ods", "export.json"])
def test_a_table_is_a_source_of_an_import(name: str) -> None:
    assert import_source_of(with_urls(f"file:///tmp/{name}")) == Path(f"/tmp/{name}")
    assert import_source_of(with_urls("file:///tmp/a.jpg")) is None
