"""A user's resolution of a group of possible duplicates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

# What a user says of two products.
ResolutionKind = Literal["merge", "variant", "different", "later"]


# Fields of a product that a merge may take from any of its members.
MERGED_FIELDS = ("name", "brand", "category", "price", "currency", "gtin", "description")


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the user says of some products.

    Attributes:
        kind: ``merge``, ``variant``, ``different`` or ``later``.
        product_ids: two or more; the reference first.
        fields: of a merge, values for the reference by name of ``MERGED_FIELDS``,
            as ``Product`` has them.
    """

    kind: ResolutionKind
    product_ids: tuple[int, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
