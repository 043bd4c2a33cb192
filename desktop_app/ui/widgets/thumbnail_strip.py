"""A row of thumbnails of one product's pictures, one of them current."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
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
_MARK_SIDE_PX: Final = 20
_MARK_ICON_PX: Final = 14
_PICTURE_ROLE: Final = Qt.ItemDataRole.UserRole
_MARK_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A mark on a picture, and its description.

    Attributes:
        icon: drawn in the corner of its thumbnail.
        text: for the tool tip and screen readers.
    """

    icon: str
    text: str


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

    def show_pictures(
        self,
        pictures: Sequence[Picture],
        current: Picture | None,
        marks: Mapping[int, PictureMark] | None = None,
    ) -> None:
        """Show these pictures and make ``current`` the current one.

        Args:
            pictures: the pictures.
            current: one of them; None for none.
            marks: of some pictures, by picture id.
        """
        self._strip_model.show(pictures, marks or {})
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
        self._marks: Mapping[int, PictureMark] = {}

    def show(self, pictures: Sequence[Picture], marks: Mapping[int, PictureMark]) -> None:
        self.beginResetModel()
        self._pictures = pictures
        self._marks = marks
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
        mark = self._marks.get(self._pictures[index.row()].id)
        if role == _MARK_ROLE:
            return mark
        if role == Qt.ItemDataRole.ToolTipRole:
            return "" if mark is None else mark.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, count = index.row() + 1, len(self._pictures)
            text = self.tr("Picture {row} of {count}").format(row=row, count=count)
            return text if mark is None else f"{text}, {mark.text}"
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
        mark: PictureMark | None = index.data(_MARK_ROLE)
        if mark is not None:
            self._paint_mark(painter, rect, mark.icon)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
        painter.restore()

    def _paint_mark(self, painter: QPainter, rect: QRect, icon: str) -> None:
        """Draw an icon on a disc in the lower right corner."""
        disc = QRect(0, 0, _MARK_SIDE_PX, _MARK_SIDE_PX)
        disc.moveBottomRight(rect.bottomRight() - QPoint(2, 2))
        painter.setPen(QPen(QColor(self._theme.colours.control_border), 1))
        painter.setBrush(QColor(self._theme.colours.surface))
        painter.drawEllipse(disc)
        side = QRect(0, 0, _MARK_ICON_PX, _MARK_ICON_PX)
        side.moveCenter(disc.center())
        self._theme.icon(icon, "accent", _MARK_ICON_PX).paint(painter, side)
