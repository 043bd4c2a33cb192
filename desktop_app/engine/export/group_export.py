"""Export of duplicate groups to a table (CSV, XLSX) or to an HTML page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from desktop_app.catalogue.io.table_writers import (
    TABLE_SUFFIXES,
    Cell,
    WriteRow,
    table_writer,
)
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.domain.product import VALUE_SEPARATOR, Product
from desktop_app.engine.data_export import begin_export
from desktop_app.engine.export.report.group_page import (
    GroupPageMember,
    group_card,
    group_page_frame,
)
from desktop_app.engine.export.report.page_elements import PAGE_SUFFIXES, Translate
from desktop_app.errors import Message
from desktop_app.output_file import check_output, output_file
from desktop_app.progress import Job, Progress
from desktop_app.vision.picture_decoding import decode_thumbnail, thumbnail

COLUMNS: Final = (
    *("group", "level", "score", "reasons", "state", "reference"),
    *("sku", "name", "brand", "category", "price", "currency", "gtin", "pictures", "aliases"),
)
GROUP_SUFFIXES: Final = (*TABLE_SUFFIXES, *PAGE_SUFFIXES)
_GROUPS_PER_STEP: Final = 64
# Small pictures, so that a page of 20,000 groups still opens.
_PAGE_PICTURE_SIDE_PX: Final = 144

_WriteGroup = Callable[["_NumberedGroup"], None]


class _NumberedGroup(NamedTuple):
    """A group with what is written about it.

    Attributes:
        number: in the list, from 1.
        products: as they are now.
        thumbnails: small JPEG files by picture id; empty for tables.
    """

    number: int
    group: DuplicateGroup
    products: Sequence[Product]
    picture_counts: Sequence[int]
    thumbnails: Mapping[int, bytes]


def export_groups(
    catalogue: Catalogue,
    groups: Sequence[DuplicateGroup],
    file: Path,
    *,
    translate: Translate = str,
    language: str = "en",
) -> Job[None]:
    """Write groups to a CSV, XLSX or HTML file; see ``Audit.export``."""
    check_output(file, GROUP_SUFFIXES)
    begin_export(catalogue, file)
    note = Message("Exporting groups")
    yield Progress(0, len(groups), note)
    with output_file(file, GROUP_SUFFIXES) as draft:
        is_page = file.suffix.lower() in PAGE_SUFFIXES
        if is_page:
            writer = _page_writer(draft, catalogue.name, len(groups), translate, language)
        else:
            writer = _table_writer(table_writer(draft, file.suffix))
        with writer as write_group:
            for numbered in _numbered_groups(groups, catalogue, with_thumbnails=is_page):
                write_group(numbered)
                if numbered.number % _GROUPS_PER_STEP == 0:
                    yield Progress(numbered.number, len(groups), note)


def _numbered_groups(
    groups: Sequence[DuplicateGroup], catalogue: Catalogue, *, with_thumbnails: bool
) -> Iterator[_NumberedGroup]:
    """Yield the groups; they are read in batches, so that memory use stays small."""
    numbered = iter(enumerate(groups, start=1))
    while batch := list(islice(numbered, _GROUPS_PER_STEP)):
        yield from _read_batch(batch, catalogue, with_thumbnails=with_thumbnails)


def _read_batch(
    batch: Sequence[tuple[int, DuplicateGroup]], catalogue: Catalogue, *, with_thumbnails: bool
) -> Iterator[_NumberedGroup]:
    ids = list({product_id for _, group in batch for product_id in group.product_ids})
    products = catalogue.products.get(ids)
    pictures = catalogue.pictures.of_products(ids)
    picture_ids = {number for _, group in batch for number in group.picture_ids}
    thumbnails = catalogue.thumbnails.get(list(picture_ids)) if with_thumbnails else {}
    for number, group in batch:
        counts = [len(pictures[product_id]) for product_id in group.product_ids]
        yield _NumberedGroup(number, group, _members(group, products), counts, thumbnails)


def _members(group: DuplicateGroup, products: Mapping[int, Product]) -> list[Product]:
    """Return the products of a group; a product that was removed keeps its SKU."""
    return [
        products.get(product_id) or Product(product_id, sku)
        for product_id, sku in zip(group.product_ids, group.skus, strict=True)
    ]


@contextmanager
def _table_writer(table: AbstractContextManager[WriteRow]) -> Iterator[_WriteGroup]:
    with table as write_row:
        write_row(COLUMNS)

        def write_group(numbered: _NumberedGroup) -> None:
            for row in _rows(numbered):
                write_row(row)

        yield write_group


def _rows(numbered: _NumberedGroup) -> Iterator[Sequence[Cell]]:
    """Yield one row per product, the reference first."""
    group = numbered.group
    members = zip(numbered.products, numbered.picture_counts, strict=True)
    for place, (product, picture_count) in enumerate(members):
        yield (
            *(numbered.number, group.level, round(group.score, 4)),
            *(VALUE_SEPARATOR.join(group.reasons), group.state, "yes" if place == 0 else "no"),
            *(product.sku, product.name, product.brand, product.category),
            *(product.price, product.currency, product.gtin),
            *(picture_count, VALUE_SEPARATOR.join(product.aliases)),
        )


@contextmanager
def _page_writer(
    draft: Path, name: str, total: int, translate: Translate, language: str
) -> Iterator[_WriteGroup]:
    before, after = group_page_frame(name, total, translate, language)
    # Names may contain surrogates, which UTF-8 cannot encode.
    with draft.open("w", encoding="utf-8", errors="replace") as stream:

        def write_group(numbered: _NumberedGroup) -> None:
            members = _page_members(numbered)
            stream.write(group_card(numbered.number, numbered.group, members, translate))

        stream.write(before)
        yield write_group
        stream.write(after)


def _page_members(numbered: _NumberedGroup) -> list[GroupPageMember]:
    return [
        GroupPageMember(product, picture_count, _small_jpeg(numbered.thumbnails, picture_id))
        for product, picture_count, picture_id in zip(
            numbered.products,
            numbered.picture_counts,
            numbered.group.picture_ids,
            strict=True,
        )
    ]


def _small_jpeg(thumbnails: Mapping[int, bytes], picture_id: int) -> bytes | None:
    jpeg = thumbnails.get(picture_id)
    return None if jpeg is None else thumbnail(decode_thumbnail(jpeg), _PAGE_PICTURE_SIDE_PX)
