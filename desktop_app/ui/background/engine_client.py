"""The engine as the window sees it: every use case runs on one lane and returns a task."""

import logging
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.role import Right, Role
from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import StoredDataError, VitrineError
from desktop_app.memory_errors import is_out_of_memory, out_of_memory_error
from desktop_app.progress import Job
from desktop_app.settings import Device, Measure
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser
    from desktop_app.engine.workspace import Workspace

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class OpenFunction(Protocol):
    """Opens a catalogue; imports what it needs when it is called, on the lane."""

    def __call__(self, folder: Path, *, create: bool, template: Path | None) -> "CatalogueBrowser":
        """Open the catalogue in ``folder``."""


class PrepareFunction(Protocol):
    """Gets a catalogue ready for photos; imports what it needs when it is called."""

    def __call__(
        self, catalogue: "CatalogueBrowser", card: Path, *, device: Device, measure: Measure
    ) -> "Job[Workspace]":
        """Load the model and the index."""


class ExplainFunction(Protocol):
    """Finds the cause of an error that no code expects; called on the lane."""

    def __call__(self, folder: Path, error: Exception) -> VitrineError | None:
        """Return the error of the catalogue in ``folder`` if its damage is the cause."""


def _no_explanation(folder: Path, error: Exception) -> VitrineError | None:  # noqa: ARG001
    return None


class EngineClient(QObject):
    """Opens a catalogue and runs use cases on it; at most one catalogue is open.

    Args:
        open_catalogue: opens a catalogue.
        prepare: gets it ready for photos.
        parent: owns the client.
        explain: finds the cause of errors that no code expects.

    Attributes:
        folder: of the open catalogue; None if none is open.
        name: the display name of the catalogue opened last.
        is_ready: whether photos can be identified.
        role: what the user of the window may do.

    Signals:
        closing: another catalogue is going to be opened; writes are still carried out.
        opened: the catalogue can be browsed.
        preparing: the task that gets the catalogue ready for photos.
        ready: photos can be identified.
        failed: opening or preparing failed, or the catalogue was closed; none is open.
        damage_found: what a page reads by itself, such as thumbnails, cannot be read; once for
            each catalogue that is opened.
        stopping: the program ends; work of other lanes is to end too.
        role_changed: the user may do more, or less.
    """

    closing = Signal()
    opened = Signal()
    preparing = Signal(Task)
    ready = Signal(CatalogueStatus)
    failed = Signal(Exception)
    damage_found = Signal(Exception)
    stopping = Signal()
    role_changed = Signal()

    def __init__(
        self,
        open_catalogue: OpenFunction,
        prepare: PrepareFunction,
        parent: QObject | None = None,
        *,
        explain: ExplainFunction = _no_explanation,
    ) -> None:
        super().__init__(parent)
        self._open_function = open_catalogue
        self._prepare_function = prepare
        self._explain_function = explain
        self._lane = Lane("catalogue", self, explain=self._explained)
        # Used on the lane only.
        self._used_folder: Path | None = None
        self._catalogue: CatalogueBrowser | None = None
        self._workspace: Workspace | None = None
        self._is_damage_told = False
        self.folder: Path | None = None
        self.name = ""
        self.is_ready = False
        self.role = Role.ADMIN

    def set_role(self, role: Role) -> None:
        """Set what the user of the window may do; the catalogue itself refuses the rest."""
        if role is not self.role:
            self.role = role
            self.role_changed.emit()

    def may(self, right: Right) -> bool:
        """Return whether the user of the window has a right."""
        return self.role.may(right)

    def open(
        self,
        folder: Path,
        card: Path,
        device: Device,
        *,
        measure: Measure = "auto",
        create: bool = False,
        template: Path | None = None,
    ) -> None:
        """Cancel all work, close the open catalogue and open another.

        Args:
            folder: the catalogue folder.
            card: the model card.
            device: where the model runs.
            measure: how photos and pictures are compared.
            create: whether to create a catalogue that does not exist.
            template: a packed catalogue to copy if none exists.
        """

        def open_catalogue() -> str:
            self._close()
            self._used_folder = folder
            self._catalogue = self._open_function(folder, create=create, template=template)
            return self._catalogue.name

        def prepare() -> Job[CatalogueStatus]:
            self._workspace = yield from self._prepare_function(
                self._opened(), card, device=device, measure=measure
            )
            return self._workspace.status()

        self._give_up_work()
        task = self._lane.run(open_catalogue)
        task.on_success(lambda name: self._on_opened(folder, name, prepare)).on_failure(self.failed)

    def close(self, reason: Exception) -> None:
        """Cancel all work and close the open catalogue; ``failed`` tells the reason."""
        self._give_up_work()
        self._lane.run(self._close)
        self.failed.emit(reason)

    def tell_damage(self, error: Exception) -> None:
        """Tell why something could not be read that nobody waits for, if that is known."""
        if isinstance(error, VitrineError) and not self._is_damage_told:
            self._is_damage_told = True
            self.damage_found.emit(error)

    def read(self, use_case: "Callable[[CatalogueBrowser], Result]") -> Task[Result]:
        """Run a short use case that needs no model; possible from ``opened`` on.

        Example:
            ``client.read(lambda catalogue: catalogue.categories()).on_success(self._show)``
        """
        return self._lane.run(lambda: use_case(self._opened()))

    def run(self, use_case: "Callable[[Workspace], Result]") -> Task[Result]:
        """Run a short use case, before the next step of a job; possible from ``ready`` on."""
        return self._lane.run(lambda: use_case(self._ready()))

    def write(self, use_case: "Callable[[Workspace], Result]") -> Task[Result]:
        """Run a short use case that changes the catalogue; possible from ``ready`` on.

        It is carried out even if the catalogue is closed before its turn comes.
        """
        return self._lane.run_write(lambda: use_case(self._ready()))

    def run_job(self, use_case: "Callable[[Workspace], Job[Result]]") -> Task[Result]:
        """Run a long use case, after the jobs that wait already."""
        return self._lane.run_job(lambda: use_case(self._ready()))

    def read_job(self, use_case: "Callable[[CatalogueBrowser], Job[Result]]") -> Task[Result]:
        """Run a long use case that needs no model; possible from ``opened`` on."""
        return self._lane.run_job(lambda: use_case(self._opened()))

    def run_job_on_empty_catalogue(
        self, use_case: "Callable[[CatalogueBrowser], Job[Result]]"
    ) -> Task[Result]:
        """Run a long use case on an empty catalogue that is removed afterwards."""

        def run() -> Job[Result]:
            with TemporaryDirectory(prefix="vitrine-", ignore_cleanup_errors=True) as folder:
                catalogue = self._open_function(Path(folder), create=True, template=None)
                try:
                    return (yield from use_case(catalogue))
                finally:
                    catalogue.close()

        return self._lane.run_job(run)

    def run_reading_job(self, use_case: "Callable[[Workspace], Job[Result]]") -> Task[Result]:
        """Run a long use case that changes nothing, before the next step of other jobs."""
        return self._lane.run_reading_job(lambda: use_case(self._ready()))

    def run_without_catalogue(self, function: Callable[[], Result]) -> Task[Result]:
        """Run a short function of the engine that needs no open catalogue."""
        return self._lane.run(function)

    def run_job_without_catalogue(self, function: Callable[[], Job[Result]]) -> Task[Result]:
        """Run a long function of the engine that needs no open catalogue."""
        return self._lane.run_job(function)

    def stop(self) -> bool:
        """Cancel all work and close the catalogue; return False if the lane hangs."""
        self.stopping.emit()
        return self._lane.stop(self._close)

    def _give_up_work(self) -> None:
        if self.is_ready:
            self.closing.emit()
        self._lane.cancel_all()
        self.folder = None
        self.is_ready = False

    def _on_opened(
        self, folder: Path, name: str, prepare: Callable[[], Job[CatalogueStatus]]
    ) -> None:
        self.folder = folder
        self.name = name
        self._is_damage_told = False
        task = self._lane.run_job(prepare)
        task.on_success(self._on_prepared).on_failure(self._on_prepare_failed)
        self.opened.emit()
        self.preparing.emit(task)

    def _on_prepared(self, status: CatalogueStatus) -> None:
        self.is_ready = True
        self.ready.emit(status)

    def _on_prepare_failed(self, error: Exception) -> None:
        self.folder = None
        self._lane.run(self._close)
        self.failed.emit(error)

    # The methods below run on the lane.

    def _opened(self) -> "CatalogueBrowser":
        if self._catalogue is None:
            raise RuntimeError("no catalogue is open")
        return self._catalogue

    def _ready(self) -> "Workspace":
        if self._workspace is None:
            raise RuntimeError("no catalogue is ready")
        return self._workspace

    def _close(self) -> None:
        # A workspace closes the catalogue it was prepared from.
        opened = self._workspace or self._catalogue
        self._workspace = self._catalogue = None
        if opened is not None:
            opened.close()

    def _explained(self, error: Exception) -> Exception:
        """Return why an error was raised: damage or too little memory; else the error itself."""
        is_told = isinstance(error, VitrineError) and not isinstance(error, StoredDataError)
        if is_told or self._used_folder is None:
            return error
        cause = self._explain_function(self._used_folder, error)
        if cause is None:
            return out_of_memory_error() if is_out_of_memory(error) else error
        _log.info("an error of a damaged catalogue", exc_info=error)
        return cause
