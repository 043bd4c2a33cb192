"""Sums of a tally as text."""

from desktop_app.domain.tally import Tally
from desktop_app.ui.i18n.number_format import format_money


def sums_text(tally: Tally) -> str:
    """Return the sum of each currency, joined by a plus: currencies are never added."""
    return " + ".join(format_money(total, currency) for currency, total in tally.sums().items())
