"""Pictures within text: ``data:`` addresses, and what the images of HTML refer to."""

import binascii
import html
import re
from itertools import islice
from typing import Final
from urllib.parse import unquote_to_bytes

_SCHEME: Final = "data:"
# Word and Outlook write the images of a mail as VML too.
_IMAGE: Final = re.compile(
    r"<(?:img|v:imagedata)\b[^<>]{0,2000}?\ssrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))",
    re.IGNORECASE,
)
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|\\\\")
_URL_SAFE: Final = bytes.maketrans(b"-_", b"+/")
_MAX_IMAGES: Final = 50


def is_data_address(text: str) -> bool:
    """Return whether a text begins like the address of a picture that contains it."""
    return text[:64].lstrip().lower().startswith(("data:image/", "data:application/octet-stream"))


def data_pictures(text: str) -> list[bytes]:
    """Return the encoded pictures that ``data:`` addresses contain, without empty ones."""
    # Line breaks within an address are usual; it ends where the next one begins.
    addresses = text.lstrip()[len(_SCHEME) :].split(_SCHEME)
    parts = (address.partition(",") for address in addresses)
    found = (_decoded(options, data) for options, comma, data in parts if comma)
    return [picture for picture in found if picture]


def image_addresses(markup: str) -> list[str]:
    """Return the addresses of the first images of HTML, each with its scheme or drive."""
    found = islice(_IMAGE.finditer(markup), _MAX_IMAGES)
    texts = (html.unescape(one[1] or one[2] or one[3] or "").strip() for one in found)
    return [text if _ABSOLUTE.match(text) else f"https:{text}" for text in texts if text]


def _decoded(options: str, data: str) -> bytes:
    # Line breaks may be written as %0A.
    encoded = unquote_to_bytes(data)
    if "base64" not in options.lower():
        return encoded.strip()
    try:
        # Line breaks are ignored, and too much padding is.
        return binascii.a2b_base64(encoded.translate(_URL_SAFE) + b"==")
    except binascii.Error:
        return b""
