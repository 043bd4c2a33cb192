"""The photos of a stock take as they are shown, read again from their files."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.stock_take import StockPhoto
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.widgets.image_conversion import shrink, to_qimage

_SHOWN_SIDE_PX: Final = 2048
_MAX_IMAGES: Final = 6


class PhotoImages(QObject):
    """Reads one photo at a time; the last few are kept.

    Signals:
        loaded: the id of a photo that is there now, or cannot be read.
    """

    loaded = Signal(object)

    def __init__(self, decoding_lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = decoding_lane
        self._latest = LatestTask()
        self._images: dict[int, tuple[QImage, RgbImage | None]] = {}
        self._shown_id = 0

    @property
    def pixels(self) -> RgbImage | None:
        """The photo that was requested last, (h, w, 3) uint8 RGB; None if it is not there."""
        return self._images.get(self._shown_id, (QImage(), None))[1]

    def image(self, photo: StockPhoto) -> QImage | None:
        """Return a photo; a null image if it cannot be read, None if it is being read."""
        known = self._images.get(photo.id)
        self._shown_id = photo.id
        if known is not None and (known[0].isNull() or known[1] is not None):
            return known[0]
        file = Path(photo.file)
        task = self._latest.replace(self._lane.run(lambda: _read(file)))
        task.on_success(lambda read: self._on_read(photo.id, *read))
        task.on_failure(lambda _: self._on_read(photo.id, QImage(), None))
        return None if known is None else known[0]

    def clear(self) -> None:
        """Forget all photos."""
        self._latest.cancel()
        self._images.clear()
        self._shown_id = 0

    def _on_read(self, photo_id: int, image: QImage, pixels: RgbImage | None) -> None:
        self._images = {id_: (one, None) for id_, (one, _) in self._images.items()}
        self._images[photo_id] = image, pixels
        while len(self._images) > _MAX_IMAGES:
            del self._images[next(iter(self._images))]
        self.loaded.emit(photo_id)


def _read(file: Path) -> tuple[QImage, RgbImage]:
    """Return a photo as it is shown, and its pixels; runs on the decoding lane.

    Raises:
        VitrineError: the photo cannot be read.
    """
    from desktop_app.engine.recognition.photo_decoding import decode_photo

    pixels = decode_photo(file)
    return shrink(to_qimage(pixels), _SHOWN_SIDE_PX), pixels
