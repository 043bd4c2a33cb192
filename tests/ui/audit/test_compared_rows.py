"""The rows of the table of compared products."""

from desktop_app.domain.duplicate_group import GroupMember
from desktop_app.domain.product import Product
from desktop_app.ui.audit.compared_rows import Row, compared_rows


def _member(number: int, **attributes: str) -> GroupMember:
    return GroupMember(Product(number, f"S-{number}", attributes=attributes), ())


def test_attributes_that_differ_are_below_the_name_and_the_others_at_the_end() -> None:
    members = [_member(1, Material="Steel", Colour="red"), _member(2, Material="steel")]
    assert compared_rows(("sku", "name", "brand"), members) == [
        Row("sku"),
        Row("name"),
        Row("Colour", is_attribute=True, differs=True),
        Row("brand"),
        Row("Material", is_attribute=True),
    ]


def test_a_translated_name_is_no_row() -> None:
    members = [_member(1, name_zh="水壶"), _member(2, name_zh="锅")]
    assert compared_rows(("sku", "name"), members) == [Row("sku"), Row("name")]
