"""What a file is that is no picture of a supported format, by its first bytes."""

from typing import Final

from desktop_app.errors import Message, VitrineError

_SAVE: Final = Message("Save it as JPEG or PNG.")
_SAVE_PART: Final = Message("Save the picture in it as JPEG or PNG.")
_DOCUMENT: Final = (Message("a document"), _SAVE_PART)
_DRAWING: Final = (Message("a drawing"), _SAVE)
_RAW: Final = (Message("a raw photo of a camera"), Message("Export it as JPEG or PNG."))
_VIDEO: Final = (Message("a video"), Message("Save one of its pictures as JPEG or PNG."))
_PAGE: Final = (Message("a web page"), _SAVE_PART)
_ARCHIVE: Final = (Message("an archive"), Message("Unpack it, and choose a picture in it."))
_OTHER: Final = (Message("a picture of another format"), _SAVE)
# By the position of the bytes in the file.
_SIGNATURES: Final = (
    (0, b"%PDF-", _DOCUMENT),
    (0, b"{\\rtf", _DOCUMENT),
    (0, b"\xd0\xcf\x11\xe0", _DOCUMENT),
    (0, b"%!PS", _DRAWING),
    (0, b"\xd7\xcd\xc6\x9a", _DRAWING),
    (40, b" EMF", _DRAWING),
    (0, b"8BPS", _OTHER),
    (0, b"gimp xcf", _OTHER),
    (0, b"\xff\x0a", _OTHER),
    (0, b"\xff\x4f\xff\x51", _OTHER),
    (4, b"JXL ", _OTHER),
    (4, b"jP  ", _OTHER),
    (0, b"\0\0\1\0", _OTHER),
    (8, b"CR\2\0", _RAW),
    (4, b"ftypcrx ", _RAW),
    (0, b"FUJIFILMCCD-RAW", _RAW),
    (0, b"IIRO", _RAW),
    (0, b"IIRS", _RAW),
    (0, b"IIU\0", _RAW),
    (4, b"ftyp", _VIDEO),
    (8, b"AVI ", _VIDEO),
    (0, b"\x1a\x45\xdf\xa3", _VIDEO),
    (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (0, b"Rar!", _ARCHIVE),
    (0, b"\x1f\x8b", _ARCHIVE),
)
_ZIP: Final = b"PK\x03\x04"
# The first files of documents of Office and LibreOffice, and of apps like them.
_DOCUMENT_PARTS: Final = (b"[Content_Types].xml", b"mimetype", b"_rels/", b"docProps/")
_START_BYTES: Final = 1024


def unsupported_format(data: bytes, name: str) -> VitrineError | None:
    """Return what a file is and what to do; None if its first bytes do not tell.

    Args:
        data: contents of a file that is no picture of a supported format.
        name: of the file.
    """
    found = next((what for at, start, what in _SIGNATURES if data.startswith(start, at)), None)
    found = found or _zip_or_text(data[:_START_BYTES])
    if found is None:
        return None
    kind, hint = found
    message = Message("{name} is {kind}, which Vitrine does not read.", name=name, kind=kind)
    return VitrineError(message, hint)


def _zip_or_text(start: bytes) -> tuple[Message, Message] | None:
    if start.startswith(_ZIP):
        return _DOCUMENT if start[30:].startswith(_DOCUMENT_PARTS) else _ARCHIVE
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return _PAGE
    if text.startswith((b"<svg", b"<?xml", b"<!doctype svg")) and b"<svg" in text:
        return _DRAWING
    return None
