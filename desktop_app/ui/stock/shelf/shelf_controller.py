"""The photo of the shelf as it is now: read, corrected, replaced by another one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.boxes.detection_notice import nothing_on_shelf
from desktop_app.ui.boxes.photo_search import PhotoSearch
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.stock.shelf.command_history import Command, CommandHistory
from desktop_app.ui.stock.shelf.shelf_photo import ShelfPhoto
from desktop_app.ui.widgets.photo_query import Photo

if TYPE_CHECKING:
    from desktop_app.engine.counting.counting import Counting

CORRECTION_TITLE: Final = Message("Correction on the shelf")


class ShelfController(QObject):
    """Reads photos of shelves; the newest one replaces the one before.

    Signals:
        photo_changed: another photo is shown, or none.
        changed: the units of the photo, or the boxes that are searched.
        busy_changed: whether a photo is being read.
        counted: all units of a photo were found.
        notice_raised: a notice to show.
        failed: an error.
    """

    photo_changed = Signal()
    changed = Signal()
    busy_changed = Signal(bool)
    counted = Signal()
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, history: CommandHistory, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._history = history
        self._search = PhotoSearch(client, self, complete=_complete)
        self._last_id = 0
        # The command that has shown a photo whose units are still searched.
        self._reading: Command | None = None
        self.photo: ShelfPhoto | None = None
        self.searched_regions: tuple[Region, ...] = ()
        client.opened.connect(self.forget)
        client.failed.connect(self.forget)
        search = self._search
        search.read.connect(self._on_read)
        search.detected.connect(self._on_detected)
        search.counted.connect(self._on_counted)
        search.ended.connect(self._on_ended)
        search.not_read.connect(self._on_not_read)
        search.failed.connect(self._on_failed)
        search.busy_changed.connect(self.busy_changed)

    @property
    def is_busy(self) -> bool:
        """Whether a photo is being read, or waits until the catalogue is ready."""
        return self._search.is_busy

    def search(self, photo: Photo) -> None:
        """Read a photo of a shelf."""
        self._search.search(photo)

    def cancel(self) -> None:
        """Read no longer; the photo before is shown again."""
        self._search.cancel()
        self._drop_unread()

    def clear(self) -> None:
        """Remove the photo; this can be undone."""
        self.cancel()
        if self.photo is not None:
            self._show_next(None, Message("Removal of the photo"))

    def forget(self) -> None:
        """Remove everything: another catalogue is open."""
        self._search.cancel()
        self._reading = None
        self._show(None)

    def set_units(self, units: tuple[FoundUnit, ...], title: Message = CORRECTION_TITLE) -> None:
        """Correct what was found; this can be undone."""
        before = self.photo
        if before is not None and units != before.units:
            after = before.with_units(units)
            self._history.add(Command(title, lambda: self._show(before), lambda: self._show(after)))
            self._show(after)

    def refresh(self) -> None:
        """Show names and prices as they are in the catalogue now."""
        photo = self.photo
        units = () if photo is None else photo.units
        ids = sorted({unit.product.id for unit in units if unit.product is not None})
        if ids and self._client.folder is not None:
            task = self._client.read(lambda catalogue: catalogue.products(ids))
            task.on_success(lambda products: self._on_refreshed(photo, products))

    def _show(self, photo: ShelfPhoto | None) -> None:
        is_other = (photo and photo.id) != (self.photo and self.photo.id)
        self.photo = photo
        self.searched_regions = ()
        if is_other:
            self.photo_changed.emit()
        self.changed.emit()
        if photo is not None and not photo.is_counted and self._reading is None:
            # Undo leads back to a photo whose search was cancelled.
            self._search.count(photo.pixels)

    def _show_next(self, photo: ShelfPhoto | None, title: Message) -> Command:
        before = self.photo
        command = Command(
            title, lambda: self._go_to(before), lambda: self._go_to(photo), holds_photo=True
        )
        self._history.add(command)
        self._reading = command if photo is not None else None
        self._show(photo)
        return command

    def _go_to(self, photo: ShelfPhoto | None) -> None:
        self._search.cancel()
        self._reading = None
        self._show(photo)

    def _on_read(self, pixels: RgbImage, image: QImage) -> None:
        self._drop_unread()
        self._last_id += 1
        self._show_next(ShelfPhoto(self._last_id, pixels, image), Message("Next photo"))
        self._search.count(pixels)

    def _on_detected(self, regions: tuple[Region, ...]) -> None:
        self.searched_regions = regions
        self.changed.emit()

    def _on_counted(self, count: PhotoCount, finds_boxes: bool) -> None:
        command, before = self._reading, self.photo
        self._reading = None
        if before is None:
            return
        after = before.with_units(count.units)
        if command is not None:
            # Redo leads to the photo with what was found in it.
            newer = replace(command, redo=lambda: self._go_to(after))
            self._history.replace(command, newer)
        self._show(after)
        self.counted.emit()
        if not after.units:
            self.notice_raised.emit(nothing_on_shelf(finds_boxes=finds_boxes))

    def _on_ended(self) -> None:
        if self.searched_regions:
            self.searched_regions = ()
            self.changed.emit()

    def _on_not_read(self, error: Exception) -> None:
        self.failed.emit(error)
        # The search in the photo before was cancelled for one that cannot be read.
        if self.photo is not None and not self.photo.is_counted:
            self._search.count(self.photo.pixels)

    def _on_failed(self, error: Exception) -> None:
        self._drop_unread()
        self.failed.emit(error)

    def _drop_unread(self) -> None:
        """Show the photo before the one whose units were not found."""
        command, self._reading = self._reading, None
        if command is not None:
            self._history.forget(command)
            command.undo()

    def _on_refreshed(self, photo: ShelfPhoto | None, products: Mapping[int, Product]) -> None:
        if photo is not None and self.photo is photo:
            self.photo = photo.with_products(products)
            self.changed.emit()


def _complete(counting: "Counting", count: PhotoCount) -> PhotoCount:
    """Complete the count of a shelf; runs on the engine's lane."""
    from desktop_app.engine.counting.shelf_reading import complete_shelf

    return complete_shelf(counting, count)
