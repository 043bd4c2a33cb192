"""Reading a JSON list of products as lines of text."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TextIO

from desktop_app.catalogue.io.workbook_reader import NumberText
from desktop_app.domain.product import (
    ATTRIBUTE_PREFIX,
    EXPORT_FIELDS,
    IMPORT_FIELDS,
    VALUE_SEPARATOR,
)
from desktop_app.errors import Message, VitrineError

_CHUNK_CHARACTERS: Final = 1 << 20
_MAX_OBJECT_CHARACTERS: Final = 16 << 20
_ATTRIBUTES: Final = "attributes"
_FIELDS: Final = (*IMPORT_FIELDS, *EXPORT_FIELDS)


class JsonReader:
    """A JSON file with a list of objects, one for each product, as an export writes it.

    The first line has the names of all values as headings; line n + 1 is the n-th object. The
    values of ``attributes`` have headings of their own. The file is read in parts, so that
    memory use stays small.

    Raises:
        OSError: the file cannot be read.
        UnicodeError: it is not UTF-8.
        VitrineError: it is not a list of objects.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        headings = dict.fromkeys(name for cells in self._objects() for name in cells)
        known = [name for name in _FIELDS if name in headings]
        others = [name for name in headings if name not in _FIELDS]
        self._headings = (*known, *others)

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the headings, then the cells of each object, with line numbers from 1."""
        if not self._headings:
            return
        yield 1, self._headings
        for number, cells in enumerate(self._objects(), start=2):
            yield number, tuple(cells.get(name, "") for name in self._headings)

    def _objects(self) -> Iterator[dict[str, str]]:
        """Yield the cells of each object by heading."""
        with self._file.open(encoding="utf-8-sig") as stream:
            for number, value in enumerate(_values(stream, self._file), start=1):
                if not isinstance(value, dict):
                    raise _not_a_list(self._file, Message("value {number}", number=number))
                yield _cells(value)


def _values(stream: TextIO, file: Path) -> Iterator[Any]:
    """Yield the values of a JSON list; a list of gigabytes is never in memory as a whole."""
    decoder = json.JSONDecoder(parse_float=NumberText, parse_int=NumberText)
    text = stream.read(_CHUNK_CHARACTERS).lstrip()
    if not text.startswith("["):
        raise _not_a_list(file, Message("the start"))
    text, number, needs_comma = text[1:], 0, False
    while not (text := text.lstrip()).startswith("]"):
        try:
            if needs_comma and text:
                text, needs_comma = _after_comma(text), False
            value, end = decoder.raw_decode(text)
        except (ValueError, RecursionError) as error:
            # The value may end in the next part.
            more = stream.read(max(_CHUNK_CHARACTERS, len(text)))
            is_too_long = len(text) > _MAX_OBJECT_CHARACTERS
            if not more or is_too_long or isinstance(error, RecursionError | _MissingCommaError):
                place = Message("value {number}", number=number + 1)
                raise _not_a_list(file, place) from error
            text += more
            continue
        number, needs_comma = number + 1, True
        yield value
        text = text[end:]


class _MissingCommaError(ValueError):
    """Two values are not separated."""


def _after_comma(text: str) -> str:
    if not text.startswith(","):
        raise _MissingCommaError
    return text[1:].lstrip()


def _cells(values: Mapping[str, Any]) -> dict[str, str]:
    cells = {
        name: _image_text(value) if name == "image" else _text(value)
        for name, value in values.items()
        if name != _ATTRIBUTES or not isinstance(value, dict)
    }
    attributes = values.get(_ATTRIBUTES)
    for name, value in attributes.items() if isinstance(attributes, dict) else ():
        # An attribute that is called like a field must not be read as this field.
        is_field = name in _FIELDS or name.startswith(ATTRIBUTE_PREFIX)
        cells[f"{ATTRIBUTE_PREFIX}{name}" if is_field else name] = _text(value)
    return cells


def _image_text(value: Any) -> str:
    # The text of a list is exact, whatever characters the names have.
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return VALUE_SEPARATOR.join(value)
    return json.dumps(value, ensure_ascii=False)


def _not_a_list(file: Path, place: Message) -> VitrineError:
    return VitrineError(
        Message(
            "{name} is not a JSON list of products: it cannot be read at {place}.",
            name=file.name,
            place=place,
        ),
        Message("Choose a JSON file that Vitrine has exported, or a CSV or XLSX file."),
    )
