"""The preview and the result of an import."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would read, before it is started.

    Attributes:
        columns: headings of the table; empty for a folder of pictures.
        rows: the first few rows, as text, one value a column.
        mapping: product field to column heading, as far as recognised.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was left out, or a picture of it.

    Attributes:
        line: of the CSV file or worksheet, from 1; in a folder the number of
            the picture in the order of reading.
        reason: one sentence.
        sku, name: of the product as the row has them; empty where it has none.
    """

    line: int
    reason: Message
    sku: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: numbers of products, and of pictures taken in."""

    added: int
    updated: int
    unchanged: int
    pictures: int
    rejected: tuple[Rejection, ...]
