"""The page with the history of the counter: search, reopen, correct and delete its answers."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.action import Action
from desktop_app.domain.kept_answer import AnswerFilter, KeptAnswer
from desktop_app.domain.product import Product
from desktop_app.engine.counter.capture_search import MAX_CANDIDATES
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.counter.history.answer_actions import AnswerActions
from desktop_app.ui.counter.history.answer_details import AnswerDetails
from desktop_app.ui.counter.history.answer_filter_bar import AnswerFilterBar
from desktop_app.ui.counter.history.answer_model import PICTURE_SIZE, AnswerModel
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.counter.history.shortcuts import answer_shortcuts
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.image_conversion import decode_image
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    configure_table,
    label,
    with_object_name,
)

_MARGIN_PX: Final = 12
_ROW_PX: Final = 52
_WIDTHS_PX: Final = (76, 148, 180, 150, 130, 150, 120, 110)
_DIGITS: Final = 9
_LIST_SHARE: Final = 0.56


class AnswersPage(Page):
    """The list of kept answers, and the one that is selected as it was."""

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        history: AnswerHistoryClient,
        preferences: Preferences,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._history = history
        self._preferences = preferences
        self._is_stale = True
        # Of the answer that is or will be selected, whenever answers are read again.
        self._selected_key = ""
        self._count = 0
        self._latest_photo = LatestTask()
        self._latest_words = LatestTask()
        self._latest_count = LatestTask()
        self._model = AnswerModel(history, theme, self)
        self._actions = AnswerActions(client, history, self)
        self._bar = AnswerFilterBar(theme)
        self._table = with_object_name(QTableView(), "answers_table")
        self._message = EmptyMessage("answers_note", "recent", theme)
        self._details = AnswerDetails(ThumbnailCache(client, decoding_lane, self), theme)
        self._note = label("answers_privacy", role="small", wraps=True)
        self._export = button("export_answers")
        self._delete_all = button("delete_all_answers")
        self._build()
        self._connect()
        self._retranslate()

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the page's own shortcuts: what they do, and keys."""
        return answer_shortcuts()

    def focus_search(self) -> None:
        """Give the search box the focus."""
        self._bar.search_box.focus_text()

    def use_scan(self, text: str) -> None:
        """List the answers with a scanned code."""
        self._bar.search_box.enter(text)

    def show_answer(self, key: str) -> None:
        """Open an answer, whatever is listed."""
        self._selected_key = key
        if self._bar.answer_filter != AnswerFilter():
            self._bar.clear()
        self._show_filtered()

    def refresh_when_visible(self) -> None:
        """Read the answers again as soon as the page is visible."""
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def on_undone(self, action: Action) -> None:  # noqa: ARG002
        """Show what an undo means for corrections."""
        self.refresh_when_visible()

    def shut_down(self) -> None:
        """End the work on kept answers, before the window closes."""
        self._history.shut_down()

    def _build(self) -> None:
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._table.setIconSize(PICTURE_SIZE)
        self._table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = self._table.horizontalHeader()
        for column, width_px in enumerate(_WIDTHS_PX):
            header.resizeSection(column, width_px)
        header.setStretchLastSection(True)
        self._list = with_object_name(QStackedWidget(), "answers_or_note")
        self._list.addWidget(self._table)
        self._list.addWidget(self._message)
        left = with_object_name(QWidget(), "answers_list")
        column_layout = QVBoxLayout(left)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(8)
        column_layout.addWidget(self._list, 1)
        column_layout.addWidget(self._note)
        column_layout.addLayout(button_row([self._export], [self._delete_all]))
        self._splitter = with_object_name(QSplitter(Qt.Orientation.Horizontal), "answers_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(_MARGIN_PX)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self._details)
        self._splitter.setStretchFactor(0, round(_LIST_SHARE * 100))
        self._splitter.setStretchFactor(1, round((1 - _LIST_SHARE) * 100))
        self._details.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[_MARGIN_PX] * 4)
        layout.setSpacing(8)
        layout.addWidget(self._bar)
        layout.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self._bar.changed.connect(self._show_filtered)
        self._bar.search_box.left.connect(self._table.setFocus)
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(self.failed)
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        details, actions = self._details, self._actions
        details.product_pressed.connect(self._on_product_pressed)
        details.words_entered.connect(self._search_product)
        details.same_product_requested.connect(self._show_same_product)
        details.deletion_requested.connect(self._delete_selected)
        actions.corrected.connect(self._on_corrected)
        actions.deleted.connect(self._refresh)
        actions.catalogue_changed.connect(self.catalogue_changed)
        actions.notice_raised.connect(self.notice_raised)
        actions.status_message.connect(self.status_message)
        actions.failed.connect(self.failed)
        self._export.clicked.connect(lambda: actions.export(self._model.answer_filter))
        self._delete_all.clicked.connect(actions.ask_to_delete_all)
        self._history.kept.connect(lambda _: self.refresh_when_visible())
        self._history.changed.connect(self.refresh_when_visible)
        self._history.failed.connect(self.failed)
        self._preferences.changed.connect(lambda *_: self._show_retention())
        # As at the counter, a number chooses a product: here the right one. In the other fields
        # numbers are typed.
        keys = SingleKeyShortcuts(self, lambda: self._details.answer)
        for number in range(_DIGITS):
            keys.add(str(number + 1), partial(self._details.press, number), focus=self._table)
        keys.add("M", self._details.show_more, focus=self._table)
        QShortcut(
            QKeySequence.StandardKey.Delete,
            self._table,
            self._delete_selected,
            context=Qt.ShortcutContext.WidgetShortcut,
        )

    def _show_filtered(self) -> None:
        self._is_stale = False
        if not self._history.is_open:
            self._model.clear()
            self._on_loaded()
            return
        shown = self._bar.answer_filter
        self._model.show(shown, self._selected_key)
        task = self._latest_count.replace(
            self._history.read(lambda history: (history.count(shown), history.days()))
        )
        task.on_success(lambda found: self._on_counted(*found)).on_failure(self.failed)

    def _refresh(self) -> None:
        """Read the answers again, and whether their corrections were undone."""
        if not self._history.is_open:
            self._show_filtered()
            return
        task = self._history.read(lambda history: history.picture_actions())
        task.on_success(self._read_undone).on_failure(self.failed)

    def _read_undone(self, action_ids: list[int]) -> None:
        if not action_ids:
            self._show_filtered()
            return
        task = self._client.read(lambda catalogue: catalogue.undone_actions(action_ids))
        task.on_success(self._store_undone).on_failure(self.failed)

    def _store_undone(self, action_ids: set[int]) -> None:
        task = self._history.write(lambda history: history.set_undone(action_ids))
        task.on_success(lambda _: self._show_filtered()).on_failure(self.failed)

    def _on_counted(self, count: int, days: list[date]) -> None:
        self._count = count
        self._bar.show_days(days)
        self._show_retention()

    def _on_loaded(self) -> None:
        is_empty = not self._model.row_count()
        self._list.setCurrentWidget(self._message if is_empty else self._table)
        self._export.setEnabled(not is_empty)
        self._show_message()
        row = self._model.row_of(self._selected_key)
        if is_empty:
            self._details.hide()
            return
        index = self._model.index(row or 0, 1)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        flags |= QItemSelectionModel.SelectionFlag.Rows
        self._table.selectionModel().setCurrentIndex(index, flags)
        self._table.scrollTo(index)

    def _on_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        answer = self._model.answer(current.row())
        if answer is not None:
            self._selected_key = answer.key
            self._show_details(answer)

    def _show_details(self, answer: KeptAnswer) -> None:
        self._latest_words.cancel()
        self._details.show()
        self._details.show_answer(answer)
        task = self._latest_photo.replace(
            self._history.read(lambda history: decode_image(history.photo(answer.key) or b""))
        )
        task.on_success(self._details.show_photo)

    def _on_product_pressed(self, product: Product) -> None:
        if self._details.answer is not None:
            self._actions.correct(self._details.answer, product)

    def _on_corrected(self, answer: KeptAnswer) -> None:
        self._model.update(answer)
        if self._details.answer is not None and self._details.answer.key == answer.key:
            self._details.show_answer(answer)
            self._table.setFocus()

    def _search_product(self, words: str) -> None:
        if not words:
            self._latest_words.cancel()
            self._details.show_candidates()
            return
        task = self._latest_words.replace(
            self._client.read(lambda catalogue: catalogue.search(words, limit=MAX_CANDIDATES))
        )
        task.on_success(self._details.show_hits).on_failure(self.failed)

    def _show_same_product(self) -> None:
        answer = self._details.answer
        product = None if answer is None else answer.product or answer.best
        if product is not None:
            self._bar.show_product(product)

    def _delete_selected(self) -> None:
        rows = self._table.selectionModel().selectedRows()
        answers = [self._model.answer(index.row()) for index in rows]
        self._actions.ask_to_delete([answer for answer in answers if answer is not None])

    def _show_message(self) -> None:
        if not self._history.keeps_answers:
            self._message.show_message(
                self.tr("Answers are not kept"),
                self.tr("The settings of the counter say to keep nothing."),
            )
        elif self._bar.answer_filter != AnswerFilter():
            self._message.show_message(
                self.tr("No answer has all of this"),
                self.tr("Choose other words, another verdict or another day."),
            )
        else:
            self._message.show_message(
                self.tr("No answers yet"),
                self.tr("What the counter identifies is listed here, with its photo."),
            )

    def _show_retention(self) -> None:
        now = self._preferences.now
        kept = self.tr("Answers are not kept.")
        if now.keeps_answers:
            kept = self.tr("Kept for {days} days, at most {size} MB.").format(
                days=format_number(now.answer_days), size=format_number(now.answer_megabytes)
            )
        privacy = self.tr("Photos stay on this computer; faces are blurred.")
        count = self.tr("%Ln answer(s)", "", self._count)
        note = self.tr("{count}. {privacy} {kept}")
        self._note.setText(note.format(count=count, privacy=privacy, kept=kept))

    def _retranslate(self) -> None:
        self._table.setAccessibleName(self.tr("Answers of the counter, newest first"))
        self._export.setText(self.tr("Export…"))
        self._delete_all.setText(self.tr("Delete all…"))
        self._show_retention()
        self._show_message()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is new."""
        super().showEvent(event)
        self._model.set_pixel_ratio(self.devicePixelRatioF())
        self._table.setFocus()
        if self._is_stale:
            self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._model.reload()
