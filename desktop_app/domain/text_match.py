"""A product found by words."""

from dataclasses import dataclass
from typing import Final

# From here on all words are found as they are; below they are only spelt nearly like that.
EXACT_SCORE: Final = 0.3


@dataclass(frozen=True, slots=True)
class TextMatch:
    """A product that a text finds.

    Attributes:
        product_id: of the product, which is not merged into another one.
        score: 0..1, larger for a closer match; within a range, for a larger share of the name:

            =========  =======================================================================
            1          the text is the SKU, an alias or the GTIN; 0.99 if in another spelling
            0.8..0.9   the name begins with the text
            0.7..0.8   all words are in the name
            0.6..0.7   a SKU or GTIN begins with the text
            0.5..0.6   the pinyin of a name or brand begins with the words
            0.4..0.5   all words are somewhere in the product's texts
            0.3..0.4   the parts of the words are in the name, in any order
            0..0.3     words are spelt nearly like this
            =========  =======================================================================
    """

    product_id: int
    score: float
