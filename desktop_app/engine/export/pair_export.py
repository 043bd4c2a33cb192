"""All findings as a table, a pair of pictures a row, for other programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.io.table_writers import Cell, csv_writer
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.finding import PicturePair
from desktop_app.domain.product import Product
from desktop_app.engine.duplicates.grouping import reasons_of
from desktop_app.engine.duplicates.product_links import gtin_pairs, picture_pairs
from desktop_app.engine.export.group_export import SEPARATOR, writable
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

COLUMNS: Final = ("level", "sku_a", "image_a", "sku_b", "image_b", "score", "reason")
_ROWS_A_STEP: Final = 500


def write_pairs(catalogue: Catalogue, file: Path) -> Job[int]:
    """Write every pair of pictures that was found, and every two products of one GTIN.

    Returns:
        how many pairs there are. A job that is closed leaves no file.

    Raises:
        VitrineError: the file cannot be written.
    """
    note = Message("Writing pairs")
    yield Progress(0, 0, note)
    pairs = list(picture_pairs(catalogue.findings.related_pictures(), catalogue.findings.all()))
    by_gtin = list(gtin_pairs(catalogue))
    total = len(pairs) + len(by_gtin)
    with (
        writable(file),
        write_atomically(file) as draft,
        csv_writer(draft, for_excel=False) as write,
    ):
        write(COLUMNS)
        for start in range(0, len(pairs), _ROWS_A_STEP):
            for row in _rows(catalogue, pairs[start : start + _ROWS_A_STEP]):
                write(row)
            yield Progress(start, total, note)
        products = catalogue.products.get([number for two, _ in by_gtin for number in two])
        for (one, other), link in by_gtin:
            first, second = products[one], products[other]
            reasons = reasons_of(link.level, (first, second), has_pictures=False)
            score = round(link.score, 4)
            write((link.level, first.sku, "", second.sku, "", score, SEPARATOR.join(reasons)))
    return total


def _rows(
    catalogue: Catalogue, pairs: list[tuple[PicturePair, int, int]]
) -> Iterator[tuple[Cell, ...]]:
    pictures = catalogue.pictures.get(
        list({i for pair, *_ in pairs for i in (pair.first_id, pair.second_id)})
    )
    products = catalogue.products.get(list({number for _, *two in pairs for number in two}))
    for pair, one, other in pairs:
        first, second = products[one], products[other]
        two: tuple[Product, ...] = (first,) if one == other else (first, second)
        yield (
            pair.level,
            first.sku,
            pictures[pair.first_id].path,
            second.sku,
            pictures[pair.second_id].path,
            round(pair.score, 4),
            SEPARATOR.join(reasons_of(pair.level, two, has_pictures=True)),
        )
