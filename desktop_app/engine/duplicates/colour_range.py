"""Products that belong to a range of many colours, decided by all findings together.

In a range of yarns or paints some colours are so near to each other that their pictures cannot
be told from edits of one picture. What its other products are says what such a pair is.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from desktop_app.domain.finding import PicturePair
from desktop_app.engine.duplicates.variant_level import ProductRelation

# A pair of pictures, the products that they were imported for, and their relation.
RelatedPair: TypeAlias = tuple[PicturePair, int, int, ProductRelation]
# Whether the fields of two products differ, but share a stem.
SharesStem: TypeAlias = Callable[[int, int], bool]

# Number of variants that both products of a pair have at least.
_MIN_VARIANTS: Final = 3
# Number of products that are related to each of both, if their pictures show no difference.
_MIN_RANGE: Final = 10


def variants_of_ranges(pairs: Sequence[RelatedPair], shares_stem: SharesStem) -> list[RelatedPair]:
    """Return the pairs, in the same order, those within a range of colours as variants.

    Equal files stay equal: these are mistakes, and so are copies without a trace of another
    colour among few products.

    Args:
        pairs: all findings.
        shares_stem: whether the names or SKUs of two products say that they are of one range.
    """
    ranges = _Ranges(pairs)
    return [
        (pair, first, second, _as_variant(relation))
        if ranges.has_both(pair, first, second, relation) and shares_stem(first, second)
        else (pair, first, second, relation)
        for pair, first, second, relation in pairs
    ]


class _Ranges:
    """The products that each product is related to.

    Args:
        pairs: all findings.
    """

    def __init__(self, pairs: Sequence[RelatedPair]) -> None:
        self._related: defaultdict[int, set[int]] = defaultdict(set)
        self._variants: defaultdict[int, set[int]] = defaultdict(set)
        for _, first, second, relation in pairs:
            for one, other in ((first, second), (second, first)):
                self._related[one].add(other)
                if relation.level == "variant":
                    self._variants[one].add(other)

    def has_both(
        self, pair: PicturePair, first: int, second: int, relation: ProductRelation
    ) -> bool:
        """Return whether two products that look the same are in a range of colours."""
        if first == second or relation.level not in ("copy", "same_product"):
            return False
        if min(len(self._variants[first]), len(self._variants[second])) < _MIN_VARIANTS:
            return False
        has_traces = relation.level == "copy" and bool(pair.differences)
        is_large = min(len(self._related[first]), len(self._related[second])) >= _MIN_RANGE
        return has_traces or is_large


def _as_variant(relation: ProductRelation) -> ProductRelation:
    return replace(relation, level="variant", differences=relation.differences | {"colour"})
