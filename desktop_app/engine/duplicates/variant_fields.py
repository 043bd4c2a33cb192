"""What the fields of two products say about their being variants of one product."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from desktop_app.catalogue.gtin import gtin_14
from desktop_app.domain.duplicate_group import AttributeDifference
from desktop_app.domain.finding import VariantDifference
from desktop_app.domain.product import Product
from desktop_app.engine.duplicates.variant_words import (
    WordKind,
    code_kind,
    heading_kind,
    word_kind,
    words,
)

# Share of the letters of the shorter name that the longer one has, too.
_MIN_COMMON_SHARE: Final = 0.5
# Of names without blanks, that are longer, the beginning is compared: the time grows with the
# square of the length.
_MAX_UNSPACED: Final = 200
_SKU_PART: Final = re.compile(r"[^\W_]+")

_Kind = Callable[[str], WordKind | None]


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """What the fields of two products say.

    Attributes:
        is_variant: whether they differ in a colour or size and in little else.
        is_same: whether they have the same GTIN.
        differences: what differs by words that are known.
        fields: those that say so: ``name``, ``sku`` and ``attributes``.
    """

    is_variant: bool
    is_same: bool
    differences: frozenset[VariantDifference]
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two texts: whether they share a stem, and what the words say that only one has.

    Attributes:
        shares_stem: whether they have enough in common.
        differs: whether they are different.
        kinds: what the words say that only one has; None for a word that says nothing.
        contrasts: what words of both say differently: one red, the other blue.
    """

    shares_stem: bool
    differs: bool
    kinds: frozenset[WordKind | None] = frozenset()
    contrasts: frozenset[WordKind] = frozenset()

    @property
    def proof(self) -> frozenset[WordKind]:
        """What differs, if only colours or sizes do."""
        return self.contrasts if self.shares_stem and None not in self.kinds else frozenset()

    @property
    def has_other_words(self) -> bool:
        """Whether they differ, but not in all."""
        return self.shares_stem and self.differs


def field_evidence(first: Product, second: Product) -> FieldEvidence:
    """Return what the fields of two products say about their being variants."""
    name = _compare_names(first.name, second.name)
    sku = _compare_skus(first.sku, second.sku)
    kinds = {"name": name.proof, "sku": sku.proof, "attributes": frozenset[WordKind]()}
    if name.shares_stem or sku.shares_stem:
        kinds["attributes"] = _attribute_differences(first, second)
    fields = {field for field, proof in kinds.items() if proof}
    # Another word of a name, or another ending of a SKU, is told, but proves nothing.
    fields |= {"name"} if name.has_other_words else set()
    fields |= {"sku"} if sku.has_other_words else set()
    is_contradicted = bool(first.name and second.name) and not name.shares_stem
    found = frozenset[VariantDifference]().union(*kinds.values())
    return FieldEvidence(
        bool(found) and not is_contradicted,
        _have_same_gtin(first, second),
        found,
        frozenset(fields),
    )


def _compare_names(first: str, second: str) -> _Comparison:
    ours, theirs = words(first), words(second)
    if not ours or not theirs:
        return _Comparison(False, bool(ours or theirs))
    if max(len(ours), len(theirs)) == 1:
        ours, theirs = _unspaced(ours[0][:_MAX_UNSPACED], theirs[0][:_MAX_UNSPACED])
    return _compare_words(ours, theirs, word_kind)


def _unspaced(first: str, second: str) -> tuple[list[str], list[str]]:
    """Split two texts without spaces, as in Chinese, at where they begin and cease to differ."""
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    ours: list[str] = []
    theirs: list[str] = []
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if tag == "equal":
            ours.append(first[a_start:a_end])
            theirs.append(second[b_start:b_end])
        else:
            ours += [first[a_start:a_end]] if a_start < a_end else []
            theirs += [second[b_start:b_end]] if b_start < b_end else []
    return ours, theirs


def _compare_words(ours: Sequence[str], theirs: Sequence[str], kind: _Kind) -> _Comparison:
    common = set(ours) & set(theirs)
    # Words for colours and sizes are no stem: a red pen is no variant of a red lamp.
    stem = sum(len(word) for word in common if kind(word) is None)
    rest = [
        sum(len(word) for word in set(some) - common if kind(word) is None)
        for some in (ours, theirs)
    ]
    shares_stem = stem > 0 and stem >= _MIN_COMMON_SHARE * (stem + max(rest))
    kinds, contrasts = _contrasts(set(ours) - common, set(theirs) - common, kind)
    return _Comparison(shares_stem, list(ours) != list(theirs), kinds, contrasts)


def _contrasts(
    ours: Collection[str], theirs: Collection[str], kind: _Kind
) -> tuple[frozenset[WordKind | None], frozenset[WordKind]]:
    """Return what the words say, and what both sides say."""
    first, second = ({kind(word) for word in some} for some in (ours, theirs))
    return frozenset(first | second), frozenset(one for one in first & second if one)


def _compare_skus(first: str, second: str) -> _Comparison:
    ours, theirs = (
        _SKU_PART.findall(unicodedata.normalize("NFKC", sku).casefold()) for sku in (first, second)
    )
    start = 0
    while start < min(len(ours), len(theirs)) and ours[start] == theirs[start]:
        start += 1
    kinds, contrasts = _contrasts(ours[start:], theirs[start:], code_kind)
    return _Comparison(start > 0, ours != theirs, kinds, contrasts)


def _attribute_differences(first: Product, second: Product) -> frozenset[WordKind]:
    """Return what differs by attributes that are called a colour or a size."""
    found = set()
    for name in first.attributes.keys() & second.attributes.keys():
        ours, theirs = words(first.attributes[name]), words(second.attributes[name])
        kind = heading_kind(name)
        if kind and ours and theirs and ours != theirs:
            found.add(kind)
    return frozenset(found)


def differing_attributes(products: Sequence[Product]) -> tuple[AttributeDifference, ...]:
    """Return the attributes called a colour or a size in which products differ."""
    names = dict.fromkeys(name for product in products for name in product.attributes)
    found = []
    for name in filter(heading_kind, names):
        values: dict[tuple[str, ...], str] = {}
        for product in products:
            if said := tuple(words(product.attributes.get(name, ""))):
                values.setdefault(said, product.attributes[name])
        if len(values) > 1:
            found.append(AttributeDifference(name, tuple(values.values())))
    return tuple(found)


def _have_same_gtin(first: Product, second: Product) -> bool:
    gtin = gtin_14(first.gtin)
    return gtin is not None and gtin == gtin_14(second.gtin)
