"""A category that a product may belong to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CategoryProposal:
    """A proposed category.

    Attributes:
        category: the product's present category, which its pictures contradict; empty if it
            has none.
        proposed: the category of the products that look alike.
        probability: that ``proposed`` is right, 0..1.
    """

    product_id: int
    sku: str
    name: str
    category: str
    proposed: str
    probability: float
