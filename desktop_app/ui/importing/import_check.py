"""The comparison of an import with the catalogue, while the user still chooses."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.engine.ingest.import_preview import ImportPreview
from desktop_app.progress import Job
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.importing.import_plan import ImportPlan

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser

# Several choices in a row are checked once.
_DELAY_MS: Final = 250


class ImportCheck(QObject):
    """Checks the latest plan; nothing is written.

    Attributes:
        preview: what the import would do; None while that is not known.

    Signals:
        started: the task that checks.
        finished: what the import would do.
        failed: the error.
        cancelled: the user has cancelled the task.
    """

    started = Signal(Task)
    finished = Signal(ImportPreview)
    failed = Signal(Exception)
    cancelled = Signal()

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._plan: ImportPlan | None = None
        self._latest_task = LatestTask()
        self._task: Task[ImportPreview] | None = None
        self.preview: ImportPreview | None = None
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._run)

    def start(self, plan: ImportPlan) -> None:
        """Check a plan after a short while, unless it was checked already."""
        if self._plan is not None and self._key(plan) == self._key(self._plan):
            return
        self.stop()
        self._plan = plan
        self._timer.start()

    def read_pictures(self) -> None:
        """Check the plan again with its pictures: whether they can be read takes longer."""
        if self.preview is not None and not self.preview.are_pictures_read:
            self._run(reads_pictures=True)

    def _run(self, *, reads_pictures: bool = False) -> None:
        if self._plan is None:
            return
        plan = self._plan
        is_open = plan.catalogue == self._client.folder
        run = self._client.read_job if is_open else self._client.run_job_on_empty_catalogue
        task = run(_use_case(plan, reads_pictures=reads_pictures))
        self._latest_task.replace(task)
        self._task = task
        task.on_success(self._on_finished).on_failure(self._on_failed)
        task.on_finish(self._on_task_finished)
        self.started.emit(task)

    def stop(self) -> None:
        """Cancel the check and forget the plan."""
        self._timer.stop()
        self._latest_task.cancel()
        self._task = None
        self._plan = None
        self.preview = None

    def _key(self, plan: ImportPlan) -> tuple[object, ...]:
        is_open = plan.catalogue == self._client.folder
        mapping = None if plan.mapping is None else dict(plan.mapping)
        return plan.source, is_open, mapping, plan.pictures_root, plan.options

    def _on_finished(self, preview: ImportPreview) -> None:
        self.preview = preview
        self.finished.emit(preview)

    def _on_task_finished(self) -> None:
        task, self._task = self._task, None
        if task is not self.sender():
            # An earlier one, which was replaced.
            self._task = task
        elif task.is_cancelled:
            self._plan = None
            self.cancelled.emit()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)


def _use_case(
    plan: ImportPlan, *, reads_pictures: bool
) -> "Callable[[CatalogueBrowser], Job[ImportPreview]]":
    return lambda catalogue: catalogue.preview_import(
        plan.source,
        mapping=plan.mapping,
        pictures_root=plan.pictures_root,
        options=plan.options,
        read_pictures=reads_pictures,
    )
