"""Photos that are counted in the background, one after another."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.progress import Job, Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.widgets.image_conversion import to_pixels, to_qimage
from desktop_app.ui.widgets.photo_query import Photo

if TYPE_CHECKING:
    from desktop_app.catalogue.protocols import Catalogue
    from desktop_app.engine.counting.stock_photos import AddedPhotos
    from desktop_app.engine.workspace import Workspace

_JPEG_QUALITY: Final = 92


class PhotoQueue(QObject):
    """Counts photos; those that come later are counted after those before.

    Signals:
        job_started: the task of some photos.
        progressed: one more photo is counted; the ``Progress``.
        counted: the ``AddedPhotos`` of a task.
        failed: an error that has ended a task.
        busy_changed: whether photos are being counted.
    """

    job_started = Signal(Task)
    progressed = Signal(Progress)
    counted = Signal(object)
    failed = Signal(Exception)
    busy_changed = Signal(bool)

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._tasks: list[Task[AddedPhotos]] = []
        # What arrives before the model is loaded waits until it is.
        self._waiting: list[tuple[int, Sequence[Photo], str]] = []
        client.ready.connect(lambda _: self._count_waiting())

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
        if not self._client.is_ready:
            self._waiting.append((take_id, photos, author))
        else:
            task = self._client.run_job(lambda work: _count(work, take_id, photos, author))
            self._tasks.append(task)
            task.on_progress(self.progressed).on_success(self.counted).on_failure(self.failed)
            task.on_finish(lambda: self._on_finished(task))
            self.job_started.emit(task)
        self.busy_changed.emit(self.is_busy)

    def cancel(self) -> None:
        """Count no more photos; those that are counted stay."""
        self._waiting.clear()
        for task in self._tasks:
            task.cancel()
        self.busy_changed.emit(self.is_busy)

    def _on_finished(self, task: "Task[AddedPhotos]") -> None:
        self._tasks = [one for one in self._tasks if one is not task]
        self.busy_changed.emit(self.is_busy)

    def _count_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for take_id, photos, author in waiting:
            self.add(take_id, photos, author)


def _count(
    workspace: "Workspace", take_id: int, photos: Sequence[Photo], author: str
) -> "Job[AddedPhotos]":
    """Count photos; runs on the engine's lane."""
    from desktop_app.engine.counting.stock_photos import count_photos

    store = workspace.catalogue.store
    files = [_as_file(store, photo) for photo in photos]
    return (yield from count_photos(store, workspace.counting(), take_id, files, author))


def _as_file(store: "Catalogue", photo: Photo) -> Path:
    from desktop_app.engine.counting.kept_stock_photos import keep_photo
    from desktop_app.engine.recognition.photo_decoding import decode_photo

    if isinstance(photo, Path):
        return photo
    pixels = to_pixels(photo) if isinstance(photo, QImage) else decode_photo(photo)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide's stubs ask for bytes, but it takes only a string.
    to_qimage(pixels).save(buffer, "JPEG", _JPEG_QUALITY)  # type: ignore[call-overload]
    return keep_photo(store, bytes(data.data()))
