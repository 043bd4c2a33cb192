"""The photo of a shelf with its facings and gaps, or with what is different from its plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.region import Region
from desktop_app.ui.boxes.scaled_photo import ScaledPhoto
from desktop_app.ui.stock.shelf.shelf_items import item_at, item_beside
from desktop_app.ui.stock.shelf.shelf_painter import ChangeMark, ShelfPainter
from desktop_app.ui.stock.shelf.shelf_photo import ShelfPhoto
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import fitted_rect
from desktop_app.ui.widgets.region_geometry import region_rect
from desktop_app.ui.widgets.region_input import ARROW_DIRECTIONS
from desktop_app.ui.widgets.widget_factory import announce, with_object_name


@dataclass(frozen=True, slots=True)
class ShelfSelection:
    """What is selected in a photo.

    Attributes:
        item: index of an item; -1 for none.
        unit: position of the unit that changes are meant for; None for all of the item.
        change: index of a difference from the plan; -1 for none.
    """

    item: int = -1
    unit: int | None = None
    change: int = -1

    def without_item(self) -> "ShelfSelection":
        """Return the selected difference alone."""
        return ShelfSelection(change=self.change)


NOTHING_SELECTED: Final = ShelfSelection()


class ShelfPhotoView(QWidget):
    """Shows a photo; a press or an arrow key selects an item.

    Signals:
        item_selected: the index of an item, -1 for none, and the position of the pressed unit
            or None.
        change_selected: the index of a difference from the plan.
    """

    item_selected = Signal(int, object)
    change_selected = Signal(int)

    def __init__(self, object_name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, object_name)
        self._theme = theme
        self._scaled = ScaledPhoto()
        self._photo: ShelfPhoto | None = None
        self._searched: Sequence[Region] = ()
        self._selection = NOTHING_SELECTED
        # None while the items of the shelf are shown.
        self._changes: Sequence[ChangeMark] | None = None
        self._spoken = ""
        self.setMinimumSize(180, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def show_photo(self, photo: ShelfPhoto | None, searched: Sequence[Region] = ()) -> None:
        """Show a photo with its items, and boxes whose search has not ended yet."""
        self._photo, self._searched = photo, searched
        self.update()

    def show_changes(self, changes: Sequence[ChangeMark] | None) -> None:
        """Mark differences from the plan; None to show the items of the shelf."""
        self._changes = changes
        self.update()

    def show_selection(self, selection: ShelfSelection, spoken: str) -> None:
        """Show what is selected; a screen reader reads its text."""
        is_other = spoken != self._spoken
        self._selection, self._spoken = selection, spoken
        self.setAccessibleDescription(spoken)
        if is_other and spoken and self.hasFocus():
            announce(self, spoken)
        self.update()

    def _image(self) -> QImage:
        return QImage() if self._photo is None else self._photo.image

    def _photo_rect(self) -> QRectF:
        return QRectF(fitted_rect(self._image().size(), self.rect().adjusted(4, 4, -4, -4)))

    def _box(self, region: Region) -> QRectF:
        photo = self._photo_rect()
        return region_rect(region, photo.size().toSize()).translated(photo.topLeft())

    def _step(self, across: int, down: int) -> None:
        """Select the next item or difference in a direction."""
        if self._changes is not None:
            if self._changes:
                step = across or down
                last = len(self._changes) - 1
                self.change_selected.emit(max(0, min(self._selection.change + step, last)))
        elif self._photo is not None and self._photo.items:
            index = item_beside(self._photo.items, self._selection.item, across, down)
            self.item_selected.emit(index, None)

    def _press(self, place: QPointF) -> None:
        photo, rect = self._photo, self._photo_rect()
        if photo is None:
            return
        if self._changes is not None:
            at = [n for n, one in enumerate(self._changes) if self._is_at(one, place)]
            if at:
                self.change_selected.emit(at[0])
                return
        x = (place.x() - rect.left()) / max(1.0, rect.width())
        y = (place.y() - rect.top()) / max(1.0, rect.height())
        found = item_at(photo.items, photo.units, x, y)
        if found is None:
            self.item_selected.emit(-1, None)
        else:
            self.item_selected.emit(photo.items.index(found[0]), found[1])

    def _is_at(self, mark: ChangeMark, place: QPointF) -> bool:
        return any(self._box(region).contains(place) for region in mark.regions)

    # Qt

    def sizeHint(self) -> QSize:
        """Return the shape of most photos."""
        return QSize(480, 360)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the photo and what is marked in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        photo = self._photo
        if photo is not None and not photo.image.isNull():
            rect = self._photo_rect()
            self._scaled.draw(painter, photo.image, rect, self.devicePixelRatioF())
            drawn = ShelfPainter(painter, self._theme.colours, rect, self._box)
            selection = self._selection
            if self._changes is None:
                drawn.draw_items(photo, selection.item, selection.unit)
            else:
                item = selection.item if selection.change < 0 else -1
                drawn.draw_changes(photo, self._changes, selection.change, item)
            for region in self._searched:
                drawn.draw_searched(region)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is pressed."""
        if event.button() == Qt.MouseButton.LeftButton and self._photo is not None:
            self._press(event.position())
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the shelf."""
        direction = ARROW_DIRECTIONS.get(Qt.Key(event.key()))
        if direction is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            self._step(*direction)
