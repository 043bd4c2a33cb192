"""An edit does not replace what somebody else has changed meanwhile."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.domain.product import Product
from desktop_app.engine.editing.edit_conflicts import edit_conflicts

SEEN = Product(1, "A-1", "Ball", price=Decimal(3), attributes={"size": "M", "colour": "red"})
MEANWHILE = "This was changed elsewhere meanwhile"
AGAIN = "Save again to replace it."


@pytest.mark.parametrize(
    ("meanwhile", "values", "sentence"),
    [
        ({}, {"name": "Red ball"}, ""),
        ({"brand": "Acme"}, {"name": "Red ball"}, ""),
        *(
            (
                {"name": now},
                {"name": "Red ball"},
                f"{MEANWHILE}{to}. {AGAIN}",
            )
            for now, to in (("Toy", ", to Toy"), ("", ""), ("x" * 61, ""))
        ),
        (
            {"price": Decimal(4)},
            {"price": Decimal(5)},
            f"{MEANWHILE}, to 4. {AGAIN}",
        ),
    ],
)
def test_only_fields_of_the_edit_are_in_conflict(
    meanwhile: dict[str, Any], values: dict[str, Any], sentence: str
) -> None:
    conflicts = edit_conflicts(values, SEEN, replace(SEEN, **meanwhile))
    assert [str(one.message) for one in conflicts] == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    ("meanwhile", "edited", "is_conflict"),
    [
        ({"size": "L", "colour": "red"}, {"size": "L", "colour": "blue"}, False),
        ({"size": "L", "colour": "red"}, {"size": "S", "colour": "red"}, True),
        # The edit would remove an attribute that was added meanwhile.
        ({"size": "M", "colour": "red", "fit": "wide"}, {"size": "M", "colour": "blue"}, True),
    ],
)
def test_attributes_are_compared_one_by_one(
    meanwhile: dict[str, str], edited: dict[str, str], is_conflict: bool
) -> None:
    current = replace(SEEN, attributes=meanwhile)
    conflicts = edit_conflicts({"attributes": edited}, SEEN, current)
    assert bool(conflicts) is is_conflict
