"""The import dialog: the source, then its columns, then what the import would do."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.table_layout import TableLayout
from desktop_app.domain.table_preview import TablePreview
from desktop_app.engine.ingest.import_preview import ImportPreview
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.i18n.messages import notice_of
from desktop_app.ui.importing.columns_step import ColumnsStep
from desktop_app.ui.importing.download_choice import DownloadChoice
from desktop_app.ui.importing.import_check import ImportCheck
from desktop_app.ui.importing.import_plan import ImportPlan
from desktop_app.ui.importing.preview_step import PreviewStep
from desktop_app.ui.importing.preview_texts import PreviewTexts
from desktop_app.ui.importing.reading_options import is_csv
from desktop_app.ui.importing.source_step import SourceStep
from desktop_app.ui.importing.table_loader import TableLoader
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.current_page_stack import CurrentPageStack
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    label,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)

_PREFERRED = QSizePolicy.Policy.Preferred
_IGNORED = QSizePolicy.Policy.Ignored
_SOURCE, _COLUMNS, _PREVIEW = range(3)
_STEP_SIZES_PX: Final = ((640, 352), (960, 720), (960, 720))


class ImportDialog(QDialog):
    """Choose the source, then its columns; see what the import would do.

    The table is compared with the catalogue while the columns are chosen. *Import* starts
    the import at once if there is nothing to decide, else it shows the last step first.

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
        self._source = Path()
        self._is_read = False
        self._is_import_pressed = False
        self._loader = TableLoader(client, self)
        self._check = ImportCheck(client, self)
        self._texts = PreviewTexts(self)
        self._banner = Banner(theme)
        self._source_step = SourceStep(theme)
        self._columns_step = ColumnsStep(client.folder, catalogues_folder, theme)
        self._preview_step = PreviewStep(client, theme)
        self._download = DownloadChoice()
        self._steps = (self._source_step, self._columns_step, self._preview_step)
        self._build()
        self._connect()
        self._retranslate()
        self._show_step(_SOURCE)

    def show_source(self, source: Path) -> None:
        """Read the first lines of a table or folder, and go to the second step."""
        self._source = source
        self._is_read = False
        self._banner.dismiss()
        self._check.stop()
        self._download.show_hosts({})
        self._columns_step.start(source, is_table=not source.is_dir())
        self._loader.find_layout(source)
        self._loader.list_suppliers()

    def _connect(self) -> None:
        self._source_step.source_chosen.connect(self.show_source)
        self._columns_step.changed.connect(self._on_changed)
        self._columns_step.options_changed.connect(self._read_again)
        self._columns_step.supplier_changed.connect(self._find_layout)
        self._loader.layout_found.connect(self._on_layout_found)
        self._loader.suppliers_listed.connect(self._columns_step.list_suppliers)
        self._loader.loaded.connect(self._on_table_loaded)
        self._loader.failed.connect(self._on_table_failed)
        self._loader.row_counts_loaded.connect(self._columns_step.show_row_counts)
        self._check.started.connect(self._preview_step.follow)
        self._check.finished.connect(self._on_checked)
        self._check.failed.connect(self._on_check_failed)
        self._check.cancelled.connect(self._on_check_cancelled)
        self._preview_step.columns_requested.connect(lambda: self._show_step(_COLUMNS))

    def _build(self) -> None:
        self._title = heading("import_title")
        self._subtitle = label("import_subtitle", role="muted", wraps=True)
        self._pages = with_object_name(CurrentPageStack(), "import_pages")
        for step in self._steps:
            self._pages.addWidget(step)
        self._summary = label("import_summary", role="muted", wraps=True)
        content = QVBoxLayout()
        content.setSpacing(8)
        content.addWidget(self._title)
        content.addWidget(self._subtitle)
        content.addSpacing(8)
        content.addWidget(self._pages, 1)
        content.addSpacing(8)
        content.addWidget(self._download)
        content.addWidget(self._summary)
        lay_out_dialog(self, self._banner, content, self._build_buttons())
        self._start.setDefault(True)

    def _build_buttons(self) -> QLayout:
        self._back = button("import_back")
        self._missing_input = label("import_missing", role="muted")
        self._warning = label("import_warning", role="warning")
        self._review = button("import_review")
        self._cancel = button("import_cancel")
        self._start = button("import_start", role="primary")
        self._back.clicked.connect(self._on_back)
        self._review.clicked.connect(self._show_preview_step)
        self._cancel.clicked.connect(self.reject)
        self._start.clicked.connect(self._on_start)
        right = [self._missing_input, self._warning, self._review, self._cancel, self._start]
        return button_row([self._back], right)

    def _show_step(self, step: int) -> None:
        focused: QWidget | None = self.focusWidget()
        self._is_import_pressed = False
        self._pages.setCurrentIndex(step)
        # Only the visible page counts for the size of the dialog.
        for page in self._steps:
            policy = _PREFERRED if page is self._pages.currentWidget() else _IGNORED
            page.setSizePolicy(policy, policy)
        size_px = _STEP_SIZES_PX[step]
        if step == _SOURCE or self.width() < size_px[0]:
            resize_within_screen(self, *size_px)
        self._back.setVisible(step > _SOURCE)
        self._start.setVisible(step > _SOURCE)
        self._subtitle.setVisible(step != _COLUMNS or not self._source.is_dir())
        self._update_messages()
        self._retranslate()
        if focused is not None and not focused.isVisibleTo(self):
            (self._preview_step if step == _PREVIEW else self._start).setFocus()

    def _update_messages(self) -> None:
        step = self._pages.currentIndex()
        missing_input = self._columns_step.missing_input if step > _SOURCE else ""
        self._download.setVisible(step > _SOURCE and bool(self._download.hosts))
        if step > _SOURCE and not self._is_read:
            missing_input = self.tr("The table cannot be read this way.")
        warning = self._columns_step.warning if step == _COLUMNS and not missing_input else ""
        self._missing_input.setText(missing_input)
        self._missing_input.setVisible(bool(missing_input))
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._start.setAccessibleDescription(warning)
        self._start.setEnabled(not missing_input)
        self._review.setVisible(step == _COLUMNS and not missing_input)
        self._summary.setVisible(step == _COLUMNS and not missing_input)
        self._summary.setText(self._summary_text())

    def _summary_text(self) -> str:
        if self._check.preview is None:
            return self.tr("Comparing the table with the catalogue…")
        return self._texts.summary(self._check.preview)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self._back.setText(self.tr("Back"))
        self._cancel.setText(self.tr("Cancel"))
        self._start.setText(self.tr("Import"))
        self._review.setText(self.tr("Review changes"))
        step = self._pages.currentIndex()
        if step == _SOURCE:
            self._title.setText(self.tr("What do you want to import?"))
            self._subtitle.setText(
                self.tr("Pictures stay where they are. Vitrine keeps thumbnails.")
            )
            return
        self._title.setText(self._source.name)
        if step == _COLUMNS:
            text = self.tr("Match the columns to product fields. Other columns become attributes.")
        else:
            text = self.tr("Nothing is written before you press Import.")
        self._subtitle.setText(text)

    def _find_layout(self) -> None:
        self._check.stop()
        self._loader.find_layout(self._source, self._columns_step.supplier)

    def _on_layout_found(self, layout: TableLayout | None) -> None:
        self._columns_step.use_layout(layout)
        self._read_again()

    def _read_again(self) -> None:
        self._check.stop()
        self._loader.load(self._source, self._columns_step.options)

    def _on_table_loaded(self, preview: TablePreview) -> None:
        self._is_read = True
        self._banner.dismiss()
        is_first = self._pages.currentIndex() == _SOURCE
        if is_first:
            self._show_step(_COLUMNS)
        self._columns_step.show_preview(preview)
        self._on_changed()
        if is_first:
            self._start.setFocus()

    def _on_table_failed(self, error: Exception) -> None:
        self._is_read = False
        is_text = is_csv(self._source) and self._source.is_file()
        if self._pages.currentIndex() == _SOURCE and is_text:
            # Another encoding or delimiter may help.
            self._show_step(_COLUMNS)
        self._banner.show_notice(notice_of(error))
        self._update_messages()
        if self._pages.currentIndex() == _SOURCE:
            # The banner gets extra height, so that the cards keep theirs.
            width_px, height_px = _STEP_SIZES_PX[_SOURCE]
            height_px += self._banner.heightForWidth(width_px)
            resize_within_screen(self, width_px, height_px)

    def _on_changed(self) -> None:
        """Compare with the catalogue again, after another choice."""
        if self._is_read and not self._columns_step.missing_input:
            self._check.start(self._columns_step.plan())
        else:
            self._check.stop()
        self._preview_step.show_preview(self._check.preview)
        self._update_messages()

    def _on_checked(self, preview: ImportPreview) -> None:
        self._download.show_hosts(preview.web_pictures)
        self._preview_step.show_preview(preview)
        self._update_messages()
        if self._is_import_pressed and not _needs_review(preview):
            self._import()
        elif self._pages.currentIndex() == _PREVIEW and not preview.are_pictures_read:
            # Moved pictures look like new ones until they are read.
            self._check.read_pictures()
        else:
            self._is_import_pressed = False

    def _on_check_failed(self, error: Exception) -> None:
        self._is_read = False
        self._show_step(_COLUMNS)
        self._banner.show_notice(notice_of(error))

    def _show_preview_step(self) -> None:
        self._show_step(_PREVIEW)
        # Only if the user has cancelled it before.
        self._check.start(self._columns_step.plan())
        self._check.read_pictures()

    def _on_check_cancelled(self) -> None:
        if self._check.preview is None:
            self._show_step(_COLUMNS)

    def _on_back(self) -> None:
        self._banner.dismiss()
        self._show_step(self._pages.currentIndex() - 1)

    def _on_start(self) -> None:
        preview = self._check.preview
        is_preview_step = self._pages.currentIndex() == _PREVIEW
        if preview is not None and (is_preview_step or not _needs_review(preview)):
            self._import()
        else:
            self._show_preview_step()
            self._is_import_pressed = preview is None

    def _import(self) -> None:
        plan = self._columns_step.plan()
        preview = self._check.preview
        self.import_requested.emit(
            replace(
                plan,
                downloads=self._download.is_chosen,
                archives_missing=self._preview_step.archives_missing,
                missing_products=None if preview is None else preview.missing_products,
            )
        )
        self.accept()

    # Qt

    def done(self, result: int) -> None:
        """Stop reading and comparing."""
        self._loader.stop()
        self._check.stop()
        self._preview_step.stop()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._update_messages()


def _needs_review(preview: ImportPreview) -> bool:
    """Return whether there is something to decide, or to look at, before an import."""
    return bool(
        len(preview.report.rejected) > preview.report.skipped_rows
        or preview.report.warnings
        or preview.report.updated
        or preview.missing_pictures
        or len(preview.missing_products)
        or any(column.looks_like for column in preview.omitted_columns)
    )
