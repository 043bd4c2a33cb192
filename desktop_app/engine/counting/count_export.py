"""What was counted in photos, as a CSV file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.io.table_writers import csv_writer
from desktop_app.domain.photo_count import PhotoCount
from desktop_app.errors import Message, VitrineError
from desktop_app.write_errors import write_errors_as_messages

WriteCount: TypeAlias = Callable[[Path, PhotoCount], None]

_COLUMNS: Final = ("photo", "sku", "name", "count", "score")
_DIGITS: Final = 4


@contextmanager
def count_writer(file: Path) -> Iterator[WriteCount]:
    """Yield a function that writes a row for each product that was counted in a photo.

    Unknown things have one row with an empty SKU. An exception leaves the file as it was.

    Args:
        file: it is replaced as a whole.

    Raises:
        VitrineError: the file is no CSV file, or cannot be written.
    """
    if file.suffix.lower() != ".csv":
        raise VitrineError(
            Message("{name} is not a CSV file.", name=file.name),
            Message("Choose a name that ends in .csv."),
        )
    with (
        write_errors_as_messages(file),
        write_atomically(file) as draft,
        csv_writer(draft) as write_row,
    ):
        write_row(_COLUMNS)

        def write(photo: Path, count: PhotoCount) -> None:
            for product in count.products:
                score = None if product.score is None else round(product.score, _DIGITS)
                own = product.product
                write_row((str(photo), own.sku, own.name, product.count, score))
            if count.unknown:
                write_row((str(photo), "", "", len(count.unknown), None))

        yield write
