"""All findings as rows for export: pairs of pictures, then products with the same GTIN."""

from collections.abc import Iterator, Sequence
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import FINDING_LEVELS
from desktop_app.engine.duplicates.colour_range import RelatedPair
from desktop_app.engine.duplicates.group_reasons import group_reasons
from desktop_app.engine.duplicates.product_links import (
    ProductLink,
    related_pairs,
    same_gtin_links,
)
from desktop_app.engine.export.pair_export import PairRow

_PAIRS_PER_BATCH: Final = 500

# The ids of two products, and the link between them.
_GtinPair = tuple[tuple[int, int], ProductLink]


def list_pairs(catalogue: Catalogue) -> tuple[Iterator[PairRow], int]:
    """Return the rows and their number; products and paths are read in batches."""
    pairs = sorted(related_pairs(catalogue), key=lambda one: FINDING_LEVELS.index(one[3].level))
    gtin_pairs = list(same_gtin_links(catalogue))
    return _rows(catalogue, pairs, gtin_pairs), len(pairs) + len(gtin_pairs)


def _rows(
    catalogue: Catalogue,
    pairs: Sequence[RelatedPair],
    gtin_pairs: Sequence[_GtinPair],
) -> Iterator[PairRow]:
    for start in range(0, len(pairs), _PAIRS_PER_BATCH):
        yield from _picture_rows(catalogue, pairs[start : start + _PAIRS_PER_BATCH])
    for start in range(0, len(gtin_pairs), _PAIRS_PER_BATCH):
        yield from _gtin_rows(catalogue, gtin_pairs[start : start + _PAIRS_PER_BATCH])


def _picture_rows(catalogue: Catalogue, pairs: Sequence[RelatedPair]) -> Iterator[PairRow]:
    picture_ids = {number for pair, *_ in pairs for number in (pair.first_id, pair.second_id)}
    pictures = catalogue.pictures.get(list(picture_ids))
    products = catalogue.products.get(list({number for _, *ids, _ in pairs for number in ids}))
    for pair, first_id, second_id, relation in pairs:
        first, second = products[first_id], products[second_id]
        distinct = (first,) if first_id == second_id else (first, second)
        yield PairRow(
            relation.level,
            first.sku,
            pictures[pair.first_id].path,
            second.sku,
            pictures[pair.second_id].path,
            pair.score,
            group_reasons(
                relation.level,
                distinct,
                has_pictures=True,
                differences=relation.differences,
                fields=relation.fields,
            ),
        )


def _gtin_rows(catalogue: Catalogue, pairs: Sequence[_GtinPair]) -> Iterator[PairRow]:
    products = catalogue.products.get([number for ids, _ in pairs for number in ids])
    for (first_id, second_id), link in pairs:
        first, second = products[first_id], products[second_id]
        reasons = group_reasons(link.level, (first, second), has_pictures=False)
        yield PairRow(link.level, first.sku, "", second.sku, "", link.score, reasons)
