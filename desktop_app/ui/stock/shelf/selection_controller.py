"""What is selected on the shelf or in its plan, and corrections of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import BasketUnit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.domain.shelf import ShelfDifference
from desktop_app.ui.stock.shelf.plan_controller import PlanController
from desktop_app.ui.stock.shelf.shelf_controller import ShelfController
from desktop_app.ui.stock.shelf.shelf_items import ShelfItem
from desktop_app.ui.stock.shelf.shelf_photo import ShelfPhoto
from desktop_app.ui.stock.shelf.shelf_photo_view import NOTHING_SELECTED, ShelfSelection


class SelectionController(QObject):
    """One item of the photo of now or of the plan, or one difference between them.

    Attributes:
        is_in_plan: whether the item is in the photo of the plan.
        selection: what is selected there.
        shelf: the photo of now.
        plans: the plans.
        changes_run: whether a correction is meant for all units of the item.

    Signals:
        changed: something else is selected.
    """

    changed = Signal()

    def __init__(self, shelf: ShelfController, plans: PlanController, parent: QObject) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self.plans = plans
        self.is_in_plan = False
        self.selection = NOTHING_SELECTED
        self.changes_run = True
        # A unit of the selected item, by which it is found again after a correction.
        self._anchor = -1
        self._difference: ShelfDifference | None = None
        shelf.photo_changed.connect(self._on_photo_changed)
        shelf.changed.connect(self._keep)
        plans.plan_changed.connect(self._keep)
        plans.comparison_changed.connect(self._keep_change)

    @property
    def photo(self) -> ShelfPhoto | None:
        """The photo in which an item is or would be selected."""
        if self.shelf.photo is None:
            return self.plans.photo
        return self.plans.photo if self.is_in_plan else self.shelf.photo

    @property
    def item(self) -> ShelfItem | None:
        """The selected item; None for none."""
        photo, number = self.photo, self.selection.item
        return photo.items[number] if photo and 0 <= number < len(photo.items) else None

    @property
    def difference(self) -> ShelfDifference | None:
        """The selected difference; None for none."""
        comparison, number = self.plans.comparison, self.selection.change
        if comparison is None or not 0 <= number < len(comparison.differences):
            return None
        return comparison.differences[number]

    @property
    def current(self) -> BasketUnit | None:
        """The unit whose candidates are offered: the pressed one, or the first unsure one."""
        photo, item = self.photo, self.item
        if photo is None or item is None or item.is_gap:
            return None
        position = self.selection.unit
        if position is None:
            unsure = (one for one in item.positions if not photo.units[one].is_sure)
            position = next(unsure, item.positions[0])
        return BasketUnit(position + 1, photo.units[position])

    def select_item(self, index: int, unit: int | None = None, *, in_plan: bool) -> None:
        """Select an item of one of the photos; -1 for none."""
        self.is_in_plan = in_plan
        photo = self.photo
        if photo is None or not 0 <= index < len(photo.items):
            index, unit = -1, None
        self._select(ShelfSelection(index, unit))

    def select_change(self, index: int) -> None:
        """Select a difference from the plan, and what it is about."""
        comparison = self.plans.comparison
        if comparison is None or not 0 <= index < len(comparison.differences):
            return
        one = comparison.differences[index]
        number, unit = self._found(self.shelf.photo, one.regions[:1])
        self.is_in_plan = number < 0
        if self.is_in_plan:
            number, unit = self._found(self.plans.photo, one.plan_regions[:1])
        self._select(ShelfSelection(number, unit, index))

    def select_none(self) -> None:
        """Select nothing."""
        self._select(NOTHING_SELECTED)

    def assign(self, hit: Hit | None) -> None:
        """Make the selected units a product, or unknown things."""
        self._change(lambda unit: unit.assigned(hit))

    def confirm(self) -> None:
        """Say that the selected units are right; go on to the next item to check."""
        self._change(lambda unit: unit if unit.is_sure else unit.assigned(unit.product_hit))
        self.select_next_to_check()

    def delete(self) -> None:
        """Delete the selected boxes, for example of a price tag."""
        photo, positions = self.photo, set(self._positions())
        if photo is not None and positions:
            number = self.selection.item
            self._store(tuple(u for n, u in enumerate(photo.units) if n not in positions))
            left = self.photo
            last = -1 if left is None else len(left.items) - 1
            self.select_item(min(number, last), in_plan=self.is_in_plan)

    def select_next_to_check(self) -> None:
        """Select the next item of the photo that somebody has to check, if there is one."""
        items = () if self.photo is None else self.photo.items
        numbers = [n for n, one in enumerate(items) if not one.is_sure]
        later = [n for n in numbers if n > self.selection.item]
        if numbers:
            self.select_item((later or numbers)[0], in_plan=self.is_in_plan)

    def _positions(self) -> tuple[int, ...]:
        item, current = self.item, self.current
        if item is None or current is None:
            return ()
        return item.positions if self.changes_run else (current.id - 1,)

    def _change(self, change: Callable[[FoundUnit], FoundUnit]) -> None:
        photo, positions = self.photo, set(self._positions())
        if photo is not None and positions:
            units = (change(u) if n in positions else u for n, u in enumerate(photo.units))
            self._store(tuple(units))

    def _store(self, units: tuple[FoundUnit, ...]) -> None:
        if self.photo is self.plans.photo:
            self.plans.set_units(units)
        else:
            self.shelf.set_units(units)

    def _select(self, selection: ShelfSelection) -> None:
        self.selection = selection
        self._difference = self.difference
        item = self.item
        self._anchor = -1 if item is None or item.is_gap else item.positions[0]
        if selection.unit is not None:
            self._anchor = selection.unit
        self.changed.emit()

    def _on_photo_changed(self) -> None:
        self.is_in_plan = False
        self.select_none()

    def _keep(self) -> None:
        """Find the selected item again after its photo has changed."""
        photo = self.photo
        if self.selection.item < 0 or photo is None:
            if self.selection.item >= 0:
                self.select_none()
            return
        numbers = [n for n, one in enumerate(photo.items) if self._anchor in one.positions]
        unit = self.selection.unit if self._anchor < len(photo.units) else None
        found = numbers[0] if numbers else -1
        self._select(replace(self.selection, item=found, unit=unit if numbers else None))

    def _keep_change(self) -> None:
        """Find the selected difference again among others."""
        before, comparison = self._difference, self.plans.comparison
        if before is None or self.difference == before:
            return
        regions = (before.regions, before.plan_regions)
        found = [
            n
            for n, one in enumerate(() if comparison is None else comparison.differences)
            if (one.regions, one.plan_regions) == regions
        ]
        self._select(replace(self.selection, change=found[0] if found else -1))

    @staticmethod
    def _found(photo: ShelfPhoto | None, regions: tuple[Region, ...]) -> tuple[int, int | None]:
        """Return index and unit of the item with a unit or gap of a region; -1 for none."""
        for number, item in enumerate(() if photo is None else photo.items):
            if item.is_gap and item.region in regions:
                return number, None
            for position in item.positions:
                if photo is not None and photo.units[position].region in regions:
                    return number, position
        return -1, None
