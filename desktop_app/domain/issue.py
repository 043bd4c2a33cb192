"""Problems with products and pictures that a merchandiser can fix."""

from dataclasses import dataclass
from typing import Literal

IssueKind = Literal[
    "no_picture",
    "one_picture",
    "blurred",
    "dark",
    "tiny",
    "unusual_shape",
    "repeated_picture",
    "misplaced_picture",
    "confusable",
]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something about a product that wants to be mended.

    Attributes:
        product_id, sku, name: the product.
        picture_id: the picture concerned; 0 when it is about the product itself.
        other_id: the picture that it is confused with or the same as; 0 for none.
        value: what was measured: pixels of the shorter side, brightness 0..1, sharpness
            0..1, likeness 0..1, or how much longer one side is than the other.
        other_sku: of the product that the other picture counts for, where that is another.
    """

    product_id: int
    sku: str
    name: str
    picture_id: int = 0
    other_id: int = 0
    value: float = 0.0
    other_sku: str = ""


@dataclass(frozen=True, slots=True)
class IssueList:
    """Everything of one kind, worst first."""

    kind: IssueKind
    issues: tuple[Issue, ...]
