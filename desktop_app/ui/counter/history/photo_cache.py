"""Small pictures of kept photos, cut to what their answers are about."""

from collections import OrderedDict
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop_app.domain.kept_answer import KeptAnswer
from desktop_app.domain.region import Region
from desktop_app.engine.counter.history.answer_history import AnswerHistory
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.widgets.image_conversion import decode_image
from desktop_app.ui.widgets.region_geometry import region_rect

_MAX_PHOTOS: Final = 400
_MAX_WAITING: Final = 60
# Shown around the region, relative to its longer side.
_MARGIN_SHARE: Final = 0.1


class _Photo(NamedTuple):
    """A photo; another one of the same answer has another count."""

    key: str
    photo_count: int


class PhotoCache(QObject):
    """Loads small pictures when they are asked for, the newest request first.

    Args:
        history: reads the photos.
        size: of the pictures in device-independent pixels.
        max_photos: how many are kept.

    Signals:
        loaded: the key of an answer whose picture is there now.
    """

    loaded = Signal(str)

    def __init__(
        self,
        history: AnswerHistoryClient,
        size: QSize,
        parent: QObject,
        *,
        max_photos: int = _MAX_PHOTOS,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._size = size
        self._max_photos = max_photos
        self._pixmaps: OrderedDict[_Photo, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[_Photo, Region] = OrderedDict()
        self._is_loading = False
        history.changed.connect(self._clear)

    def pixmap(self, answer: KeptAnswer, pixel_ratio: float = 1.0) -> QPixmap | None:
        """Return the picture of an answer; None if it has none, or none yet.

        Args:
            answer: the answer.
            pixel_ratio: physical pixels per device-independent pixel.
        """
        photo = _Photo(answer.key, answer.photo_count)
        if not answer.has_photo:
            return None
        if photo in self._pixmaps:
            self._pixmaps.move_to_end(photo)
            return self._pixmaps[photo]
        self._waiting[photo] = answer.region
        self._waiting.move_to_end(photo)
        while len(self._waiting) > _MAX_WAITING:
            self._waiting.popitem(last=False)
        self._load_next(pixel_ratio)
        return None

    def _load_next(self, pixel_ratio: float) -> None:
        if self._is_loading or not self._waiting:
            return
        self._is_loading = True
        photo, region = self._waiting.popitem()
        size = self._size * pixel_ratio

        def load(history: AnswerHistory) -> QImage:
            jpeg = history.photo(photo.key)
            return QImage() if jpeg is None else _cut(decode_image(jpeg), region, size)

        task = self._history.read(load)
        task.on_success(lambda image: self._on_loaded(photo, image, pixel_ratio))
        task.on_failure(lambda _: self._on_loaded(photo, QImage(), pixel_ratio))

    def _on_loaded(self, photo: _Photo, image: QImage, pixel_ratio: float) -> None:
        self._is_loading = False
        pixmap = None
        if not image.isNull():
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(pixel_ratio)
        self._pixmaps[photo] = pixmap
        while len(self._pixmaps) > self._max_photos:
            self._pixmaps.popitem(last=False)
        self.loaded.emit(photo.key)
        self._load_next(pixel_ratio)

    def _clear(self) -> None:
        self._pixmaps.clear()
        self._waiting.clear()


def _cut(image: QImage, region: Region, size: QSize) -> QImage:
    """Return the part of a photo around a region that fills a size."""
    if image.isNull():
        return image
    box = region_rect(region, image.size())
    margin = _MARGIN_SHARE * max(box.width(), box.height())
    box = box.adjusted(-margin, -margin, margin, margin)
    # As much more on two sides as the proportions need, within the photo.
    wanted = size.width() / size.height()
    across = max(box.width(), box.height() * wanted)
    down = max(box.height(), box.width() / wanted)
    centre = box.center()
    box = QRectF(centre.x() - across / 2, centre.y() - down / 2, across, down)
    part = image.copy((box & QRectF(image.rect())).toAlignedRect() & image.rect())
    return part.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
