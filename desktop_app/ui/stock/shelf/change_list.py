"""The list of what is different from the plan of a shelf."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent

from desktop_app.domain.picture import Picture
from desktop_app.domain.shelf import ShelfDifference
from desktop_app.ui.stock.shelf.shelf_table import (
    MARK_COLUMN,
    PRODUCT_COLUMN,
    ShelfTable,
    ShelfTableModel,
)
from desktop_app.ui.stock.shelf.shelf_texts import (
    difference_colours,
    difference_counts,
    difference_kind,
    difference_mark,
    difference_name,
    spoken_difference,
)
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

_PLANNED: Final = 2


class ChangeModel(ShelfTableModel):
    """The differences from a plan: sign, product and state, planned and found facings."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        super().__init__(4, thumbnails, theme)
        self.differences: Sequence[ShelfDifference] = ()
        self._pictures: Mapping[int, Picture] = {}

    def show(self, differences: Sequence[ShelfDifference], pictures: Mapping[int, Picture]) -> None:
        """Show other differences, with pictures by product id."""
        self.beginResetModel()
        self.differences, self._pictures = differences, pictures
        self.endResetModel()

    def row_count(self) -> int:
        """Return the number of differences."""
        return len(self.differences)

    def headings(self) -> tuple[str, ...]:
        """Return the heading of each column."""
        return "", self.tr("Product"), self.tr("Planned"), self.tr("Now")

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        one = self.differences[row]
        if column == MARK_COLUMN:
            return difference_mark(one)
        if column == PRODUCT_COLUMN:
            board = self.tr("board {number}").format(number=one.board)
            return f"{difference_name(one)}\n{difference_kind(one)} · {board}"
        return difference_counts(one)[column - _PLANNED]

    def picture(self, row: int) -> Picture | None:
        """Return the picture of the product."""
        product = self.differences[row].product
        return None if product is None else self._pictures.get(product.id)

    def colour(self, row: int) -> str:
        """Return the colour of the sign."""
        return difference_colours(self.differences[row], self.theme.colours)[0]

    def spoken(self, row: int) -> str:
        """Return the text of a difference for a screen reader."""
        return spoken_difference(self.differences[row])


class ChangeList(ShelfTable):
    """Shows what is different from the plan."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        self._changes = ChangeModel(thumbnails, theme)
        super().__init__("shelf_changes", self._changes, thumbnails, theme)
        self._retranslate()

    def show_differences(
        self, differences: Sequence[ShelfDifference], pictures: Mapping[int, Picture]
    ) -> None:
        """Show differences, with pictures by product id."""
        if differences == self._changes.differences:
            return
        self._changes.show(differences, pictures)
        self.request_pictures([self._changes.picture(row) for row in range(len(differences))])

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Changes on the shelf"))
        self._changes.refresh()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
