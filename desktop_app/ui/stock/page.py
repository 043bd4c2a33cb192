"""The stock page: two buttons at its top show the stock take or the shelf."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.action import Action
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.stock.shelf.shelf_view import ShelfView
from desktop_app.ui.stock.take.take_view import StockTakeView
from desktop_app.ui.stock.view_switch import ViewSwitch
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.photo_query import Photo


class StockPage(Page):
    """Shows one of its views.

    A view is a ``Page``, too: it has the signals of a page, and everything that the window asks
    of the page is asked of the view that is shown.
    """

    undoes_alone = True

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
        self._shown = 0
        self._views: list[Page] = []
        self._switch = ViewSwitch(self)
        self._switch.view_chosen.connect(self.show_view)
        # No stack: the layout of one asks for the height of hidden views, too.
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._switch)
        parts = (client, decoding_lane, create_camera, preferences, theme)
        self._add_view("take", Message("Stock t&ake"), StockTakeView(*parts))
        self._add_view("shelf", Message("&Shelf"), ShelfView(*parts))
        self.show_view(0)

    @property
    def shown_view(self) -> Page:
        """The view that is shown."""
        return self._views[self._shown]

    def show_view(self, number: int) -> None:
        """Show a view, from 0."""
        if number != self._shown:
            self.shown_view.leave()
            self.shown_view.hide()
        self._shown = number
        self.shown_view.show()
        self._switch.show_view(number)
        self.own_undo_changed.emit()

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the shortcuts of all views."""
        return [shortcut for view in self._views for shortcut in view.shortcuts()]

    def guide_page(self) -> str:
        """Return the page of the user guide for the shown view."""
        return self.shown_view.guide_page()

    def search(self, photos: Sequence[Photo]) -> None:
        """Have the shown view use photos."""
        self.shown_view.search(photos)

    def use_scan(self, text: str) -> None:
        """Have the shown view use what a keyboard scanner has typed."""
        self.shown_view.use_scan(text)

    def focus_search(self) -> None:
        """Give the search box of the shown view the focus."""
        self.shown_view.focus_search()

    def show_drop_target(self, is_target: bool) -> None:
        """Show where photos go while they are dragged over the window."""
        self.shown_view.show_drop_target(is_target)

    def reload_catalogue(self) -> None:
        """Show the products as they are after an import."""
        for view in self._views:
            view.reload_catalogue()

    def refresh_when_visible(self) -> None:
        """Show the products as they are after another page has changed them."""
        for view in self._views:
            view.refresh_when_visible()

    def show_undo_redo(self, descriptions: UndoRedoDescriptions) -> None:
        """Tell the views what undo and redo of the window would do."""
        for view in self._views:
            view.show_undo_redo(descriptions)

    def own_undo(self) -> UndoRedoDescriptions:
        """Return what undo and redo would do in the shown view."""
        return self.shown_view.own_undo()

    def undo_own(self) -> None:
        """Undo the last change of the shown view."""
        self.shown_view.undo_own()

    def redo_own(self) -> None:
        """Redo the change of the shown view that was undone last."""
        self.shown_view.redo_own()

    def on_undone(self, action: Action) -> None:
        """Tell the views that an action was undone."""
        for view in self._views:
            view.on_undone(action)

    def on_redone(self, action: Action) -> None:
        """Tell the views that an action was redone."""
        for view in self._views:
            view.on_redone(action)

    def leave(self) -> None:
        """Close the cameras."""
        for view in self._views:
            view.leave()

    def shut_down(self) -> None:
        """End all work, before the window closes."""
        for view in self._views:
            view.shut_down()

    def _add_view(self, name: str, title: Message, view: Page) -> None:
        view.hide()
        self._column.addWidget(view, 1)
        self._views.append(view)
        self._switch.add_view(name, title)
        self.view_actions += view.view_actions
        view.own_undo_changed.connect(self.own_undo_changed)
        view.open_requested.connect(self.open_requested)
        view.paste_requested.connect(self.paste_requested)
        view.status_message.connect(self.status_message)
        view.notice_raised.connect(self.notice_raised)
        view.failed.connect(self.failed)
        view.job_started.connect(self.job_started)
        view.catalogue_changed.connect(self.catalogue_changed)
        view.products_requested.connect(self.products_requested)
        view.addition_requested.connect(self.addition_requested)
        view.command_requested.connect(self.command_requested)
        view.code_scanned.connect(self.code_scanned)
        view.undo_requested.connect(self.undo_requested)
        view.redo_requested.connect(self.redo_requested)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Offer undo of the shown view."""
        super().showEvent(event)
        self.own_undo_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Offer undo of the catalogue."""
        super().hideEvent(event)
        self.own_undo_changed.emit()
