"""Problems with products and pictures that a merchandiser can fix."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.domain.product_list import ProductFilter

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
    """A problem with a product or one of its pictures.

    Attributes:
        product_id, sku, name: the product.
        picture_id: the picture; 0 if the issue is about the product itself.
        other_picture_id: the picture that it repeats or is confused with; 0 if none.
        value: the measured value: pixels of the shorter side, brightness 0..1, sharpness
            0..1, similarity 0..1, or the ratio of the longer side to the shorter one.
        other_sku: SKU of the other picture's product, if that is another product.
    """

    product_id: int
    sku: str
    name: str
    picture_id: int = 0
    other_picture_id: int = 0
    value: float = 0.0
    other_sku: str = ""


@dataclass(frozen=True, slots=True)
class IssueList:
    """The issues of one kind, worst first.

    Attributes:
        kind: of the issues.
        issues: the worst ones, or all.
        unlisted: number of further issues.
    """

    kind: IssueKind
    issues: tuple[Issue, ...]
    unlisted: int = 0

    @property
    def total(self) -> int:
        """Number of all issues."""
        return len(self.issues) + self.unlisted

    @property
    def products(self) -> ProductFilter:
        """The products with these issues; only the listed ones if no condition says which."""
        if self.unlisted and self.kind == "no_picture":
            return ProductFilter(states=frozenset({"no_picture"}))
        return ProductFilter(product_ids=frozenset(one.product_id for one in self.issues))
