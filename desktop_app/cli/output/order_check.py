"""An order beside what was counted, as JSON and as text."""

from typing import Any, Final

from desktop_app.engine.counting.order_check import CheckedLine, OrderCheck, OrderState

_STATES: Final[dict[OrderState, str]] = {
    "complete": "complete",
    "missing": "{} missing",
    "too many": "{} too many",
    "unordered": "not ordered",
}


def order_as_json(check: OrderCheck, *, all_read: bool) -> dict[str, Any]:
    """Return the lines of an order as JSON values.

    Args:
        check: the comparison.
        all_read: whether every photo could be read; without one no order is complete.
    """
    return {
        "order": [
            {
                "sku": line.sku,
                "name": line.name,
                "ordered": line.ordered,
                "counted": line.counted,
                "state": line.state,
                "in_catalog": line.product is not None,
            }
            for line in check.lines
        ],
        "unknown": check.unknown,
        "complete": check.is_complete and all_read,
    }


def order_as_lines(check: OrderCheck, *, all_read: bool) -> list[str]:
    """Return the lines of an order as lines of text; arguments as of ``order_as_json``."""
    return [
        "Order complete" if check.is_complete and all_read else f"Order: {_summary(check)}",
        *map(_line, check.lines),
    ]


def _summary(check: OrderCheck) -> str:
    parts = {
        "missing": check.missing,
        "too many": check.too_many,
        "not ordered": check.not_ordered,
        "unknown": check.unknown,
    }
    found = [f"{count} {state}" for state, count in parts.items() if count]
    return ", ".join(found) or "not all photos could be read"


def _line(line: CheckedLine) -> str:
    absent = "" if line.product is not None else ", not in the catalogue"
    state = _STATES[line.state].format(abs(line.difference))
    return f"  {line.counted:3} of {line.ordered:<3}  {line.sku}  {line.name} ({state}{absent})"
