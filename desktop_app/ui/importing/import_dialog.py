"""The import dialog: the source, then its columns."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.table_preview import TablePreview
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.messages import notice_of
from desktop_app.ui.importing.columns_step import ColumnsStep
from desktop_app.ui.importing.import_plan import ImportPlan
from desktop_app.ui.importing.source_step import SourceStep
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_PREFERRED = QSizePolicy.Policy.Preferred
_IGNORED = QSizePolicy.Policy.Ignored
_STEP_SIZES_PX = ((640, 320), (840, 640))


class ImportDialog(QDialog):
    """Two steps: choose the source, then map its columns.

    Signals:
        import_requested: the plan to run.
    """

    import_requested = Signal(ImportPlan)

    def __init__(
        self, client: EngineClient, catalogues_folder: Path, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "import_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._source = Path()
        self._latest_preview = LatestTask()
        self._banner = Banner(theme)
        self._source_step = SourceStep(theme)
        self._columns_step = ColumnsStep(client.folder, catalogues_folder, theme)
        self._source_step.source_chosen.connect(self.show_source)
        self._columns_step.changed.connect(self._update_messages)
        self._build()
        self._retranslate()
        self._show_step(0)

    def show_source(self, source: Path) -> None:
        """Read the first rows of a table or folder, and go to the second step."""
        self._source = source
        self._banner.dismiss()
        task = self._client.run_without_catalogue(lambda: _preview(source))
        self._latest_preview.replace(task)
        task.on_success(self._on_previewed).on_failure(self._on_failed)

    def _build(self) -> None:
        self._title = heading("import_title")
        self._subtitle = label("import_subtitle", role="muted", wraps=True)
        self._pages = with_object_name(QStackedWidget(), "import_pages")
        self._pages.addWidget(self._source_step)
        self._pages.addWidget(self._columns_step)
        content = QVBoxLayout()
        content.setSpacing(8)
        content.addWidget(self._title)
        content.addWidget(self._subtitle)
        content.addSpacing(8)
        content.addWidget(self._pages, 1)
        content.addSpacing(8)
        content.addLayout(self._build_buttons())
        lay_out_dialog(self, self._banner, content)
        self._start.setDefault(True)

    def _build_buttons(self) -> QHBoxLayout:
        self._back = button("import_back")
        self._missing_input = label("import_missing", role="muted")
        self._warning = label("import_warning", role="warning")
        self._cancel = button("import_cancel")
        self._start = button("import_start", role="primary")
        self._back.clicked.connect(lambda: self._show_step(0))
        self._cancel.clicked.connect(self.reject)
        self._start.clicked.connect(self._on_start)
        right = [self._missing_input, self._warning, self._cancel, self._start]
        return button_row([self._back], right)

    def _show_step(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        # Only the visible page counts for the size of the dialog.
        for page in (self._source_step, self._columns_step):
            policy = _PREFERRED if page is self._pages.currentWidget() else _IGNORED
            page.setSizePolicy(policy, policy)
        self.resize(*_STEP_SIZES_PX[step])
        self._back.setVisible(step > 0)
        self._start.setVisible(step > 0)
        self._update_messages()
        self._retranslate()

    def _update_messages(self) -> None:
        has_columns = self._pages.currentIndex() > 0
        missing_input = self._columns_step.missing_input if has_columns else ""
        warning = self._columns_step.warning if has_columns and not missing_input else ""
        self._missing_input.setText(missing_input)
        self._missing_input.setVisible(bool(missing_input))
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._start.setAccessibleDescription(warning)
        self._start.setEnabled(not missing_input)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self._back.setText(self.tr("Back"))
        self._cancel.setText(self.tr("Cancel"))
        self._start.setText(self.tr("Import"))
        if self._pages.currentIndex() == 0:
            self._title.setText(self.tr("What do you want to import?"))
            self._subtitle.setText(
                self.tr("Pictures stay where they are. Vitrine keeps thumbnails.")
            )
        else:
            self._title.setText(self._source.name)
            self._subtitle.setText(
                self.tr("Match the columns to product fields. Other columns become attributes.")
            )

    def _on_previewed(self, preview: TablePreview) -> None:
        self._columns_step.show_preview(self._source, preview)
        self._show_step(1)
        self._subtitle.setVisible(bool(preview.columns))
        self._start.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._show_step(0)
        self._banner.show_notice(notice_of(error))
        # The banner gets extra height, so that the cards keep theirs.
        width_px, height_px = _STEP_SIZES_PX[0]
        self.resize(width_px, height_px + self._banner.heightForWidth(width_px))

    def _on_start(self) -> None:
        self.import_requested.emit(self._columns_step.plan())
        self.accept()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._update_messages()


def _preview(source: Path) -> TablePreview:
    # Imported on the engine's lane: it loads the libraries that read tables.
    from desktop_app.engine.ingest.table_preview import preview_table

    return preview_table(source)
