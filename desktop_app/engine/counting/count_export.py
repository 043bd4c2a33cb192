"""What was counted in photos, as a CSV file or workbook."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

from desktop_app.catalogue.io.table_writers import TABLE_SUFFIXES, table_writer
from desktop_app.domain.photo_count import PhotoCount
from desktop_app.output_file import output_file

WriteCount: TypeAlias = Callable[[Path, PhotoCount], None]

_COLUMNS: Final = ("photo", "sku", "name", "count", "score")
_DIGITS: Final = 4


@contextmanager
def count_writer(file: Path) -> Iterator[WriteCount]:
    """Yield a function that writes a row for each product that was counted in a photo.

    Unknown things have one row with an empty SKU. An exception leaves the file as it was.

    Args:
        file: a CSV file or workbook by its suffix; it is replaced as a whole.

    Raises:
        VitrineError: the suffix is unknown, or the file cannot be written.
    """
    with output_file(file, TABLE_SUFFIXES) as draft, table_writer(draft, file.suffix) as write_row:
        write_row(_COLUMNS)

        def write(photo: Path, count: PhotoCount) -> None:
            for product in count.products:
                score = None if product.score is None else round(product.score, _DIGITS)
                own = product.product
                write_row((str(photo), own.sku, own.name, product.count, score))
            if count.unknown:
                write_row((str(photo), "", "", len(count.unknown), None))

        yield write
