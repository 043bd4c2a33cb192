"""The photos of a stock take as a row of small pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from desktop_app.domain.stock_take import StockPhoto
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.stock.take.photo_delegate import PICTURE_SIZE, PhotoDelegate
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.image_conversion import read_picture
from desktop_app.ui.widgets.widget_factory import plain_tooltip, with_object_name

_MAX_PIXMAPS: Final = 500
# Margins of the pictures, and the scroll bar.
_ROOM_PX: Final = 24
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class PhotoStripModel(QAbstractListModel):
    """The photos; their pictures are read when they are first shown."""

    def __init__(self, decoding_lane: Lane, parent: QWidget) -> None:
        super().__init__(parent)
        self._lane = decoding_lane
        self._side_px = round(PICTURE_SIZE.width() * parent.devicePixelRatioF())
        # None while a picture is being read, and if it cannot be.
        self._pixmaps: dict[str, QPixmap | None] = {}
        self.photos: tuple[StockPhoto, ...] = ()

    def show(self, photos: Sequence[StockPhoto]) -> None:
        """Show other photos; those that stay keep their rows."""
        known = len(self.photos)
        ids = [photo.id for photo in photos]
        if known and ids[:known] == [photo.id for photo in self.photos]:
            if len(photos) > known:
                self.beginInsertRows(_NO_PARENT, known, len(photos) - 1)
                self.photos = tuple(photos)
                self.endInsertRows()
            self.photos = tuple(photos)
            self.dataChanged.emit(self.index(0), self.index(len(photos) - 1))
            return
        self.beginResetModel()
        self.photos = tuple(photos)
        self.endResetModel()

    # Qt

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of photos."""
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the number of units in a photo, its picture, or what it is."""
        if not index.isValid():
            return None
        photo = self.photos[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return format_number(len(photo.units))
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pixmap(photo.file)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            text = self._description(photo, index.row())
            return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def _description(self, photo: StockPhoto, row: int) -> str:
        place = self.tr("Photo {number} of {count}").format(
            number=format_number(row + 1), count=format_number(len(self.photos))
        )
        things = self.tr("%Ln thing(s)", "", len(photo.units))
        name = Path(photo.file).name
        origin = f"{photo.actor.author}, {format_time(photo.counted_at)}"
        return " · ".join([place, things, name, origin])

    def _pixmap(self, file: str) -> QPixmap | None:
        if file not in self._pixmaps:
            self._pixmaps[file] = None
            while len(self._pixmaps) > _MAX_PIXMAPS:
                del self._pixmaps[next(iter(self._pixmaps))]
            task = self._lane.run(lambda: read_picture(Path(file), self._side_px))
            task.on_success(lambda image: self._on_read(file, image))
        return self._pixmaps[file]

    def _on_read(self, file: str, image: QImage) -> None:
        # Null if the file is gone, or of a kind that only the engine reads.
        self._pixmaps[file] = None if image.isNull() else QPixmap.fromImage(image)
        for row, photo in enumerate(self.photos):
            if photo.file == file:
                self.dataChanged.emit(self.index(row), self.index(row))


class PhotoStrip(QListView):
    """Photos side by side, each with its number of things; arrow keys and clicks choose one.

    Signals:
        photo_chosen: the id of a photo; by the user only.
    """

    photo_chosen = Signal(object)

    def __init__(self, decoding_lane: Lane, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_photos")
        self._photos = PhotoStripModel(decoding_lane, self)
        self._is_showing = False
        self.setModel(self._photos)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setUniformItemSizes(True)
        self.setItemDelegate(PhotoDelegate(theme, self))
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(PICTURE_SIZE.height() + _ROOM_PX)
        self._retranslate()

    @property
    def current_id(self) -> int:
        """The id of the chosen photo; 0 if there is none."""
        row = self.currentIndex().row()
        return self._photos.photos[row].id if 0 <= row < len(self._photos.photos) else 0

    def show_photos(self, photos: Sequence[StockPhoto], current_id: int) -> None:
        """Show photos, one of them chosen."""
        self._is_showing = True
        self._photos.show(photos)
        ids = [photo.id for photo in photos]
        if current_id in ids:
            index = self._photos.index(ids.index(current_id))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
            self.scrollTo(index)
        self._is_showing = False
        self.setVisible(bool(photos))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Photos of the stock take"))

    # Qt

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Emit ``photo_chosen``."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_showing:
            self.photo_chosen.emit(self._photos.photos[current.row()].id)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
