"""The rows of an import, whatever they are read from."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.domain.picture import PictureOrigin
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class TableWarning:
    """Something of a table that is read otherwise than it may be meant, or left out.

    Attributes:
        line: line number in the source, from 1.
        column: heading of the column; empty if it is about the whole line.
        reason: one sentence.
        sku, name: of the product; empty if it is about the whole table.
    """

    line: int
    column: str
    reason: Message
    sku: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row to import, or the reason why it cannot be imported.

    Attributes:
        line: line number in the source, from 1.
        sku: the product's key; empty only if there is an ``error``.
        values: fields of ``Product`` that the row gives, by name.
        pictures: files of the product's pictures; they may not exist.
        error: why the row cannot be imported; None if it can. The other attributes then
            only identify the row.
        is_picture_only: whether the row is only a picture file; if it is unreadable, there
            is no product.
        has_unused_pictures: whether the row names pictures that are not in ``pictures``:
            ambiguous ones, or those on the web.
        addresses: web addresses of pictures that are not downloaded.
        picture_names: web addresses of pictures, and names of files that do not exist, with
            the path that was looked for; empty for addresses.
        clears_picture_names: whether the names of pictures without a file go if the row has
            no ``picture_cells``: the user has emptied them.
        picture_cells: the texts of all picture columns, unchanged; empty cells are left out.
        warnings: what is left out of the row, or may be meant otherwise.
        is_skipped: whether the row is no product, such as a total; ``error`` says what it is.
        has_similar_sku: whether a warning says that the SKU may be that of an earlier row.
        empty_fields: fields of ``Product`` that the row gives no value for, with the headings
            of their columns.
        unused_fields: fields whose columns are empty in all rows.
        has_no_price: whether a text such as "on request" says that there is no price.
        empty_attributes: columns that become attributes, and are empty in this row, but not in
            all rows.
    """

    line: int
    sku: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    pictures: Sequence[Path] = ()
    error: Message | None = None
    is_picture_only: bool = False
    has_unused_pictures: bool = False
    addresses: Sequence[str] = ()
    picture_names: Mapping[str, str] = field(default_factory=dict)
    clears_picture_names: bool = False
    picture_cells: Sequence[str] = ()
    warnings: Sequence[TableWarning] = ()
    is_skipped: bool = False
    has_similar_sku: bool = False
    empty_fields: Mapping[str, str] = field(default_factory=dict)
    unused_fields: Collection[str] = ()
    has_no_price: bool = False
    empty_attributes: Sequence[str] = ()


class ImportSource(Protocol):
    """A source of products that can be read several times."""

    @property
    def headings(self) -> Sequence[str]:
        """The headings of a table; empty for a folder."""

    @property
    def mapping(self) -> Mapping[str, str]:
        """Product field to heading, as given or recognised."""

    @property
    def origin(self) -> PictureOrigin | None:
        """The table that names the pictures; None for a folder."""

    def count(self) -> int:
        """Return the number of rows."""

    def rows(self) -> Iterator[ImportRow]:
        """Yield all rows in order, also those that cannot be imported."""

    def warnings(self) -> Sequence[TableWarning]:
        """Return warnings about the source as a whole, after reading the rows."""

    def omitted_columns(self) -> Sequence[OmittedColumn]:
        """Return the columns that are no fields, in the order of the table."""

    def preview_lines(self, count: int) -> list[Sequence[str]]:
        """Return the first lines unchanged, one value for each heading."""
