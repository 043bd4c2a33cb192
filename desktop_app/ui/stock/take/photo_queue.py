"""Photos that are counted in the background, one after another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.progress import Job, Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Result, Task
from desktop_app.ui.widgets.image_conversion import to_pixels, to_qimage
from desktop_app.ui.widgets.photo_query import Photo

if TYPE_CHECKING:
    from desktop_app.catalogue.protocols import Catalogue
    from desktop_app.engine.counting.stock_photos import AddedPhotos
    from desktop_app.engine.counting.waiting_stock_photos import WaitingPhoto
    from desktop_app.engine.workspace import Workspace

_JPEG_QUALITY: Final = 92


@dataclass(frozen=True, slots=True)
class _Files:
    """Files of photos for a stock take, and who counts them."""

    take_id: int
    files: tuple[Path, ...]
    author: str


class PhotoQueue(QObject):
    """Counts photos; those that come later are counted after those before.

    The photos that wait are kept with their stock take until they are counted, or until the user
    cancels that: ``resume`` counts those that were left when the window was closed.

    Signals:
        progressed: another photo is counted; the ``Progress``.
        counted: the ``AddedPhotos`` of a task.
        resumed: number of photos that were left, and are counted now.
        cancelled: number of photos that are not counted, because the user has cancelled that.
        failed: an error that has ended a task.
        busy_changed: whether photos are being counted.
    """

    progressed = Signal(Progress)
    counted = Signal(object)
    resumed = Signal(int)
    cancelled = Signal(int)
    failed = Signal(Exception)
    busy_changed = Signal(bool)

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        # What is added and counted, with the ids of the stock takes.
        self._tasks: list[tuple[int, Task[Any]]] = []
        self._progress: Progress | None = None
        # What arrives before the model is loaded waits until it is.
        self._waiting: list[_Files] = []
        client.ready.connect(lambda _: self._count_waiting())
        client.opened.connect(self._forget)
        client.failed.connect(self._forget)

    @property
    def is_busy(self) -> bool:
        """Whether photos are counted, or wait until the catalogue is ready."""
        return bool(self._tasks or self._waiting)

    def add(self, take_id: int, photos: Sequence[Photo], author: str) -> None:
        """Count photos.

        Args:
            take_id: the stock take.
            photos: files, or pictures that are kept in files.
            author: who counts.
        """
        task = self._change(lambda store: _keep(store, take_id, photos, author))
        task.on_success(lambda files: self._count(_Files(take_id, files, author)))
        self._follow(take_id, task)

    def resume(self, take_id: int) -> None:
        """Count the photos that were left, unless photos of the stock take are being counted."""
        if take_id in self._take_ids():
            return
        task = self._client.read(lambda catalogue: _left(catalogue.store, take_id))
        task.on_success(lambda photos: self._count_left(take_id, photos))
        self._follow(take_id, task)

    def cancel(self) -> None:
        """Count no more photos, also not later; those that are counted stay."""
        take_ids = self._take_ids()
        self._forget()
        for take_id in take_ids:
            task = self._change(partial(_drop, take_id))
            task.on_success(self.cancelled.emit).on_failure(self.failed)

    def _forget(self) -> None:
        """Count no more photos now."""
        self._waiting.clear()
        for _, task in self._tasks:
            task.cancel()
        self.busy_changed.emit(self.is_busy)

    def _take_ids(self) -> set[int]:
        """Return the stock takes whose photos are being counted, or wait."""
        return {id_ for id_, _ in self._tasks} | {one.take_id for one in self._waiting}

    def _change(self, change: "Callable[[Catalogue], Result]") -> "Task[Result]":
        if not self._client.is_ready:
            return self._client.read(lambda catalogue: change(catalogue.store))
        return self._client.write(lambda workspace: change(workspace.catalogue.store))

    def _follow(self, take_id: int, task: Task[Any]) -> None:
        self._tasks.append((take_id, task))
        task.on_failure(self.failed).on_finish(lambda: self._on_finished(task))
        self.busy_changed.emit(self.is_busy)

    def _on_finished(self, task: Task[Any]) -> None:
        self._tasks = [one for one in self._tasks if one[1] is not task]
        self.busy_changed.emit(self.is_busy)

    def _count(self, files: _Files) -> None:
        if not self._client.is_ready:
            self._waiting.append(files)
        else:
            task = self._client.run_job(lambda work: _counted(work, files))
            task.on_progress(self._on_progressed).on_success(self.counted)
            self._follow(files.take_id, task)

    def _on_progressed(self, progress: Progress) -> None:
        # A photo takes several steps.
        if progress != self._progress:
            self._progress = progress
            self.progressed.emit(progress)

    def _count_left(self, take_id: int, photos: "Sequence[WaitingPhoto]") -> None:
        for author, some in groupby(photos, lambda one: one.author):
            self._count(_Files(take_id, tuple(Path(one.file) for one in some), author))
        if photos:
            self.resumed.emit(len(photos))

    def _count_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for files in waiting:
            self._count(files)


# The functions below run on the engine's lane.


def _counted(workspace: "Workspace", files: _Files) -> "Job[AddedPhotos]":
    from desktop_app.engine.counting.stock_photos import count_photos

    store, counting = workspace.catalogue.store, workspace.counting()
    return count_photos(store, counting, files.take_id, files.files, files.author)


def _keep(
    store: "Catalogue", take_id: int, photos: Sequence[Photo], author: str
) -> tuple[Path, ...]:
    """Let photos wait, and return their files."""
    from desktop_app.engine.counting.waiting_stock_photos import WaitingPhotos

    files = tuple(_as_file(store, photo) for photo in photos)
    WaitingPhotos(store, take_id).add(files, author)
    return files


def _left(store: "Catalogue", take_id: int) -> "tuple[WaitingPhoto, ...]":
    from desktop_app.engine.counting.waiting_stock_photos import WaitingPhotos

    return WaitingPhotos(store, take_id).all()


def _drop(take_id: int, store: "Catalogue") -> int:
    from desktop_app.engine.counting.kept_stock_photos import drop_waiting

    return drop_waiting(store, take_id)


def _as_file(store: "Catalogue", photo: Photo) -> Path:
    from desktop_app.engine.counter.person_blurring import without_persons
    from desktop_app.engine.counting.kept_stock_photos import keep_photo
    from desktop_app.engine.recognition.photo_decoding import decode_photo

    if isinstance(photo, Path):
        return photo
    pixels = to_pixels(photo) if isinstance(photo, QImage) else decode_photo(photo)
    pixels = without_persons(pixels, None, lambda: False)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide's stubs ask for bytes, but it takes only a string.
    to_qimage(pixels).save(buffer, "JPEG", _JPEG_QUALITY)  # type: ignore[call-overload]
    return keep_photo(store, bytes(data.data()))
