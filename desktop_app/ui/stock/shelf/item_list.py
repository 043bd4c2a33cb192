"""The list of what stands on the shelf, row by row."""

from typing import Final

from PySide6.QtCore import QEvent

from desktop_app.domain.picture import Picture
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.stock.shelf.shelf_photo import ShelfPhoto
from desktop_app.ui.stock.shelf.shelf_table import (
    MARK_COLUMN,
    PRODUCT_COLUMN,
    ShelfTable,
    ShelfTableModel,
)
from desktop_app.ui.stock.shelf.shelf_texts import (
    item_kind,
    item_mark,
    item_name,
    item_state,
    spoken_item,
)
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

_BOARD: Final = 2


class ItemModel(ShelfTableModel):
    """The items of a photo: sign, product, board, facings."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        super().__init__(4, thumbnails, theme)
        self.photo: ShelfPhoto | None = None

    def show(self, photo: ShelfPhoto | None) -> None:
        """Show the items of another photo."""
        self.beginResetModel()
        self.photo = photo
        self.endResetModel()

    def row_count(self) -> int:
        """Return the number of items."""
        return 0 if self.photo is None else len(self.photo.items)

    def headings(self) -> tuple[str, ...]:
        """Return the heading of each column."""
        return "", self.tr("Product"), self.tr("Board"), self.tr("Facings")

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        assert self.photo is not None
        item = self.photo.items[row]
        if column == MARK_COLUMN:
            return item_mark(item)
        if column == PRODUCT_COLUMN:
            return f"{item_name(item)}\n{self._details(row)}"
        if column == _BOARD:
            return format_number(item.board)
        return "–" if item.is_gap else format_number(len(item.positions))

    def picture(self, row: int) -> Picture | None:
        """Return the picture of the product."""
        assert self.photo is not None
        item = self.photo.items[row]
        hit = None if item.is_gap else self.photo.units[item.positions[0]].product_hit
        return None if hit is None else hit.picture

    def colour(self, row: int) -> str:
        """Return the colour of the sign."""
        assert self.photo is not None
        item, colours = self.photo.items[row], self.theme.colours
        return colours.error if item.is_gap else colours.for_verdict(item_kind(item))[0]

    def spoken(self, row: int) -> str:
        """Return the text of an item for a screen reader."""
        assert self.photo is not None
        return spoken_item(self.photo.items[row])

    def _details(self, row: int) -> str:
        assert self.photo is not None
        item = self.photo.items[row]
        if item.is_gap:
            return self.tr("room for about %n facing(s)", "", item.room)
        sku = "" if item.product is None else " ".join(item.product.sku.split())
        state = "" if item.product is not None and item.is_sure else item_state(item)
        return " · ".join(part for part in (sku, state) if part)


class ItemList(ShelfTable):
    """Shows the items of a photo."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        self._items = ItemModel(thumbnails, theme)
        super().__init__("shelf_items", self._items, thumbnails, theme)
        self._retranslate()

    def show_photo(self, photo: ShelfPhoto | None) -> None:
        """Show the items of a photo, or none."""
        if photo is self._items.photo:
            return
        self._items.show(photo)
        self.request_pictures([self._items.picture(row) for row in range(self._items.row_count())])

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Products on the shelf"))
        self._items.refresh()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
