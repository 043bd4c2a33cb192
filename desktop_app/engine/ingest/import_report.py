"""The result of an import."""

from dataclasses import dataclass

from desktop_app.catalogue.io.import_row import TableWarning
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row, or a picture of a row, that was not used.

    Attributes:
        line: line of the CSV file or worksheet, from 1; for a folder the position of the
            picture in reading order.
        reason: one sentence.
        sku, name: of the product as the row gives them; empty if it does not.
        is_skipped: whether the row is no product, such as a total: nothing is to be mended.
        is_picture: whether only a picture was not used, and the row was.
    """

    line: int
    reason: Message
    sku: str = ""
    name: str = ""
    is_skipped: bool = False
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The result of an import.

    All rows are ``added + updated + unchanged + further_rows + rejected_rows + skipped_rows``.

    Attributes:
        added, updated, unchanged: numbers of products.
        pictures: number of new or changed pictures.
        rejected: rows and pictures that were not used.
        warnings: what was left out, or may be meant otherwise; in the order of the lines.
        moved: number of pictures whose files were moved or renamed.
        removed: number of pictures that the table named before, and now names others instead.
        archived: number of products that the table no longer has, if they are to be archived.
        rows: number of rows that were read; blank ones do not count.
        further_rows: rows of products that earlier rows describe too.
        rejected_rows: rows of which nothing was used.
        skipped_rows: rows that are no products, such as totals.
    """

    added: int
    updated: int
    unchanged: int
    pictures: int
    rejected: tuple[Rejection, ...]
    warnings: tuple[TableWarning, ...] = ()
    moved: int = 0
    removed: int = 0
    archived: int = 0
    rows: int = 0
    further_rows: int = 0
    rejected_rows: int = 0
    skipped_rows: int = 0
