"""Painting of the cells of the table of products, and the editor of a cell."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.catalogue.cell_editor import CellEditor
from desktop_app.ui.catalogue.columns import NUMBER_COLUMNS, PICTURE, ShownProduct
from desktop_app.ui.catalogue.product_list_model import ProductListModel
from desktop_app.ui.catalogue.typed_fields import edit_text
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

THUMBNAIL_PX: Final = 32
_PADDING_PX: Final = 11
_ICON_PX: Final = 16
_ONE_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class CellDelegate(QStyledItemDelegate):
    """Draws a cell with one look at its product; the default delegate makes nine calls.

    Signals:
        editor_opened: the ``CellEditor`` of a cell and the index of the cell.
    """

    editor_opened = Signal(CellEditor, QModelIndex)

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._theme = theme

    def _paint_picture(self, painter: QPainter, rect: QRect, shown: ShownProduct) -> None:
        picture = shown.listed.picture
        tile = None if picture is None else self._thumbnails.tile(picture.id)
        if tile is None:
            name = "box" if picture is None else "photo"
            place = QRect(QPoint(0, 0), QSize(_ICON_PX, _ICON_PX))
            place.moveCenter(rect.center())
            self._theme.icon(name, "control_border", _ICON_PX).paint(painter, place)
            return
        target = QRectF(QPointF(0, 0), tile.deviceIndependentSize())
        target.moveCenter(QRectF(rect).center())
        # Aligned to device pixels, the tile is copied; otherwise Qt would resample it.
        ratio = tile.devicePixelRatio()
        left, top = round(target.left() * ratio) / ratio, round(target.top() * ratio) / ratio
        painter.drawPixmap(QPointF(left, top), tile)

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = self._theme.colours
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_tint))
        painter.setPen(QColor(colours.divider))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))

    # Qt

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a cell; nothing but its background until its product has been read."""
        self._paint_background(painter, option)
        model = index.model()
        assert isinstance(model, ProductListModel)
        shown = model.rows.product(index.row())
        if shown is None:
            return
        column = model.columns[index.column()]
        if column == PICTURE:
            self._paint_picture(painter, option.rect, shown)
            return
        text = shown.text(column)
        if text:
            colours = self._theme.colours
            is_archived = shown.listed.product.archived_at is not None
            painter.setPen(QColor(colours.muted if is_archived else colours.text))
            rect = option.rect.adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
            side = Qt.AlignmentFlag.AlignLeft
            if column in NUMBER_COLUMNS:
                side = Qt.AlignmentFlag.AlignRight
            elide = Qt.TextElideMode.ElideRight
            shown_text = option.fontMetrics.elidedText(text, elide, rect.width())
            painter.drawText(rect, int(side | _ONE_LINE), shown_text)

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return a line to edit the text of the cell."""
        model = index.model()
        assert isinstance(model, ProductListModel)
        shown = model.rows.product(index.row())
        if shown is None:
            # Null in Qt: there is nothing to edit yet.
            return None  # type: ignore[return-value]
        column = model.columns[index.column()]
        editor = CellEditor(shown.listed.product, column, parent)
        editor.setText(edit_text(shown.listed.product, column))
        editor.original_text = editor.text()
        self.editor_opened.emit(editor, model.index(index.row(), index.column()))
        return editor

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect)

    def setEditorData(self, _editor: QWidget, _index: QModelIndex | QPersistentModelIndex) -> None:
        """Keep what is typed when the row is read again."""

    def setModelData(
        self,
        _editor: QWidget,
        _model: QAbstractItemModel,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Do nothing: the catalogue is written in the background."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave keys and focus to the editor, which closes only when its text is saved."""
        return isinstance(editor, CellEditor) and editor.handle(event)
