"""The window with the log: who has done what, when and at which station."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.engine.audit_log import export_log, log_people
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.history.log_filter_bar import LogFilterBar
from desktop_app.ui.history.log_model import LogModel
from desktop_app.ui.i18n.messages import Notice, localised_text, notice_of
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.output_file import choose_output
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    configure_table,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_SIZE_PX: Final = (900, 600)
_TEXT_COLUMN: Final = 3


class LogWindow(QDialog):
    """Lists what everybody did, newest first; entries are filtered and exported.

    Args:
        client: reads the log.
        theme: colours of the banner.
        parent: the main window.
    """

    def __init__(self, client: EngineClient, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "log_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._banner = Banner(theme, self)
        self._model = LogModel(client, self)
        self._title = heading("log_title")
        self._intro = label("log_intro", role="muted", wraps=True)
        self._filter = LogFilterBar()
        self._table = with_object_name(QTableView(self), "log_table")
        self._export = button("log_export")
        self._refresh = button("log_refresh")
        self._close = button("log_close", role="primary")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        self._build(parent)
        self._connect()
        self._retranslate()
        self._load()

    def _build(self, parent: QWidget) -> None:
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self._table.horizontalHeader()
        for column, width_px in enumerate((140, 110, 110, 240, 88)):
            header.resizeSection(column, width_px)
        header.setSectionResizeMode(_TEXT_COLUMN, QHeaderView.ResizeMode.Stretch)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addWidget(self._intro)
        content.addWidget(self._filter)
        content.addWidget(self._table, 1)
        buttons = button_row([self._export, self._refresh], [self._close])
        lay_out_dialog(self, self._banner, content, buttons)
        self._close.setDefault(True)
        self.resize(QSize(*_SIZE_PX).boundedTo(parent.window().size() * 0.95))

    def _connect(self) -> None:
        self._model.failed.connect(self._show_error)
        self._filter.changed.connect(self._show)
        self._client.opened.connect(self.close)
        self._client.failed.connect(self.close)
        self._client.role_changed.connect(self.close)
        self._close.clicked.connect(self.close)
        self._refresh.clicked.connect(self._load)
        self._export.clicked.connect(self._choose_file)

    def _load(self) -> None:
        """Read the names for the filters, and the newest entries."""
        task = self._client.read(lambda catalogue: log_people(catalogue.store))
        task.on_success(self._filter.show_people).on_failure(self._show_error)
        self._show()

    def _show(self) -> None:
        try:
            self._model.show_entries(self._filter.log_filter)
        except VitrineError as error:
            self._show_error(error)
        else:
            self._banner.dismiss()

    def _choose_file(self) -> None:
        formats = {
            ".csv": self.tr("CSV tables (*.csv)"),
            ".xlsx": self.tr("Workbooks (*.xlsx)"),
        }
        proposed = self._folder / f"{self._client.name}-{self.tr('log')}.csv"
        chosen = choose_output(self, self.tr("Export the log"), proposed, formats)
        if chosen is not None:
            self._folder = chosen.parent
            self._write(chosen)

    def _write(self, file: Path) -> None:
        try:
            log_filter = self._filter.log_filter
        except VitrineError as error:
            self._show_error(error)
            return
        self._export.setEnabled(False)
        task = self._client.read_job(
            lambda catalogue: export_log(catalogue.store, log_filter, file, localised_text)
        )
        task.on_success(lambda count: self._on_exported(file, count))
        task.on_failure(self._show_error)
        task.on_finish(lambda: self._export.setEnabled(True))

    def _on_exported(self, file: Path, count: int) -> None:
        message = Message("{count} entries are exported to {file}.", count=count, file=file.name)
        self._banner.show_notice(Notice("success", message, folder=file.parent))

    def _show_error(self, error: Exception) -> None:
        self._banner.show_notice(notice_of(error))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Activity log"))
        self._title.setText(self.tr("Who has done what"))
        self._intro.setText(
            self.tr("The program never changes or removes entries. Only administrators see them.")
        )
        self._table.setAccessibleName(self.tr("All entries, newest first"))
        self._export.setText(self.tr("Export…"))
        self._refresh.setText(self.tr("Refresh"))
        self._close.setText(self.tr("Close"))

    # Qt

    def done(self, result: int) -> None:
        """Stop reading and close."""
        self._model.stop()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._filter.retranslate()
            self._show()
