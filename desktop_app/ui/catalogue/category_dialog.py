"""The dialog with proposed categories: accept one by one, or all above a probability."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QSlider,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.category_proposal import CategoryProposal
from desktop_app.progress import Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.catalogue.category_proposals_model import NAME_COLUMN, CategoryProposalsModel
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    configure_table,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_SIZE_PX: Final = QSize(880, 640)
_ICON_PX: Final = 40
_WIDTHS_PX: Final = (0, 110, 160, 160, 100)
# In per cent. At 90 %, nine of ten proposals are right.
_MIN_LIMIT: Final = 20
_DEFAULT_LIMIT: Final = 90


class CategoryDialog(QDialog):
    """Finds proposals and lists them; every acceptance is saved at once and can be undone.

    Signals:
        accepted_proposals: proposals to save; see ``put_back``.
        undo_requested: the last acceptance is to be undone; see ``show_undone``.
    """

    accepted_proposals = Signal(object)
    undo_requested = Signal()

    def __init__(
        self, client: EngineClient, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "category_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._finding = LatestTask()
        self._is_finding = True
        self._is_found = False
        # The proposals of each acceptance, the last one at the end.
        self._accepted: list[list[CategoryProposal]] = []
        self._banner = Banner(theme)
        self._model = CategoryProposalsModel(client, thumbnails, self)
        self._title = heading("category_title", wraps=True)
        self._state = label("category_state", role="muted", wraps=True)
        self._table = with_object_name(QTableView(), "category_table")
        self._bar = with_object_name(QProgressBar(), "category_progress")
        self._bar.setTextVisible(False)
        self._limit_label = label("category_limit_label")
        self._slider = with_object_name(QSlider(Qt.Orientation.Horizontal), "category_slider")
        self._limit = with_object_name(QSpinBox(), "category_limit")
        self._accept = button("category_accept")
        self._skip = button("category_skip")
        self._undo = button("category_undo")
        self._accept_all = button("category_accept_all", role="primary")
        self._close = button("category_close")
        theme.set_icon(self._undo, "undo")
        self._build(parent)
        self._connect()
        self._retranslate()
        self._find()

    def show_undone(self) -> None:
        """List the proposals again whose acceptance was undone."""
        if self._accepted:
            self._table.selectRow(self._model.put_back(self._accepted.pop()))
            self._update_widgets()

    def put_back(self, proposals: list[CategoryProposal]) -> None:
        """List proposals again that could not be saved."""
        if proposals in self._accepted:
            self._accepted.remove(proposals)
            self._select(self._model.put_back(proposals))
            self._update_widgets()

    def show_error(self, error: Exception) -> None:
        """Show an error."""
        self._banner.show_notice(notice_of(error))

    def _build(self, parent: QWidget) -> None:
        self._build_table()
        for number in (self._slider, self._limit):
            number.setRange(_MIN_LIMIT, 100)
            number.setValue(_DEFAULT_LIMIT)
        self._limit.setSuffix("%")
        self._limit.lineEdit().setTextMargins(8, 0, 0, 0)
        self._limit_label.setBuddy(self._limit)
        limit = QHBoxLayout()
        limit.setSpacing(8)
        limit.addWidget(self._limit_label)
        limit.addWidget(self._slider, 1)
        limit.addWidget(self._limit)
        limit.addWidget(self._accept_all)
        # Enter accepts the current proposal while the list has the focus, nothing else.
        for made in (self._accept, self._skip, self._undo, self._accept_all, self._close):
            made.setAutoDefault(False)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addWidget(self._state)
        content.addWidget(self._bar)
        content.addWidget(self._table, 1)
        content.addLayout(limit)
        buttons = button_row((self._accept, self._skip, self._undo), (self._close,))
        lay_out_dialog(self, self._banner, content, buttons)
        self.resize(_SIZE_PX.boundedTo(parent.window().size() - QSize(24, 24)))

    def _build_table(self) -> None:
        table = self._table
        table.setModel(self._model)
        configure_table(table)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setIconSize(QSize(_ICON_PX, _ICON_PX))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(_ICON_PX + 8)
        header = table.horizontalHeader()
        for column, width_px in enumerate(_WIDTHS_PX):
            header.resizeSection(column, width_px)
        header.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._slider.valueChanged.connect(self._on_limit_changed)
        self._limit.valueChanged.connect(self._on_limit_changed)
        self._accept.clicked.connect(self._accept_current)
        self._skip.clicked.connect(self._skip_current)
        self._undo.clicked.connect(self._request_undo)
        self._accept_all.clicked.connect(self._accept_from_limit)
        self._close.clicked.connect(self.reject)
        self._client.opened.connect(self.reject)
        self._client.failed.connect(self.reject)
        keys = SingleKeyShortcuts(self)
        for key, slot in (
            ("Return", self._accept_current),
            ("Enter", self._accept_current),
            ("S", self._skip_current),
        ):
            keys.add(key, slot, auto_repeat=True, focus=self._table)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._request_undo)

    def _find(self) -> None:
        self._client.read(lambda catalogue: catalogue.categories()).on_success(
            self._model.set_categories
        )
        task = self._client.run_job(lambda workspace: workspace.categories().find())
        self._finding.replace(task).on_progress(self._on_progressed)
        task.on_success(self._on_found).on_failure(self.show_error)
        task.on_finish(self._on_find_finished)
        self._bar.setRange(0, 0)

    def _on_found(self, proposals: tuple[CategoryProposal, ...]) -> None:
        self._is_found = True
        self._model.set_proposals(proposals)
        self._table.selectRow(0)
        self._table.setFocus()

    def _on_find_finished(self) -> None:
        self._is_finding = False
        self._update_widgets()
        announce(self, self._state.text())

    def _accept_current(self) -> None:
        row = self._table.currentIndex().row()
        if row >= 0 and self._accept.isEnabled():
            self._accept_rows(row, 1)

    def _accept_from_limit(self) -> None:
        self._accept_rows(0, self._count_from_limit())

    def _accept_rows(self, first: int, count: int) -> None:
        accepted = self._model.remove(first, count)
        if not accepted:
            return
        self._select(first)
        self._accepted.append(accepted)
        self._update_widgets()
        self.accepted_proposals.emit(accepted)

    def _skip_current(self) -> None:
        row = self._table.currentIndex().row()
        if row >= 0 and self._skip.isEnabled():
            self._model.remove(row, 1)
            self._select(row)
            self._update_widgets()

    def _request_undo(self) -> None:
        if self._undo.isEnabled():
            self.undo_requested.emit()

    def _select(self, row: int) -> None:
        self._table.selectRow(min(row, self._model.rowCount() - 1))

    def _on_progressed(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._bar.setAccessibleDescription(localised_text(progress.note))

    def _on_limit_changed(self, value: int) -> None:
        for number in (self._slider, self._limit):
            with QSignalBlocker(number):
                number.setValue(value)
        self._update_widgets()

    def _count_from_limit(self) -> int:
        return self._model.count_from(self._limit.value() / 100)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Proposed categories"))
        self._title.setText(self.tr("Categories proposed from similar products"))
        self._table.setAccessibleName(self.tr("Proposed categories, the most probable first"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._limit_label.setText(self.tr("Probability of at least"))
        for number in (self._slider, self._limit):
            number.setAccessibleName(self.tr("Lowest probability of the proposals to accept"))
        self._accept.setText(self.tr("Accept (Enter)"))
        self._skip.setText(self.tr("Skip (S)"))
        self._undo.setText(self.tr("Undo (Ctrl+Z)"))
        self._close.setText(self.tr("Close"))
        self._update_widgets()

    def _update_widgets(self) -> None:
        has_rows = self._model.rowCount() > 0
        count = self._count_from_limit()
        self._bar.setVisible(self._is_finding)
        for widget in (self._accept, self._skip, self._slider, self._limit):
            widget.setEnabled(has_rows)
        self._accept_all.setEnabled(count > 0)
        self._accept_all.setText(self.tr("Accept %Ln proposal(s)", "", count))
        self._undo.setEnabled(bool(self._accepted))
        self._state.setText(self._state_text())

    def _state_text(self) -> str:
        if self._is_finding:
            return self.tr("Comparing the products…")
        if not self._is_found:
            return ""
        count = self._model.rowCount()
        if not count and not self._accepted:
            return self.tr("No product needs another category.")
        parts = [self.tr("%Ln proposal(s)", "", count)]
        if accepted := sum(len(batch) for batch in self._accepted):
            parts.append(self.tr("{count} accepted").format(count=format_number(accepted)))
        return " · ".join(parts)

    # Qt

    def done(self, result: int) -> None:
        """Stop looking for proposals and close."""
        self._finding.cancel()
        self._model.stop()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
