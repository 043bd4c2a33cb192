"""Validation of what a user types into the fields of a product."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from desktop_app.catalogue.gtin import with_check_digit
from desktop_app.catalogue.io.currencies import currency_code
from desktop_app.domain.product import Product, max_length
from desktop_app.domain.sku import normalised_sku
from desktop_app.errors import Message, VitrineError

EDITABLE_FIELDS: Final = (
    *("sku", "name", "brand", "category", "price", "currency", "gtin", "description"),
    "attributes",
)
_GTIN_LENGTHS: Final = (8, 12, 13, 14)
_PRICE: Final = re.compile(r"\d{1,12}([.,]\d{1,6})?")
# Such as a bar code that was scanned into the wrong field.
_TOO_LARGE: Final = re.compile(r"\d{13,}([.,]\d*)?")
_AMOUNT: Final = re.compile(r"(?P<before>[^\d.,]*)(?P<number>\d(?:.*\d)?)(?P<after>[^\d]*)")
_GROUPED: Final = re.compile(r"\d{1,3}([ '.,]?\d{3})*[.,]?\d*")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """Why the value of a field cannot be used.

    Attributes:
        field: name of ``EDITABLE_FIELDS``.
        message: one sentence.
    """

    field: str
    message: Message


class InvalidFieldsError(VitrineError):
    """Some fields cannot be used; nothing was changed.

    Attributes:
        problems: one for each of these fields.
        product: as it is saved; None for a new one or several.
    """

    def __init__(self, problems: Sequence[FieldProblem], product: Product | None = None) -> None:
        super().__init__(problems[0].message, Message("Correct the field, then try again."))
        self.problems = tuple(problems)
        self.product = product


def validated(
    typed: Mapping[str, Any], product: Product | None = None
) -> tuple[dict[str, Any], list[FieldProblem]]:
    """Return the values that typed text stands for, and the problems of the other fields.

    Args:
        typed: text by field of ``EDITABLE_FIELDS``; ``attributes`` is a mapping of texts, in
            which an empty one removes the attribute and others stay, or all attributes as
            pairs of name and text. Typed values, such as a ``Decimal`` price, are taken as
            they are. The text of a price may name its currency, as ``5.00 EUR`` does.
        product: what the fields belong to; values that are equal to its own are not
            validated and not returned.

    Raises:
        ValueError: a field is unknown.
    """
    if unknown := typed.keys() - set(EDITABLE_FIELDS):
        raise ValueError(f"these fields cannot be edited: {sorted(unknown)}")
    values: dict[str, Any] = {}
    problems = []
    for field, given in _with_named_currency(typed).items():
        if product is not None and given == getattr(product, field):
            continue
        try:
            value = _value(field, given, product)
        except VitrineError as error:
            problems.append(FieldProblem(field, error.message))
        else:
            if product is None or value != getattr(product, field):
                values[field] = value
    return values, problems


def _with_named_currency(typed: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields with the currency that the text of the price names as a field."""
    price, currency = typed.get("price"), typed.get("currency", "")
    if not isinstance(price, str):
        return typed
    parts = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", price).strip())
    if parts is None or bool(parts["before"]) == bool(parts["after"]):
        return typed
    named = currency_code(parts["before"] or parts["after"])
    if named is None or (currency and currency_code(currency) != named):
        return typed
    return {**typed, "price": parts["number"], "currency": named}


def _value(field: str, given: Any, product: Product | None) -> Any:
    if field == "attributes":
        return _attributes(given, product)
    if field == "price":
        return _price(given)
    text = _text(field, given)
    if field == "sku" and not text:
        raise VitrineError(Message("The SKU is missing."))
    if field == "gtin":
        return _gtin(text)
    # Signs become codes, as in an import.
    return (currency_code(text) or text) if field == "currency" else text


def _text(field: str, given: Any) -> str:
    # Codes are compared by their characters, so that wide and narrow forms are one.
    is_code = field in ("sku", "gtin", "currency")
    text = (
        unicodedata.normalize("NFKC" if is_code else "NFC", str(given))
        .replace("\r\n", "\n")
        .strip()
    )
    if field == "sku":
        text = normalised_sku(text)
    elif field != "description":
        text = " ".join(text.split())
    text = _CONTROL.sub("", text)
    longest = max_length(field)
    if len(text) > longest:
        raise VitrineError(Message("The text is longer than {count} characters.", count=longest))
    return text


def _price(given: Any) -> Decimal | None:
    if given is None or isinstance(given, Decimal):
        if given is not None and (not given.is_finite() or given < 0):
            raise VitrineError(Message("The price {price} is not a number.", price=given))
        return given
    text = unicodedata.normalize("NFKC", str(given)).strip()
    if not text:
        return None
    if _TOO_LARGE.fullmatch(text):
        raise VitrineError(Message("The price {price} is too large.", price=text))
    if not _PRICE.fullmatch(text):
        if _GROUPED.fullmatch(text):
            raise VitrineError(
                Message("Write the price {price} without thousands separators.", price=text)
            )
        raise VitrineError(Message("The price {price} is not a number.", price=text))
    return Decimal(text.replace(",", "."))


def _gtin(text: str) -> str:
    digits = text.replace(" ", "").replace("-", "")
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit() and len(digits) in _GTIN_LENGTHS):
        raise VitrineError(Message("A GTIN has 8, 12, 13 or 14 digits."))
    expected = with_check_digit(digits[:-1])[-1]
    if digits[-1] != expected:
        raise VitrineError(
            Message(
                "The last digit of the GTIN {gtin} would have to be {digit}.",
                gtin=digits,
                digit=expected,
            )
        )
    return digits


def _attributes(
    given: Mapping[str, str] | Sequence[tuple[str, str]], product: Product | None
) -> dict[str, str]:
    if isinstance(given, Mapping):
        given = _with_other_attributes(given, product)
    attributes: dict[str, str] = {}
    for heading, value in given:
        name, text = _text("attributes", heading), _text("description", value)
        if not text:
            continue
        if not name:
            raise VitrineError(Message("An attribute has no name."))
        if name in attributes:
            raise VitrineError(Message("Two attributes are called {name}.", name=name))
        attributes[name] = text
    return attributes


def _with_other_attributes(
    given: Mapping[str, str], product: Product | None
) -> list[tuple[str, str]]:
    """Return the attributes of a product with changed values in their places, new ones last."""
    own = {} if product is None else product.attributes
    changed = {
        name if name in own else _text("attributes", name): text for name, text in given.items()
    }
    return list({**own, **changed}.items())
