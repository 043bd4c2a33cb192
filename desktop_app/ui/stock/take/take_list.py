"""The list of stock takes: one is started, continued or removed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMessageBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.stock_take import StockTake
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.stock.take.take_texts import take_name
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.question import set_up_question
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.ui.widgets.table_model import TableModel
from desktop_app.ui.widgets.widget_factory import (
    button,
    configure_table,
    form_label,
    heading,
    keep_clear,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_COLUMNS: Final = 5
_PHOTOS: Final = 4
_MAX_LETTERS: Final = 100
_FIELD_PX: Final = 220


class TakeModel(TableModel):
    """The stock takes, the newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_COLUMNS, (_PHOTOS,), parent)
        self.takes: tuple[StockTake, ...] = ()

    def show(self, takes: Sequence[StockTake]) -> None:
        """Show other stock takes."""
        self.beginResetModel()
        self.takes = tuple(takes)
        self.endResetModel()

    def row_count(self) -> int:
        """Return the number of stock takes."""
        return len(self.takes)

    def headings(self) -> tuple[str, ...]:
        """Return the heading of each column."""
        return (
            self.tr("Place"),
            self.tr("Counted by"),
            self.tr("Computer"),
            self.tr("Started"),
            self.tr("Photos"),
        )

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell, in one line."""
        take = self.takes[row]
        texts = (
            take_name(take),
            take.actor.author,
            take.actor.station,
            format_time(take.started_at),
            format_number(take.photo_count),
        )
        return " ".join(texts[column].split())


class TakeList(QWidget):
    """Who counts, where, and the stock takes there are.

    Signals:
        start_requested: a new stock take is to be started.
        take_chosen: the id of one to continue.
        take_removed: the id of one to remove.
        names_entered: who counts, or the place, was typed.
    """

    start_requested = Signal()
    take_chosen = Signal(object)
    take_removed = Signal(object)
    names_entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_takes")
        self._takes = TakeModel(self)
        self._new = heading("stock_new_title", 1.2)
        self._earlier = heading("stock_earlier_title", 1.2)
        self._author = with_object_name(QLineEdit(), "stock_author")
        self._place = with_object_name(QLineEdit(), "stock_place")
        self._labels = form_label("stock_author_label"), form_label("stock_place_label")
        self._start = button("stock_start", role="primary")
        self._table = with_object_name(QTableView(), "stock_take_table")
        self._empty = EmptyMessage("stock_no_takes", "recent", theme)
        self._continue = button("stock_continue")
        self._remove = button("stock_remove")
        self._build()
        self._connect()
        self._retranslate()

    @property
    def author(self) -> str:
        """Who counts."""
        return self._author.text().strip()

    @property
    def place(self) -> str:
        """The place that is counted."""
        return self._place.text().strip()

    def show_names(self, author: str, place: str) -> None:
        """Show who counts and where."""
        self._author.setText(author)
        self._place.setText(place)

    def show_takes(self, takes: Sequence[StockTake]) -> None:
        """List stock takes; the one that was selected stays selected."""
        selected = self._current_id
        self._takes.show(takes)
        ids = [take.id for take in takes]
        if takes:
            self._table.selectRow(ids.index(selected) if selected in ids else 0)
        for part in (self._table, self._earlier, self._continue, self._remove):
            part.setVisible(bool(takes))
        self._empty.setVisible(not takes)

    def focus_start(self) -> None:
        """Give the focus to what most users want: the newest stock take, or the place."""
        if self._takes.takes:
            self._table.setFocus()
        else:
            self._place.setFocus()

    @property
    def _current_id(self) -> int:
        row = self._table.currentIndex().row()
        return self._takes.takes[row].id if 0 <= row < len(self._takes.takes) else 0

    def _build(self) -> None:
        form = WrappingRow()
        for name, field in zip(self._labels, (self._author, self._place), strict=True):
            field.setMaxLength(_MAX_LETTERS)
            field.setFixedWidth(_FIELD_PX)
            name.setBuddy(field)
            form.add(_labelled(name, field))
        form.add(self._start)
        self._table.setModel(self._takes)
        configure_table(self._table)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setShowGrid(False)
        sections = self._table.horizontalHeader()
        sections.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Names may be long.
        for section in (0, 1):
            sections.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._new)
        column.addLayout(form)
        column.addSpacing(12)
        column.addWidget(self._earlier)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(_row(self._continue, self._remove))
        keep_clear(self._continue, self._remove)

    def _connect(self) -> None:
        self._start.clicked.connect(self.start_requested)
        for field in (self._author, self._place):
            field.editingFinished.connect(self.names_entered)
            field.returnPressed.connect(self.start_requested)
        self._table.doubleClicked.connect(lambda _: self._choose())
        self._continue.clicked.connect(self._choose)
        self._remove.clicked.connect(self._ask_to_remove)
        keys = SingleKeyShortcuts(self)
        for key in ("Return", "Enter"):
            keys.add(key, self._choose, focus=self._table, at_once=True)
        keys.add(Qt.Key.Key_Delete, self._ask_to_remove, focus=self._table, at_once=True)

    def _choose(self) -> None:
        if take_id := self._current_id:
            self.take_chosen.emit(take_id)

    def _ask_to_remove(self) -> None:
        take_id = self._current_id
        if not take_id:
            return
        take = next(take for take in self._takes.takes if take.id == take_id)
        box = QMessageBox(self)
        question = self.tr("Remove the stock take “{name}” with all that was counted in it?")
        set_up_question(
            box,
            "stock_remove_question",
            title=self.tr("Remove stock take"),
            text=question.format(name=take_name(take)),
            details=self.tr("Stocks that were set stay as they are. This cannot be undone."),
            confirm=self.tr("Remove"),
            cancel=self.tr("Cancel"),
            on_confirm=lambda: self.take_removed.emit(take_id),
        )
        box.open()

    def _retranslate(self) -> None:
        self._new.setText(self.tr("New stock take"))
        self._earlier.setText(self.tr("Continue a stock take"))
        self._labels[0].setText(self.tr("Who counts:"))
        self._labels[1].setText(self.tr("Place:"))
        self._author.setAccessibleName(self.tr("Who counts"))
        self._place.setAccessibleName(self.tr("Place"))
        self._place.setPlaceholderText(self.tr("Such as: store-room, shelf 3"))
        self._start.setText(self.tr("Start"))
        self._continue.setText(self.tr("Continue (Enter)"))
        self._remove.setText(self.tr("Remove (Del)"))
        self._table.setAccessibleName(self.tr("Stock takes"))
        self._empty.show_message(
            self.tr("No stock take yet"),
            self.tr("Start one, or drop photos of the shelves here."),
        )
        self._takes.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _row(*widgets: QWidget) -> WrappingRow:
    row = WrappingRow()
    for widget in widgets:
        row.add(widget)
    return row


def _labelled(name: QWidget, field: QWidget) -> QWidget:
    """Return a field with its label, which stay in one line."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 12, 0)
    row.setSpacing(8)
    row.addWidget(name)
    row.addWidget(field)
    return both
