"""The counter page: identify in one gesture, accept in one gesture."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.action import Action
from desktop_app.domain.answer import Answer
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.counter.answer.answer_pane import AnswerPane
from desktop_app.ui.counter.camera_pane import CameraPane
from desktop_app.ui.counter.codes.code_flow import CodeFlow
from desktop_app.ui.counter.codes.code_watch import OpenCodeSource
from desktop_app.ui.counter.corrections.correction_flow import CorrectionFlow
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.counter_timing import CounterTiming
from desktop_app.ui.counter.history.counter_history import CounterHistory
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.counter.keys.page_keys import PageKeys
from desktop_app.ui.counter.keys.shortcuts import counter_shortcuts, show_counter_keys
from desktop_app.ui.counter.keys.text_keys import TextKeys
from desktop_app.ui.counter.labels.label_flow import LabelFlow
from desktop_app.ui.counter.page_split import MARGIN_PX, PageSplit
from desktop_app.ui.counter.scene.guidance import CounterPhase
from desktop_app.ui.counter.scene.scene_watch import OpenSceneSource
from desktop_app.ui.counter.till.tally_drawer import TallyDrawer
from desktop_app.ui.counter.verdict_sounds import VerdictSounds
from desktop_app.ui.explanation.explanation_panel import ExplanationPanel
from desktop_app.ui.labels.label_lane import LabelLane
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.till.tally_keeper import TallyKeeper
from desktop_app.ui.till.till_controller import TillController
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

_DIGITS: Final = 9


class CounterPage(Page):
    """Camera and answer side by side; every key works from any focus on the page.

    Signals:
        product_accepted: the ``AcceptedProduct``.
    """

    product_accepted = Signal(AcceptedProduct)

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        camera: CameraView,
        open_scene_source: OpenSceneSource,
        open_code_source: OpenCodeSource,
        preferences: Preferences,
        theme: Theme,
        data_folder: Path,
        history: AnswerHistoryClient,
        label_lane: LabelLane,
        tally_keeper: TallyKeeper,
        parent: QWidget | None = None,
        *,
        timing: CounterTiming | None = None,
    ) -> None:
        super().__init__(parent)
        # The style sheet of its parts goes by this name.
        self.setObjectName("counter_page")
        self._camera = camera
        self._camera.freezes = False
        self._preferences = preferences
        self._theme = theme
        self.controller = CounterController(client, open_scene_source, timing, self)
        self._thumbnails = ThumbnailCache(client, decoding_lane, self, cache_bytes=16 << 20)
        self._history = CounterHistory(history, self.controller, preferences, theme, self)
        self._camera_pane = CameraPane(camera, self._history.strip)
        explanation = ExplanationPanel(client, self._thumbnails, decoding_lane, theme)
        explanation.failed.connect(self.failed)
        self._pane = AnswerPane(self._thumbnails, explanation, theme)
        self._tally_keeper = tally_keeper
        self._tally = TallyDrawer(self._pane, tally_keeper.open())
        self._till = TillController(preferences, data_folder, self)
        self._history.recorder.customer = lambda: self._tally.customer_number
        button = self._camera_pane.unknown_code
        self._codes = CodeFlow(self.controller, client, preferences, open_code_source, button, self)
        self._sounds = VerdictSounds(self.controller, preferences, self)
        self._labels = LabelFlow(self.controller, client, label_lane, preferences, self)
        self._labels.is_in_use = lambda: self._pane.explained_row is not None
        self._labels.failed.connect(self.failed)
        parts = self._camera_pane, self._pane, self._tally
        self._corrections = CorrectionFlow(
            client, decoding_lane, preferences, theme, self.controller, parts, self
        )
        self._keys = PageKeys(self, lambda: self.controller.moment)
        self._build()
        self._connect_controller()
        self._connect_parts()
        self._add_keys()
        self._show_settings()
        self._camera_pane.show_guidance(self.controller.guidance)

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page: what they do, and keys."""
        return counter_shortcuts()

    def use_scan(self, text: str) -> None:
        """Accept the product whose code was scanned; a new product gets it as its GTIN."""
        if self._corrections.is_adding:
            self._corrections.use_scan(text)
        else:
            self._codes.use_scan(text)

    def focus_search(self) -> None:
        """Give the search box the focus, if there is an answer."""
        self._pane.focus_search()

    def leave(self) -> None:
        """Release the camera and forget the answer."""
        self._camera.stop()
        self._codes.stop()
        self.controller.reset()

    def reload_catalogue(self) -> None:
        """Look the codes in view up anew."""
        self._codes.look_up_again()

    def refresh_when_visible(self) -> None:
        """Look the codes in view up anew."""
        self._codes.look_up_again()

    def on_undone(self, action: Action) -> None:
        """Drop a product that is gone; find out again whether learning is worthwhile."""
        super().on_undone(action)
        self._tally.panel.remove_undone(action)
        self._corrections.update_offer(has_changed=True)

    def shut_down(self) -> None:
        """Save the layout and end all work, before the window closes."""
        self._split.save()
        self._camera.stop()
        self._tally_keeper.shut_down()
        self._till.shut_down()
        self._codes.shut_down()
        self._sounds.shut_down()
        self._history.client.shut_down()
        self.controller.shut_down()

    def _build(self) -> None:
        self._split = PageSplit(self._camera_pane, self._tally, self._preferences)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*[MARGIN_PX] * 4)
        layout.addWidget(self._split)
        # Enter in the search box goes to the products; as a key of the page it would accept.
        TextKeys(self._pane.search_box)

    def _connect_controller(self) -> None:
        controller = self.controller
        controller.phase_changed.connect(self._on_phase_changed)
        controller.offer_changed.connect(self._on_offer_changed)
        controller.guidance_changed.connect(self._camera_pane.show_guidance)
        controller.faded.connect(self._pane.show_faded)
        controller.product_accepted.connect(self._on_accepted)
        controller.failed.connect(self.failed)
        controller.acceptance.check.notice_raised.connect(self.notice_raised)

    def _connect_parts(self) -> None:
        self._camera.frame_shown.connect(self._process_frame)
        self._camera.photo_captured.connect(lambda _: self.controller.take_photo())
        self._camera.source_chosen.connect(self._on_source_chosen)
        self._camera.settings_changed.connect(self.controller.reset)
        self._camera_pane.holding_still_changed.connect(self._on_holding_still_changed)
        pane, actions = self._pane, self._pane.buttons
        pane.candidate_chosen.connect(self.controller.accept)
        pane.words_entered.connect(self.controller.search_words)
        pane.region_chosen.connect(self.controller.search_region)
        pane.search_left.connect(self._camera.setFocus)
        pane.code_explained.connect(self.controller.hold_accepted)
        self._tally.left.connect(self._camera.setFocus)
        actions.accept_requested.connect(lambda: self.controller.accept(0))
        actions.add_requested.connect(self._request_addition)
        actions.photo_requested.connect(self.controller.add_photo)
        actions.live_requested.connect(self.controller.go_live)
        self._preferences.changed.connect(lambda *_: self._show_settings())
        self._codes.code_scanned.connect(self.code_scanned)
        self._codes.addition_requested.connect(self._request_addition)
        self._codes.notice_raised.connect(self.notice_raised)
        self._codes.failed.connect(self.failed)
        self.catalogue_changed.connect(self._codes.look_up_again)
        self._till.done.connect(self.status_message)
        self._till.failed.connect(self.failed)
        self._tally.panel.status_message.connect(self.status_message)
        self._tally.panel.save_requested.connect(self._till.save)
        corrections = self._corrections
        corrections.photo_kept.connect(self._history.recorder.keep_picture)
        corrections.adding_changed.connect(self._on_adding_changed)
        corrections.catalogue_changed.connect(self.catalogue_changed)
        corrections.command_requested.connect(self.command_requested)
        corrections.status_message.connect(self.status_message)
        corrections.failed.connect(self.failed)

    def _add_keys(self) -> None:
        # A photo can always be taken; other keys are meant for what is shown when they are pressed.
        controller, add = self.controller, self._keys.add
        photo = partial(controller.take_photo, is_begun=True)
        self._keys.add_always("Space", photo, begin=controller.begin_photo)
        add("Return", self._accept_favourite, at_once=True)
        add("Enter", self._accept_favourite, at_once=True)
        add("Esc", self._go_back)
        add("P", controller.add_photo)
        add("M", self._pane.show_more)
        add("Y", self._pane.toggle_why)
        add("C", self._pane.toggle_whole_picture)
        add("F", self._pane.focus_search)
        add("A", self._request_addition)
        add("H", self._history.strip.toggle)
        add("T", self._tally.toggle)
        add("?", partial(show_counter_keys, self))
        for number in range(_DIGITS):
            add(str(number + 1), partial(self._accept_visible, number))

    def _accept_favourite(self) -> None:
        """Accept the first product; press the focused button if there is none to accept."""
        shown = self.controller.shown
        # Who reads why it is another candidate does not mean the first one.
        is_seen = not self._tally.is_open and not self._pane.explained_row
        if shown is not None and shown.has_favourite and is_seen:
            self._accept_visible(0)
            return
        # A button that is pressed during a search would act on an answer not seen yet.
        if self.controller.phase == "searching":
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.animateClick()

    def _accept_visible(self, row: int) -> None:
        if row < self._pane.visible_count and not self._tally.is_open:
            self.controller.accept(row)

    def _go_back(self) -> None:
        """Close the list of the customer, or go back to the live picture."""
        if self._tally.is_open:
            self._tally.toggle()
        else:
            self.controller.go_live()

    def _request_addition(self) -> None:
        self._corrections.add_shown(self._codes.addition_request())

    def _process_frame(self, frame: LiveFrame) -> None:
        """Process a frame of the camera; codes wait while a new product is being entered."""
        self.controller.process_frame(frame)
        if not self._corrections.is_adding:
            self._codes.process_frame(frame)

    def _on_adding_changed(self, is_adding: bool) -> None:
        """Leave all keys to the fields while a new product is being entered."""
        self._camera.setEnabled(not is_adding)
        self._camera.set_capture_primary(not is_adding)
        self._keys.set_enabled(not is_adding)
        self._codes.set_adding(is_adding)
        if not is_adding:
            self._on_phase_changed(self.controller.phase)
            self._camera.setFocus()

    def _on_phase_changed(self, phase: CounterPhase) -> None:
        if not self._corrections.is_adding:
            self._show_phase(phase)
            self._corrections.update_offer()

    def _show_phase(self, phase: CounterPhase) -> None:
        controller = self.controller
        if phase != "live":
            self._tally.show_answer()
        if phase == "searching" and controller.capture is not None:
            self._pane.show_searching(controller.capture)
        elif phase == "answered" and controller.shown is not None:
            self._pane.show_answer(controller.shown)
            self._pane.show_faded(controller.shown.has_faded)
            self._report_answer(controller.shown.answer)
        elif phase == "live":
            self._pane.show_keys()
        # What is to be done with an answer comes before the next photo.
        self._camera.set_capture_primary(phase != "answered")
        self._keep_focus()

    def _keep_focus(self) -> None:
        """Give the camera the focus if the widget with the focus was hidden."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisible():
            self._camera.setFocus()

    def _report_answer(self, answer: Answer) -> None:
        # Codes alone need no search, whose duration is shown.
        if answer.ms.stages:
            self.answer_shown.emit(answer)

    def _on_offer_changed(self) -> None:
        if self.controller.shown is not None:
            self._pane.show_offer(self.controller.shown)

    def _on_accepted(self, accepted: AcceptedProduct) -> None:
        self._till.accept(accepted, self._tally.customer_number)
        self._tally.add(accepted)
        if self.controller.phase == "accepted":
            self._pane.show_accepted(accepted)
        self._corrections.follow_acceptance(accepted)
        self._camera.setFocus()
        self.product_accepted.emit(accepted)

    def _on_source_chosen(self, source: str) -> None:
        self._preferences.change(camera=source)
        self.controller.reset()

    def _on_holding_still_changed(self, holds_still: bool) -> None:
        self._preferences.change(counter_hold_still=holds_still)

    def _show_settings(self) -> None:
        self.controller.holds_still = self._preferences.now.counter_hold_still
        self._camera_pane.show_holding_still(self.controller.holds_still)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Open the camera."""
        super().showEvent(event)
        self.controller.reset()
        self._camera.start(self._preferences.now.camera)
        if self._corrections.is_adding:
            self._corrections.focus_addition()
        else:
            self._camera.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the share of the camera."""
        super().resizeEvent(event)
        self._split.apply()
