"""A product and its category as the shop describes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from desktop_app.domain.picture import Picture

_LEAST_GTIN: Final = 8


# A further column such as ``name_zh``: a field in a language that the window has.
TRANSLATION: Final = re.compile(r"(name|category|description)_(en|zh)")


def is_gtin(text: str) -> bool:
    """Return whether this may be a barcode number, and not a word or a row of zeros."""
    return len(text) >= _LEAST_GTIN and len(set(text)) > 1


@dataclass(frozen=True, slots=True)
class Product:
    """A product as the shop describes it. All text is plain text.

    Attributes:
        id: its number in this catalogue, never reused.
        sku: the shop's own key, unique in the catalogue.
        price: in units of ``currency``; None when not known.
        currency: as the shop writes it, ``EUR`` or ``¥``.
        gtin: barcode number, digits as written.
        attributes: further columns of the shop's table, name to value; among them
            ``name_zh`` and the like, see ``in_language``.
        aliases: SKUs of products that were merged into it, sorted.
    """

    id: int
    sku: str
    name: str = ""
    brand: str = ""
    category: str = ""
    price: Decimal | None = None
    currency: str = ""
    gtin: str = ""
    description: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()

    def in_language(self, code: str) -> "Product":
        """Return the product as the shop describes it in a language, for showing it.

        Name, category and description come from the attributes ``name_zh``,
        ``category_zh``, ``description_zh`` where these are given, and stay as they
        are where not. No attribute of this kind is left, of either language.

        Args:
            code: of the language, ``en`` or ``zh``.
        """
        texts, attributes = {}, {}
        for heading, value in self.attributes.items():
            parts = TRANSLATION.fullmatch(heading)
            if parts is None:
                attributes[heading] = value
            elif parts[2] == code:
                texts[parts[1]] = value
        return replace(
            self,
            name=texts.get("name", self.name),
            category=texts.get("category", self.category),
            description=texts.get("description", self.description),
            attributes=attributes,
        )


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the catalogue.

    Attributes:
        products: how many are of it.
        names: what it is called in other languages, by code; see
            ``Product.in_language``.
    """

    products: int
    names: Mapping[str, str] = field(default_factory=dict)


# What a column of a table can mean; all but the sku may be missing.
FIELDS = (
    "sku",
    "name",
    "brand",
    "category",
    "price",
    "currency",
    "gtin",
    "description",
    "image",
)


@dataclass(frozen=True, slots=True)
class ProductDetail:
    """A product with all its pictures."""

    product: Product
    pictures: tuple[Picture, ...]
