"""An edit of many products, and its effect on each of them for the preview."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, Final, TypeAlias

from desktop_app.domain.currency import rounded
from desktop_app.domain.product import ATTRIBUTE_PREFIX, Category, Product
from desktop_app.engine.categories.category_names import category_attributes
from desktop_app.engine.editing.field_validation import (
    FieldProblem,
    InvalidFieldsError,
    validated,
)
from desktop_app.errors import Message, VitrineError

# Fields that several products can share; besides, attributes as ``attribute: NAME``.
SHARED_FIELDS: Final = ("category", "brand", "price", "currency", "name", "description")
# Fields that can be emptied.
CLEARABLE_FIELDS: Final = (*SHARED_FIELDS, "gtin")
# Fields with texts in which a part can be replaced.
TEXT_FIELDS: Final = ("name", "brand", "category", "description")
_MIN_PERCENT: Final = Decimal(-100)
_MAX_PERCENT: Final = Decimal(1_000)
_MAX_AMOUNT: Final = Decimal(1_000_000_000)


@dataclass(frozen=True, slots=True)
class SetField:
    """Give all products the same value.

    Attributes:
        field: of ``SHARED_FIELDS`` or ``CLEARABLE_FIELDS``, or ``attribute: NAME``.
        text: as typed; empty removes the value.
        language: code of a language; where a product has the name or the description in it,
            that one is changed.
    """

    field: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Replace a part of the text of a field, wherever it occurs.

    Attributes:
        field: of ``TEXT_FIELDS``, or ``attribute: NAME``.
        old: the text to find; ``*`` and the like have no special meaning.
        new: what takes its place; may be empty.
        matches_case: whether capital and small letters are different.
        language: as for ``SetField``; also for the category.
    """

    field: str
    old: str
    new: str
    matches_case: bool = True
    language: str = ""


@dataclass(frozen=True, slots=True)
class ChangePrice:
    """Raise or lower the prices, first by a percentage, then by an amount.

    Attributes:
        percent: 3 raises a price by 3 %, -3 lowers it.
        amount: is added, in units of each price's currency.
        step: new prices are rounded half up to multiples of it; 0 for the decimals of the
            currency.
        offset: is added after rounding: -0.01 for prices such as 4.99.
    """

    percent: Decimal = Decimal(0)
    amount: Decimal = Decimal(0)
    step: Decimal = Decimal(0)
    offset: Decimal = Decimal(0)


BulkEdit: TypeAlias = SetField | ReplaceText | ChangePrice


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One line of the preview: a product that is going to change, or cannot.

    Attributes:
        product: as it is now.
        field: of ``Product``, or ``attribute: NAME``.
        before, after: the values, typed as in ``Product``.
        values: all fields to set; also the category's names in other languages.
        problem: why the product cannot be changed; None if it can.
    """

    product: Product
    field: str
    before: Any
    after: Any
    values: Mapping[str, Any]
    problem: Message | None = None


def check_edit(edit: BulkEdit) -> None:
    """Refuse an edit that no product could take.

    Raises:
        InvalidFieldsError: a value cannot be used; its problems name the attribute of the
            edit as ``field``.
        ValueError: the field cannot be the same for several products.
    """
    problem = _CHECKS[type(edit)](edit)
    if problem is not None:
        raise InvalidFieldsError([problem])


def planned_changes(
    products: Sequence[Product], edit: BulkEdit, categories: Mapping[str, Category]
) -> list[PlannedChange]:
    """Return what an edit would do, in the order of ``products``.

    Products that have the value already, or none to change, are left out.

    Args:
        products: the products.
        edit: was checked.
        categories: the known categories, which have names in other languages.
    """
    typed = _new_value(edit)
    changes = []
    for product in products:
        field = _field(product, edit)
        before = value_of(product, field)
        try:
            given = typed(product, before)
        except VitrineError as error:
            changes.append(PlannedChange(product, field, before, before, {}, error.message))
            continue
        if given is not None:
            change = _planned(product, field, before, given, categories)
            if change.problem is not None or change.values:
                changes.append(change)
    return changes


def value_of(product: Product, field: str) -> Any:
    """Return the value of a field of ``Product``, or of ``attribute: NAME``."""
    if field.startswith(ATTRIBUTE_PREFIX):
        return product.attributes.get(field.removeprefix(ATTRIBUTE_PREFIX), "")
    return getattr(product, field)


def _field(product: Product, edit: BulkEdit) -> str:
    """Return the field that an edit changes in a product: a translation if it has one."""
    if isinstance(edit, ChangePrice):
        return "price"
    has_key = isinstance(edit, SetField) and edit.field == "category"
    translated = f"{edit.field}_{edit.language}"
    if edit.language and not has_key and translated in product.attributes:
        return f"{ATTRIBUTE_PREFIX}{translated}"
    return edit.field


def _planned(
    product: Product, field: str, before: Any, given: Any, categories: Mapping[str, Category]
) -> PlannedChange:
    values, problems = validated(_typed(field, given), product)
    if problems:
        return PlannedChange(product, field, before, given, {}, problems[0].message)
    if "category" in values:
        attributes = category_attributes(product, values["category"], categories)
        if attributes != product.attributes:
            values["attributes"] = attributes
    after = values.get(field, before)
    if field.startswith(ATTRIBUTE_PREFIX) and "attributes" in values:
        after = values["attributes"].get(field.removeprefix(ATTRIBUTE_PREFIX), "")
    return PlannedChange(product, field, before, after, values)


def _typed(field: str, given: Any) -> dict[str, Any]:
    if field.startswith(ATTRIBUTE_PREFIX):
        return {"attributes": {field.removeprefix(ATTRIBUTE_PREFIX): given}}
    return {field: given}


def _new_value(edit: BulkEdit) -> Callable[[Product, Any], Any]:
    """Return a function from product and old value to the new value; None for no change."""
    match edit:
        case SetField(text=text):
            return lambda _product, _before: text
        case ReplaceText():
            return _replacement(edit)
        case ChangePrice():
            return lambda product, before: (
                None if before is None else _changed_price(before, product.currency, edit)
            )


def _replacement(edit: ReplaceText) -> Callable[[Product, Any], Any]:
    flags = 0 if edit.matches_case else re.IGNORECASE
    pattern = re.compile(re.escape(unicodedata.normalize("NFC", edit.old)), flags)
    new = edit.new

    def replaced(_product: Product, before: Any) -> str | None:
        text, count = pattern.subn(lambda _: new, unicodedata.normalize("NFC", before))
        return text if count else None

    return replaced


def _changed_price(price: Decimal, currency: str, edit: ChangePrice) -> Decimal:
    changed = price * (100 + edit.percent) / 100 + edit.amount
    try:
        if edit.step:
            steps = (changed / edit.step).quantize(Decimal(1), ROUND_HALF_UP)
            changed = steps * edit.step + edit.offset
        changed = rounded(changed, currency)
    except InvalidOperation as error:
        raise VitrineError(Message("The price would be too large.")) from error
    if changed < 0 or (price and not changed and edit.percent != _MIN_PERCENT):
        raise VitrineError(Message("The price would be 0 or less."))
    return changed


def _set_field_problem(edit: SetField) -> FieldProblem | None:
    is_attribute = edit.field.startswith(ATTRIBUTE_PREFIX)
    if not is_attribute and edit.field not in (SHARED_FIELDS if edit.text else CLEARABLE_FIELDS):
        raise ValueError(f"several products cannot have the same {edit.field}")
    _, problems = validated(_typed(edit.field, edit.text))
    return FieldProblem("text", problems[0].message) if problems else None


def _replace_text_problem(edit: ReplaceText) -> FieldProblem | None:
    if not edit.field.startswith(ATTRIBUTE_PREFIX) and edit.field not in TEXT_FIELDS:
        raise ValueError(f"{edit.field} has no text to replace")
    return None if edit.old else FieldProblem("old", Message("Enter the text to replace."))


def _price_problem(edit: ChangePrice) -> FieldProblem | None:
    if not (edit.percent.is_finite() and _MIN_PERCENT <= edit.percent <= _MAX_PERCENT):
        return FieldProblem(
            "percent",
            Message("Give a number from -100 to 1000."),
        )
    if not (edit.amount.is_finite() and abs(edit.amount) <= _MAX_AMOUNT):
        return FieldProblem("amount", Message("{amount} is not an amount.", amount=edit.amount))
    return None


_CHECKS: Final[dict[type, Callable[[Any], FieldProblem | None]]] = {
    SetField: _set_field_problem,
    ReplaceText: _replace_text_problem,
    ChangePrice: _price_problem,
}
