"""Groups written to a file as they are shown: a table for work, a page to pass on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.io.table_writers import (
    Cell,
    WriteRow,
    csv_writer,
    xlsx_writer,
)
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.domain.product import Product
from desktop_app.engine.export.report.group_page import (
    ShownProduct,
    group_card,
    group_page_frame,
)
from desktop_app.engine.export.report.page_elements import Translate
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.vision.picture_decoding import decode_thumbnail, thumbnail

COLUMNS: Final = (
    *("group", "level", "score", "reasons", "state", "reference"),
    *("sku", "name", "brand", "category", "price", "currency", "gtin", "pictures", "aliases"),
)
# Several values in a cell; what an import reads, too.
SEPARATOR: Final = "|"
_GROUPS_A_STEP: Final = 64
# Of the pictures on the page: small, for 20,000 groups shall be a page that opens.
_SIDE_PX: Final = 144

_Write = Callable[["_Numbered"], None]


class _Numbered(NamedTuple):
    """A group with its place in the list, and its products as they are now."""

    number: int
    group: DuplicateGroup
    products: Sequence[Product]
    pictures: Sequence[int]


def export_groups(
    catalogue: Catalogue,
    groups: Sequence[DuplicateGroup],
    file: Path,
    *,
    translate: Translate = str,
    language: str = "en",
) -> Job[None]:
    """Write groups to a file; the arguments are those of ``Audit.export``."""
    kind = file.suffix.lower()
    if kind not in (".csv", ".xlsx", ".html", ".htm"):
        raise VitrineError(
            Message("{name} is no CSV, XLSX or HTML file.", name=file.name),
            Message("Choose a name that ends in .csv, .xlsx or .html."),
        )
    yield Progress(0, len(groups), Message("Exporting groups"))
    with writable(file), write_atomically(file) as draft:
        # First of all, so that a folder that cannot be written to is told at once.
        draft.touch()
        with _opened(kind, draft, catalogue, len(groups), translate, language) as write:
            for numbered in _numbered(groups, catalogue):
                write(numbered)
                if numbered.number % _GROUPS_A_STEP == 0:
                    done = numbered.number
                    yield Progress(done, len(groups), Message("Exporting groups"))


def _numbered(groups: Sequence[DuplicateGroup], catalogue: Catalogue) -> Iterator[_Numbered]:
    """Yield the groups; products are looked up some at a time, so that memory stays small."""
    numbers = iter(enumerate(groups, start=1))
    while step := list(islice(numbers, _GROUPS_A_STEP)):
        ids = list({product_id for _, group in step for product_id in group.product_ids})
        products = catalogue.products.get(ids)
        pictures = catalogue.pictures.of_products(ids)
        for number, group in step:
            members = [
                products.get(product_id) or Product(product_id, sku)
                for product_id, sku in zip(group.product_ids, group.skus, strict=True)
            ]
            counts = [len(pictures[product_id]) for product_id in group.product_ids]
            yield _Numbered(number, group, members, counts)


def _opened(
    kind: str, draft: Path, catalogue: Catalogue, total: int, translate: Translate, language: str
) -> AbstractContextManager[_Write]:
    if kind == ".csv":
        return _table(csv_writer(draft))
    if kind == ".xlsx":
        return _table(xlsx_writer(draft))
    return _page(draft, catalogue, total, translate, language)


@contextmanager
def _table(sheet: AbstractContextManager[WriteRow]) -> Iterator[_Write]:
    def write(numbered: _Numbered) -> None:
        for row in _rows(numbered):
            write_row(row)

    with sheet as write_row:
        write_row(COLUMNS)
        yield write


def _rows(numbered: _Numbered) -> Iterator[Sequence[Cell]]:
    """Yield a row a product."""
    group = numbered.group
    members = zip(numbered.products, numbered.pictures, strict=True)
    for place, (product, pictures) in enumerate(members):
        yield (
            *(numbered.number, group.level, round(group.score, 4)),
            *(SEPARATOR.join(group.reasons), group.state, "yes" if place == 0 else "no"),
            *(product.sku, product.name, product.brand, product.category),
            *(product.price, product.currency, product.gtin),
            *(pictures, SEPARATOR.join(product.aliases)),
        )


@contextmanager
def _page(
    draft: Path, catalogue: Catalogue, total: int, translate: Translate, language: str
) -> Iterator[_Write]:
    before, after = group_page_frame(catalogue.name, total, translate, language)
    # A name may hold what is no text.
    with draft.open("w", encoding="utf-8", errors="replace") as stream:

        def write(numbered: _Numbered) -> None:
            thumbnails = catalogue.thumbnails.get(
                [number for number in numbered.group.picture_ids if number]
            )
            members = [
                ShownProduct(product, pictures, _small(thumbnails, picture))
                for product, pictures, picture in zip(
                    numbered.products, numbered.pictures, numbered.group.picture_ids, strict=True
                )
            ]
            stream.write(group_card(numbered.number, numbered.group, members, translate))

        stream.write(before)
        yield write
        stream.write(after)


def _small(thumbnails: Mapping[int, bytes], picture_id: int) -> bytes | None:
    jpeg = thumbnails.get(picture_id)
    return None if jpeg is None else thumbnail(decode_thumbnail(jpeg), _SIDE_PX)


@contextmanager
def writable(file: Path) -> Iterator[None]:
    """Turn what keeps a file from being written into a sentence."""
    try:
        yield
    except OSError as error:
        raise VitrineError(
            Message(
                "{file} cannot be written: {reason}.", file=file, reason=error.strerror or error
            ),
            Message("Close it where it is open, or choose another place."),
        ) from error
