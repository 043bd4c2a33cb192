"""The fields of candidates that are compared with each other, with what differs marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.product import PICTURE_NAMES, Product
from desktop_app.engine.counter.text_differences import Span, differing_spans, related_texts
from desktop_app.ui.i18n.language import localised_product
from desktop_app.ui.i18n.number_format import format_price

_MAX_ATTRIBUTES: Final = 4


@dataclass(frozen=True, slots=True)
class FieldText:
    """The text of a field, and the parts that differ from the other candidates."""

    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateFields:
    """What a candidate's tile shows.

    Attributes:
        source: brand and SKU.
        details: category and attributes, where they differ; never empty texts.
    """

    name: FieldText
    price: FieldText
    source: FieldText
    details: tuple[FieldText, ...]


def compare_candidates(products: Sequence[Product]) -> list[CandidateFields]:
    """Return the fields of products in the language of the window, with differences marked."""
    shown = [localised_product(product) for product in products]
    names = [product.name or product.sku for product in shown]
    related = related_texts(names)
    compared_names = _compared(names, related)
    prices = _compared([format_price(product) for product in shown], related)
    details = [_compared(texts, related) for texts in _details(shown)]
    return [
        CandidateFields(
            compared_names[row],
            prices[row],
            FieldText(" · ".join(filter(None, (product.brand, product.sku)))),
            tuple(line[row] for line in details if line[row].text),
        )
        for row, product in enumerate(shown)
    ]


def _details(products: Sequence[Product]) -> list[list[str]]:
    """Return the texts of the fields that differ."""
    others: list[Callable[[Product], str]] = [lambda product: product.category]
    names = dict.fromkeys(name for product in products for name in product.attributes)
    others += [
        lambda product, name=name: _attribute(product, name)  # type: ignore[misc]
        for name in names
        if name != PICTURE_NAMES
    ]
    differing = [texts for field in others if len(set(texts := [*map(field, products)])) > 1]
    return differing[: _MAX_ATTRIBUTES + 1]


def _attribute(product: Product, name: str) -> str:
    value = product.attributes.get(name, "")
    return f"{name}: {value}" if value else ""


def _compared(texts: Sequence[str], related: Sequence[Sequence[int]]) -> list[FieldText]:
    """Return texts with what differs from those of related candidates."""
    compared = []
    for row, rows in enumerate(related):
        spans = differing_spans([texts[other] for other in rows])[rows.index(row)]
        compared.append(FieldText(texts[row], spans if len(rows) > 1 else ()))
    return compared
