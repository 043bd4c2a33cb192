"""The kept answers as a CSV file or workbook."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.table_writers import TABLE_SUFFIXES, Cell, table_writer
from desktop_app.domain.answer import Verdict
from desktop_app.domain.code import CodeContents
from desktop_app.domain.kept_answer import AnswerState, KeptAnswer
from desktop_app.domain.product import Product
from desktop_app.errors import Message
from desktop_app.output_file import output_file

VERDICT_LABELS: Final[dict[Verdict, Message]] = {
    "match": Message("Sure"),
    "check": Message("Check"),
    "unknown": Message("Not in the catalogue"),
}
STATE_LABELS: Final[dict[AnswerState, Message]] = {
    "chosen": Message("Accepted"),
    "open": Message("Without choice"),
    "corrected": Message("Corrected"),
}
_HEADINGS: Final = (
    Message("Date and time"),
    Message("Station"),
    Message("Verdict"),
    Message("State"),
    Message("SKU"),
    Message("Name"),
    Message("GTIN"),
    Message("Accepted SKU"),
    Message("First offered SKU"),
    Message("First offered name"),
    Message("Score"),
    Message("Photos"),
    Message("Codes"),
    Message("Batch"),
    Message("Best before"),
    Message("Use by"),
    Message("Customer"),
)


def export_answers(
    answers: Iterable[KeptAnswer],
    file: Path,
    translate: Callable[[Message], str] = str,
    localise: Callable[[Product], Product] = lambda product: product,
) -> int:
    """Write answers as a table; return their number.

    Args:
        answers: the answers.
        file: a CSV file or workbook by its suffix; it is replaced as a whole.
        translate: translates headings and labels.
        localise: returns a product in the language of the table.

    Raises:
        VitrineError: the suffix is unknown, or the file cannot be written.
    """
    count = 0
    with output_file(file, TABLE_SUFFIXES) as draft, table_writer(draft, file.suffix) as write_row:
        write_row([translate(heading) for heading in _HEADINGS])
        for answer in answers:
            write_row(tuple(_cells(answer, translate, localise)))
            count += 1
    return count


def _cells(
    answer: KeptAnswer, translate: Callable[[Message], str], localise: Callable[[Product], Product]
) -> Iterator[Cell]:
    yield answer.answered_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    yield answer.station
    yield translate(VERDICT_LABELS[answer.verdict])
    yield translate(STATE_LABELS[answer.state])
    yield from _product_cells(answer.product, localise)
    yield "" if answer.chosen is None else answer.chosen.sku
    yield from _product_cells(answer.best, localise)[:2]
    score = answer.offered[0].score if answer.offered else None
    yield None if score is None else round(score, 3)
    yield answer.photo_count if answer.has_photo else 0
    yield from _code_cells(answer.codes)
    yield answer.customer


def _code_cells(codes: Sequence[CodeContents]) -> Iterator[Cell]:
    yield " ".join(code.gtin or code.text for code in codes)
    yield " ".join(code.batch for code in codes if code.batch)
    yield _days(code.best_before for code in codes)
    yield _days(code.use_by for code in codes)


def _product_cells(
    product: Product | None, localise: Callable[[Product], Product]
) -> tuple[str, str, str]:
    if product is None:
        return "", "", ""
    shown = localise(product)
    return shown.sku, shown.name, shown.gtin


def _days(days: Iterable[date | None]) -> str:
    return " ".join(str(day) for day in days if day is not None)
