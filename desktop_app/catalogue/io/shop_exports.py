"""Exports of shop systems, in which the rows of a product's variants share its texts.

Shopify, Lightspeed, Loyverse and Wix name the product by its handle and give its texts in the
first row only; further rows are variants, or only pictures. Squarespace does so without a
handle. WooCommerce names the parent of each variation by SKU or number. Square gives the
names of item and variation apart. Magento has rows of translations, ERPNext rows of lists
within a product.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.catalogue.io.column_recognition import normalised_heading
from desktop_app.errors import Message

_SHARED_FIELDS: Final = ("name", "brand", "category", "description", "currency")
_WORD: Final = re.compile(r"[^\W_]+")
_NO_OPTION: Final = frozenset({"", "default title", "default", "regular", "standard"})
_OPTION: Final = re.compile(
    r"option ?\d value|option value \d|variant option \w+ value|variation name"
    r"|productoptiondescription\d"
)
# WooCommerce writes its headings in the language of the shop.
_ALIASES: Final = {
    **dict.fromkeys(("typ", "tipo", "тип", "tür"), "type"),
    **dict.fromkeys(
        (
            *("übergeordnetes produkt", "übergeordnet", "superior", "principal", "genitore"),
            *("parente", "hoofdproduct", "bovenliggend", "nadrzędny", "родительский"),
        ),
        "parent",
    ),
    **dict.fromkeys(("handleid", "handle id", "url handle"), "handle"),
}
# Columns of a list within a product, in ERPNext: "Barcode (Barcodes)", "ID (Barcodes)"
_LIST_COLUMN: Final = re.compile(r"ID \((?P<list>[^()]+)\)")


@dataclass(slots=True)
class ShopRow:
    """The texts of a row, by product field.

    Attributes:
        fields: texts of one column; ``sku`` may be empty.
        pictures: texts of the picture columns that are not empty.
    """

    fields: dict[str, str]
    pictures: list[str] = field(default_factory=list)


class ShopExport:
    """Completes the rows of an export, in their order; other tables stay as they are.

    Args:
        headings: of the table.
    """

    def __init__(self, headings: Sequence[str]) -> None:
        plain = [normalised_heading(heading) for heading in headings]
        names = [_ALIASES.get(name, name) for name in plain]
        self._position = {name: at for at, name in reversed(list(enumerate(names)))}
        self._options = [at for at, name in enumerate(names) if _OPTION.fullmatch(name)]
        self._parents: dict[str, ShopRow] = {}
        is_variants = bool(self._options) or self._has("variant sku") or self._has("variant price")
        self._has_handles = self._has("handle") and is_variants
        self._follows = self._has("variant id") and bool(self._options)
        self._last_handle = ""
        self._has_parents = all(map(self._has, ("id", "type", "parent")))
        self._list_columns = _list_columns(headings)
        self._known_skus: set[str] = set()
        self._key = self._spare_key()
        self._is_plain = self._has_plain_rows()

    @property
    def completes_rows(self) -> bool:
        """Whether rows share the texts of others: then few cells of a row are filled."""
        return self._has_handles or self._has_parents or self._follows

    def part_of_other_row(self, cells: Sequence[str], sku: str) -> Message | None:
        """Return why a row only adds to another one; None if it is a product."""
        if self._is_plain:
            return None
        store = self._cell(cells, "store view code")
        if store and sku in self._known_skus:
            return Message(
                "The row has the texts of the store view {store}, which are not imported.",
                store=store,
            )
        self._known_skus.add(sku)
        if self._list_columns:
            filled = {at for at, cell in enumerate(cells) if cell}
            if filled <= self._list_columns:
                return Message("The row is part of a list of the product above it.")
        return None

    def complete(self, row: ShopRow, cells: Sequence[str]) -> ShopRow:
        """Return a row with what its product's other rows give."""
        if self._is_plain:
            return row
        if self._has_handles:
            return self._with_handle(row, cells, self._cell(cells, "handle"))
        if self._follows:
            # A row without a name is a variant of the product above it.
            if row.fields.get("name"):
                self._last_handle = row.fields["name"]
            return self._with_handle(row, cells, self._last_handle)
        if self._has_parents:
            row = self._with_parent(row, cells)
        elif self._options:
            _add_options(row, row.fields.get("name", ""), self._values(cells))
        if not row.fields.get("sku") and self._key:
            row.fields["sku"] = self._cell(cells, self._key)
        return row

    def _has(self, name: str) -> bool:
        return name in self._position

    def _has_plain_rows(self) -> bool:
        """Return whether all rows are independent, as in tables that no shop system wrote."""
        marks = self._options, self._key, self._list_columns, self._has("store view code")
        return not self.completes_rows and not any(marks)

    def _spare_key(self) -> str:
        """Return the heading of the system's own number, for rows without a SKU."""
        for key, sign in (("token", "variation name"), ("system id", "custom sku")):
            if self._has(key) and self._has(sign):
                return key
        return "id" if self._has_parents else ""

    def _cell(self, cells: Sequence[str], name: str) -> str:
        position = self._position.get(name)
        return "" if position is None else cells[position]

    def _values(self, cells: Sequence[str]) -> list[str]:
        values = dict.fromkeys(cells[position] for position in self._options)
        return [value for value in values if _is_option(value)]

    def _with_handle(self, row: ShopRow, cells: Sequence[str], handle: str) -> ShopRow:
        if not handle:
            return row
        options = self._values(cells)
        parent = self._parents.get(handle)
        sku = row.fields.get("sku") or "-".join([handle, *options])
        if parent is None:
            self._parents[handle] = ShopRow({**row.fields, "sku": sku}, list(row.pictures))
        elif not (row.fields.get("sku") or row.fields.get("price") or options):
            # A row that only has another picture.
            return ShopRow({"sku": parent.fields["sku"]}, row.pictures)
        else:
            _share(parent, row)
        row.fields["sku"] = sku
        _add_options(row, row.fields.get("name", ""), options)
        return row

    def _with_parent(self, row: ShopRow, cells: Sequence[str]) -> ShopRow:
        number, sku = self._cell(cells, "id"), row.fields.get("sku", "")
        parent = self._parents.get(self._cell(cells, "parent"))
        if parent is not None:
            _share(parent, row)
            if not sku:
                row.fields["sku"] = f"{parent.fields['sku']}-{number}".strip("-")
        else:
            stored = ShopRow({**row.fields, "sku": sku or number}, list(row.pictures))
            self._parents |= {key: stored for key in (sku, f"id:{number}") if key}
        return row


def _is_option(value: str) -> bool:
    """Return whether a variant has this option; Wix lists all of them in the product's row."""
    return value.casefold() not in _NO_OPTION and ";" not in value


def _list_columns(headings: Sequence[str]) -> set[int]:
    """Return the positions of the columns of lists within products."""
    lists = [found["list"] for found in map(_LIST_COLUMN.fullmatch, headings) if found]
    ends = tuple(f"({name})" for name in lists)
    return {at for at, heading in enumerate(headings) if ends and heading.endswith(ends)}


def _share(parent: ShopRow, row: ShopRow) -> None:
    """Fill what a variant does not have from its product."""
    for name in _SHARED_FIELDS:
        if not row.fields.get(name) and parent.fields.get(name):
            row.fields[name] = parent.fields[name]
    row.pictures = row.pictures or list(parent.pictures)


def _add_options(row: ShopRow, name: str, options: Sequence[str]) -> None:
    """Add the options to the name, unless it has them as whole words."""
    missing = [option for option in options if _words(option) not in _words(name)]
    if name and missing:
        row.fields["name"] = f"{name} – {', '.join(missing)}"


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
