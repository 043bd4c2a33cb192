"""What the user does with the boxes of a photo: says what they are, deletes and draws them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Hit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import CountedUnit, StockUnit
from desktop_app.engine.counting.stock_photos import stock_unit
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.boxes.region_search import RegionSearch
from desktop_app.ui.stock.take.box_selection import BoxSelection
from desktop_app.ui.stock.take.photo_images import PhotoImages
from desktop_app.ui.stock.take.take_controller import TakeController


class BoxCommands(QObject):
    """Changes the current box of a selection.

    Signals:
        searched_changed: other drawn or resized boxes are being searched.
        failed: the error of a search.
    """

    searched_changed = Signal()
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        controller: TakeController,
        selection: BoxSelection,
        images: PhotoImages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._controller = controller
        self._selection = selection
        self._images = images
        self._candidate_search = LatestTask()
        self._region_search = RegionSearch(client, self)
        self._region_search.changed.connect(self.searched_changed)
        self._region_search.failed.connect(self.failed)
        controller.opened.connect(self._region_search.clear)
        selection.photo_changed.connect(self._candidate_search.cancel)
        selection.changed.connect(self._search_candidates)
        images.loaded.connect(lambda _: self._search_candidates())
        # The photo in which a box was added, and the number of its boxes then.
        self._added: tuple[int, int] | None = None
        controller.changed.connect(self._select_added)

    @property
    def searched_regions(self) -> tuple[Region, ...]:
        """Boxes of the photo that is shown, which are being searched."""
        pixels = self._images.pixels
        return () if pixels is None else self._region_search.regions(pixels)

    def assign(self, hit: Hit | None) -> None:
        """Say what the current box is; None for none of the catalogue."""
        if (unit := self._selection.counted_unit) is not None:
            self._controller.assign(unit, None if hit is None else hit.product.id)

    def confirm(self, to_check: Sequence[CountedUnit]) -> None:
        """Say that the current box is right, and go on to the next one to check."""
        unit = self._selection.counted_unit
        others = [one for one in to_check if one != unit]
        if unit is not None and not unit.is_sure:
            self._controller.assign(unit, unit.product_id)
        if others:
            self._selection.select_next(others)

    def delete(self) -> None:
        """Delete the current box, in all photos that show its unit."""
        if (unit := self._selection.counted_unit) is not None:
            self._selection.select(0)
            self._controller.delete(unit)

    def draw(self, region: Region) -> None:
        """Add a box that the user has drawn."""
        photo, pixels = self._selection.photo, self._images.pixels
        if photo is None or pixels is None or not self._controller.can_change:
            return

        def on_found(found: FoundUnit) -> None:
            now = self._selection.photo
            if now is not None and now.id == photo.id:
                self._added = photo.id, len(now.units)
            self._controller.add_box(photo.id, stock_unit(found))

        self._region_search.search(pixels, region, on_found)

    def resize(self, unit_id: int, region: Region) -> None:
        """Give a box another region; what the user has said about it stays."""
        photo, pixels = self._selection.photo, self._images.pixels
        if photo is None or pixels is None or not self._controller.can_change:
            return
        before = photo.units[unit_id - 1]

        def on_found(found: FoundUnit) -> None:
            is_said = before.is_sure and before.score == 1.0
            unit = StockUnit(region, before.product_id, 1.0, is_sure=True)
            # Boxes may have been deleted meanwhile, and this one, too.
            sighting = self._selection.find(photo.id, before.region)
            if sighting is not None:
                self._controller.replace_box(sighting, unit if is_said else stock_unit(found))

        self._region_search.search(pixels, region, on_found)

    def _search_candidates(self) -> None:
        """Search what the current box may be, unless that is known."""
        photo, unit, pixels = self._selection.photo, self._selection.current, self._images.pixels
        if photo is None or unit is None or pixels is None or not self._client.is_ready:
            return
        photo_id, region = photo.id, unit.found.region
        if self._selection.has_candidates(photo_id, region):
            return

        def show(units: Sequence[FoundUnit]) -> None:
            self._selection.show_candidates(photo_id, region, units[0].hits)

        task = self._client.run(lambda workspace: workspace.counting().search(pixels, [region]))
        self._candidate_search.replace(task).on_success(show).on_failure(self.failed)

    def _select_added(self) -> None:
        """Select the box that was drawn, as soon as it is there."""
        photo = self._selection.photo
        if self._added is None or photo is None or photo.id != self._added[0]:
            return
        if len(self._selection.units) > self._added[1]:
            self._added = None
            self._selection.select(len(self._selection.units))
