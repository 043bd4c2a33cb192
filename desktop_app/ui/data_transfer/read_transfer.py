"""The photos, or the import source, in what was dropped or pasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from desktop_app.domain.picture_suffixes import PICTURE_SUFFIXES
from desktop_app.domain.table_suffixes import TABLE_SUFFIXES
from desktop_app.errors import VitrineError
from desktop_app.ui.data_transfer.addresses import (
    Remote,
    listed_addresses,
    located,
    text_addresses,
)
from desktop_app.ui.data_transfer.attachments import (
    DESCRIPTOR_FORMAT,
    attached_pictures,
    attachment_names,
)
from desktop_app.ui.data_transfer.data_addresses import (
    data_pictures,
    image_addresses,
    is_data_address,
)
from desktop_app.ui.data_transfer.explanations import (
    explained_attachment,
    explained_cells,
    explained_file,
    explained_nothing,
    explained_remote,
    explained_tables,
)
from desktop_app.ui.widgets.photo_query import Photo

# Formats that the engine decodes, lossless ones first.
_ENCODED_FORMATS: Final = (
    *("image/png", "image/webp", "image/avif", "image/heic", "image/heif", "image/jpeg"),
    *("image/jpg", "image/tiff", "image/bmp", "image/x-bmp", "image/x-MS-bmp", "image/gif"),
)
# Of Excel and of LibreOffice Calc.
_CELL_FORMATS: Final = ("Biff12", "Biff8", "XML Spreadsheet", 'typename="calc8"')


@dataclass(frozen=True, slots=True)
class Transfer:
    """What was handed over: photos, or a table or folder to import.

    Attributes:
        photos: in their order; empty if there is an import source.
        import_source: a table or folder; None if there are photos.
    """

    photos: Sequence[Photo] = ()
    import_source: Path | None = None


def may_hold_photos(mime: QMimeData) -> bool:
    """Return whether a drop may hold photos, without reading any data."""
    is_known = mime.hasUrls() or mime.hasImage() or mime.hasHtml() or mime.hasText()
    return is_known or any(
        name.startswith(("image/", "x-special/")) or name == DESCRIPTOR_FORMAT
        for name in mime.formats()
    )


def read_transfer(mime: QMimeData) -> Transfer:
    """Return the photos, or the import source, of a drop or of the clipboard.

    Files take precedence over a picture, a picture over the HTML around it, and HTML
    over plain text, which may hold paths.

    Raises:
        VitrineError: there is neither; it says what there is instead, and what to do.
    """
    files, remote = _located(listed_addresses(mime))
    return _transfer(files) if files else _read_contents(mime, remote)


def _read_contents(mime: QMimeData, remote: Sequence[Remote]) -> Transfer:
    """Return the photos of a transfer without files; ``remote`` are the listed addresses.

    Raises:
        VitrineError: as ``read_transfer``.
    """
    # Read once: it may have megabytes.
    markup = mime.html() if mime.hasHtml() else ""
    images = image_addresses(markup)
    if not images and _is_cells(mime, markup):
        raise explained_cells()
    names = attachment_names(mime)
    if pictures := _encoded_pictures(mime) or attached_pictures(mime, names):
        return Transfer(pictures)
    photos, mentioned = _mentioned(images or _text_addresses(mime.text()))
    if photos:
        return _transfer(photos)
    raise _explained((*remote, *mentioned), () if remote else names)


def _explained(elsewhere: Sequence[Remote], names: Sequence[str]) -> VitrineError:
    """Return why there is no photo: attachments, or what is elsewhere, or nothing."""
    if names:
        return explained_attachment(names[0])
    return explained_remote(elsewhere[0]) if elsewhere else explained_nothing()


def photos_of(mime: QMimeData) -> Sequence[Photo]:
    """Return the photos of a drop or of the clipboard, where nothing can be imported.

    Raises:
        VitrineError: there are none.
    """
    transfer = read_transfer(mime)
    # A folder or table is explained when it is read as a photo.
    return [transfer.import_source] if transfer.import_source is not None else transfer.photos


def is_import(mime: QMimeData) -> bool:
    """Return whether this is a table or a folder to import, and not photos."""
    files, _ = _located(listed_addresses(mime))
    try:
        return _import_source(files) is not None
    except VitrineError:
        return False


def _located(addresses: Sequence[str]) -> tuple[list[Path], list[Remote]]:
    """Return the files, and what is elsewhere."""
    found = [located(address) for address in addresses]
    files = [one for one in found if isinstance(one, Path)]
    return files, [one for one in found if isinstance(one, Remote)]


def _transfer(photos: Sequence[Photo]) -> Transfer:
    files = [photo for photo in photos if isinstance(photo, Path)]
    source = _import_source(files) if len(files) == len(photos) else None
    return Transfer(photos) if source is None else Transfer(import_source=source)


def _import_source(files: Sequence[Path]) -> Path | None:
    """Return the table or folder among files, which pictures may accompany.

    Raises:
        VitrineError: there are several tables, or a file that is neither photo nor table.
    """
    if len(files) == 1:
        file = files[0]
        suffix = file.suffix.lower()
        if suffix in TABLE_SUFFIXES or (suffix not in PICTURE_SUFFIXES and file.is_dir()):
            return file
        if (problem := explained_file(file)) is not None:
            raise problem
        return None
    # A text among pictures may be anything.
    tables = [file for file in files if file.suffix.lower() in TABLE_SUFFIXES - {".txt"}]
    if len(tables) > 1:
        raise explained_tables(len(tables))
    return tables[0] if tables else None


def _is_cells(mime: QMimeData, markup: str) -> bool:
    """Return whether cells of a spreadsheet were copied; they come with a picture of them."""
    formats = "\n".join(mime.formats())
    if any(marker in formats for marker in _CELL_FORMATS):
        return mime.hasText()
    return "<table" in markup.lower() and "\t" in mime.text()


def _encoded_pictures(mime: QMimeData) -> Sequence[Photo]:
    """Return the first flavour of a picture that is not empty."""
    formats = {name.lower(): name for name in mime.formats()}
    for name in _ENCODED_FORMATS:
        if name.lower() in formats:
            data = bytes(mime.data(formats[name.lower()]).data())
            if data:
                return [data]
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return [image]
    return []


def _mentioned(addresses: Sequence[str]) -> tuple[list[Photo], list[Remote]]:
    """Return the pictures and files, and the remote files, that HTML or plain text mentions."""
    data = [address for address in addresses if is_data_address(address)]
    files, remote = _located([address for address in addresses if not is_data_address(address)])
    return [*(picture for address in data for picture in data_pictures(address)), *files], remote


def _text_addresses(text: str) -> list[str]:
    return [text] if is_data_address(text) else text_addresses(text)
