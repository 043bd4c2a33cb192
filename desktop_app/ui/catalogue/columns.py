"""The columns of the table of products: their titles and what they show."""

from typing import Final

from desktop_app.domain.product import ATTRIBUTE_PREFIX
from desktop_app.domain.product_list import LIST_COLUMNS, ListedProduct
from desktop_app.errors import Message
from desktop_app.ui.i18n.language import localised_product
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number, format_price
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.product_fields.field_labels import field_label

PICTURE: Final = "picture"
PRICE: Final = "price"
# Those of every catalogue; its attributes come after them.
FIXED_COLUMNS: Final = (PICTURE, *LIST_COLUMNS)
DEFAULT_COLUMNS: Final = (
    *(PICTURE, "sku", "name", "brand", "category", "price", "gtin", "pictures"),
    "updated_at",
)
EDITABLE_COLUMNS: Final = frozenset(
    ("sku", "name", "brand", "category", "price", "currency", "gtin", "description")
)
NUMBER_COLUMNS: Final = frozenset(("price", "pictures"))
_DATES: Final = frozenset(("created_at", "updated_at", "archived_at"))
# In px; other columns have ``_WIDTH_PX``.
_WIDTHS: Final = {
    PICTURE: 80,
    "sku": 140,
    "name": 280,
    "price": 110,
    "pictures": 84,
    **dict.fromkeys(_DATES, 156),
}
_WIDTH_PX: Final = 132
_TITLES: Final = {
    PICTURE: Message("Picture"),
    "pictures": Message("Pictures"),
    "created_at": Message("Added on"),
    "updated_at": Message("Changed on"),
    "archived_at": Message("Archived on"),
}


def column_title(column: str) -> str:
    """Return the heading of a column, in the language of the window."""
    if column.startswith(ATTRIBUTE_PREFIX):
        return column.removeprefix(ATTRIBUTE_PREFIX)
    message = _TITLES.get(column)
    return field_label(column) if message is None else localised_text(message)


def default_width_px(column: str) -> int:
    """Return the width of a column that the user has not set."""
    return _WIDTHS.get(column, _WIDTH_PX)


def is_column(column: str) -> bool:
    """Return whether there is such a column."""
    return column in FIXED_COLUMNS or column.startswith(ATTRIBUTE_PREFIX)


def is_editable(column: str) -> bool:
    """Return whether the cells of a column can be changed."""
    return column in EDITABLE_COLUMNS or column.startswith(ATTRIBUTE_PREFIX)


def is_sortable(column: str) -> bool:
    """Return whether the list can be sorted by a column."""
    return column != PICTURE


class ShownProduct:
    """A product of the list as it is shown; its texts are made when they are first needed.

    Attributes:
        listed: the product with its picture.
        localised: the product in the language of the window.
    """

    __slots__ = ("_texts", "listed", "localised")

    def __init__(self, listed: ListedProduct) -> None:
        self.listed = listed
        self.localised = localised_product(listed.product)
        self._texts: dict[str, str] = {}

    def text(self, column: str) -> str:
        """Return the text of a cell."""
        text = self._texts.get(column)
        if text is None:
            text = self._texts[column] = _cell_text(self, column)
        return text


def _cell_text(shown: ShownProduct, column: str) -> str:
    product = shown.localised
    if column.startswith(ATTRIBUTE_PREFIX):
        return product.attributes.get(column.removeprefix(ATTRIBUTE_PREFIX), "")
    if column == PICTURE:
        return ""
    if column == "price":
        return format_price(product)
    if column == "pictures":
        return format_number(shown.listed.picture_count)
    text = getattr(product, column) or ""
    if column in _DATES:
        return format_time(text)
    return " ".join(text.split()) if column == "description" else text
