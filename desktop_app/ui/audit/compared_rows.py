"""The rows of the table of compared products: fields, and attributes of the shop's table."""

from collections.abc import Sequence
from itertools import chain
from typing import Final, NamedTuple

from desktop_app.domain.duplicate_group import GroupMember
from desktop_app.ui.i18n.language import localised_product

# Below SKU and name.
_DIFFERING_PLACE: Final = 2


class Row(NamedTuple):
    """A row of the table.

    Attributes:
        name: of a field, or of an attribute as the shop's table calls it.
        differs: for an attribute, whether the products differ in it, apart from case.
    """

    name: str
    is_attribute: bool = False
    differs: bool = False


def compared_rows(fields: Sequence[str], members: Sequence[GroupMember]) -> list[Row]:
    """Return the rows: attributes that differ follow the first two fields.

    Translated names, categories and descriptions are values of these fields, no rows.

    Args:
        fields: names of the fields, SKU and name first.
        members: the products.
    """
    attributes = [localised_product(member.product).attributes for member in members]
    differing: list[Row] = []
    alike: list[Row] = []
    for name in dict.fromkeys(chain.from_iterable(attributes)):
        differs = len({values.get(name, "").casefold() for values in attributes}) > 1
        (differing if differs else alike).append(Row(name, is_attribute=True, differs=differs))
    known = list(map(Row, fields))
    return [*known[:_DIFFERING_PLACE], *differing, *known[_DIFFERING_PLACE:], *alike]
