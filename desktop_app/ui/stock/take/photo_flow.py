"""Photos that are added to the open stock take: counted, shown, and what is said about them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.stock_take import StockPhoto
from desktop_app.engine.counting.stock_photos import AddedPhotos
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.stock.take.added_notices import added_notice, empty_notice
from desktop_app.ui.stock.take.box_selection import BoxSelection
from desktop_app.ui.stock.take.photo_queue import PhotoQueue
from desktop_app.ui.stock.take.take_controller import TakeController
from desktop_app.ui.widgets.photo_query import Photo


class PhotoFlow(QObject):
    """Adds photos; the newest one is shown until the user chooses another.

    Args:
        client: counts in the background.
        controller: of the open stock take.
        selection: the photo that is looked at.
        author: returns who counts.
        parent: owns it.

    Attributes:
        queue: the photos that are being counted.

    Signals:
        notice_raised: what is to be said about photos.
    """

    notice_raised = Signal(Notice)

    def __init__(
        self,
        client: EngineClient,
        controller: TakeController,
        selection: BoxSelection,
        author: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._selection = selection
        self._author = author
        self._follows_newest = False
        # Photos that nobody has to be told about, or None before they are read.
        self._told: frozenset[int] | None = None
        self.queue = PhotoQueue(client, self)
        self.queue.progressed.connect(lambda _: controller.reload())
        self.queue.counted.connect(self._on_counted)
        self.queue.resumed.connect(self._on_resumed)
        self.queue.cancelled.connect(self._on_cancelled)
        self.queue.busy_changed.connect(self._on_busy_changed)
        controller.opened.connect(self._on_opened)
        controller.changed.connect(self._on_changed)

    def add(self, photos: Sequence[Photo]) -> None:
        """Count photos for the open stock take."""
        if photos and self._controller.take_id is not None:
            self._follows_newest = True
            self.queue.add(self._controller.take_id, photos, self._author())

    def show_photo(self, photo_id: int) -> None:
        """Show the photo that the user has chosen, also while others are counted."""
        self._follows_newest = False
        self._selection.show_photo(photo_id)

    def _on_counted(self, added: AddedPhotos) -> None:
        if (notice := added_notice(added)) is not None:
            self.notice_raised.emit(notice)

    def _on_busy_changed(self, is_busy: bool) -> None:
        if not is_busy:
            self._controller.reload()

    def _on_opened(self) -> None:
        self._told = None
        if self._controller.take_id is not None:
            self.queue.resume(self._controller.take_id)

    def _on_resumed(self, count: int) -> None:
        message = Message(
            "Photos that were left when the window was closed are counted now: {count}.",
            count=count,
        )
        self.notice_raised.emit(Notice("success", message))

    def _on_cancelled(self, count: int) -> None:
        if count:
            message = Message("Photos that are not counted: {count}.", count=count)
            self.notice_raised.emit(Notice("warning", message, Message("Add them again.")))

    def _on_changed(self) -> None:
        photos = self._selection.photos
        if self._controller.shown is None:
            return
        if self._told is None:
            self._told = frozenset(photo.id for photo in photos)
        if self._follows_newest and photos:
            self._selection.show_photo(photos[-1].id)
            self._follows_newest = self.queue.is_busy
        if not self.queue.is_busy:
            self._tell_about(photos)

    def _tell_about(self, photos: Sequence[StockPhoto]) -> None:
        """Tell about photos that were added and in which nothing was found."""
        told = self._told or frozenset()
        self._told = frozenset(photo.id for photo in photos)
        if (notice := empty_notice([one for one in photos if one.id not in told])) is not None:
            self.notice_raised.emit(notice)
