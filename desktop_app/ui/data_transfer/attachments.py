"""Files that a program hands over without storing them: attachments of a mail in Outlook.

Windows describes them by ``FILEGROUPDESCRIPTORW`` (shlobj_core.h): a count, then for each
file 72 bytes and a name of 260 UTF-16 characters.
"""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import QMimeData

from desktop_app.domain.picture_suffixes import PICTURE_SUFFIXES

_FORMAT: Final = 'application/x-qt-windows-mime;value="{name}"'
DESCRIPTOR_FORMAT: Final = _FORMAT.format(name="FileGroupDescriptorW")
CONTENTS_FORMAT: Final = _FORMAT.format(name="FileContents")
_COUNT_BYTES: Final = 4
_NAME_START: Final = 72
_DESCRIPTOR_BYTES: Final = 72 + 2 * 260
_MAX_FILES: Final = 100


def attachment_names(mime: QMimeData) -> list[str]:
    """Return the names of the files; empty if there are none."""
    data = bytes(mime.data(DESCRIPTOR_FORMAT).data())
    starts = range(_COUNT_BYTES, len(data) - _NAME_START, _DESCRIPTOR_BYTES)
    names = (data[start + _NAME_START : start + _DESCRIPTOR_BYTES] for start in starts)
    texts = [name.decode("utf-16-le", "replace").partition("\0")[0] for name in names]
    return [text for text in texts[:_MAX_FILES] if text]


def attached_pictures(mime: QMimeData, names: Sequence[str]) -> list[bytes]:
    """Return the encoded pictures among the files, as far as they are handed over."""
    pictures = []
    for row, name in enumerate(names):
        if PurePath(name).suffix.lower() in PICTURE_SUFFIXES:
            data = bytes(mime.data(f"{CONTENTS_FORMAT};index={row}").data())
            if not data and len(names) == 1:
                data = bytes(mime.data(CONTENTS_FORMAT).data())
            if data:
                pictures.append(data)
    return pictures
