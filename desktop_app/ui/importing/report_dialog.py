"""The report of an import: its figures, and what is left to do."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.product_list import ProductFilter
from desktop_app.domain.row_selection import RowSelection
from desktop_app.engine.ingest.table_row import TableRow
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.i18n.messages import Notice, localised_text, notice_of
from desktop_app.ui.importing.import_plan import ImportPlan
from desktop_app.ui.importing.report_entry import ImportOutcome, ReportEntry
from desktop_app.ui.importing.report_figures import ReportFigures
from desktop_app.ui.importing.report_list import ReportListModel
from desktop_app.ui.importing.row_editor import RowEditor
from desktop_app.ui.importing.row_reader import RowReader
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.output_file import choose_output
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    configure_table,
    heading,
    label,
    lay_out_dialog,
    resize_within_screen,
    set_style_role,
    with_object_name,
)

_NOT_TRIED: Final = Message("Corrected rows have not been tried again.")
_NOT_TRIED_HINT: Final = Message("Try them again, or close again to discard the corrections.")
_COLUMN_WIDTHS_PX: Final = (56, 88, 112, 80)  # line, SKU, name, column
_SPLIT_PX: Final = (640, 440)
_LARGE_PX: Final = (1120, 680)
_SMALL_PX: Final = (640, 240)


class ReportDialog(QDialog):
    """Figures as cards; below, the rows that were rejected or have a warning, and an editor.

    The window stays usable: products can be looked up while the list is worked through.

    Signals:
        retry_requested: rows to import again (``RowSelection``); None for a whole folder.
        products_requested: products to show, and a title for them.
    """

    retry_requested = Signal(object)
    products_requested = Signal(ProductFilter, str)

    def __init__(
        self,
        outcome: ImportOutcome,
        plan: ImportPlan,
        client: EngineClient,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "report_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plan = plan
        self._corrections: dict[int, tuple[str, ...]] = {}
        self._outcome = outcome
        self._banner = Banner(theme)
        self._figures = ReportFigures(outcome.report)
        self._reader = RowReader(client, plan, self)
        self._reader.row_loaded.connect(self._on_row_loaded)
        self._reader.failed.connect(self._show_error)
        # Its rows are of another catalogue now.
        client.opened.connect(self._close_with_catalogue)
        self._build()
        self._retranslate()
        resize_within_screen(self, *(_LARGE_PX if self._outcome.entries else _SMALL_PX))
        self._show_entries()
        announce(self, f"{self._title.text()}. {self._figures.spoken_text}. {self._summary.text()}")

    @property
    def entries(self) -> Sequence[ReportEntry]:
        """What is left to do."""
        return self._outcome.entries

    def show_retried(self, outcome: ImportOutcome) -> None:
        """Show what is left after rows, or the whole folder, were imported again."""
        self._figures.add(outcome.report)
        done = len(self._outcome.entries) - len(outcome.entries)
        self._outcome = outcome
        self._corrections = {
            line: cells for line, cells in self._corrections.items() if line in outcome.lines
        }
        self._show_entries()
        text = self.tr("%Ln done", "", done) if done > 0 else self.tr("Nothing has changed.")
        self._tell(text)

    def set_busy(self, *, is_busy: bool) -> None:
        """Disable the buttons while rows are imported again."""
        self._is_busy = is_busy
        if is_busy:
            # A disabled button loses the focus.
            self._table.setFocus()
        self._editor.setEnabled(not is_busy)
        self._retry_all.setEnabled(not is_busy)
        self._dismiss.setEnabled(not is_busy)
        if is_busy:
            self._outcome_label.setText(self.tr("Importing again…"))

    def _build(self) -> None:
        self._is_busy = self._is_closed = self._is_warned = False
        self._title = heading("report_title")
        self._summary = label("report_summary", wraps=True)
        self._outcome_label = label("report_outcome", role="muted")
        self._model = ReportListModel(self)
        self._table = with_object_name(QTableView(), "rejections")
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._model.show_entries(self._outcome.entries)
        for column, width_px in enumerate(_COLUMN_WIDTHS_PX):
            self._table.setColumnWidth(column, width_px)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._open_row())
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self._table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy_selected)
        remove = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._table)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._dismiss_selected)
        self._editor = RowEditor()
        self._editor.edited.connect(self._on_edited)
        self._editor.retry_requested.connect(self._retry_selected)
        self._editor.product_requested.connect(self._on_product_requested)
        self._splitter = AdaptiveSplitter("report_splitter")
        self._splitter.addWidget(self._table)
        self._splitter.addWidget(self._editor)
        self._splitter.setSizes(_SPLIT_PX)
        content = QVBoxLayout()
        content.setSpacing(16)
        content.addWidget(self._title)
        content.addWidget(self._figures)
        content.addWidget(self._summary)
        content.addWidget(self._splitter, 1)
        lay_out_dialog(self, self._banner, content, self._build_buttons())

    def _build_buttons(self) -> QLayout:
        self._copy = button("report_copy")
        self._save = button("report_save")
        self._dismiss = button("report_dismiss")
        self._retry_all = button("report_retry_all")
        self._close = button("report_close", role="primary")
        self._copy.clicked.connect(self._copy_all)
        self._save.clicked.connect(self._choose_file)
        self._dismiss.clicked.connect(self._dismiss_selected)
        self._retry_all.clicked.connect(self._retry_everything)
        self._close.clicked.connect(self.accept)
        return button_row(
            [self._copy, self._save, self._dismiss, self._outcome_label],
            [self._retry_all, self._close],
        )

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self._title.setText(self.tr("Import finished"))
        self._table.setAccessibleName(self.tr("Import problems"))
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save as table…"))
        self._dismiss.setText(self.tr("Remove from list"))
        self._retry_all.setText(self.tr("Try all again"))
        self._close.setText(self.tr("Close"))
        self._update_summary()

    def _update_summary(self) -> None:
        rejected, skipped = self._outcome.rejected, self._outcome.skipped
        to_check = len(self._outcome.entries) - rejected - skipped
        parts = []
        if rejected:
            parts.append(self.tr("%Ln row(s) or picture(s) not imported", "", rejected))
        if skipped:
            parts.append(self.tr("%Ln row(s) that are no products", "", skipped))
        if to_check:
            parts.append(self.tr("%Ln to check", "", to_check))
        self._summary.setText(self.tr(", ").join(parts) or self.tr("All rows were imported."))
        set_style_role(self._summary, "warning" if rejected or to_check else "")

    def _show_entries(self) -> None:
        """Show what is left; the row after the finished ones becomes the current one."""
        row = self._table.currentIndex().row()
        self._model.show_entries(self._outcome.entries)
        self._update_summary()
        has_entries = bool(self._outcome.entries)
        for widget in (self._splitter, self._copy, self._save, self._dismiss, self._retry_all):
            widget.setVisible(has_entries)
        if has_entries:
            if row < 0:
                row = next(
                    (at for at, one in enumerate(self._outcome.entries) if one.is_rejected), 0
                )
            self._table.selectRow(min(row, len(self._outcome.entries) - 1))
        else:
            self._editor.show_row(None)
            self._close.setDefault(True)
            self._close.setFocus()

    def _current_entry(self) -> ReportEntry | None:
        row = self._table.currentIndex().row()
        return self._outcome.entries[row] if 0 <= row < len(self._outcome.entries) else None

    def _selected_entries(self) -> list[ReportEntry]:
        return [self._outcome.entries[position] for position in self._selected_positions()]

    def _selected_positions(self) -> list[int]:
        # By ranges: an index for each of many thousand rows takes too long.
        selection = self._table.selectionModel().selection()
        ranges = [selection.at(index) for index in range(selection.count())]
        return sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})

    def _open_row(self) -> None:
        entry = self._current_entry()
        if entry is not None:
            self._reader.load(entry.line, self._corrections.get(entry.line))

    def _on_row_loaded(self, row: TableRow | None) -> None:
        entry = self._current_entry()
        reason = "" if entry is None else localised_text(entry.reason)
        is_edited = entry is not None and entry.line in self._corrections
        self._editor.show_row(row, "" if is_edited else reason)

    def _on_edited(self, cells: tuple[str, ...]) -> None:
        entry = self._current_entry()
        if entry is not None:
            self._corrections[entry.line] = cells
            self._is_warned = False
            self._reader.load(entry.line, cells)

    def _retry_selected(self) -> None:
        self._retry([entry.line for entry in self._selected_entries()])

    def _retry_everything(self) -> None:
        self._retry(self._outcome.rejected_lines | self._corrections.keys())

    def _retry(self, lines: Collection[int]) -> None:
        if self._is_busy or not lines:
            return
        self._banner.dismiss()
        chosen = frozenset(lines)
        corrections = {line: self._corrections[line] for line in chosen & self._corrections.keys()}
        is_table = self._plan.mapping is not None
        self.retry_requested.emit(RowSelection(chosen, corrections) if is_table else None)

    def _dismiss_selected(self) -> None:
        if not self._is_busy:
            task = self._reader.without(self._outcome, self._selected_positions())
            self.set_busy(is_busy=True)
            task.on_success(self._on_dismissed)

    def _on_dismissed(self, outcome: ImportOutcome) -> None:
        self.set_busy(is_busy=False)
        self._outcome = outcome
        self._outcome_label.setText("")
        self._show_entries()

    def _on_product_requested(self, product_id: int) -> None:
        entry = self._current_entry()
        title = "" if entry is None else self.tr("Line {line}").format(line=entry.line)
        self.products_requested.emit(ProductFilter(product_ids=frozenset({product_id})), title)

    def _copy_all(self) -> None:
        self._copy_to_clipboard(self._outcome.entries)

    def _copy_selected(self) -> None:
        self._copy_to_clipboard(self._selected_entries())

    def _copy_to_clipboard(self, entries: Sequence[ReportEntry]) -> None:
        task = self._reader.text_of(entries)
        task.on_success(self._on_text_read)

    def _on_text_read(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._tell(self.tr("Copied"))

    def _choose_file(self) -> None:
        source = self._plan.source
        is_table = self._plan.mapping is not None
        suffix = ".csv" if source.suffix.lower() in {".csv", ".tsv", ".txt"} else ".xlsx"
        stem = self.tr("{name} not imported").format(name=source.stem)
        file = source.with_name(f"{stem}{suffix if is_table else '.csv'}")
        csv, excel = {".csv": "CSV (*.csv)"}, {".xlsx": "Excel (*.xlsx)"}
        formats = csv | excel if suffix == ".csv" else excel | csv
        chosen = choose_output(self, self.tr("Save report"), file, formats if is_table else csv)
        if chosen is not None:
            self._write(chosen)

    def _write(self, file: Path) -> None:
        task = self._reader.save(tuple(self._outcome.entries), dict(self._corrections), file)
        task.on_success(lambda count: self._on_saved(file, count)).on_failure(self._show_error)

    def _on_saved(self, file: Path, count: int) -> None:
        if self._is_closed:
            return
        text = self.tr("%Ln row(s) saved to {file}", "", count).format(file=file.name)
        self._tell(text)

    def _tell(self, sentence: str) -> None:
        """Show a sentence beside the buttons, and have a screen reader read it out."""
        self._outcome_label.setText(sentence)
        announce(self, sentence)

    def _close_with_catalogue(self) -> None:
        self._corrections.clear()
        self.close()

    def _show_error(self, error: Exception) -> None:
        if not self._is_closed:
            self._banner.show_notice(notice_of(error))

    # Qt

    def done(self, result: int) -> None:
        """Stop reading; corrections that were not tried are dropped only after a warning."""
        if self._corrections and not self._is_warned:
            self._is_warned = True
            self._banner.show_notice(Notice("warning", _NOT_TRIED, _NOT_TRIED_HINT))
            return
        self._is_closed = True
        self._reader.stop()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._model.show_entries(self._outcome.entries)
