"""The texts of picture cells: quotes, JSON lists, addresses and ways to write a path."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from desktop_app.domain.product import VALUE_SEPARATOR

# Between several names in one cell, in the order in which they are tried: comma and
# semicolon occur in the names of files.
SEPARATORS: Final = ("\n", "|", ";", ",")

# Names with these are told apart only in a JSON list.
_SPECIAL: Final = re.compile(r"[\n|;,]|^[\[{]")
_QUOTES: Final = {'"': '"', "'": "'", "“": "”", "„": "“", "«": "»", "‘": "’", "「": "」"}
_WEB_ADDRESS: Final = re.compile(r"https?://\S", re.IGNORECASE)
# Addresses contain commas and semicolons, so only those before another address separate.
_BETWEEN_ADDRESSES: Final = re.compile(r"[,;|]*\s+|\|+|[,;]+(?=https?://)", re.IGNORECASE)
_FILE_ADDRESS: Final = re.compile(r"file:(?://(?:localhost(?=/))?)?", re.IGNORECASE)
_DRIVE: Final = re.compile(r"/[A-Za-z]:[/\\]")
# Keys of the objects in JSON lists of shop systems.
_JSON_KEYS: Final = ("src", "url", "path", "file", "image")
_MAX_JSON_DEPTH: Final = 3


def without_quotes(text: str) -> str:
    """Return the text without white space and quotation marks around it."""
    text = text.strip()
    while len(text) > 1 and _QUOTES.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    return text


def is_web_address(text: str) -> bool:
    """Return whether the text begins like ``https://shop.example``."""
    return _WEB_ADDRESS.match(text) is not None


def host_of(address: str) -> str:
    """Return the host of a web address; empty if there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def cell_parts(text: str) -> list[str]:
    """Return the texts of a JSON list, or the web addresses of a cell.

    Any other cell is returned whole: its names are told apart only by the files there are.
    """
    text = without_quotes(text)
    if text.startswith(("[", "{")):
        try:
            return [without_quotes(name) for name in _json_texts(json.loads(text), 0)]
        except (ValueError, RecursionError):
            return [text]
    if _WEB_ADDRESS.search(text) is None:
        return [text]
    parts = map(without_quotes, _BETWEEN_ADDRESSES.split(text))
    return [part.rstrip(",;") for part in parts if part.strip(",;")]


def picture_cell(names: Sequence[str]) -> str:
    """Return the text of a cell that names pictures, from which ``cell_parts`` has them again.

    A single name, and names without any separator, are written as they are.
    """
    is_plain = not any(
        is_web_address(name) or name != without_quotes(name) or _SPECIAL.search(name)
        for name in names
    )
    if len(names) < 2 or is_plain:
        return VALUE_SEPARATOR.join(names)
    return json.dumps(list(names), ensure_ascii=False)


def spellings(name: str) -> list[str]:
    """Return the ways to read the path in ``name``: as it is, or percent-decoded."""
    match = _FILE_ADDRESS.match(name)
    if match is None:
        return [name] if "%" not in name else [name, unquote(name)]
    path = unquote(name[match.end() :])
    if _DRIVE.match(path):
        return [path[1:]]
    # Two slashes are followed by a server.
    is_server = name[match.start() : match.end()].endswith("//") and not path.startswith("/")
    return [f"//{path}" if is_server else path]


def _json_texts(value: Any, depth: int) -> Iterator[str]:
    """Yield the texts of a JSON value, also those in its objects."""
    if depth > _MAX_JSON_DEPTH:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _json_texts(item, depth + 1)
    elif isinstance(value, dict):
        yield from (value[key] for key in _JSON_KEYS if isinstance(value.get(key), str))
