"""The shelf view of the stock page: a shelf in a photo, compared with its plan."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.boxes.unit_panel import MAX_CANDIDATES, UnitPanel
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.stock.shelf.command_history import CommandHistory
from desktop_app.ui.stock.shelf.keep_plan_dialog import KeepPlanDialog
from desktop_app.ui.stock.shelf.plan_controller import PlanController
from desktop_app.ui.stock.shelf.selection_controller import SelectionController
from desktop_app.ui.stock.shelf.shelf_controller import ShelfController
from desktop_app.ui.stock.shelf.shelf_display import ShelfDisplay
from desktop_app.ui.stock.shelf.shelf_photo_area import ShelfPhotoArea
from desktop_app.ui.stock.shelf.shelf_table import PICTURE_PX
from desktop_app.ui.stock.shelf.shortcuts import shelf_shortcuts
from desktop_app.ui.stock.shelf.side_panel import SidePanel
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name


class ShelfView(Page):
    """Plan and photos at the left, lists and the selected item at the right."""

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        create_camera: Callable[[], CameraView],
        preferences: Preferences,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "shelf_view")
        self._client = client
        self._preferences = preferences
        self._camera = create_camera()
        self._history = CommandHistory(self)
        self.controller = ShelfController(client, self._history, self)
        self.plans = PlanController(client, self._history, self)
        self.selection = SelectionController(self.controller, self.plans, self)
        self._thumbnails = ThumbnailCache(client, decoding_lane, self, cache_bytes=16 << 20)
        self._thumbnails.set_tile_size(PICTURE_PX, self.devicePixelRatioF())
        self._splitter = AdaptiveSplitter("shelf_splitter", self)
        self._area = ShelfPhotoArea(self._camera, theme, self._splitter)
        self._unit = UnitPanel(client, self._thumbnails, theme, self)
        self._side = SidePanel(self._unit, self._thumbnails, theme, self._splitter)
        self._splitter.setHandleWidth(8)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([760, 500])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self._display = ShelfDisplay(self.selection, self._area, self._side, theme)
        self._connect_controllers()
        self._connect_parts()
        self._add_keys()
        self._display.show_all()

    def guide_page(self) -> str:
        """Return the page of the user guide about shelves."""
        return "shelf.md"

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the view's own shortcuts: what they do, and keys."""
        return shelf_shortcuts()

    def search(self, photos: Sequence[Photo]) -> None:
        """Read the first photo."""
        if photos:
            self.show_camera(False)
            self.controller.search(photos[0])
        if len(photos) > 1:
            self.status_message.emit(self.tr("Only the first photo is read."))

    def focus_search(self) -> None:
        """Give the search box of the selected item the focus."""
        self._unit.focus_search()

    def show_camera(self, is_shown: bool) -> None:
        """Show the camera instead of the photos, or close it."""
        self._area.show_camera(is_shown)
        self._space.setEnabled(is_shown)
        if is_shown:
            self._camera.start(self._preferences.now.camera)
            self._camera.setFocus()
        else:
            self._camera.stop()

    def show_drop_target(self, is_target: bool) -> None:
        """Show where photos go while they are dragged over the window."""
        self._area.show_drop_target(is_target)

    def reload_catalogue(self) -> None:
        """Show the products as they are after an import."""
        self.refresh_when_visible()

    def refresh_when_visible(self) -> None:
        """Show products and plans as they are after others have changed them."""
        self.controller.refresh()
        self.plans.reload()

    def own_undo(self) -> UndoRedoDescriptions:
        """Return what undo and redo would do on the shelf."""
        return self._history.descriptions

    def undo_own(self) -> None:
        """Undo the last change."""
        self._history.undo()

    def redo_own(self) -> None:
        """Redo the last change."""
        self._history.redo()

    def leave(self) -> None:
        """Close the camera."""
        self.show_camera(False)

    def shut_down(self) -> None:
        """Stop the camera and end all work, before the window closes."""
        self._camera.stop()

    def _connect_controllers(self) -> None:
        shelf, plans = self.controller, self.plans
        self._client.opened.connect(self._history.forget)
        self._history.changed.connect(self.own_undo_changed)
        shelf.photo_changed.connect(self._on_photo_changed)
        shelf.changed.connect(lambda: plans.follow(shelf.photo))
        shelf.changed.connect(self._display.show_all)
        shelf.busy_changed.connect(self._area.show_busy)
        shelf.busy_changed.connect(self._display.show_banner)
        shelf.counted.connect(self._on_counted)
        shelf.notice_raised.connect(self.notice_raised)
        plans.entries_changed.connect(self._display.show_plans)
        plans.plan_changed.connect(self._display.show_all)
        plans.comparison_changed.connect(self._display.show_comparison)
        plans.kept.connect(
            lambda name: self.status_message.emit(
                self.tr("Kept as plan: {name}").format(name=in_sentence(name))
            )
        )
        self.selection.changed.connect(self._display.show_selection)
        for part in (shelf, plans, self._unit):
            part.failed.connect(self.failed)

    def _connect_parts(self) -> None:
        area, side, selection, unit = self._area, self._side, self.selection, self._unit
        area.open_requested.connect(self.open_requested)
        area.paste_requested.connect(self.paste_requested)
        area.camera_toggled.connect(self.show_camera)
        area.cancel_requested.connect(self.controller.cancel)
        for view, in_plan in ((area.now, False), (area.plan, True)):
            view.item_selected.connect(
                lambda index, unit, in_plan=in_plan: selection.select_item(
                    index, unit, in_plan=in_plan
                )
            )
            view.change_selected.connect(selection.select_change)
        self._camera.photo_captured.connect(lambda pixels: self.search([pixels]))
        self._camera.source_chosen.connect(lambda name: self._preferences.change(camera=name))
        side.items.row_chosen.connect(
            lambda row: selection.select_item(row, in_plan=selection.is_in_plan)
        )
        side.changes.row_chosen.connect(selection.select_change)
        side.changes_toggled.connect(self._display.show_list)
        side.save_requested.connect(self._save)
        side.clear_requested.connect(self.controller.clear)
        area.plan_bar.plan_chosen.connect(self.plans.choose)
        area.plan_bar.keep_requested.connect(self._ask_name)
        area.plan_bar.remove_requested.connect(self.plans.remove)
        side.run_box.toggled.connect(self._choose_run)
        unit.hit_chosen.connect(selection.assign)
        unit.confirmed.connect(selection.confirm)
        unit.unknown_chosen.connect(lambda: selection.assign(None))
        unit.deleted.connect(selection.delete)
        unit.left.connect(self._focus_photo)

    def _add_keys(self) -> None:
        # Also from a focused button: Space would press it again.
        self._space = SingleKeyShortcuts(self).add(Qt.Key.Key_Space, self._camera.capture)
        self._space.setEnabled(False)
        keys = SingleKeyShortcuts(self, lambda: self.selection.selection)
        for key in ("Return", "Enter"):
            keys.add(key, self._confirm, at_once=True)
        keys.add(Qt.Key.Key_Delete, self.selection.delete, at_once=True)
        keys.add("Esc", self._go_back)
        keys.add("U", lambda: self.selection.assign(None))
        keys.add("F", self._unit.focus_search)
        for number in range(MAX_CANDIDATES):
            keys.add(str(number + 1), partial(self._unit.choose, number))

    def _confirm(self) -> None:
        """Press the focused button, or say that the selected item is right."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.animateClick()
        elif self._unit.has_focused_candidate:
            self._unit.choose_focused()
        else:
            self.selection.confirm()

    def _go_back(self) -> None:
        if self.controller.is_busy:
            self.controller.cancel()
        elif self._area.shows_camera:
            self.show_camera(False)
        else:
            self.selection.select_none()

    def _choose_run(self, changes_run: bool) -> None:
        self.selection.changes_run = changes_run

    def _ask_name(self) -> None:
        photo, entry = self.controller.photo, self.plans.entry
        if photo is None:
            return
        unsure = sum(not unit.is_sure for unit in photo.units)
        name = "" if entry is None else entry.name
        dialog = KeepPlanDialog(self.plans.entries, name, unsure, self)
        dialog.confirmed.connect(lambda name, key: self.plans.keep(name, photo, key))
        dialog.open()

    def _save(self, file: Path) -> None:
        comparison, photo, entry = self.plans.comparison, self.selection.photo, self.plans.entry

        def save() -> int:
            from desktop_app.engine.export.shelf_export import export_differences, export_shelf

            if comparison is not None and is_changes and entry is not None:
                return export_differences(comparison, entry.name, file, localised_text)
            return export_shelf(() if photo is None else photo.units, file, localised_text)

        is_changes = self._side.shows_changes
        task = self._client.run_without_catalogue(save)
        task.on_failure(self.failed).on_success(
            lambda _: self.status_message.emit(self.tr("Saved in {file}").format(file=file.name))
        )

    def _on_photo_changed(self) -> None:
        if self.controller.photo is not None:
            self.show_camera(False)
            if self.isVisible():
                self._focus_photo()

    def _focus_photo(self) -> None:
        in_plan = self.selection.photo is self.plans.photo
        (self._area.plan if in_plan else self._area.now).setFocus()

    def _on_counted(self) -> None:
        if self.plans.entry is None:
            self.selection.select_next_to_check()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Show the texts in the photos in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._display.show_all()
