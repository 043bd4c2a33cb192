"""The model of the list of kept answers, which is read in pages when the user scrolls."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from desktop_app.domain.kept_answer import AnswerFilter, KeptAnswer
from desktop_app.errors import Message
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.counter.history.answer_texts import (
    code_texts,
    product_text,
    state_text,
    verdict_text,
)
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.counter.history.photo_cache import PhotoCache
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.table_model import TableModel

PAGE_ROWS: Final = 200
VERDICT_COLUMN: Final = 3
_ICON_PX: Final = 18
PICTURE_SIZE: Final = QSize(64, 40)
_TITLES: Final = (
    Message("Photo"),
    Message("Date and time"),
    Message("Product"),
    Message("Verdict"),
    Message("State"),
    Message("Codes"),
    Message("Customer"),
    Message("Station"),
)


class AnswerModel(TableModel):
    """One row for each answer that a filter lets through, newest first.

    Attributes:
        answer_filter: the filter.

    Signals:
        loaded: the first rows are there, or there are none.
        failed: the answers cannot be read.
    """

    loaded = Signal()
    failed = Signal(Exception)

    def __init__(self, history: AnswerHistoryClient, theme: Theme, parent: QObject) -> None:
        super().__init__(len(_TITLES), (), parent)
        self._theme = theme
        self._history = history
        self._answers: list[KeptAnswer] = []
        self._has_more = False
        self._is_reading = False
        self._limit = PAGE_ROWS
        self._latest = LatestTask()
        self._pixel_ratio = 1.0
        self._photos = PhotoCache(history, PICTURE_SIZE, self)
        self._photos.loaded.connect(self._on_photo_loaded)
        self.answer_filter = AnswerFilter()

    def show(self, answer_filter: AnswerFilter, key: str = "") -> None:
        """List the answers that a filter lets through, down to that of a key at least."""
        self.answer_filter = answer_filter
        self._is_reading, self._limit = True, PAGE_ROWS
        task = self._history.read(
            lambda history: history.find_with(answer_filter, key, limit=PAGE_ROWS)
        )
        self._latest.replace(task).on_success(self._on_read).on_failure(self._on_failed)

    def reload(self) -> None:
        """Read the rows that are loaded again, and any new ones."""
        self._read(None, max(PAGE_ROWS, len(self._answers) + 1), self._on_read)

    def clear(self) -> None:
        """List nothing: no catalogue is open."""
        self._latest.cancel()
        self._replace_all([], has_more=False)

    def set_pixel_ratio(self, ratio: float) -> None:
        """Set the number of physical pixels per device-independent pixel of the photos."""
        self._pixel_ratio = ratio

    def answer(self, row: int) -> KeptAnswer | None:
        """Return the answer in a row; None if there is none."""
        return self._answers[row] if 0 <= row < len(self._answers) else None

    def row_of(self, key: str) -> int | None:
        """Return the row of an answer; None if it is not loaded."""
        keys = (row for row, answer in enumerate(self._answers) if answer.key == key)
        return next(keys, None)

    def update(self, answer: KeptAnswer) -> None:
        """Show what an answer has become, if it is listed."""
        if (row := self.row_of(answer.key)) is not None:
            self._answers[row] = answer
            self._emit_row(row)

    def row_count(self) -> int:
        """Return the number of answers that are loaded."""
        return len(self._answers)

    def headings(self) -> Sequence[str]:
        """Return the titles of the columns."""
        return [localised_text(title) for title in _TITLES]

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        answer = self._answers[row]
        texts: tuple[Callable[[], str], ...] = (
            lambda: "",
            lambda: format_time(answer.answered_at.isoformat()),
            lambda: product_text(answer.product or answer.best),
            lambda: verdict_text(answer),
            lambda: state_text(answer),
            lambda: ", ".join(code_texts(answer)),
            lambda: answer.customer,
            lambda: answer.station,
        )
        return texts[column]()

    def _read(
        self, before_id: int | None, limit: int, on_read: Callable[[list[KeptAnswer]], None]
    ) -> None:
        self._is_reading, self._limit = True, limit
        shown = self.answer_filter
        task = self._history.read(
            lambda history: history.find(shown, before_id=before_id, limit=limit)
        )
        self._latest.replace(task).on_success(on_read).on_failure(self._on_failed)

    def _on_read(self, answers: list[KeptAnswer]) -> None:
        self._is_reading = False
        is_full = bool(answers) and len(answers) % self._limit == 0
        self._replace_all(answers, has_more=is_full)
        self.loaded.emit()

    def _replace_all(self, answers: list[KeptAnswer], *, has_more: bool) -> None:
        self.beginResetModel()
        self._answers, self._has_more = answers, has_more
        self.endResetModel()

    def _on_more(self, answers: list[KeptAnswer]) -> None:
        self._is_reading = False
        self._has_more = len(answers) == self._limit
        if answers:
            first = len(self._answers)
            self.beginInsertRows(QModelIndex(), first, first + len(answers) - 1)
            self._answers += answers
            self.endInsertRows()

    def _on_failed(self, error: Exception) -> None:
        # Not read again before something changes: the same error would be shown without end.
        self._is_reading, self._has_more = False, False
        self.failed.emit(error)

    def _on_photo_loaded(self, key: str) -> None:
        if (row := self.row_of(key)) is not None:
            self._emit_row(row)

    def _emit_row(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(_TITLES) - 1))

    # Qt

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether there are older answers."""
        return not parent.isValid() and bool(self._answers) and self._has_more

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read older answers."""
        if not parent.isValid() and not self._is_reading and self._answers:
            self._read(self._answers[-1].id, PAGE_ROWS, self._on_more)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the text of a cell, or the photo."""
        if index.isValid() and index.column() == 0:
            answer = self._answers[index.row()]
            if role == Qt.ItemDataRole.DecorationRole:
                return self._photos.pixmap(answer, self._pixel_ratio)
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return localised_text(Message("Photo")) if answer.has_photo else ""
        if index.isValid() and index.column() == VERDICT_COLUMN:
            verdict = self._answers[index.row()].verdict
            if role == Qt.ItemDataRole.DecorationRole:
                return self._theme.icon(verdict, verdict, _ICON_PX)
        return super().data(index, role)
