"""How a user resolves a group of possible duplicates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

ResolutionKind = Literal["merge", "variant", "different", "later"]

# Fields of the reference that a merge may set.
MERGED_FIELDS: Final = (
    "name",
    "brand",
    "category",
    "price",
    "currency",
    "gtin",
    "description",
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """A user's decision about some products.

    Attributes:
        product_ids: two or more, the reference first.
        fields: only for a merge: values for the reference by name of ``MERGED_FIELDS``,
            typed as in ``Product``.
    """

    kind: ResolutionKind
    product_ids: tuple[int, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
