"""The lane that reads labels; it starts when something is read first."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from desktop_app.domain.label import TextLine
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task

if TYPE_CHECKING:
    from desktop_app.engine.labels.label_backfill import PendingPicture
    from desktop_app.vision.label_text import LabelReader

OpenReader: TypeAlias = Callable[[], "LabelReader | None"]
# The lines of each picture by its id; None if labels cannot be read.
PictureTexts: TypeAlias = Mapping[int, tuple[TextLine, ...]] | None


def open_label_reader() -> "LabelReader | None":
    """Load the models; called on the lane."""
    from desktop_app.engine.labels.reader_opening import open_reader

    return open_reader()


class LabelLane(QObject):
    """Reads one thing at a time; a photo comes before the next picture.

    Args:
        client: when it stops, the lane stops.
        open_reader: loads the reader, on the lane; None for ``open_label_reader``.
        parent: the owner.
    """

    def __init__(
        self,
        client: EngineClient,
        open_reader: OpenReader | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_reader = open_reader or open_label_reader
        self._lane: Lane | None = None
        self._is_stopped = False
        # Used on the lane only.
        self._reader: LabelReader | None = None
        self._is_open = False
        client.stopping.connect(self.stop)

    def prepare(self) -> None:
        """Load the models, so that the first photo is read at once."""
        self._started().run(self._opened)

    def read(self, photo: RgbImage, region: Region) -> Task[tuple[TextLine, ...]]:
        """Read a region of a photo, (h, w, 3) uint8 RGB."""

        def read() -> tuple[TextLine, ...]:
            reader = self._opened()
            return () if reader is None else reader.read(region.cut_from(photo))

        return self._started().run(read)

    def read_pictures(self, pending: "Sequence[PendingPicture]") -> Task[PictureTexts]:
        """Read pictures of the catalogue, after photos that come meanwhile."""
        return self._started().run_job(lambda: self._read_pictures(pending))

    def stop(self) -> None:
        """End the lane; what it is reading is dropped."""
        self._is_stopped = True
        if self._lane is not None:
            self._lane.stop()

    def _started(self) -> Lane:
        if self._lane is None:
            self._lane = Lane("labels", self)
            if self._is_stopped:
                self._lane.stop()
        return self._lane

    # The methods below run on the lane.

    def _opened(self) -> "LabelReader | None":
        if not self._is_open:
            self._is_open = True
            self._reader = self._open_reader()
        return self._reader

    def _read_pictures(self, pending: "Sequence[PendingPicture]") -> Job[PictureTexts]:
        from desktop_app.engine.labels.label_backfill import read_picture_text

        reader = self._opened()
        if reader is None:
            return None
        found: dict[int, tuple[TextLine, ...]] = {}
        for one in pending:
            found[one.picture.id] = read_picture_text(one, reader)
            yield Progress(len(found), len(pending), Message("Reading labels"))
        return found
