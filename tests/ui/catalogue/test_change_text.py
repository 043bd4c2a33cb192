"""Every kind of change is told in plain words."""

from decimal import Decimal
from typing import Any

import pytest

from desktop_app.domain.action import ActionKind, ProductChange
from desktop_app.ui.catalogue.change_text import action_text, change_text


def changed(field: str, before: Any, after: Any, kind: ActionKind = "edit") -> ProductChange:
    return ProductChange(1, kind, "table.csv", "anna", "till", "", field, before, after)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("field", "before", "after", "text"),
    [
        ("name", "", "Ball", "Name: (empty) → Ball"),
        ("price", Decimal("1.50"), None, "Price: 1.50 → (empty)"),
        ("description", "a\nb", "x" * 80, f"Description: a b → {'x' * 59}…"),
        ("attributes", {"size": "M", "b": "1"}, {"size": "L", "c": "2"}, None),
        ("attributes", {}, {}, "Attributes"),
        ("product", 0, 1, "Product added"),
        ("product", 1, 0, "Product deleted"),
        ("picture", None, 7, "Picture added"),
        ("picture", 7, None, "Picture removed"),
        ("picture_moved", "[1]", "[2]", "File of a picture moved or renamed"),
        ("main_picture_id", None, 7, "Main picture chosen"),
        ("alias", None, "OLD", "Other SKU added: OLD"),
        ("alias", "OLD", None, "Other SKU removed: OLD"),
        ("merged_into", None, 3, "Merged into another product"),
        ("archived_at", None, "2026-11-21T16:00:00Z", "Archived"),
        ("archived_at", "2026-11-21T16:00:00Z", None, "Unarchived"),
        ("later_field", "a", "b", "later_field"),
    ],
)
def test_a_change_in_words(field: str, before: Any, after: Any, text: str | None) -> None:
    expected = text or "size: M → L · b: 1 → (empty) · c: (empty) → 2"
    assert change_text(changed(field, before, after)) == expected


@pytest.mark.usefixtures("english")
def test_braces_in_values_are_no_fields() -> None:
    assert change_text(changed("name", "{x}", "{0}")) == "Name: {x} → {0}"
    assert change_text(changed("attributes", {"{a}": "1"}, {"{a}": "2"})) == "{a}: 1 → 2"


@pytest.mark.usefixtures("english")
def test_the_import_that_changed_something_is_named() -> None:
    assert action_text(changed("name", "a", "b", "import")) == "Import of table.csv"
    assert action_text(changed("name", "a", "b")) == ""
