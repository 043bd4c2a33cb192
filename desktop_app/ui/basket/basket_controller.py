"""The basket of the page: searches in photos, the user's changes, and what is selected."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import Basket, BasketRow, BasketUnit
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.counting.basket_history import BasketHistory, PhotoBasket
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.basket.photo_counting import PhotoCounting
from desktop_app.ui.boxes.region_search import RegionSearch, UseFound
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.widgets.photo_query import Photo


class BasketController(QObject):
    """What is counted now; every change can be undone.

    Attributes:
        selected: ids of boxes.
        shown: number of the photo that is shown, among those of the basket, from 0.

    Signals:
        forgetting: everything is going to be removed, because another catalogue is opened.
        photo_changed: the photos of another basket are shown, or none.
        shown_changed: another photo of the basket is shown, or there is one more.
        changed: the basket, or what is searched for it.
        selection_changed: other boxes are selected.
        busy_changed: whether a photo is being searched.
        counted: the ``PhotoCount`` of a photo, which was shown without boxes before.
        notice_raised: a notice to show.
        failed: an error.
    """

    forgetting = Signal()
    photo_changed = Signal()
    shown_changed = Signal()
    changed = Signal()
    selection_changed = Signal()
    busy_changed = Signal(bool)
    counted = Signal(object)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._history = BasketHistory()
        self._counting = PhotoCounting(client, self._history, self)
        self._region_search = RegionSearch(client, self, is_held=lambda: self.is_busy)
        self._region_search.changed.connect(self.changed)
        self._region_search.failed.connect(self.failed)
        self.selected: tuple[int, ...] = ()
        self.shown = 0
        client.opened.connect(self.forget)
        client.failed.connect(self.forget)
        self._connect_counting()

    @property
    def now(self) -> PhotoBasket:
        """The photo and its basket."""
        return self._history.now

    @property
    def basket(self) -> Basket:
        """What is counted."""
        return self._history.now.basket

    @property
    def images(self) -> tuple[QImage, ...]:
        """The photos as they are shown."""
        now, images = self.now, self._counting.images
        return tuple(images.get((now.photo_id, number)) for number in range(len(now.photos)))

    @property
    def image(self) -> QImage:
        """The photo that is shown; null if there is none."""
        return self._counting.images.get((self.now.photo_id, self.shown))

    @property
    def shown_units(self) -> tuple[BasketUnit, ...]:
        """The boxes of the photo that is shown."""
        return tuple(unit for unit in self.basket.units if unit.photo == self.shown)

    @property
    def is_busy(self) -> bool:
        """Whether a photo is being searched, or waits for its turn."""
        return self._counting.is_busy

    @property
    def is_counted(self) -> bool:
        """Whether the search in all photos has ended."""
        return self._counting.is_counted

    @property
    def is_live(self) -> bool:
        """Whether the basket is that of live counting."""
        return self._history.is_suspended

    @property
    def searched_regions(self) -> tuple[Region, ...]:
        """Boxes of the photo that is shown, which are being searched."""
        if not self.now.has_photo:
            return ()
        drawn = self._region_search.regions(self.now.photos[self.shown])
        return (*self._counting.detected(self.shown), *drawn)

    @property
    def current(self) -> BasketUnit | None:
        """The box that changes are meant for: the first selected one that is not sure."""
        units = [unit for unit in self.basket.units if unit.id in self.selected]
        unsure = (unit for unit in units if not unit.found.is_sure)
        return next(unsure, units[0] if units else None)

    @property
    def selected_row(self) -> BasketRow | None:
        """The row of the product that is selected; None for none."""
        unit = self.current
        product = None if unit is None else unit.found.product
        return None if product is None else self.basket.row(product.id)

    def own_undo(self) -> UndoRedoDescriptions:
        """Return what undo and redo would do."""
        return UndoRedoDescriptions(self._history.undo_title, self._history.redo_title)

    # Photos

    def search(self, photos: Sequence[Photo]) -> None:
        """Count the products in photos, as one basket; they replace the ones before."""
        self._counting.search(photos)

    def show_photo(self, number: int) -> None:
        """Show another photo of the basket, by its number from 0."""
        if number != self.shown and 0 <= number < len(self.now.photos):
            self.shown = number
            self.select(())
            self.shown_changed.emit()

    def cancel(self) -> None:
        """Search the photos no longer."""
        self._counting.cancel()

    def clear(self) -> None:
        """Remove photo and basket; this can be undone."""
        self.cancel()
        self._history.clear(Message("Clearing of the basket"))
        self._on_photo_changed()

    def forget(self) -> None:
        """Remove everything: another catalogue is open."""
        self.forgetting.emit()
        self._counting.forget()
        self._history.forget()
        self._on_photo_changed()

    def restore(
        self,
        photos: Sequence[RgbImage],
        images: Sequence[QImage],
        basket: Basket,
        *,
        is_counted: bool = True,
    ) -> None:
        """Show the basket that an earlier window has kept.

        If its search had not ended (``is_counted``), photos without a box are searched again.
        Photos are (h, w, 3) uint8 RGB.
        """
        self._history.restore(tuple(photos), basket)
        for number, image in enumerate(images):
            self._counting.images.keep((self.now.photo_id, number), image)
        if not is_counted:
            self._counting.recount()
        self._on_photo_changed()
        self.refresh()

    def refresh(self) -> None:
        """Show names and prices as they are in the catalogue now."""
        photo_id, ids = self.now.photo_id, [row.product.id for row in self.basket.rows]
        if ids and self._client.folder is not None:
            task = self._client.read(lambda catalogue: catalogue.products(ids))
            task.on_success(lambda products: self._on_refreshed(photo_id, products))

    # Live counting, which has a basket and an undo of its own until it ends.

    def begin_live(self) -> None:
        """Begin a basket without a photo."""
        self.cancel()
        self._history.suspend()
        self._on_photo_changed()

    def show_live(self, basket: Basket) -> None:
        """Show the basket after another look; this is no change of the user."""
        if basket != self.basket:
            self._history.replace_basket(self.now.photo_id, basket)
            self._keep_selection()
            self.changed.emit()

    def end_live(self, photo: RgbImage | None, image: QImage) -> None:
        """Keep the basket with a photo, (h, w, 3) uint8 RGB; without one show what was before."""
        basket = self.basket
        self._history.resume()
        if photo is not None:
            self._history.show_photo(photo, basket, Message("Live counting"))
            self._counting.images.keep((self.now.photo_id, 0), image)
        self._on_photo_changed()
        if photo is not None:
            self.select_next_to_check()

    # Changes

    def assign(self, hit: Hit | None) -> None:
        """Make the current box one of a product, or an unknown thing."""
        if (unit := self.current) is not None:
            title = Message("Change of a box")
            self.change(lambda basket: basket.assigned(unit.id, hit), title)

    def confirm(self) -> None:
        """Say that the current box is right, also as unknown; go on to the next one to check."""
        unit = self.current
        if unit is None:
            return
        if not unit.found.is_sure:
            self.assign(unit.found.product_hit)
        self.select_next_to_check(unit.id)

    def delete(self) -> None:
        """Delete the current box and select the one after it."""
        unit = self.current
        if unit is None:
            return
        at = self.basket.units.index(unit)
        self.change(lambda basket: basket.deleted(unit.id), Message("Deletion of a box"))
        units = self.basket.units
        self.select((units[min(at, len(units) - 1)].id,) if units else ())

    def change(self, change: Callable[[Basket], Basket], title: Message) -> None:
        """Change the basket; see ``BasketHistory.change``."""
        if self._history.change(change, title):
            self._keep_selection()
            self.changed.emit()

    def draw(self, region: Region) -> None:
        """Add a box that the user has drawn; it is searched at once."""
        number = self.shown

        def on_found(found: FoundUnit) -> None:
            new_id = self.basket.next_id
            title = Message("Drawing of a box")
            self.change(lambda basket: basket.added(found, number), title)
            self.select((new_id,))

        self._search_region(region, on_found)

    def resize(self, unit_id: int, region: Region) -> None:
        """Give a box another region; it is searched again at once."""

        def on_found(found: FoundUnit) -> None:
            title = Message("Change of a box")
            self.change(lambda basket: basket.searched(unit_id, found), title)

        self._search_region(region, on_found)

    def undo(self) -> None:
        """Take back the last change."""
        self._step(self._history.undo)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._step(self._history.redo)

    # Selection

    def select(self, unit_ids: Sequence[int]) -> None:
        """Select boxes."""
        if tuple(unit_ids) != self.selected:
            self.selected = tuple(unit_ids)
            if (unit := self.current) is not None and unit.photo != self.shown:
                self.shown = unit.photo
                self.shown_changed.emit()
            self.selection_changed.emit()

    def select_next_to_check(self, after: int = 0) -> None:
        """Select the next box that somebody has to check, if there is one."""
        ids = [unit.id for unit in self.basket.to_check]
        later = [unit_id for unit_id in ids if unit_id > after]
        if later or ids:
            self.select(((later or ids)[0],))

    def _step(self, step: Callable[[], None]) -> None:
        before = self.now.photo_id
        step()
        if self.now.photo_id == before:
            self._keep_selection()
            self.changed.emit()
        else:
            self.cancel()
            self._on_photo_changed()

    def _connect_counting(self) -> None:
        counting = self._counting
        counting.photo_shown.connect(self._show_photos)
        counting.photo_added.connect(self.shown_changed)
        counting.changed.connect(self.changed)
        counting.counted.connect(self._on_counted)
        counting.ended.connect(self._region_search.go_on)
        counting.busy_changed.connect(self.busy_changed)
        counting.notice_raised.connect(self.notice_raised)
        counting.failed.connect(self.failed)

    def _on_counted(self, count: PhotoCount) -> None:
        # Whoever looks at a photo already is not led to another one.
        if not self.selected:
            self.select_next_to_check()
        self.counted.emit(count)

    def _on_refreshed(self, photo_id: int, products: Mapping[int, Product]) -> None:
        if photo_id == self.now.photo_id:
            self._history.replace_basket(photo_id, self.basket.with_products(products))
            self.changed.emit()

    def _search_region(self, region: Region, on_found: UseFound) -> None:
        if self.now.has_photo:
            self._region_search.search(self.now.photos[self.shown], region, on_found)

    def _on_photo_changed(self) -> None:
        self._show_photos()
        self._counting.go_on()

    def _show_photos(self) -> None:
        self._region_search.clear()
        self.selected = ()
        self.shown = 0
        self.photo_changed.emit()
        self.changed.emit()
        self.selection_changed.emit()

    def _keep_selection(self) -> None:
        """Drop boxes from the selection that are gone."""
        ids = {unit.id for unit in self.basket.units}
        self.select(tuple(unit_id for unit_id in self.selected if unit_id in ids))
