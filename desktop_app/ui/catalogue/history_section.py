"""The history of a product; any earlier value can be restored."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.action import ProductChange
from desktop_app.domain.product import ProductDetail
from desktop_app.ui.catalogue.history_model import (
    CHANGE_ROLE,
    ORIGIN_ROLE,
    HistoryModel,
    can_bring_back,
)
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.text_layout import line_height_px
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    label,
    scaled_font,
    with_object_name,
)

_VISIBLE_ROWS: Final = 6
_PADDING_PX: Final = 8
_RADIUS_PX: Final = 6
_SMALL: Final = 0.9


class HistorySection(QWidget):
    """The changes, newest first, and a button that restores the value before one.

    Signals:
        restore_requested: the ``ProductChange`` whose earlier value is wanted.
    """

    restore_requested = Signal(ProductChange)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "history_section")
        self._detail: ProductDetail | None = None
        self._is_editable = False
        self._model = HistoryModel(self)
        self._title = label("history_title", role="muted")
        self._empty = label("history_empty", role="small", wraps=True)
        self._list = _HistoryList(self._model, theme)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._update_button())
        self._list.activated.connect(lambda _: self._restore())
        self._title.setBuddy(self._list)
        self._restore_button = button("history_restore")
        theme.set_icon(self._restore_button, "undo", side_px=16)
        self._restore_button.clicked.connect(self._restore)
        self._restore_action = with_object_name(QAction(self), "history_restore_action")
        self._restore_action.triggered.connect(self._restore)
        self._list.addAction(self._restore_action)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self._title, self._empty, self._list):
            layout.addWidget(widget)
        layout.addLayout(button_row([self._restore_button], []))
        self._retranslate()

    def show_changes(self, detail: ProductDetail | None, changes: Sequence[ProductChange]) -> None:
        """Show the changes of a product."""
        is_same = (
            detail is not None
            and self._detail is not None
            and (detail.product.id == self._detail.product.id)
        )
        row = self._list.currentIndex().row() if is_same else -1
        count = self._model.rowCount()
        self._detail = detail
        self._model.show(changes)
        if row >= 0:
            # Changes that were added since are above.
            self._list.setCurrentIndex(self._model.index(row + len(changes) - count))
        self._list.setVisible(bool(changes))
        self._restore_button.setVisible(bool(changes))
        self._empty.setVisible(not changes)
        self._list.fit_height()
        self._update_button()

    def set_editable(self, is_editable: bool) -> None:
        """Allow changes, or forbid them."""
        self._is_editable = is_editable
        self._update_button()

    def _current(self) -> ProductChange | None:
        change: ProductChange | None = self._list.currentIndex().data(CHANGE_ROLE)
        return change

    def _can_restore(self) -> bool:
        change = self._current()
        return (
            self._is_editable
            and change is not None
            and self._detail is not None
            and can_bring_back(change, self._detail)
        )

    def _update_button(self) -> None:
        can_restore = self._can_restore()
        self._restore_button.setEnabled(can_restore)
        self._restore_action.setEnabled(can_restore)

    def _restore(self) -> None:
        if self._can_restore():
            if self._restore_button.hasFocus():
                # The button is disabled next, and the focus would leave the history.
                self._list.setFocus()
            self.restore_requested.emit(self._current())

    def _retranslate(self) -> None:
        self._title.setText(self.tr("History"))
        self._list.setAccessibleName(self.tr("History"))
        self._empty.setText(self.tr("Nothing was changed in Vitrine yet."))
        self._list.viewport().update()
        self._restore_button.setText(self.tr("Restore"))
        self._restore_action.setText(self.tr("Restore"))
        hint = self.tr("Give the product the value that it had before the change (Enter)")
        self._restore_button.setToolTip(hint)
        self._restore_button.setAccessibleDescription(hint)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class _HistoryList(QListView):
    """Two lines for each change."""

    def __init__(self, model: HistoryModel, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "history_list")
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _ChangeDelegate(theme, self)
        self.setItemDelegate(self._delegate)

    def fit_height(self) -> None:
        """Show all changes, or the first ones of many."""
        rows = max(1, min(self.model().rowCount(), _VISIBLE_ROWS))
        self.setFixedHeight(rows * self._delegate.row_height_px(self.font()) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate the current change on Enter, on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _ChangeDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def row_height_px(self, font: QFont) -> int:
        """Return the height of two lines with their padding."""
        return line_height_px(font) + line_height_px(scaled_font(_SMALL)) + _PADDING_PX + 2

    # Qt

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, self.row_height_px(option.font))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = self._theme.colours
        rect = option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.accent_tint))
            painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
        line = rect.adjusted(_PADDING_PX, _PADDING_PX // 2, -_PADDING_PX, 0)
        _draw_line(painter, line, index.data(), option.font, colours.text)
        line.translate(0, line_height_px(option.font))
        _draw_line(painter, line, index.data(ORIGIN_ROLE), scaled_font(_SMALL), colours.muted)
        painter.restore()


def _draw_line(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> None:
    """Draw one line of plain text at the top of a rectangle."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, flags, shown)
