"""What a scanned code says: a SKU, a GTIN, a scale label or a GS1 message."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.catalogue.gtin import gtin_14, with_check_digit
from desktop_app.domain.code import Amount, CodeContents
from desktop_app.domain.scale_label import ScaleLabel, ScaleLabelPattern

if TYPE_CHECKING:
    from biip.gs1_element_strings import GS1ElementString

_GTIN: Final = re.compile(r"\d{8}|\d{12,14}")
# Prefixes of 13-digit numbers that shops assign themselves.
_SHOP_NUMBER: Final = re.compile(r"0?(02|04|2\d)\d{11}")
# Symbology identifiers, the web addresses of digital links, and a GTIN in front of more.
_GS1: Final = re.compile(r"\](C1|d2|Q3|e0)|https?://|01\d{14}.")
_BATCH, _BEST_BEFORE, _USE_BY = "10", "15", "17"
# The start of the identifiers of net weights in kg and of prices; identifiers of counts.
_WEIGHT_KG, _PRICE = "310", "392"
_COUNTS: Final = ("30", "37")


def read_code(
    text: str, *, is_gs1: bool = False, scale_labels: Sequence[ScaleLabelPattern] = ()
) -> CodeContents:
    """Return what a code says.

    Args:
        text: as a camera or a keyboard scanner has read it.
        is_gs1: whether it is known to be a GS1 element string; digital links, and element
            strings with a symbology identifier, are recognised in any case.
        scale_labels: the patterns of the shop's scale labels; the first that fits counts.
    """
    text = text.strip()
    if _GTIN.fullmatch(text) and (gtin := gtin_14(text)) is not None:
        return _number_contents(text, gtin, scale_labels)
    if (is_gs1 or _GS1.match(text)) and (contents := _gs1_contents(text)) is not None:
        return contents
    return CodeContents(text, (text,) if text else ())


def _number_contents(
    text: str, gtin: str, scale_labels: Sequence[ScaleLabelPattern]
) -> CodeContents:
    if _SHOP_NUMBER.fullmatch(gtin) is None:
        return CodeContents(text, (text,), text)
    for pattern in scale_labels:
        if (label := pattern.read(gtin[1:])) is not None:
            return CodeContents(text, _item_keys(label, gtin[1:], pattern), amount=label.amount)
    return CodeContents(text, (text,))


def _item_keys(label: ScaleLabel, ean_13: str, pattern: ScaleLabelPattern) -> tuple[str, ...]:
    """Return how shops write the item of a scale label in their catalogue."""
    # The code of the item without an amount: its value is zero.
    item_digits = zip(pattern.text, ean_13, strict=True)
    base = "".join("0" if sign in "WPNC" else digit for sign, digit in item_digits)
    without_check = base[:-1]
    keys = (label.item, label.item.lstrip("0"), with_check_digit(without_check))
    return tuple(dict.fromkeys(key for key in keys if key))


def _gs1_contents(text: str) -> CodeContents | None:
    """Return what a GS1 message or digital link says; None if it names no product."""
    # Imported here because it takes 180 ms.
    import biip
    from biip import ParseConfig, ParseError

    try:
        # A date that does not exist must not hide the product.
        parsed = biip.parse(text, config=ParseConfig(gs1_element_strings_verify_date=False))
    except ParseError:
        return None
    message = parsed.gs1_message or parsed.gs1_digital_link_uri
    if message is None:
        return None
    elements = {element.ai.ai: element for element in message.element_strings}
    gtin = gtin_14(elements["01"].value) if "01" in elements else None
    if gtin is None:
        return None
    batch = elements.get(_BATCH)
    return CodeContents(
        text,
        (gtin,),
        gtin,
        amount=_gs1_amount(elements),
        batch="" if batch is None else batch.value,
        best_before=_date(elements.get(_BEST_BEFORE)),
        use_by=_date(elements.get(_USE_BY)),
    )


def _gs1_amount(elements: "Mapping[str, GS1ElementString]") -> Amount:
    for ai, element in elements.items():
        if ai.startswith(_WEIGHT_KG) and element.decimal:
            return Amount(weight_kg=element.decimal)
        if ai.startswith(_PRICE) and element.decimal:
            return Amount(price=element.decimal)
        if ai in _COUNTS and (count := int(element.value)):
            return Amount(count=count)
    return Amount()


def _date(element: "GS1ElementString | None") -> date | None:
    return None if element is None else element.date
