"""Reading a file that names the columns of product fields."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.catalogue.io.csv_reader import CsvReader
from desktop_app.catalogue.io.table_errors import read_errors_as_messages
from desktop_app.domain.product import IMPORT_FIELDS
from desktop_app.errors import Message, VitrineError
from desktop_app.input_file import require_ordinary_file


def read_mapping(file: Path) -> Mapping[str, str]:
    """Return product field to heading; an empty heading leaves the field out.

    Args:
        file: a JSON object ``{"sku": "Art.-Nr."}``, or a CSV file with a line ``sku,Art.-Nr.``
            for each field.

    Raises:
        VitrineError: the file cannot be read, or names a field that products do not have.
    """
    require_ordinary_file(file)
    with read_errors_as_messages(file):
        named = _json(file) if file.suffix.lower() == ".json" else _csv(file)
    for field, heading in named.items():
        if field not in IMPORT_FIELDS or not isinstance(heading, str):
            raise VitrineError(
                Message("{name} names an unknown field {field}.", name=file.name, field=field),
                Message("The fields are {fields}.", fields=", ".join(IMPORT_FIELDS)),
            )
    return named


def _json(file: Path) -> dict[str, Any]:
    try:
        value = json.loads(file.read_text(encoding="utf-8-sig"))
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise VitrineError(
            Message("{name} is not a mapping of columns.", name=file.name),
            Message("Write it as {example}.", example='{"sku": "Art.-Nr."}'),
        )
    return value


def _csv(file: Path) -> dict[str, Any]:
    rows = (cells for _, cells in CsvReader(file, None, None).rows())
    named = {cells[0].casefold(): cells[1] for cells in rows if len(cells) > 1 and cells[0]}
    named.pop("field", None)
    return named
