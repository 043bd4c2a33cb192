"""The products of a page that a command for products can apply to."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProductScope:
    """The products that a page lists, and those that are selected in it.

    Attributes:
        shown_ids: ids of the listed products, in this order; None if the page has no list.
        selected_ids: ids of the selected products, in the order of the list.
    """

    shown_ids: Collection[int] | None = None
    selected_ids: Collection[int] = ()
