"""A dialog that restores a backup: the list of backups, what would change, the change."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHeaderView,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.backup import Backup, RestorePreview
from desktop_app.engine.backup_folder import BackupFolder
from desktop_app.errors import LockedCatalogueError
from desktop_app.progress import Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.backup.backup_texts import backup_row, preview_texts
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.text_table_model import TextTableModel
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    configure_table,
    heading,
    label,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)

_SIZE_PX: Final = (640, 480)


class RestoreDialog(QDialog):
    """Lists the backups of a catalogue, shows what one would change, and restores it.

    The dialog stays open while the backup is restored, so that nothing else is changed.

    Args:
        client: runs the jobs.
        backups: returns those of the catalogue; called on the lane.
        name: of the catalogue.
        theme: colours of the banner.
        parent: the window.

    Signals:
        restored: the ``Path`` of a backup of the replaced catalogue, or None.
        locked: the ``LockedCatalogueError`` of a backup or catalogue that needs its password.
    """

    restored = Signal(object)
    locked = Signal(object)

    def __init__(
        self,
        client: EngineClient,
        backups: Callable[[], BackupFolder],
        name: str,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "restore_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._backups_of_catalogue = backups
        self._name = name
        self._backups: Sequence[Backup] = ()
        self._file: Path | None = None
        self._preview: RestorePreview | None = None
        self._task = LatestTask()
        self._is_restoring = False
        self._banner = Banner(theme)
        self._title = heading("restore_title", wraps=True)
        self._model = TextTableModel(numeric_columns=(2, 3), parent=self)
        self._table = with_object_name(QTableView(), "restore_backups")
        self._empty = label("restore_empty", role="muted", wraps=True)
        self._chosen = label("restore_file", role="muted", wraps=True)
        self._change = label("restore_change", wraps=True)
        self._warning = label("restore_warning", role="warning", wraps=True)
        self._progress = with_object_name(QProgressBar(), "restore_progress")
        self._note = label("restore_note", role="muted")
        self._choose = button("restore_choose")
        self._cancel = button("restore_cancel")
        self._restore = button("restore_confirm", role="primary")
        self._build()
        self._connect()
        self._retranslate()
        self._load()

    def reload(self) -> None:
        """Look at the chosen backup again, after it was unlocked."""
        self._load()
        if self._file is not None:
            self._load_preview(self._file)

    def _build(self) -> None:
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._progress.setTextVisible(False)
        for widget in (self._progress, self._note, self._warning, self._chosen, self._empty):
            widget.hide()
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addWidget(self._table, 1)
        content.addWidget(self._empty, 1)
        for widget in (self._chosen, self._change, self._warning, self._note, self._progress):
            content.addWidget(widget)
        buttons = button_row([self._choose], [self._cancel, self._restore])
        lay_out_dialog(self, self._banner, content, buttons)
        self._restore.setEnabled(False)
        self._restore.setDefault(True)
        resize_within_screen(self, *_SIZE_PX)

    def _connect(self) -> None:
        self._table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self._choose.clicked.connect(self._choose_file)
        self._cancel.clicked.connect(self.reject)
        self._restore.clicked.connect(self._on_restore)

    def _load(self) -> None:
        backups = self._backups_of_catalogue
        task = self._client.run_without_catalogue(lambda: backups().all())
        task.on_success(self._show_backups).on_failure(self._on_failed)

    def _show_backups(self, backups: Sequence[Backup]) -> None:
        self._backups = backups
        self._update_table()
        self._table.setVisible(bool(backups))
        self._empty.setVisible(not backups)
        if backups and self._file is None:
            self._table.setFocus()
            flags = QItemSelectionModel.SelectionFlag
            self._table.selectionModel().setCurrentIndex(
                self._model.index(0, 0), flags.ClearAndSelect | flags.Rows
            )

    def _on_row_chosen(self) -> None:
        row = self._table.currentIndex().row()
        if row >= 0:
            self._chosen.hide()
            self._load_preview(self._backups[row].file)

    def _choose_file(self) -> None:
        file_filter = f"{self.tr('Backups (*.zip *.sqlite)')};;{self.tr('All files (*)')}"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a backup"), "", file_filter)
        if name:
            self._table.setCurrentIndex(self._model.index(-1, -1))
            self._table.clearSelection()
            self._chosen.setText(name)
            self._chosen.show()
            self._load_preview(Path(name))

    def _load_preview(self, file: Path) -> None:
        self._file = file
        # The lane must not hold the dialog.
        backups = self._backups_of_catalogue
        self._banner.dismiss()
        self._show_preview(None)
        task = self._client.run_job_without_catalogue(lambda: backups().preview_restore(file))
        self._follow(self._task.replace(task))
        task.on_success(self._show_preview)

    def _show_preview(self, preview: RestorePreview | None) -> None:
        self._preview = preview
        text, warning = ("", "") if preview is None else preview_texts(preview)
        self._change.setText(text)
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._restore.setEnabled(preview is not None)
        if text:
            announce(self._change, f"{text} {warning}")

    def _on_restore(self) -> None:
        file, backups = self._file, self._backups_of_catalogue
        if file is None:
            return
        self._set_restoring(True)
        task = self._client.run_job_without_catalogue(lambda: backups().restore(file))
        self._follow(self._task.replace(task))
        task.on_success(self._on_restored)
        task.on_failure(lambda _: self._set_restoring(False))

    def _on_restored(self, replaced: Path | None) -> None:
        self._is_restoring = False
        self.restored.emit(replaced)
        self.accept()

    def _set_restoring(self, is_restoring: bool) -> None:
        self._is_restoring = is_restoring
        for widget in (self._table, self._choose, self._restore):
            widget.setEnabled(not is_restoring)

    def _follow(self, task: Task[object]) -> None:
        self._progress.setRange(0, 0)
        self._note.setText("")
        for widget in (self._progress, self._note):
            widget.show()
        task.on_progress(self._on_progress).on_failure(self._on_failed)
        task.on_finish(lambda: self._on_finished(task))

    def _on_progress(self, progress: Progress) -> None:
        self._progress.setRange(0, progress.total)
        self._progress.setValue(progress.done)
        self._note.setText(localised_text(progress.note))

    def _on_finished(self, task: Task[object]) -> None:
        if not task.is_cancelled:
            self._progress.hide()
            self._note.hide()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, LockedCatalogueError):
            self.locked.emit(error)
        self._banner.show_notice(notice_of(error))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Restore"))
        self._title.setText(self.tr("Restore “{name}”").format(name=in_sentence(self._name)))
        self._table.setAccessibleName(self.tr("Backups"))
        self._empty.setText(self.tr("There are no backups in the folder of the catalogue."))
        self._progress.setAccessibleName(self.tr("Progress"))
        self._choose.setText(self.tr("Choose a file…"))
        self._cancel.setText(self.tr("Cancel"))
        self._restore.setText(self.tr("Restore"))
        self._update_table()
        if self._preview is not None:
            self._show_preview(self._preview)

    def _update_table(self) -> None:
        headings = (self.tr("Date"), self.tr("Type"), self.tr("Size"), self.tr("Products"))
        self._model.set_texts(headings, [backup_row(backup) for backup in self._backups])

    # Qt

    def reject(self) -> None:
        """Cancel the restore that runs, or close the dialog."""
        self._task.cancel()
        if self._is_restoring:
            self._set_restoring(False)
            self._progress.hide()
            self._note.hide()
            return
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
