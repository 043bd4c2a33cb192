"""The controller of an export, from the dialog to the notice."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.engine.export.export_report import ExportReport
from desktop_app.errors import Message
from desktop_app.progress import Job
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.exporting.export_plan import ExportPlan
from desktop_app.ui.i18n.messages import Notice, NoticeKind
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.shell.product_scope import ProductScope

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser


class ExportController(QObject):
    """Exports products of the open catalogue.

    Signals:
        job_started: the task that exports.
        notice_raised: a notice for the user.
        failed: the error.
    """

    job_started = Signal(Task)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, window: QWidget) -> None:
        super().__init__(window)
        self._client = client
        self._window = window
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(documents) or Path.home())

    def open_dialog(self, scope: ProductScope) -> None:
        """Ask what to export.

        Args:
            scope: the products that can be exported besides all.
        """
        # Imported here, so that the window starts faster.
        from desktop_app.ui.exporting.export_dialog import ExportDialog

        dialog = ExportDialog(scope, self._client.name, self._folder, self._window)
        dialog.confirmed.connect(self.start_export)
        dialog.open()

    def start_export(self, plan: ExportPlan) -> None:
        """Export what the plan says."""
        self._folder = plan.target.parent
        task = self._client.read_job(lambda catalogue: _export(catalogue, plan))
        task.on_success(lambda report: self._on_done(plan, report))
        task.on_failure(self.failed)
        task.on_finish(lambda: self._on_finished(task, plan))
        self.job_started.emit(task)

    def _on_done(self, plan: ExportPlan, report: ExportReport) -> None:
        products = format_number(report.products)
        if report.thumbnails:
            hint = Message(
                "Products: {products}; pictures: {pictures}, of which {small} are small because "
                "the original is missing",
                products=products,
                pictures=format_number(report.pictures),
                small=format_number(report.thumbnails),
            )
        elif report.pictures:
            pictures = format_number(report.pictures)
            hint = Message(
                "Products: {products}; pictures: {pictures}", products=products, pictures=pictures
            )
        else:
            hint = Message("Products: {products}", products=products)
        kind: NoticeKind = "warning" if report.thumbnails else "success"
        message = Message("Exported: {file}", file=plan.target.name)
        self.notice_raised.emit(Notice(kind, message, hint, plan.shown_folder))

    def _on_finished(self, task: Task[ExportReport], plan: ExportPlan) -> None:
        if task.is_cancelled and self._client.folder is not None:
            hint = Message("{file} is unchanged.", file=plan.target.name)
            if plan.format == "pictures":
                hint = Message("The pictures copied so far are kept.")
            self.notice_raised.emit(Notice("warning", Message("Export cancelled."), hint))


def _export(catalogue: "CatalogueBrowser", plan: ExportPlan) -> Job[ExportReport]:
    if plan.format == "pictures":
        return catalogue.export_pictures(plan.target, product_ids=plan.product_ids)
    return catalogue.export(
        plan.target,
        product_ids=plan.product_ids,
        pictures=plan.picture_folder,
        with_previews=plan.shows_pictures,
    )
