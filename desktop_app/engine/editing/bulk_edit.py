"""The same change of many products: planned first, for a preview, then carried out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeAlias

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.currency import rounded
from desktop_app.domain.product import Product
from desktop_app.engine.editing.field_validation import InvalidFieldsError, validated
from desktop_app.errors import Message, VitrineError

_BATCH: Final = 5_000
_MIN_PERCENT: Final = Decimal(-100)
_MAX_PERCENT: Final = Decimal(1_000)


@dataclass(frozen=True, slots=True)
class SetField:
    """Give all products the same value.

    Attributes:
        field: of ``EDITABLE_FIELDS``, but not the SKU.
        text: as typed; empty removes the value.
    """

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """Give all products the same attribute; an empty text removes it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangePrice:
    """Raise or lower the prices by a percentage, rounded to the decimals of the currency.

    Attributes:
        percent: 3 raises a price by 3 %, -3 lowers it.
    """

    percent: Decimal


BulkEdit: TypeAlias = SetField | SetAttribute | ChangePrice


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One line of the preview: a value of a product that is going to change.

    Attributes:
        field: of ``EDITABLE_FIELDS``.
        before, after: typed as in ``Product``.
    """

    product_id: int
    sku: str
    name: str
    field: str
    before: Any
    after: Any


def plan_bulk_edit(
    catalogue: Catalogue, product_ids: Sequence[int], edit: BulkEdit
) -> list[PlannedChange]:
    """Return what a bulk edit would change, in the order of ``product_ids``.

    Products that have the value already, or have no price to change, are left out.

    Raises:
        InvalidFieldsError: the value cannot be used.
        VitrineError: the percentage is out of range.
        ValueError: the field cannot be the same for several products.
    """
    _check(edit)
    planned = []
    for start in range(0, len(product_ids), _BATCH):
        ids = product_ids[start : start + _BATCH]
        products = catalogue.products.get(ids)
        known = [products[number] for number in ids if number in products]
        planned += [change for product in known for change in _changes(product, edit)]
    return planned


def apply_bulk_edit(catalogue: Catalogue, planned: Sequence[PlannedChange]) -> None:
    """Carry out planned changes, inside a recorded action.

    Raises:
        VitrineError: a product was changed since the changes were planned.
    """
    for start in range(0, len(planned), _BATCH):
        batch = planned[start : start + _BATCH]
        products = catalogue.products.get([change.product_id for change in batch])
        for change in batch:
            product = products.get(change.product_id)
            if product is None or getattr(product, change.field) != change.before:
                raise VitrineError(
                    Message("The product {sku} was changed meanwhile.", sku=change.sku),
                    Message("Look at the preview again."),
                )
        catalogue.products.update({one.product_id: {one.field: one.after} for one in batch})


def _check(edit: BulkEdit) -> None:
    if isinstance(edit, ChangePrice):
        if not (edit.percent.is_finite() and _MIN_PERCENT <= edit.percent <= _MAX_PERCENT):
            raise VitrineError(
                Message("A price cannot be changed by {percent} %.", percent=edit.percent),
                Message("Give a number from -100 to 1000."),
            )
    elif isinstance(edit, SetField) and edit.field in ("sku", "attributes"):
        raise ValueError(f"several products cannot have the same {edit.field}")


def _changes(product: Product, edit: BulkEdit) -> Iterator[PlannedChange]:
    match edit:
        case ChangePrice(percent):
            if product.price is None:
                return
            changed = rounded(product.price * (100 + percent) / 100, product.currency)
            typed: dict[str, Any] = {"price": changed}
        case SetAttribute(name, text):
            typed = {"attributes": {name: text}}
        case SetField(field, text):
            typed = {field: text}
    values, problems = validated(typed, product)
    if problems:
        raise InvalidFieldsError(problems)
    for field, after in values.items():
        before = getattr(product, field)
        yield PlannedChange(product.id, product.sku, product.name, field, before, after)
