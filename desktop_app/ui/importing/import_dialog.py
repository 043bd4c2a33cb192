"""Choosing what to import, and what its columns mean."""

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

from desktop_app.engine.ingest.import_report import ImportPreview
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.messages import notice_of
from desktop_app.ui.importing.columns_page import ColumnsPage
from desktop_app.ui.importing.source_page import SourcePage
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_FITTED = QSizePolicy.Policy.Preferred
_IGNORED = QSizePolicy.Policy.Ignored
_SIZES_PX = ((640, 320), (840, 640))


class ImportDialog(QDialog):
    """Two steps: the source, then its columns.

    Signals:
        planned: an ``ImportPlan`` that shall run now.
    """

    planned = Signal(object)

    def __init__(self, client: EngineClient, home: Path, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "import_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._source = Path()
        self._looking = LatestTask()
        self._banner = Banner(theme)
        self._sources = SourcePage(theme)
        self._columns = ColumnsPage(client.folder, home, theme)
        self._sources.source_chosen.connect(self.choose)
        self._columns.changed.connect(self._show_missing)
        self._build()
        self._retranslate()
        self._show_step(0)

    def choose(self, source: Path) -> None:
        """Look into a table or folder, and go on to its columns."""
        self._source = source
        self._banner.dismiss()
        task = self._looking.replace(self._client.run_without_catalogue(lambda: _preview(source)))
        task.on_success(self._on_previewed)
        task.on_failure(self._on_failed)

    def _build(self) -> None:
        self._title = heading("import_title")
        self._subtitle = label("import_subtitle", role="muted", wraps=True)
        self._pages = with_object_name(QStackedWidget(), "import_pages")
        self._pages.addWidget(self._sources)
        self._pages.addWidget(self._columns)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        inside.addWidget(self._title)
        inside.addWidget(self._subtitle)
        inside.addSpacing(8)
        inside.addWidget(self._pages, 1)
        inside.addSpacing(8)
        inside.addLayout(self._build_buttons())
        lay_out_dialog(self, self._banner, inside)
        self._start.setDefault(True)

    def _build_buttons(self) -> QHBoxLayout:
        self._back = button("import_back")
        self._missing = label("import_missing", role="muted")
        self._doubt = label("import_doubt", role="warning")
        self._cancel = button("import_cancel")
        self._start = button("import_start", role="primary")
        self._back.clicked.connect(lambda: self._show_step(0))
        self._cancel.clicked.connect(self.reject)
        self._start.clicked.connect(self._on_start)
        return button_row([self._back], [self._missing, self._doubt, self._cancel, self._start])

    def _show_step(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        # The size follows the step that is shown.
        for page in (self._sources, self._columns):
            policy = _FITTED if page is self._pages.currentWidget() else _IGNORED
            page.setSizePolicy(policy, policy)
        self.resize(*_SIZES_PX[step])
        self._back.setVisible(step > 0)
        self._start.setVisible(step > 0)
        self._show_missing()
        self._retranslate()

    def _show_missing(self) -> None:
        has_columns = self._pages.currentIndex() > 0
        missing = self._columns.missing_input if has_columns else ""
        doubt = self._columns.warning if has_columns and not missing else ""
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        self._doubt.setText(doubt)
        self._doubt.setVisible(bool(doubt))
        self._start.setAccessibleDescription(doubt)
        self._start.setEnabled(not missing)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self._back.setText(self.tr("Back"))
        self._cancel.setText(self.tr("Cancel"))
        self._start.setText(self.tr("Import"))
        if self._pages.currentIndex() == 0:
            self._title.setText(self.tr("What shall be imported?"))
            self._subtitle.setText(
                self.tr("The pictures stay where they are; Vitrine keeps small copies.")
            )
        else:
            self._title.setText(self._source.name)
            self._subtitle.setText(
                self.tr("Say which column holds what. Other columns are kept as they are.")
            )

    def _on_previewed(self, preview: ImportPreview) -> None:
        self._columns.show_preview(self._source, preview)
        self._show_step(1)
        self._subtitle.setVisible(bool(preview.columns))
        self._start.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._show_step(0)
        self._banner.show_notice(notice_of(error))
        # Room of its own: the cards below keep theirs.
        width_px, height_px = _SIZES_PX[0]
        self.resize(width_px, height_px + self._banner.heightForWidth(width_px))

    def _on_start(self) -> None:
        self.planned.emit(self._columns.plan())
        self.accept()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_missing()


def _preview(source: Path) -> ImportPreview:
    # Imported on the engine's lane: it loads the libraries that read tables.
    from desktop_app.engine.ingest.import_preview import preview_import

    return preview_import(source)
