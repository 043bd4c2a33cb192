"""The search in a photo of many products: read, then boxes, then what is in them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.domain.photo_count import PhotoCount
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Result, Task
from desktop_app.ui.widgets.image_conversion import shrink, to_pixels, to_qimage
from desktop_app.ui.widgets.photo_query import Photo

if TYPE_CHECKING:
    from desktop_app.engine.counting.counting import Counting
    from desktop_app.engine.workspace import Workspace

# Larger photos are shown smaller; the boxes are searched in the photo itself.
_SHOWN_SIDE_PX: Final = 2560


# Completes a count; runs on the engine's lane.
Complete: TypeAlias = "Callable[[Counting, PhotoCount], PhotoCount]"


class PhotoSearch(QObject):
    """Searches in one photo at a time; a new one cancels the one before.

    Args:
        client: runs the search.
        parent: the Qt parent.
        complete: what is done with a count before it is shown; None for nothing.

    Signals:
        read: the photo, (h, w, 3) uint8 RGB, and its ``QImage`` as it is shown.
        detected: a tuple with the ``Region`` of each box, before it is searched.
        counted: the ``PhotoCount``, and whether there is a detector.
        ended: nothing is being searched any more, also after an error.
        not_read: why a photo cannot be read.
        failed: another error.
        busy_changed: whether a photo is being searched.
    """

    read = Signal(object, QImage)
    detected = Signal(tuple)
    counted = Signal(object, bool)
    ended = Signal()
    not_read = Signal(Exception)
    failed = Signal(Exception)
    busy_changed = Signal(bool)

    def __init__(
        self, client: EngineClient, parent: QObject, *, complete: "Complete | None" = None
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._complete = complete
        self._waiting: Photo | None = None
        self._latest = LatestTask()
        client.ready.connect(lambda _: self._search_waiting())

    @property
    def is_busy(self) -> bool:
        """Whether a photo is being searched, or waits until the catalogue is ready."""
        return self._waiting is not None or self._latest.is_running

    @property
    def is_waiting(self) -> bool:
        """Whether a photo waits until the catalogue is ready."""
        return self._waiting is not None

    def search(self, photo: Photo) -> None:
        """Read a photo; ``count`` goes on."""
        if self._client.folder is None:
            self.not_read.emit(
                VitrineError(
                    Message("There is no catalogue to search in yet."),
                    Message("Open the sample or import your own products."),
                )
            )
            return
        # A photo that arrives before the model is loaded waits until it is.
        if not self._client.is_ready:
            self._waiting = photo
            self.busy_changed.emit(True)
            return
        task = self._client.run_without_catalogue(lambda: _read(photo))
        self._run(task).on_success(lambda read: self.read.emit(*read)).on_failure(self.not_read)

    def count(self, photo: RgbImage) -> None:
        """Find the boxes of a photo, then count the products in them."""
        if self._client.is_ready:
            is_shelf = self._complete is not None
            task = self._client.run(lambda workspace: _detect(workspace, photo, is_shelf))
            task.on_failure(self.failed)
            self._run(task).on_success(lambda boxes: self._on_detected(photo, boxes))

    def cancel(self) -> None:
        """Search no longer."""
        self._waiting = None
        self._latest.cancel()
        self.busy_changed.emit(False)

    def _on_detected(self, photo: RgbImage, boxes: tuple[Region, ...]) -> None:
        self.detected.emit(boxes)
        task = self._client.run(lambda workspace: _count(workspace, photo, boxes, self._complete))
        self._run(task).on_success(lambda found: self.counted.emit(*found)).on_failure(self.failed)

    def _run(self, task: Task[Result]) -> Task[Result]:
        self._latest.replace(task)
        self.busy_changed.emit(True)
        return task.on_finish(self._on_finished)

    def _on_finished(self) -> None:
        self.busy_changed.emit(self.is_busy)
        if not self.is_busy:
            self.ended.emit()

    def _search_waiting(self) -> None:
        if self._waiting is not None:
            photo, self._waiting = self._waiting, None
            self.search(photo)


def _read(photo: Photo) -> tuple[RgbImage, QImage]:
    """Return a photo, and as it is shown; runs on the engine's lane.

    Raises:
        VitrineError: the photo cannot be read.
    """
    from desktop_app.engine.recognition.photo_decoding import decode_photo

    pixels = to_pixels(photo) if isinstance(photo, QImage) else decode_photo(photo)
    return pixels, shrink(to_qimage(pixels), _SHOWN_SIDE_PX)


def _detect(workspace: "Workspace", photo: RgbImage, is_shelf: bool) -> tuple[Region, ...]:
    """Return the boxes of a photo; runs on the engine's lane."""
    from desktop_app.engine.counting.counting import PHOTO_SIDE_PX, SHELF_SIDE_PX

    return workspace.counting().detect(photo, SHELF_SIDE_PX if is_shelf else PHOTO_SIDE_PX)


def _count(
    workspace: "Workspace",
    photo: RgbImage,
    boxes: tuple[Region, ...],
    complete: "Complete | None",
) -> tuple[PhotoCount, bool]:
    """Count the products in the boxes of a photo; return also whether there is a detector."""
    counting = workspace.counting()
    count = counting.count(photo, boxes)
    return count if complete is None else complete(counting, count), counting.finds_boxes
