"""What a drop, the clipboard or a dialog brings becomes photos to ask for.

Nothing is read or decoded here: files stay paths, pictures from a browser
stay encoded, so the engine reads them on its own thread.
"""

import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage

from desktop_app.errors import Message, VitrineError
from desktop_app.ui.widgets.photo_query import Photo

# Those the engine decodes, the most faithful first.
_ENCODED: Final = (
    "image/png",
    "image/webp",
    "image/avif",
    "image/jpeg",
    "image/tiff",
    "image/bmp",
    "image/gif",
)
_TABLE_ENDINGS: Final = (".csv", ".tsv", ".xlsx")
_DATA_URI: Final = re.compile(r"data:image/[\w.+-]+((?:;[\w=-]+)*),([^\"'\s>]+)", re.IGNORECASE)
_LOOKS_LIKE_PATH: Final = re.compile(r"^(/|~[\\/]|\\\\|[A-Za-z]:[\\/])")
_LONGEST_PATH: Final = 4096


def may_hold_photos(mime: QMimeData) -> bool:
    """Tell, without reading anything, whether a drop is worth accepting."""
    return mime.hasUrls() or mime.hasImage() or mime.hasHtml() or mime.hasText()


def local_files(mime: QMimeData) -> list[Path]:
    """Return the files and folders among the URLs."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def products_of(mime: QMimeData) -> Path | None:
    """Return the table or the folder that is to be imported; None for photos."""
    files = local_files(mime)
    if len(files) == 1 and (files[0].suffix.lower() in _TABLE_ENDINGS or files[0].is_dir()):
        return files[0]
    return None


def photos_of(mime: QMimeData) -> list[Photo]:
    """Return the photos that a drop or the clipboard holds, in their order.

    Files come before a picture, a picture before the HTML around it, and
    plain text, which may name files, is the last resort.

    Raises:
        VitrineError: there is no photo in it, or it lies in the internet.
    """
    found: list[Photo] = [*local_files(mime)] or _pictures(mime) or _pictures_in_html(mime)
    found = found or _from_text(mime.text())
    if found:
        return found
    if _is_remote(mime):
        raise VitrineError(
            Message("This picture lies on the internet, and Vitrine stays offline."),
            Message("Save the picture and drop the file, or copy the picture itself."),
        )
    raise VitrineError(
        Message("There is no photo in this."),
        Message("Drop or paste a picture, a picture file, or the path of one."),
    )


def _pictures(mime: QMimeData) -> list[Photo]:
    formats = set(mime.formats())
    for name in _ENCODED:
        if name in formats:
            return [bytes(mime.data(name).data())]
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return [image]
    return []


def _pictures_in_html(mime: QMimeData) -> list[Photo]:
    return _from_data_uris(mime.html()) if mime.hasHtml() else []


def _from_data_uris(text: str) -> list[Photo]:
    return [
        bytes(QByteArray.fromBase64(unquote_to_bytes(data)).data())
        if "base64" in options.lower()
        else unquote_to_bytes(data)
        for options, data in _DATA_URI.findall(text)
    ]


def _from_text(text: str) -> list[Photo]:
    if text.lstrip().lower().startswith("data:image/"):
        return _from_data_uris(text)
    # Windows puts a copied path between quotation marks.
    lines = [line.strip().strip('"').strip() for line in text.splitlines()]
    paths = [_path(line) for line in lines if line]
    return [path for path in paths if path is not None]


def _path(text: str) -> Path | None:
    if len(text) > _LONGEST_PATH:
        return None
    if text.lower().startswith("file://"):
        return Path(QUrl(text).toLocalFile())
    return Path(text).expanduser() if _LOOKS_LIKE_PATH.match(text) else None


def _is_remote(mime: QMimeData) -> bool:
    text = mime.text().strip().lower()
    return text.startswith(("http://", "https://")) or any(
        url.scheme() in ("http", "https") for url in mime.urls()
    )
