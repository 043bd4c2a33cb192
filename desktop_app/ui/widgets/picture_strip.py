"""The pictures of one product in a row, small; one of them is current."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.domain.picture import Picture
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import draw_rounded
from desktop_app.ui.widgets.thumbnails import Thumbnails
from desktop_app.ui.widgets.widget_factory import named

_SIDE_PX: Final = 56
_GAP: Final = 4
_RADIUS: Final = 6
_PICTURE_ROLE: Final = Qt.ItemDataRole.UserRole


class PictureStrip(QListView):
    """Small pictures side by side; arrow keys and clicks choose one.

    Signals:
        picture_chosen: a ``Picture``.
    """

    picture_chosen = Signal(object)

    def __init__(self, thumbnails: Thumbnails, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "picture_strip")
        self._thumbnails = thumbnails
        self._pictures = _PicturesModel(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_SIDE_PX + 2 * _GAP + 14)
        self.setItemDelegate(_StripDelegate(thumbnails, theme, self))
        self.setModel(self._pictures)
        thumbnails.loaded.connect(self.viewport().update)
        self._retranslate()

    def show_pictures(self, pictures: Sequence[Picture], current: Picture | None) -> None:
        """Show other pictures, the cursor on ``current``."""
        self._pictures.show(pictures)
        self._thumbnails.want(self, [picture.id for picture in pictures])
        for row, picture in enumerate(pictures):
            if current is not None and picture.id == current.id:
                self.setCurrentIndex(self._pictures.index(row))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pictures of the product"))

    # Qt

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which picture the cursor is on."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.picture_chosen.emit(current.data(_PICTURE_ROLE))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class _PicturesModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures: Sequence[Picture] = ()

    def show(self, pictures: Sequence[Picture]) -> None:
        self.beginResetModel()
        self._pictures = pictures
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._pictures)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == _PICTURE_ROLE:
            return self._pictures[index.row()]
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(_SIDE_PX + 2 * _GAP, _SIDE_PX + 2 * _GAP)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, count = index.row() + 1, len(self._pictures)
            return self.tr("Picture {row} of {count}").format(row=row, count=count)
        return None


class _StripDelegate(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = self._theme.colours
        place = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixmap = self._thumbnails.pixmap(index.data(_PICTURE_ROLE).id)
        if pixmap is not None:
            draw_rounded(painter, pixmap, place, _RADIUS)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.restore()
