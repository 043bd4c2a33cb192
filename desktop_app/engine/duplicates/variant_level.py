"""How two products are related: what their pictures show, and what their fields say.

Pictures of variants can look like another photograph of the same product, and the other way
round, so the fields of the products decide where the pictures do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.finding import FindingLevel, PicturePair, VariantDifference
from desktop_app.engine.duplicates.variant_fields import FieldEvidence, field_evidence

_PRODUCTS_PER_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class ProductRelation:
    """The relation of two products by a pair of their pictures.

    Attributes:
        differences: what differs between variants, or by the fields of products that share a
            picture; empty otherwise.
        fields: names of the fields that say so.
    """

    level: FindingLevel
    differences: frozenset[VariantDifference] = frozenset()
    fields: frozenset[str] = frozenset()


class ProductRelations:
    """The relations of products by their pictures and their fields.

    Args:
        catalogue: the catalogue.
        pairs: ids of two products each, whose fields are compared.
    """

    def __init__(self, catalogue: Catalogue, pairs: Iterable[Sequence[int]]) -> None:
        self._evidence: dict[tuple[int, int], FieldEvidence] = {}
        wanted = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
        for start in range(0, len(wanted), _PRODUCTS_PER_BATCH):
            batch = wanted[start : start + _PRODUCTS_PER_BATCH]
            products = catalogue.products.get(list({number for pair in batch for number in pair}))
            for first, second in batch:
                if first in products and second in products:
                    evidence = field_evidence(products[first], products[second])
                    self._evidence[first, second] = evidence

    def relation(self, pair: PicturePair, first: int, second: int) -> ProductRelation | None:
        """Return the relation by a pair of pictures; None if it is no finding.

        Args:
            pair: the pictures.
            first: id of the product that one was imported for.
            second: id of the product that the other one was imported for.
        """
        if first == second:
            return ProductRelation(pair.level) if pair.level in ("exact", "copy") else None
        evidence = self._evidence.get((min(first, second), max(first, second)))
        if evidence is None:
            return None
        return relation_of(pair, evidence)

    def share_stem(self, first: int, second: int) -> bool:
        """Return whether names or SKUs of two products differ, and share a stem."""
        evidence = self._evidence.get((min(first, second), max(first, second)))
        return evidence is not None and bool(evidence.fields) and not evidence.is_same


def relation_of(pair: PicturePair, evidence: FieldEvidence) -> ProductRelation | None:
    """Return how two products are related; None if they are not.

    The same picture in two sizes is usual; in two colours it is a mistake, unless it shows
    traces of the other colour.

    Args:
        pair: two of their pictures.
        evidence: what their fields say.
    """
    if pair.level in ("exact", "copy") and not _shows_variants(pair, evidence):
        is_contradicted = evidence.is_variant and not evidence.is_same
        says = (evidence.differences, evidence.fields) if is_contradicted else ()
        return ProductRelation(pair.level, *says)
    if evidence.is_same:
        return ProductRelation("same_product")
    if pair.level == "variant" or evidence.is_variant:
        differences = evidence.differences | set(pair.differences)
        return ProductRelation("variant", differences, evidence.fields)
    return ProductRelation("same_product") if pair.level == "same_product" else None


def _shows_variants(pair: PicturePair, evidence: FieldEvidence) -> bool:
    """Return whether the same picture, or nearly so, is that of two variants."""
    is_usual = bool(pair.differences) or evidence.differences == {"size"}
    return is_usual and evidence.is_variant and not evidence.is_same
