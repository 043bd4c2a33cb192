"""A shop's table or folder of pictures, read row by row."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import InvalidOperation
from itertools import count, islice
from pathlib import Path
from typing import Any, Final, Protocol

from desktop_app.catalogue.io.column_recognition import recognise_columns
from desktop_app.catalogue.io.price_parser import price_and_currency
from desktop_app.catalogue.io.table_reader import (
    CSV_SUFFIXES,
    WORKBOOK_SUFFIXES,
    Table,
    local_path,
    readable,
    widened,
)
from desktop_app.errors import Message, VitrineError

PICTURE_SUFFIXES: Final = frozenset(
    {
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".avif", ".heic", ".heif"),
        *(".bmp", ".dib", ".tif", ".tiff", ".gif"),
    }
)
# Several pictures in one cell; the comma and semicolon occur in file names.
_PICTURE_SEPARATOR: Final = "|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row to take in, or the reason why it cannot be.

    Attributes:
        line: where it stands, from 1.
        sku: the product's key; empty only where ``fault`` says why.
        values: the fields of ``Product`` that the row gives, by name.
        pictures: files of the product's pictures; they may not exist.
        fault: why the row cannot be used; None when it can. What else the row
            gives then only tells which one it is.
        is_a_picture: nothing tells of the product but its picture; without one there
            is no product.
    """

    line: int
    sku: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    pictures: Sequence[Path] = ()
    fault: Message | None = None
    is_a_picture: bool = False


class ImportSource(Protocol):
    """Something that products can be read from, as often as wanted."""

    @property
    def headings(self) -> Sequence[str]:
        """The headings of a table; empty for a folder."""

    @property
    def mapping(self) -> Mapping[str, str]:
        """Product field to heading, as given or recognised."""

    def count(self) -> int:
        """Return the number of rows."""

    def rows(self) -> Iterator[Row]:
        """Yield the rows, usable or not, in their order."""

    def first_lines(self, count: int) -> list[Sequence[str]]:
        """Return the first lines as they stand, a value a heading."""


def open_source(
    source: Path, *, mapping: Mapping[str, str] | None = None, pictures_root: Path | None = None
) -> ImportSource:
    """Open a CSV file, a workbook or a folder for reading.

    Args:
        source: the file or folder.
        mapping: product field to heading; None takes what is recognised.
        pictures_root: where relative picture paths of a table count from; None
            takes the table's own folder.

    Raises:
        VitrineError: it is missing, of an unknown kind or empty, or has no sku.
    """
    source = source.absolute()
    with readable(source):
        is_folder, is_file, exists = source.is_dir(), source.is_file(), source.exists()
    if is_folder:
        return FolderSource(source)
    if not exists:
        raise VitrineError(
            Message("There is no file or folder {path}.", path=source),
            Message("Check the name."),
        )
    is_table = source.suffix.lower() in CSV_SUFFIXES | WORKBOOK_SUFFIXES
    if not is_table or not is_file:
        raise VitrineError(
            Message("{name} is no table of products.", name=source.name),
            Message("Choose a CSV or XLSX file, or a folder of pictures."),
        )
    return TableSource(Table(source), mapping, pictures_root or source.parent)


class TableSource:
    """Rows of a CSV file or workbook; a sku repeated adds pictures."""

    def __init__(
        self, table: Table, mapping: Mapping[str, str] | None, pictures_root: Path
    ) -> None:
        self._table = table
        self._pictures_root = pictures_root
        self.headings = table.headings
        self.mapping = recognise_columns(table.headings) if mapping is None else mapping
        missing = [heading for heading in self.mapping.values() if heading not in table.headings]
        if missing:
            raise VitrineError(
                Message("{name} has no column {column}.", name=table.file.name, column=missing[0]),
                Message("Choose one of its columns."),
            )

    def count(self) -> int:
        """Return the number of rows."""
        return self._table.count()

    def first_lines(self, count: int) -> list[Sequence[str]]:
        """Return the first lines as they stand, a value a heading."""
        width = len(self.headings)
        lines = islice(self._table.lines(), count)
        return [tuple(widened(values, width)) for _, values in lines]

    def rows(self) -> Iterator[Row]:
        """Yield the rows, usable or not, in their order.

        Raises:
            VitrineError: no column is mapped to the sku.
        """
        if "sku" not in self.mapping:
            raise VitrineError(
                Message("No column of {name} is the SKU.", name=self._table.file.name),
                Message("Name the column that holds each product's own key."),
            )
        positions = {field: self.headings.index(h) for field, h in self.mapping.items()}
        extra = [
            (position, heading)
            for position, heading in enumerate(self.headings)
            if heading and position not in positions.values()
        ]
        for line, values in self._table.lines():
            cells = widened(values, len(self.headings))
            fields = {field: cells[position] for field, position in positions.items()}
            attributes = {heading: cells[i] for i, heading in extra if cells[i]}
            row = self._row(line, fields, attributes)
            if any(values[len(self.headings) :]):
                # A comma that was meant as text has moved the cells to wrong columns.
                fault = Message("The row has more cells than the line of headings.")
                row = replace(row, pictures=(), fault=fault)
            yield row

    def _row(self, line: int, fields: dict[str, str], attributes: dict[str, str]) -> Row:
        sku = fields.pop("sku")
        names = fields.pop("image", "").split(_PICTURE_SEPARATOR)
        price, currency = fields.pop("price", ""), fields.pop("currency", "")
        # An empty cell says nothing: what is known of the product stays.
        values: dict[str, Any] = {name: text for name, text in fields.items() if text}
        if not sku:
            return Row(line, values=values, fault=Message("The SKU is missing."))
        try:
            values |= price_and_currency(price, currency)
        except InvalidOperation:
            fault = Message("The price {price} is no number.", price=price)
            return Row(line, sku, values, fault=fault)
        if attributes:
            values["attributes"] = attributes
        pictures = [
            self._pictures_root / local_path(name) for name in map(str.strip, names) if name
        ]
        return Row(line, sku, values, pictures)


class FolderSource:
    """A folder of pictures: folder = category, file or sub-folder = product.

    ``Shoes/boot.jpg`` is a product ``boot`` of the category ``Shoes``;
    ``Shoes/boot/1.jpg`` and ``Shoes/boot/2.jpg`` are two pictures of one.
    A name that stands for several products is made unique by its category.
    """

    headings: Sequence[str] = ()
    mapping: Mapping[str, str] = {}

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        unread: list[OSError] = []
        products = {self._product(file) for file in self._files(unread)}
        if not products and unread:
            raise VitrineError(
                _unread(unread[0]), Message("Change its permissions, or choose another folder.")
            )
        if not products:
            raise VitrineError(
                Message("There are no pictures in the folder {name}.", name=folder.name),
                Message("Choose a folder with JPEG, PNG, WebP or other pictures."),
            )
        self._uses = Counter(name for _, name in products)

    def count(self) -> int:
        """Return the number of pictures."""
        return sum(1 for _ in self._files())

    def first_lines(self, count: int) -> list[Sequence[str]]:
        """Return the paths of the first pictures, one a line."""
        return [(str(file.relative_to(self._folder)),) for file in islice(self._files(), count)]

    def rows(self) -> Iterator[Row]:
        """Yield a row a picture, in the order of the paths."""
        unread: list[OSError] = []
        lines = count(1)
        for file in self._files(unread):
            line = next(lines)
            written = str(file.relative_to(self._folder))
            if _as_text(written) != written:
                name = _as_text(written)
                yield Row(line, fault=Message("The name {name} is not valid text.", name=name))
                continue
            category, name = self._product(file)
            sku = name if self._uses[name] == 1 else f"{category}/{name}".lstrip("/")
            values = {"name": name, "category": category}
            yield Row(line, sku, values, [file], is_a_picture=True)
        for error in unread:
            yield Row(next(lines), fault=_unread(error))

    def _files(self, unread: list[OSError] | None = None) -> Iterator[Path]:
        """Yield the pictures; add to ``unread`` what keeps a folder from being listed."""
        onerror = None if unread is None else unread.append
        for parent, folders, files in os.walk(self._folder, onerror=onerror):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                if Path(name).suffix.lower() in PICTURE_SUFFIXES and not name.startswith("."):
                    yield Path(parent, name)

    def _product(self, file: Path) -> tuple[str, str]:
        """Return (category, name) of the product that a picture shows."""
        *folders, _ = file.relative_to(self._folder).parts
        if len(folders) < 2:
            return "/".join(folders), file.stem
        return "/".join(folders[:-1]), folders[-1]


def _as_text(name: str) -> str:
    """Return a file name with ``?`` for bytes that are no UTF-8, as Linux allows."""
    return name.encode(errors="replace").decode()


def _unread(error: OSError) -> Message:
    return Message(
        "The folder {name} cannot be read: {reason}.",
        name=_as_text(Path(error.filename).name),
        reason=error.strerror,
    )
