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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
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
# Wider than any screen; measuring a long description takes several milliseconds.
_MAX_CHARACTERS: Final = 500
_ONE_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | _ONE_LINE)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | _ONE_LINE)
_ELIDE: Final = Qt.TextElideMode.ElideRight
_SELECTED: Final = QStyle.StateFlag.State_Selected.value
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus.value


class CellDelegate(QStyledItemDelegate):
    """Draws a cell after one call for its product; the default delegate makes nine.

    Signals:
        editor_opened: the ``CellEditor`` of a cell and the index of the cell.
    """

    editor_opened = Signal(CellEditor, QModelIndex)

    def __init__(
        self, model: ProductListModel, thumbnails: ThumbnailCache, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnails = thumbnails
        self._theme = theme
        theme.changed.connect(self._use_colours)
        self._use_colours()
        self.set_metrics(QFontMetrics(QFont()))

    def set_metrics(self, metrics: QFontMetrics) -> None:
        """Set the size of the font, by which most texts are known to fit."""
        self._widest_px = metrics.horizontalAdvance("W")

    def _use_colours(self) -> None:
        colours = self._theme.colours
        self._selection_colour = QColor(colours.accent_tint)
        self._text_colour = QColor(colours.text)
        self._muted_colour = QColor(colours.muted)
        self._focus_pen = QPen(QColor(colours.accent), 2)

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

    # Qt

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a cell; nothing but its background until its product has been read."""
        # Plain numbers: operators of Qt's flags would take half of the time.
        state = option.state.value
        rect = option.rect
        if state & _SELECTED:
            painter.fillRect(rect, self._selection_colour)
        column = self._model.columns[index.column()]
        shown = self._model.rows.product(index.row())
        if shown is not None:
            if column == PICTURE:
                self._paint_picture(painter, rect, shown)
            elif text := shown.text(column):
                is_archived = shown.listed.product.archived_at is not None
                text = text[:_MAX_CHARACTERS]
                painter.setPen(self._muted_colour if is_archived else self._text_colour)
                rect = rect.adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
                if len(text) * self._widest_px > rect.width() or not text.isascii():
                    text = option.fontMetrics.elidedText(text, _ELIDE, rect.width())
                painter.drawText(rect, _RIGHT if column in NUMBER_COLUMNS else _LEFT, text)
        if state & _FOCUSED:
            painter.setPen(self._focus_pen)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return a line to edit the text of the cell."""
        model = self._model
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
