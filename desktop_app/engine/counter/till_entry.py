"""What the shop's till is told about an accepted product."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from desktop_app.domain.tally import TallyLine
from desktop_app.domain.timestamps import utc_text

FIELDS: Final = (
    *("id", "accepted_at", "station", "sku", "name", "brand", "category", "gtin"),
    *("price", "currency", "count", "weight_kg", "total", "batch", "best_before", "use_by"),
    *("code", "verdict", "customer"),
)
# The columns of tables that earlier versions have begun.
EARLIER_FIELDS: Final = (FIELDS[: FIELDS.index("customer")],)


@dataclass(frozen=True, slots=True)
class TillEntry:
    """One acceptance, as text by field.

    Attributes:
        id: unique in the world; a till that gets an entry twice drops the second one.
        values: text by name, one for each of ``FIELDS``; dates are ISO 8601, decimals have a
            point.
    """

    id: str
    values: Mapping[str, str]

    def as_json(self) -> bytes:
        """Return the entry as a JSON object."""
        return msgspec.json.encode({**self.values, "count": int(self.values["count"])})

    @staticmethod
    def from_json(text: bytes) -> "TillEntry":
        """Return the entry of a JSON object.

        Raises:
            ValueError: it is none of an entry.
        """
        found = msgspec.json.decode(text, type=dict[str, str | int])
        values = {name: str(found.get(name, "")) for name in FIELDS}
        if not values["id"] or not values["count"].isdecimal():
            raise ValueError(values["id"])
        return TillEntry(values["id"], values)


def till_entry(
    line: TallyLine, entry_id: str, station: str, *, count: int = 1, customer: str = ""
) -> TillEntry:
    """Return the entry of an acceptance.

    Args:
        line: the line of the tally that it went to.
        entry_id: unique in the world.
        station: name of this computer.
        count: number of pieces that were accepted now.
        customer: number of the customer, equal for all that one customer has.
    """
    product, code, accepted = line.accepted.product, line.code, line.accepted
    total = None if line.unit_price is None else line.unit_price * count
    values: dict[str, str | Decimal | date | int | None] = {
        "id": entry_id,
        "accepted_at": utc_text(accepted.accepted_at),
        "station": station,
        "sku": product.sku,
        "name": product.name,
        "brand": product.brand,
        "category": product.category,
        "gtin": product.gtin,
        "price": line.unit_price,
        "currency": product.currency,
        "count": count,
        "weight_kg": line.weight_kg,
        "total": total,
        "batch": None if code is None else code.batch,
        "best_before": None if code is None else code.best_before,
        "use_by": None if code is None else code.use_by,
        "code": None if code is None else code.text,
        "verdict": accepted.verdict,
        "customer": customer,
    }
    return TillEntry(entry_id, {name: _text(value) for name, value in values.items()})


def _text(value: str | Decimal | date | int | None) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
