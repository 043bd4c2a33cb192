"""The find page: search for a photo or for words and show the results."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.action import PHOTO_KINDS, Action
from desktop_app.domain.answer import Hit
from desktop_app.engine.status import CatalogueStatus
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.find.acceptance import HitAcceptance
from desktop_app.ui.find.detail_pane import DetailPane
from desktop_app.ui.find.hit_actions import HitActions
from desktop_app.ui.find.hit_explanation import HitExplanation
from desktop_app.ui.find.photo_label import PhotoLabel
from desktop_app.ui.find.photo_panel import PhotoPanel
from desktop_app.ui.find.results_pane import ResultsPane
from desktop_app.ui.find.search_controller import SearchController
from desktop_app.ui.find.shortcuts import find_shortcuts
from desktop_app.ui.find.words_answer import WordsAnswer
from desktop_app.ui.labels.label_lane import LabelLane
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.code_search import CodeSearch
from desktop_app.ui.shell.page import Page
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.addition_request import AdditionRequest
from desktop_app.ui.widgets.photo_query import Photo, PhotoAnswer
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

_MIN_WIDTH_FOR_DETAILS_PX: Final = 920


class FindPage(Page):
    """Photo, results and details side by side.

    Signals:
        details_toggled, camera_toggled: Whether it is shown now.
    """

    details_toggled = Signal(bool)
    camera_toggled = Signal(bool)

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        camera: CameraView,
        preferences: Preferences,
        theme: Theme,
        label_lane: LabelLane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._camera = camera
        self._preferences = preferences
        self._details_enabled = True
        self._has_room_for_details = True
        self._is_stale = False
        self._search_controller = SearchController(client, preferences, self)
        self._label = PhotoLabel(client, label_lane, preferences, self)
        self._code_search = CodeSearch(client, preferences, self)
        self._thumbnails = ThumbnailCache(client, decoding_lane, self)
        # Parts are created in their places: each move takes them through the style sheet again.
        self._splitter = AdaptiveSplitter("find_splitter", self)
        self._panel = PhotoPanel(camera, theme, self._splitter)
        self._results = ResultsPane(self._thumbnails, preferences, theme, self._splitter)
        self._details = DetailPane(client, self._thumbnails, decoding_lane, theme, self._splitter)
        self._actions = HitActions(client, decoding_lane, self._results, self._details, self)
        self._explanation = HitExplanation(
            client, self._thumbnails, decoding_lane, theme, self._results
        )
        self._acceptance = HitAcceptance(self, self._results, self._search_controller, preferences)
        self._build()
        self._connect_client(client)
        self._connect_search()
        self._connect_parts()
        self._add_shortcuts()
        self._add_view_actions()
        self._retranslate()

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the page's own shortcuts: what they do, and keys."""
        return find_shortcuts()

    def focus_search(self) -> None:
        """Give the search box the focus."""
        self._results.search_box.focus_text()

    def use_scan(self, text: str) -> None:
        """Search for the product that a scanned code stands for."""
        self._code_search.search(text)

    def search(self, photos: Sequence[Photo]) -> None:
        """Search for the first photo; ``step_photo`` goes to the others."""
        self._results.grid.setFocus()
        self._search_controller.search(photos)

    def step_photo(self, step: int) -> None:
        """Search for the next (1) or the previous (-1) of several photos."""
        self._search_controller.step(step)

    def search_again(self) -> None:
        """Search for the photo again because its answer is out of date."""
        self._search_controller.search_again()

    def reload_catalogue(self) -> None:
        """Read the catalogue again, after an import."""
        self._search_controller.list_catalogue()

    def refresh_when_visible(self) -> None:
        """Read the catalogue and search again, once the page is visible."""
        self._is_stale = True
        self._refresh_if_stale()

    def refresh_after_others(self) -> None:
        """Read the catalogue again; an answer stays, for the user may be working with it."""
        self._search_controller.list_catalogue()

    def on_undone(self, action: Action) -> None:
        """Search again; the photo may no longer be confirmed."""
        if action.kind in (*PHOTO_KINDS, "pictures"):
            self._actions.forget_confirmation()
        super().on_undone(action)

    def show_status(self, status: CatalogueStatus) -> None:
        """Show the number of products of the catalogue."""
        self._results.show_product_count(status.products)

    def show_drop_target(self, is_target: bool) -> None:
        """Highlight the photo area while photos are dragged over the window."""
        self._panel.show_drop_target(is_target)

    def show_details(self, is_shown: bool) -> None:
        """Open or close the detail pane."""
        self._details_enabled = is_shown
        self._details.setVisible(is_shown)
        self.details_toggled.emit(is_shown)

    def show_camera(self, is_shown: bool) -> None:
        """Show the camera instead of the photo, or close it."""
        self._panel.show_camera(is_shown, self._preferences.now.camera)
        self.camera_toggled.emit(is_shown)

    def leave(self) -> None:
        """Close the camera."""
        self.show_camera(False)

    def shut_down(self) -> None:
        """Save the cut-off and stop the camera, before the window closes."""
        self._results.save_cut_off()
        self._camera.stop()

    def _build(self) -> None:
        self._splitter.setHandleWidth(8)
        self._panel.setMinimumWidth(224)
        self._results.setMinimumWidth(264)
        self._details.setMinimumWidth(296)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([272, 640, 312])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _connect_client(self, client: EngineClient) -> None:
        client.opened.connect(lambda: self._results.reset(client.name))
        client.ready.connect(lambda _: self._search_prepared_words())
        if client.folder is not None:
            self._results.reset(client.name)
            self._search_controller.list_catalogue()

    def _connect_search(self) -> None:
        search, panel = self._search_controller, self._panel
        search.position_changed.connect(panel.show_position)
        search.search_started.connect(lambda: panel.show_busy(True))
        search.search_started.connect(self._label.cancel)
        search.answer_found.connect(self._on_answer_found)
        self._label.ruled.connect(self._show_answer)
        self._label.failed.connect(self.failed)
        search.words_found.connect(self._on_words_found)
        search.similar_found.connect(self._on_similar_found)
        search.catalogue_listed.connect(self._results.show_catalogue)
        search.categories_listed.connect(self._results.show_categories)
        # Do not show "Photo 2 of 4" next to the results of the first photo.
        search.photo_failed.connect(self._results.show_catalogue_again)
        search.failed.connect(self._on_failed)

    def _connect_parts(self) -> None:
        panel, grid, details = self._panel, self._results.grid, self._details
        panel.open_requested.connect(self.open_requested)
        panel.paste_requested.connect(self.paste_requested)
        panel.camera_toggled.connect(self.show_camera)
        panel.step_requested.connect(self.step_photo)
        self._camera.photo_captured.connect(lambda pixels: self.search([pixels]))
        self._camera.source_chosen.connect(lambda name: self._preferences.change(camera=name))
        self._results.search_box.words_entered.connect(self._search_words)
        self._code_search.code_read.connect(self._results.search_box.enter)
        self._results.words_changed.connect(self._search_controller.use_words)
        self._results.photo_changed.connect(panel.show_photo)
        self._results.import_requested.connect(self.import_requested)
        self._results.category_chosen.connect(self._search_controller.search_in_category)
        self._results.similar_requested.connect(self._search_similar)
        self._results.addition_requested.connect(self._request_addition)
        grid.hit_activated.connect(self._on_hit_activated)
        for source in (grid, details):
            source.similar_requested.connect(self._search_similar)
        details.why_requested.connect(self._label.cancel)
        details.why_requested.connect(self._explanation.explain)
        self._explanation.failed.connect(self.failed)
        self._actions.catalogue_changed.connect(self.catalogue_changed)
        for part in (self._actions, self._acceptance):
            part.status_message.connect(self.status_message)
            # Whoever has used an answer is not surprised by another one.
            part.status_message.connect(self._label.cancel)
            part.failed.connect(self.failed)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Alt+Left", lambda: self.step_photo(-1)),
            ("Alt+Right", lambda: self.step_photo(1)),
            ("Backspace", self._results.go_back),
        ):
            QShortcut(keys, self).activated.connect(slot)
        add = SingleKeyShortcuts(self, lambda: self._results.version).add
        add("Y", self._explanation.explain_current)
        # Also from a focused button: Space after “Copy SKU” would copy the SKU before again.
        space = SingleKeyShortcuts(self).add(Qt.Key.Key_Space, self._camera.capture)
        space.setEnabled(False)
        self.camera_toggled.connect(space.setEnabled)

    def _add_view_actions(self) -> None:
        self._camera_action = self.add_view_action("camera", "Ctrl+K", self.show_camera)
        self.camera_toggled.connect(self._camera_action.setChecked)
        self._details_action = self.add_view_action("details", "Ctrl+D", self.show_details)
        self._details_action.setChecked(True)
        self.details_toggled.connect(self._details_action.setChecked)

    def _retranslate(self) -> None:
        self._camera_action.setText(self.tr("Camera"))
        self._details_action.setText(self.tr("Details pane"))

    def _on_answer_found(self, found: PhotoAnswer) -> None:
        self._show_answer(found)
        version, results = self._results.version, self._results
        self._label.read(
            found, lambda: results.version == version and results.grid.currentIndex().row() == 0
        )

    def _show_answer(self, found: PhotoAnswer) -> None:
        self._panel.show_busy(False)
        photo = QPixmap.fromImage(found.photo)
        self._results.show_answer(found.answer, photo, found.category, found.words)
        self.answer_shown.emit(found.answer)

    def _search_words(self, words: str) -> None:
        with_photo = self._results.searched is not None
        if words or with_photo:
            self._search_controller.search_words(words, with_photo=with_photo)
        else:
            self._search_controller.cancel()
            self._results.show_catalogue_again()

    def _search_prepared_words(self) -> None:
        """Search for words that were entered while the search was being prepared."""
        words = self._results.search_box.words
        if words != self._results.words and self._results.searched is None:
            self._search_controller.search_words(words, with_photo=False)

    def _on_words_found(self, found: WordsAnswer) -> None:
        self._panel.show_busy(False)
        self._results.show_words(found)

    def _refresh_if_stale(self) -> None:
        if not (self._is_stale and self.isVisible()):
            return
        self._is_stale = False
        self._search_controller.list_catalogue()
        if self._results.searched is not None:
            self._search_controller.search_again()
        elif self._results.similar_to is not None:
            self._search_similar(self._results.similar_to)
        elif self._results.words:
            self._search_controller.search_words(self._results.words, with_photo=False)

    def _request_addition(self) -> None:
        if (photo := self._search_controller.photo) is not None:
            self.addition_requested.emit(AdditionRequest((photo,)))

    def _search_similar(self, hit: Hit) -> None:
        self._search_controller.search_similar(hit, self._results.weights)

    def _on_similar_found(self, hit: Hit, hits: Sequence[Hit]) -> None:
        photo = None if hit.picture is None else self._thumbnails.pixmap(hit.picture.id)
        self._results.show_similar(hit, hits, photo or QPixmap())

    def _on_failed(self, error: Exception) -> None:
        self._panel.show_busy(False)
        self.failed.emit(error)

    def _on_hit_activated(self, _hit: Hit) -> None:
        if not self._details.isVisible():
            self.show_details(True)
        self._details.focus_actions()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh if the catalogue has changed while the page was hidden."""
        super().showEvent(event)
        self._refresh_if_stale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the detail pane if the page is too narrow."""
        super().resizeEvent(event)
        has_room = event.size().width() >= _MIN_WIDTH_FOR_DETAILS_PX
        if has_room != self._has_room_for_details:
            self._has_room_for_details = has_room
            self._details.setVisible(has_room and self._details_enabled)
            self.details_toggled.emit(self._details.isVisibleTo(self))
