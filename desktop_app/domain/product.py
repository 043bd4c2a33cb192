"""A product and its category, as the shop's table describes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final

from desktop_app.domain.picture import Picture

# What a column of an imported table can mean; only the SKU is required.
IMPORT_FIELDS: Final = (
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
# What the columns of an exported table can mean besides.
EXPORT_FIELDS: Final = ("aliases", "created_at", "updated_at", "archived_at")
# The longest texts of products, in characters; see ``max_length``.
_MAX_LENGTHS: Final = {"sku": 200, "currency": 12, "description": 100_000, "aliases": 100_000}
_MAX_LENGTH: Final = 1_000
# Between several values in one cell of a table.
VALUE_SEPARATOR: Final = "|"
# The attribute with web addresses of pictures, and names of files that an import did not find.
PICTURE_NAMES: Final = "image (from the table)"
# Before the heading of an attribute that is called like a field.
ATTRIBUTE_PREFIX: Final = "attribute: "
# Attributes such as ``name_zh``: a field in one of the window's languages.
TRANSLATED_COLUMN: Final = re.compile(r"(name|category|description)_(en|zh)")


def max_length(field_name: str) -> int:
    """Return the largest number of characters of a field, or of the name of an attribute.

    The values of attributes are as long as descriptions.
    """
    return _MAX_LENGTHS.get(field_name, _MAX_LENGTH)


@dataclass(frozen=True, slots=True)
class Product:
    """A product as the shop describes it. All text is plain text.

    Attributes:
        id: number in this catalogue, never reused.
        sku: the shop's own key, unique in the catalogue.
        price: in units of ``currency``; None if unknown.
        currency: as the shop writes it, ``EUR`` or ``¥``.
        gtin: bar code number, digits as written; UPC and EAN forms of one number are equal.
        attributes: other columns of the shop's table, name to value; among them
            ``name_zh`` and the like, see ``in_language``.
        aliases: SKUs of products merged into this one, sorted.
        created_at, updated_at: UTC, ``2026-11-21T16:00:00Z``; not compared.
        archived_at: since when it is neither found nor audited; None if it is.
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
    created_at: str = field(default="", compare=False)
    updated_at: str = field(default="", compare=False)
    archived_at: str | None = None

    def with_values(self, values: Mapping[str, Any]) -> "Product":
        """Return the product with other values of some fields, by name.

        It takes half the time of ``replace``: an import changes many.
        """
        return Product(**{**dict(zip(_NAMES, _all_values(self), strict=True)), **values})

    def in_language(self, code: str) -> "Product":
        """Return the product for display in a language.

        Name, category and description are replaced by the attributes ``name_zh``,
        ``category_zh``, ``description_zh`` where these exist. The result has no such
        attributes of any language.

        Args:
            code: of the language, ``en`` or ``zh``.
        """
        if not any(map(TRANSLATED_COLUMN.fullmatch, self.attributes)):
            return self
        texts, attributes = {}, {}
        for heading, value in self.attributes.items():
            parts = TRANSLATED_COLUMN.fullmatch(heading)
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


_NAMES: Final = tuple(one.name for one in fields(Product))
_all_values: Final = attrgetter(*_NAMES)


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the catalogue.

    Attributes:
        product_count: number of its products.
        names: its name in other languages, by code; see ``Product.in_language``.
    """

    product_count: int
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProductDetail:
    """A product with all its pictures."""

    product: Product
    pictures: tuple[Picture, ...]
