"""The photos, or the import source, in what was dropped or pasted.

Nothing is read or decoded here: files stay paths and pictures from a browser stay
encoded, so that the engine reads them on its own thread.
"""

import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage

from desktop_app.errors import Message, VitrineError
from desktop_app.ui.widgets.photo_query import Photo

# Formats that the engine decodes, lossless ones first.
_ENCODED_FORMATS: Final = (
    "image/png",
    "image/webp",
    "image/avif",
    "image/jpeg",
    "image/tiff",
    "image/bmp",
    "image/gif",
)
_TABLE_SUFFIXES: Final = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".json")
_DATA_URI_PATTERN: Final = re.compile(
    r"data:image/[\w.+-]+((?:;[\w=-]+)*),([^\"'\s>]+)", re.IGNORECASE
)
_PATH_PATTERN: Final = re.compile(r"^(/|~[\\/]|\\\\|[A-Za-z]:[\\/])")
_MAX_PATH_LENGTH: Final = 4096


def may_hold_photos(mime: QMimeData) -> bool:
    """Return whether a drop may hold photos, without reading any data."""
    return mime.hasUrls() or mime.hasImage() or mime.hasHtml() or mime.hasText()


def local_files(mime: QMimeData) -> list[Path]:
    """Return the local files and folders among the URLs."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def import_source_of(mime: QMimeData) -> Path | None:
    """Return the table or folder to import; None if there is none."""
    files = local_files(mime)
    if len(files) == 1 and (files[0].suffix.lower() in _TABLE_SUFFIXES or files[0].is_dir()):
        return files[0]
    return None


def photos_of(mime: QMimeData) -> list[Photo]:
    """Return the photos of a drop or of the clipboard, in their order.

    Files take precedence over a picture, a picture over the HTML around it, and HTML
    over plain text, which may hold paths.

    Raises:
        VitrineError: there is no photo, or it is on the internet.
    """
    photos: list[Photo] = [*local_files(mime)] or _mime_pictures(mime) or _html_pictures(mime)
    photos = photos or _text_photos(mime.text())
    if photos:
        return photos
    if _is_remote(mime):
        raise VitrineError(
            Message("This picture is on the internet, and Vitrine works offline."),
            Message("Save the picture and drop the file, or copy the picture itself."),
        )
    raise VitrineError(
        Message("This contains no photo."),
        Message("Drop or paste a picture, a picture file, or the path of a picture file."),
    )


def _mime_pictures(mime: QMimeData) -> list[Photo]:
    formats = set(mime.formats())
    for name in _ENCODED_FORMATS:
        if name in formats:
            return [bytes(mime.data(name).data())]
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return [image]
    return []


def _html_pictures(mime: QMimeData) -> list[Photo]:
    return _data_uri_pictures(mime.html()) if mime.hasHtml() else []


def _data_uri_pictures(text: str) -> list[Photo]:
    return [
        bytes(QByteArray.fromBase64(unquote_to_bytes(data)).data())
        if "base64" in options.lower()
        else unquote_to_bytes(data)
        for options, data in _DATA_URI_PATTERN.findall(text)
    ]


def _text_photos(text: str) -> list[Photo]:
    if text.lstrip().lower().startswith("data:image/"):
        return _data_uri_pictures(text)
    # Windows encloses a copied path in quotation marks.
    lines = [line.strip().strip('"').strip() for line in text.splitlines()]
    paths = [_path_of(line) for line in lines if line]
    return [path for path in paths if path is not None]


def _path_of(text: str) -> Path | None:
    if len(text) > _MAX_PATH_LENGTH:
        return None
    if text.lower().startswith("file://"):
        return Path(QUrl(text).toLocalFile())
    return Path(text).expanduser() if _PATH_PATTERN.match(text) else None


def _is_remote(mime: QMimeData) -> bool:
    text = mime.text().strip().lower()
    return text.startswith(("http://", "https://")) or any(
        url.scheme() in ("http", "https") for url in mime.urls()
    )
