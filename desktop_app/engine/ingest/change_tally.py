"""The fields of products that an import would change, counted for its preview."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.product import IMPORT_FIELDS, Product
from desktop_app.engine.ingest.chunk_changes import ChunkChanges, Outcome
from desktop_app.engine.ingest.import_preview import ChangedProduct, FieldChange

MAX_LISTED: Final = 1000
_FIELDS: Final = (*IMPORT_FIELDS, "attributes")
_BITS: Final = {name: 1 << at for at, name in enumerate(_FIELDS)}


class ChangeTally:
    """Counts the products of the catalogue that change, by field, and keeps the first ones."""

    def __init__(self) -> None:
        # One bit for each field: an import may have a million products.
        self._fields: dict[int, int] = {}
        self._listed: dict[int, list[Mapping[str, Any]]] = {}

    def add(self, changes: ChunkChanges, ids: Mapping[str, int]) -> None:
        """Take a chunk into account.

        Args:
            changes: of the chunk.
            ids: of its products, by SKU; below 0 for new ones.
        """
        updated = [
            ids[sku] for sku, outcome in changes.outcomes.items() if outcome is Outcome.UPDATED
        ]
        for number in dict.fromkeys((*updated, *changes.changed_products)):
            if number > 0:
                self._add(number, changes.changed_products.get(number, {}))

    def add_products(self, product_ids: Iterable[int]) -> None:
        """Take products into account whose fields stay."""
        for number in product_ids:
            self._add(number, {})

    def counts(self) -> dict[str, int]:
        """Return the number of products by field, most first."""
        sets = Counter(self._fields.values())
        counts: Counter[str] = Counter()
        for bits, products in sets.items():
            counts.update({name: products for at, name in enumerate(_FIELDS) if bits >> at & 1})
        return dict(counts.most_common())

    def first(self, catalogue: Catalogue) -> tuple[ChangedProduct, ...]:
        """Return the first products that change, as they are and will be."""
        products = catalogue.products.get(list(self._listed))
        return tuple(
            ChangedProduct(number, product.sku, product.name, tuple(_changes(product, values)))
            for number, values in self._listed.items()
            if (product := products.get(number)) is not None
        )

    def _add(self, number: int, values: Mapping[str, Any]) -> None:
        bits = sum(_BITS.get(name, 0) for name in values)
        self._fields[number] = self._fields.get(number, 0) | bits
        if number in self._listed or len(self._listed) < MAX_LISTED:
            self._listed.setdefault(number, []).append(values)


def _changes(product: Product, values: list[Mapping[str, Any]]) -> Iterator[FieldChange]:
    """Yield the changes of a product by the values of its rows, in the order of the fields."""
    for name in _FIELDS:
        given = [own[name] for own in values if name in own]
        if not given:
            continue
        if name == "attributes":
            yield _attribute_change(product, given)
        else:
            yield FieldChange(name, getattr(product, name), given[-1])


def _attribute_change(product: Product, given: list[Mapping[str, str]]) -> FieldChange:
    known = product.attributes
    after = {
        heading: text
        for attributes in given
        for heading, text in attributes.items()
        if known.get(heading) != text
    }
    before = {heading: known[heading] for heading in after if heading in known}
    return FieldChange("attributes", before, after)
