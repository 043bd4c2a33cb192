"""The stock take: the list of all, or the open one with its photos and products."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from desktop_app.domain.action import Action
from desktop_app.domain.actor import Actor
from desktop_app.domain.stock_take import StockTake
from desktop_app.engine.counting.kept_stock_photos import remove_take
from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.stock.take.photo_flow import PhotoFlow
from desktop_app.ui.stock.take.shortcuts import take_shortcuts
from desktop_app.ui.stock.take.take_controller import TakeController
from desktop_app.ui.stock.take.take_keys import TakeKeys
from desktop_app.ui.stock.take.take_list import TakeList
from desktop_app.ui.stock.take.take_session import TakeSession
from desktop_app.ui.stock.take.take_texts import take_file_name
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.output_file import choose_output
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.question import set_up_question
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.ui.widgets.widget_factory import with_object_name


class StockTakeView(Page):
    """Counts a shop in photos, and settles the differences to its stock.

    Attributes:
        controller: the open stock take.
        photos: those that are being counted.
        session: shows the open stock take.
    """

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
        with_object_name(self, "stock_take")
        self._client = client
        self._preferences = preferences
        self._camera = create_camera()
        self._latest = LatestTask()
        self._is_starting = False
        # Added to the stock take that is being started.
        self._first_photos: list[Photo] = []
        # Whether the list of stock takes gets the focus as soon as it is read.
        self._wants_focus = False
        self._are_takes_read = False
        self.controller = TakeController(client, self._author, self)
        first = (client, self.controller, decoding_lane, self._camera, theme)
        self._takes = TakeList(theme, self)
        self.session = TakeSession(*first, self)
        self.photos = PhotoFlow(client, self.controller, self.session.selection, self._author, self)
        self._build()
        self._connect_takes()
        self._connect_session()
        TakeKeys(self.session)
        # Also from a focused button: Space would press it again.
        self._space = SingleKeyShortcuts(self).add(Qt.Key.Key_Space, self._camera.capture)
        self._space.setEnabled(False)
        self._takes.show_names(
            preferences.now.stock_author or Actor.local().author, preferences.now.stock_place
        )
        self._load_takes()

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the page's own shortcuts: what they do, and keys."""
        return take_shortcuts()

    def search(self, photos: Sequence[Photo]) -> None:
        """Count photos; they start a stock take if none is open."""
        if not photos:
            return
        if self.controller.take_id is None:
            self._start(photos)
        else:
            self.show_camera(False)
            self.photos.add(photos)

    def focus_search(self) -> None:
        """Give the search box of the list the focus."""
        if self.controller.take_id is not None:
            self.session.selection.select(0)
            self.session.lines.filter.focus_search()

    def show_camera(self, is_shown: bool) -> None:
        """Show the camera instead of the photo, or close it."""
        if is_shown:
            self.session.selection.select(0)
            self.session.side.show_camera()
            self._camera.start(self._preferences.now.camera)
            self._camera.setFocus()
        else:
            self._camera.stop()
            self.session.show_photo()
        self._space.setEnabled(is_shown)

    def show_drop_target(self, is_target: bool) -> None:
        """Show where photos go while they are dragged over the window."""
        self.session.side.show_drop_target(is_target)

    def reload_catalogue(self) -> None:
        """Show the products as they are after an import."""
        self.controller.reload()
        self._load_takes()

    def refresh_when_visible(self) -> None:
        """Show the products as they are after another page has changed them."""
        self.controller.reload()

    def own_undo(self) -> UndoRedoDescriptions:
        """Return what undo and redo would do to the open stock take."""
        return self.controller.own_undo()

    def undo_own(self) -> None:
        """Undo the last correction."""
        self.controller.undo()

    def redo_own(self) -> None:
        """Redo the correction that was undone last."""
        self.controller.redo()

    def on_undone(self, action: Action) -> None:
        """Follow the undo of the catalogue."""
        self.controller.on_action_undone(action)

    def on_redone(self, action: Action) -> None:
        """Follow the redo of the catalogue."""
        self.controller.on_action_redone(action)

    def leave(self) -> None:
        """Close the camera."""
        if self.session.side.shows_camera:
            self.show_camera(False)

    def shut_down(self) -> None:
        """Stop the camera, before the window closes."""
        self._camera.stop()

    def _author(self) -> str:
        return self._preferences.now.stock_author

    # The list of stock takes

    def _load_takes(self) -> None:
        if self._client.folder is not None:
            task = self._client.read(lambda catalogue: StockTakes(catalogue.store).all())
            self._latest.replace(task).on_success(self._show_takes).on_failure(self.failed)

    def _show_takes(self, takes: Sequence[StockTake]) -> None:
        self._takes.show_takes(takes)
        self._are_takes_read = True
        if self._wants_focus and self.isVisible():
            self._focus_shown()

    def _start(self, photos: Sequence[Photo] = ()) -> None:
        """Start a stock take, unless one is being started; it gets the photos."""
        if self._client.folder is None:
            self.failed.emit(
                VitrineError(
                    Message("There is no catalogue to search in yet."),
                    Message("Open the sample or import your own products."),
                )
            )
            return
        self._first_photos += photos
        if not self._is_starting:
            self._is_starting = True
            self._keep_names()
            place, author = self._takes.place, self._author()
            task = self._client.read(
                lambda catalogue: StockTakes(catalogue.store).start(place, author)
            )
            task.on_success(self._on_started).on_failure(self.failed)
            task.on_finish(self._on_start_ended)

    def _on_start_ended(self) -> None:
        self._is_starting = False
        self._first_photos.clear()

    def _on_started(self, take: StockTake) -> None:
        self._open(take.id)
        self.photos.add(tuple(self._first_photos))

    def _open(self, take_id: int) -> None:
        self._keep_names()
        self.controller.open(take_id)
        self.session.setFocus()

    def _keep_names(self) -> None:
        """Remember who counts and where."""
        author, place = self._takes.author, self._takes.place
        own = "" if author == Actor.local().author else author
        self._preferences.change(stock_author=own, stock_place=place)

    def _remove(self, take_id: int) -> None:
        task = self._client.read(lambda catalogue: remove_take(catalogue.store, take_id))
        task.on_success(lambda _: self._load_takes()).on_failure(self.failed)

    def _leave_take(self) -> None:
        """Go back to the list; a stock take with nothing in it is not kept."""
        shown = self.controller.shown
        self.show_camera(False)
        self.controller.close()
        is_empty = shown is not None and not (shown.result.photos or shown.result.lines)
        if shown is not None and is_empty and not self.photos.queue.is_busy:
            self._remove(shown.result.take.id)

    def _on_opened(self) -> None:
        is_open = self.controller.take_id is not None
        is_other = is_open == self.session.isHidden()
        first, then = (self._takes, self.session) if is_open else (self.session, self._takes)
        first.hide()
        then.show()
        if is_other and self.isVisible():
            self._focus_shown()
        if not is_open:
            self._wants_focus = True
            self._load_takes()

    def _focus_shown(self) -> None:
        self._wants_focus = self.controller.take_id is None and not self._are_takes_read
        if self.controller.take_id is None:
            self._takes.focus_start()
        else:
            self.session.side.focus()

    # The open stock take

    def _on_captured(self, pixels: Photo) -> None:
        self.photos.add([pixels])

    def _on_photo_chosen(self, photo_id: int) -> None:
        self.photos.show_photo(photo_id)
        self.leave()

    def _ask_to_remove_photo(self) -> None:
        photo = self.session.selection.photo
        if photo is None or self.photos.queue.is_busy:
            return
        set_up_question(
            box := QMessageBox(self),
            "stock_remove_photo_question",
            title=self.tr("Remove photo"),
            text=self.tr("Remove the photo with all that was counted in it?"),
            details=self.tr("Take the photo again to count it once more. This cannot be undone."),
            confirm=self.tr("Remove"),
            cancel=self.tr("Cancel"),
            on_confirm=lambda: self.controller.remove_photo(photo.id),
        )
        box.open()

    def _export(self) -> None:
        shown = self.controller.shown
        if shown is None:
            return
        file = choose_output(
            self,
            self.tr("Export stock take"),
            take_file_name(shown.result.take),
            {".csv": self.tr("CSV tables (*.csv)"), ".xlsx": self.tr("Workbooks (*.xlsx)")},
        )
        if file is not None:
            self.controller.export(file, localised_text)

    def _build(self) -> None:
        self.session.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # No stack: the layout of one asks for the height of hidden parts, too.
        column.addWidget(self._takes)
        column.addWidget(self.session)

    def _connect_takes(self) -> None:
        takes = self._takes
        takes.start_requested.connect(self._start)
        takes.take_chosen.connect(self._open)
        takes.take_removed.connect(self._remove)
        takes.names_entered.connect(self._keep_names)
        self._client.opened.connect(self._load_takes)

    def _connect_session(self) -> None:
        controller, session, side = self.controller, self.session, self.session.side
        controller.opened.connect(self._on_opened)
        controller.own_undo_changed.connect(self.own_undo_changed)
        controller.catalogue_changed.connect(self.catalogue_changed)
        controller.status_message.connect(self.status_message)
        controller.notice_raised.connect(self.notice_raised)
        controller.job_started.connect(self.job_started)
        queue = self.photos.queue
        queue.busy_changed.connect(side.show_busy)
        queue.busy_changed.connect(session.show_counting)
        queue.progressed.connect(side.show_progress)
        self.photos.notice_raised.connect(self.notice_raised)
        for part in (controller, session, queue):
            part.failed.connect(self.failed)
        session.left.connect(self._leave_take)
        session.lines.buttons.export_requested.connect(self._export)
        side.open_requested.connect(self.open_requested)
        side.paste_requested.connect(self.paste_requested)
        side.camera_toggled.connect(self.show_camera)
        side.cancel_requested.connect(queue.cancel)
        side.remove_requested.connect(self._ask_to_remove_photo)
        side.strip.photo_chosen.connect(self._on_photo_chosen)
        self._camera.photo_captured.connect(self._on_captured)
        self._camera.source_chosen.connect(lambda name: self._preferences.change(camera=name))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to what most users want."""
        super().showEvent(event)
        self._focus_shown()
