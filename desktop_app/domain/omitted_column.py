"""A column of an imported table that is no field of a product."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

ColumnKind: TypeAlias = Literal["price", "gtin", "pictures"]


@dataclass(frozen=True, slots=True)
class OmittedColumn:
    """A column that has values: they become attributes, or are left out.

    Attributes:
        number: of the column, from 1.
        heading: empty if the column has none; its values are then left out.
        looks_like: what its heading or its values look like, if that may be missed.
    """

    number: int
    heading: str
    looks_like: ColumnKind | None
