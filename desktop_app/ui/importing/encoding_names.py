"""The encodings that the import dialog offers for a CSV file, with the names users know."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# By codec name, the most widely used first.
_NAMES: Final = {
    "utf-8": Message("Unicode (UTF-8)"),
    "utf-16": Message("Unicode (UTF-16)"),
    "cp1252": Message("Western European (Windows-1252)"),
    "cp1250": Message("Central European (Windows-1250)"),
    "cp1251": Message("Cyrillic (Windows-1251)"),
    "gb18030": Message("Simplified Chinese (GB18030)"),
    "big5hkscs": Message("Traditional Chinese (Big5)"),
    "cp932": Message("Japanese (Shift JIS)"),
    "euc_jp": Message("Japanese (EUC-JP)"),
    "cp949": Message("Korean (EUC-KR)"),
    "cp1253": Message("Greek (Windows-1253)"),
    "cp1254": Message("Turkish (Windows-1254)"),
    "cp1257": Message("Baltic (Windows-1257)"),
    "cp1255": Message("Hebrew (Windows-1255)"),
    "cp1256": Message("Arabic (Windows-1256)"),
    "cp1258": Message("Vietnamese (Windows-1258)"),
    "cp874": Message("Thai (Windows-874)"),
    "iso8859_2": Message("Central European (ISO 8859-2)"),
    "koi8_u": Message("Cyrillic (KOI8-U)"),
    "cp866": Message("Cyrillic (DOS 866)"),
    "cp850": Message("Western European (DOS 850)"),
    "cp852": Message("Central European (DOS 852)"),
    "mac_roman": Message("Western European (Macintosh)"),
    "mac_cyrillic": Message("Cyrillic (Macintosh)"),
}
ENCODINGS: Final = tuple(_NAMES)


def encoding_name(codec: str) -> str:
    """Return the name of an encoding in the language of the window."""
    known = _NAMES.get(_codec(codec))
    return codec.upper() if known is None else localised_text(known)


def _codec(name: str) -> str:
    if name.startswith("utf-16"):
        return "utf-16"
    return "utf-8" if name == "utf-8-sig" else name
