"""A row of thumbnails of one product's pictures, one of them current."""

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
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_SIDE_PX: Final = 56
_MARGIN_PX: Final = 4
_RADIUS_PX: Final = 6
_PICTURE_ROLE: Final = Qt.ItemDataRole.UserRole


class ThumbnailStrip(QListView):
    """Thumbnails side by side; arrow keys and clicks choose one.

    Signals:
        picture_chosen: the ``Picture`` that became current.
    """

    picture_chosen = Signal(Picture)

    def __init__(
        self, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "picture_strip")
        self._thumbnails = thumbnails
        self._strip_model = _StripModel(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_SIDE_PX + 2 * _MARGIN_PX + 14)
        self.setItemDelegate(_StripDelegate(thumbnails, theme, self))
        self.setModel(self._strip_model)
        thumbnails.loaded.connect(self.viewport().update)
        self._retranslate()

    def show_pictures(self, pictures: Sequence[Picture], current: Picture | None) -> None:
        """Show these pictures and make ``current`` the current one."""
        self._strip_model.show(pictures)
        self._thumbnails.request(self, [picture.id for picture in pictures])
        for row, picture in enumerate(pictures):
            if current is not None and picture.id == current.id:
                self.setCurrentIndex(self._strip_model.index(row))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pictures of the product"))

    # Qt

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Emit ``picture_chosen``."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.picture_chosen.emit(current.data(_PICTURE_ROLE))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class _StripModel(QAbstractListModel):
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
            return QSize(_SIDE_PX + 2 * _MARGIN_PX, _SIDE_PX + 2 * _MARGIN_PX)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, count = index.row() + 1, len(self._pictures)
            return self.tr("Picture {row} of {count}").format(row=row, count=count)
        return None


class _StripDelegate(QStyledItemDelegate):
    def __init__(self, thumbnails: ThumbnailCache, theme: Theme, parent: QObject) -> None:
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
        rect = option.rect.adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixmap = self._thumbnails.pixmap(index.data(_PICTURE_ROLE).id)
        if pixmap is not None:
            draw_rounded(painter, pixmap, rect, _RADIUS_PX)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
        painter.restore()
