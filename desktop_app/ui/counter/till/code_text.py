"""What a scanned code says about an item, in words."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.code import CodeContents
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_decimal, format_money
from desktop_app.ui.i18n.time_format import format_day


@dataclass(frozen=True, slots=True)
class CodeDetail:
    """A short text; ``is_warning`` if a date is past."""

    text: str
    is_warning: bool = False


def code_details(code: CodeContents, currency: str, today: date) -> list[CodeDetail]:
    """Return amount, batch and dates of a code, as far as it has them.

    Args:
        code: what it says.
        currency: of a price on it.
        today: the day at the shop.
    """
    found = []
    if code.amount.weight_kg is not None:
        weight = format_decimal(float(code.amount.weight_kg), 3)
        found.append(CodeDetail(localised_text(Message("{weight} kg", weight=weight))))
    if code.amount.price is not None:
        price = format_money(code.amount.price, currency)
        found.append(CodeDetail(localised_text(Message("{price} on the label", price=price))))
    if code.batch:
        found.append(CodeDetail(localised_text(Message("Batch {batch}", batch=code.batch))))
    if code.use_by is not None:
        found.append(_day(Message("Use by {day}"), code.use_by, today))
    if code.best_before is not None:
        found.append(_day(Message("Best before {day}"), code.best_before, today))
    return found


def _day(text: Message, day: date, today: date) -> CodeDetail:
    shown = localised_text(Message(text.template, day=format_day(day)))
    if day >= today:
        return CodeDetail(shown)
    return CodeDetail(localised_text(Message("{text}: past", text=shown)), is_warning=True)
