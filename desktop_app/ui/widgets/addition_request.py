"""A product that the user wants to add, and what is known of it already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from desktop_app.domain.code import CodeContents
from desktop_app.ui.widgets.photo_query import Photo

# Longer codes, and those with blanks or web addresses, are no article numbers.
_MAX_SKU_LENGTH: Final = 40


@dataclass(frozen=True, slots=True)
class AdditionRequest:
    """What a new product begins with.

    Attributes:
        photos: that show it; the first one is compared with the catalogue.
        name: of the product; empty if it is not known.
        codes: what its bar codes say; the catalogue has none of them.
    """

    photos: tuple[Photo, ...] = field(default=(), compare=False, repr=False)
    name: str = ""
    codes: tuple[CodeContents, ...] = ()

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts to begin with, by field: name, GTIN and SKU, as far as they are known."""
        gtin = next((code.number for code in self.codes if code.gtin is not None), "")
        numbers = [key for code in self.codes if code.gtin is None for key in code.keys]
        sku = next((number for number in numbers if _is_number(number)), "")
        texts = {"name": self.name, "gtin": gtin, "sku": sku}
        return {name: text for name, text in texts.items() if text}


def _is_number(key: str) -> bool:
    """Return whether a code may be the article number of a shop."""
    return len(key) <= _MAX_SKU_LENGTH and "://" not in key and not any(map(str.isspace, key))
