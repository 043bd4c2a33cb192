"""Shows the state of a shelf and its plan in the widgets of the shelf view."""

from collections.abc import Mapping

from desktop_app.domain.picture import Picture
from desktop_app.ui.stock.shelf.selection_controller import SelectionController
from desktop_app.ui.stock.shelf.shelf_marks import now_marks, plan_marks
from desktop_app.ui.stock.shelf.shelf_photo_area import ShelfPhotoArea
from desktop_app.ui.stock.shelf.shelf_photo_view import NOTHING_SELECTED
from desktop_app.ui.stock.shelf.shelf_texts import spoken_difference, spoken_item
from desktop_app.ui.stock.shelf.side_panel import SidePanel
from desktop_app.ui.style.theme import Theme


class ShelfDisplay:
    """Shows what the controllers know; it changes nothing.

    Args:
        selection: knows the photo of now, the plan, and what is selected.
        area: the photos.
        side: the lists.
        theme: the theme.
    """

    def __init__(
        self, selection: SelectionController, area: ShelfPhotoArea, side: SidePanel, theme: Theme
    ) -> None:
        self._selection = selection
        self._shelf = selection.shelf
        self._plans = selection.plans
        self._area = area
        self._side = side
        self._theme = theme
        self._is_compared = False

    def show_comparison(self) -> None:
        """Show what is different from the plan, and the list of it as soon as it is there."""
        is_compared = self._plans.comparison is not None
        if is_compared != self._is_compared:
            self._is_compared = is_compared
            self._side.show_list(changes=is_compared)
        self.show_all()

    def show_list(self, changes: bool) -> None:
        """Show the changes or the whole shelf."""
        self._side.show_list(changes=changes)
        self.show_all()

    def show_plans(self) -> None:
        """Show the list of plans and the chosen one."""
        entry = self._plans.entry
        key = "" if entry is None else entry.key
        self._area.plan_bar.show_plans(self._plans.entries, key)
        self.show_all()

    def show_banner(self) -> None:
        """Show whether the shelf is as planned."""
        plans, entry = self._plans, self._plans.entry
        is_busy = self._shelf.is_busy or plans.is_comparing
        name = "" if entry is None else entry.name
        self._area.banner.setVisible(entry is not None)
        self._area.banner.show_state(name, plans.comparison, plans.problem, is_busy=is_busy)

    def show_all(self) -> None:
        """Show photos, lists, marks and the selection."""
        shelf, plans, comparison = self._shelf.photo, self._plans, self._plans.comparison
        name = "" if plans.entry is None else plans.entry.name
        has_plan_photo = plans.photo is not None
        self._area.show_photos(
            has_photo=shelf is not None, plan_name=name, has_plan_photo=has_plan_photo
        )
        self._area.now.show_photo(shelf, self._shelf.searched_regions)
        self._area.plan.show_photo(plans.photo)
        differences = () if comparison is None else comparison.differences
        self._side.changes.show_differences(differences, self._pictures())
        self._side.show_counts(
            change_count=None if comparison is None else len(differences),
            item_count=0 if self._selection.photo is None else len(self._selection.photo.items),
        )
        can_keep = shelf is not None and shelf.is_counted and bool(shelf.units)
        self._area.plan_bar.allow_keeping(can_keep)
        self._side.allow_clearing(shelf is not None)
        self.show_banner()
        self._show_marks()
        self.show_selection()

    def _show_marks(self) -> None:
        comparison, colours = self._plans.comparison, self._theme.colours
        if comparison is None or not self._side.shows_changes:
            self._area.now.show_changes(None)
            self._area.plan.show_changes(None)
        else:
            self._area.now.show_changes(now_marks(comparison, colours))
            self._area.plan.show_changes(plan_marks(comparison, colours))

    def show_selection(self) -> None:
        """Show what is selected in photos, lists and candidates."""
        selection, side = self._selection, self._side
        item, difference = selection.item, selection.difference
        spoken = "" if item is None else spoken_item(item)
        if difference is not None:
            spoken = spoken_difference(difference)
        for view, is_shown in (
            (self._area.now, not selection.is_in_plan),
            (self._area.plan, selection.photo is self._plans.photo),
        ):
            shown = selection.selection
            if not is_shown:
                shown = NOTHING_SELECTED if difference is None else shown.without_item()
            view.show_selection(shown, spoken)
        side.items.show_photo(selection.photo)
        side.items.select(selection.selection.item)
        side.changes.select(selection.selection.change)
        side.show_selected_count(0 if item is None else len(item.positions))
        self._side.unit.show_unit(selection.current)

    def _pictures(self) -> Mapping[int, Picture]:
        """Return the pictures of the products of both photos, by product id."""
        photos = (self._plans.photo, self._shelf.photo)
        units = [unit for photo in photos if photo is not None for unit in photo.units]
        return {
            hit.product.id: hit.picture
            for unit in units
            if (hit := unit.product_hit) is not None and hit.picture is not None
        }
