"""Counting of the photos of a basket, one after another."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.domain.basket import EMPTY_BASKET
from desktop_app.domain.photo_count import PhotoCount
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.basket_history import BasketHistory, PhotoId
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.basket.photo_images import PhotoImages
from desktop_app.ui.boxes.detection_notice import nothing_found, nothing_to_compare
from desktop_app.ui.boxes.photo_search import PhotoSearch
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.widgets.photo_query import Photo


class PhotoCounting(QObject):
    """Reads photos into the history of the basket, and counts the products in them.

    The first of several photos replaces those before, the others are added to the basket.

    Args:
        client: the engine.
        history: of the basket.
        parent: owns it.

    Attributes:
        images: the photos as they are shown.
        is_busy: whether a photo is being searched, or waits for its turn.

    Signals:
        photo_shown: photos of another basket are in the history.
        photo_added: the basket has one photo more.
        changed: the basket, or ``detected``.
        counted: the ``PhotoCount`` of a photo.
        ended: nothing is being searched any more, also after an error.
        busy_changed: ``is_busy``.
        notice_raised: a photo has no products.
        failed: an error.
    """

    photo_shown = Signal()
    photo_added = Signal()
    changed = Signal()
    counted = Signal(PhotoCount)
    ended = Signal()
    busy_changed = Signal(bool)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, history: BasketHistory, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self.images = PhotoImages()
        self._search = PhotoSearch(client, self)
        # Photos that are still to be read, and whether the next one begins a basket.
        self._following: list[Photo] = []
        self._begins_basket = True
        # Photos whose search was cancelled or has not ended.
        self._uncounted: set[PhotoId] = set()
        self._counting: PhotoId = (0, 0)
        self._detected: tuple[Region, ...] = ()
        client.ready.connect(lambda _: self._search.is_waiting or self.go_on())
        self._connect()

    @property
    def is_busy(self) -> bool:
        """Whether a photo is being searched, or waits for its turn."""
        return self._search.is_busy or bool(self._following)

    @property
    def is_counted(self) -> bool:
        """Whether the search in all photos of the basket has ended."""
        now = self._history.now
        ids = ((now.photo_id, number) for number in range(len(now.photos)))
        return not self._following and self._uncounted.isdisjoint(ids)

    def detected(self, number: int) -> tuple[Region, ...]:
        """Return the boxes of a photo of the basket that are not searched yet."""
        shown = (self._history.now.photo_id, number)
        return self._detected if self._counting == shown else ()

    def search(self, photos: Sequence[Photo]) -> None:
        """Count the products in photos, which replace the ones before."""
        self._following = list(photos[1:])
        self._begins_basket = True
        self._search.search(photos[0])

    def cancel(self) -> None:
        """Search no longer."""
        self._following = []
        self._detected = ()
        self._search.cancel()

    def forget(self) -> None:
        """Forget all photos: another catalogue is open."""
        self.cancel()
        self.images.clear()
        self._uncounted.clear()

    def recount(self) -> None:
        """Note that the photos of the basket without a box have not been counted."""
        now = self._history.now
        seen = {unit.photo for unit in now.basket.units}
        self._uncounted |= {
            (now.photo_id, number) for number in range(len(now.photos)) if number not in seen
        }

    def go_on(self) -> bool:
        """Count the next photo of the basket, or read the next one; return whether there is one."""
        now = self._history.now
        for number, photo in enumerate(now.photos):
            if (now.photo_id, number) in self._uncounted:
                self._counting = now.photo_id, number
                self._detected = ()
                self._search.count(photo)
                return True
        if self._following:
            self._search.search(self._following.pop(0))
            return True
        return False

    def _connect(self) -> None:
        search = self._search
        search.read.connect(self._on_read)
        search.detected.connect(self._on_detected)
        search.counted.connect(self._on_counted)
        search.ended.connect(self._on_ended)
        search.busy_changed.connect(lambda _: self.busy_changed.emit(self.is_busy))
        search.not_read.connect(self._on_not_read)
        search.failed.connect(self.failed)

    def _on_read(self, photo: RgbImage, image: QImage) -> None:
        """Show a photo without boxes, and count its products."""
        history = self._history
        begins, self._begins_basket = self._begins_basket, False
        if begins:
            history.show_photo(photo, EMPTY_BASKET, Message("Next photo"))
        else:
            history.add_photo(photo)
        new = history.now.photo_id, len(history.now.photos) - 1
        self.images.keep(new, image)
        self._uncounted.add(new)
        (self.photo_shown if begins else self.photo_added).emit()
        self.go_on()

    def _on_detected(self, regions: tuple[Region, ...]) -> None:
        # The boxes are on the screen while their products are searched.
        self._detected = regions
        self.changed.emit()

    def _on_ended(self) -> None:
        if self._detected:
            self._detected = ()
            self.changed.emit()
        self.ended.emit()

    def _on_not_read(self, error: Exception) -> None:
        self.failed.emit(error)
        # Also the search in the photo before, which was cancelled for this one.
        self.go_on()

    def _on_counted(self, count: PhotoCount, finds_boxes: bool) -> None:
        self._uncounted.discard(self._counting)
        self._detected = ()
        self._history.add_found(self._counting, count.units)
        self.changed.emit()
        self.counted.emit(count)
        if not count.units:
            self.notice_raised.emit(nothing_found(finds_boxes=finds_boxes))
        elif not any(unit.hits for unit in count.units):
            self.notice_raised.emit(nothing_to_compare())
        self.go_on()
