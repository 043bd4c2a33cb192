"""The controller of the counter page: when to search, and what may be accepted."""

import time
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.region import SearchRegion
from desktop_app.domain.scene import Scene
from desktop_app.engine.counter.answer_validity import ValidityState
from desktop_app.engine.counter.capture_search import CaptureAnswer
from desktop_app.engine.motion_detection import MotionState
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.counter.answer.acceptance import Acceptance
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer, answer_to, answers_to_extend
from desktop_app.ui.counter.answer.word_search import WordSearch
from desktop_app.ui.counter.capture.capture import Capture, CaptureSeries
from desktop_app.ui.counter.capture.capture_identification import CaptureIdentification
from desktop_app.ui.counter.counter_timing import CounterTiming
from desktop_app.ui.counter.scene.guidance import CounterPhase, Guidance, guidance_for
from desktop_app.ui.counter.scene.guidance_state import GuidanceState
from desktop_app.ui.counter.scene.newest_frame import NewestFrame
from desktop_app.ui.counter.scene.scene_watch import OpenSceneSource, SceneWatch


class CounterController(QObject):
    """Captures, searches and accepts; nothing is answered while the scene has a problem.

    Attributes:
        holds_still: whether something that is held still is captured.
        phase: the current phase.
        capture: the one that is searched for, answered or accepted; None while live.
        shown: the answer on the screen; None while there is none.
        accepted_id: id of the product accepted last, until the counter is empty.
        identification: the search for a capture.
        is_paused: whether the user enters a new product: nothing is captured, no answer lost.
        acceptance: accepts a product of the answer as it is in the catalogue now.

    Signals:
        phase_changed: ``phase``, and with it perhaps ``capture`` and ``shown``.
        offer_changed: the products that can be accepted.
        guidance_changed: ``guidance``.
        faded: whether the answer fades, because the scene has changed.
        product_accepted: the ``AcceptedProduct``.
        failed: the exception of a search, or why a product cannot be accepted.
    """

    phase_changed = Signal(str)
    offer_changed = Signal()
    guidance_changed = Signal(str)
    faded = Signal(bool)
    product_accepted = Signal(AcceptedProduct)
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        open_source: OpenSceneSource,
        timing: CounterTiming | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._timing = timing or CounterTiming()
        self.holds_still = True
        self.is_paused = False
        self.phase: CounterPhase = "live"
        self.capture: Capture | None = None
        self.shown: ShownAnswer | None = None
        # The answer that a photo or another region extends; shown again if that fails.
        self._extended: ShownAnswer | None = None
        self._captures = CaptureSeries()
        self._frames = NewestFrame(self._timing.stalled_s)
        self._wants_capture = False
        self.accepted_id: int | None = None
        self.acceptance = Acceptance(client, self._timing.deferred_s, self)
        self._latest_search = LatestTask()
        self.identification = CaptureIdentification(client, self._latest_search, self)
        self.identification.found.connect(self._on_found)
        self.identification.failed.connect(self._on_failed)
        self._word_search = WordSearch(client, self._latest_search, self)
        self._word_search.offer_changed.connect(self.acceptance.forget)
        self._word_search.offer_changed.connect(self.offer_changed)
        self._word_search.failed.connect(self.failed)
        self.acceptance.begun.connect(self.identification.cancel)
        self.acceptance.check.confirmed.connect(self._on_checked)
        self.acceptance.check.failed.connect(self.failed)
        self._guidance = GuidanceState(self._timing.refused_s, self)
        self._guidance.changed.connect(self.guidance_changed)
        self._shown_timer = QTimer(self, singleShot=True, interval=self._timing.shown_ms)
        self._shown_timer.timeout.connect(self.go_live)
        self._watch = SceneWatch(open_source, self._timing.motion, self)
        self._watch.scene_analysed.connect(self._on_scene_analysed)
        self._watch.failed.connect(self.failed)
        client.opened.connect(self.reset)

    @property
    def guidance(self) -> Guidance:
        """What the user is told to do."""
        return self._guidance.now

    @property
    def motion(self) -> MotionState:
        """The motion in the newest frame."""
        return self._watch.motion

    @property
    def moment(self) -> tuple[CounterPhase, int]:
        """What a key is meant for: the phase, and the number of the capture."""
        return self.phase, 0 if self.capture is None else self.capture.number

    def reset(self) -> None:
        """Start anew: the page is shown, or there is another camera or catalogue."""
        self._frames.clear()
        self._wants_capture, self.accepted_id = False, None
        self._watch.reset()
        self.go_live()

    def shut_down(self) -> None:
        """End all work, before the window closes."""
        self._shown_timer.stop()
        self._latest_search.cancel()
        self._watch.shut_down()

    def process_frame(self, frame: LiveFrame) -> None:
        """Process the newest frame of the camera."""
        now_s = time.monotonic()
        self._frames.update(frame, now_s)
        motion = self._watch.update(frame, now_s)
        before = None if self.shown is None else self.shown.validity.state
        self._captures.follow(frame, motion, now_s)
        if motion == "empty":
            self._wants_capture, self.accepted_id = False, None
        elif motion == "new":
            self._wants_capture = True
            if self.phase == "accepted" and not self._shown_timer.isActive():
                self.go_live()
        self._follow_answer(before)
        self._update_guidance()

    def _follow_answer(self, before: ValidityState | None) -> None:
        shown = self.shown
        if self.phase != "answered" or shown is None:
            return
        if shown.validity.state == "over" and not (shown.waits_for_side or self.is_paused):
            self.go_live()
        elif shown.validity.state != before:
            self._wants_capture |= shown.validity.state == "contested"
            self.faded.emit(shown.has_faded)
            self.acceptance.accept_deferred(shown)

    def begin_photo(self) -> None:
        """Analyse the newest frame, of which ``take_photo`` will probably make a photo."""
        if (frame := self._frames.hold()) is not None:
            self._watch.analyse(frame.pixels)

    def take_photo(self, *, is_begun: bool = False) -> None:
        """Capture the newest frame, or that of ``begin_photo``, and search for it."""
        frame = self._frames.take(time.monotonic(), held=is_begun)
        if frame is None or not self._client.is_ready:
            return
        self._extended = self.shown if answers_to_extend(self.shown) else None
        capture = self._captures.take(frame, is_automatic=False)
        self.identification.begin(capture)
        self._shown_timer.stop()
        self.capture, self.shown = capture, None
        self._wants_capture = False
        self._guidance.end_refusal()
        self._set_phase("searching")
        task = self._latest_search.replace(self._watch.analyse(capture.pixels))
        task.on_success(lambda scene: self._on_capture_analysed(capture, scene))
        task.on_failure(self._on_failed)

    def add_photo(self) -> None:
        """Add a photo of another side: the newest frame if it shows another scene, or the next."""
        shown = self.shown if self.phase == "answered" else None
        if shown is None:
            self.take_photo()
            return
        is_next = shown.waits_for_side or shown.validity.state != "fresh"
        shown.waits_for_side = True
        if is_next:
            self.take_photo()
        self._update_guidance()

    def go_live(self) -> None:
        """Forget the capture and its answer."""
        self.identification.cancel()
        self._shown_timer.stop()
        self.capture = self.shown = self._extended = None
        self._set_phase("live")

    def accept(self, row: int) -> None:
        """Accept one of the offered products, by its row; see ``Acceptance``."""
        # Who has typed other words does not mean the products that are still offered.
        shown = None if self._word_search.is_running else self.shown
        if self.phase == "answered" and shown is not None and 0 <= row < len(shown.offered):
            self.acceptance.accept(shown, row)

    def accept_scanned(self, accepted: AcceptedProduct) -> None:
        """Accept a product whose code was scanned, whatever is shown."""
        self.go_live()
        self._show_accepted(accepted)

    def show_found(self, found: CaptureAnswer, frame: LiveFrame | None = None) -> None:
        """Show an answer that needed no search, for a frame or for the capture that is shown."""
        if frame is not None:
            capture = self._captures.take(frame, is_automatic=True)
        elif self.capture is not None:
            capture = replace(self._captures.repeat(self.capture), is_automatic=True)
        else:
            return
        self.go_live()
        self._show(capture, found)

    def confirm_shown(self) -> None:
        """Note that what has come to rest is the product of the shown answer."""
        if self.phase == "answered" and self.shown is not None:
            self.shown.validity.confirm()
            self.faded.emit(self.shown.has_faded)
            self.acceptance.accept_deferred(self.shown)

    def _on_checked(self, accepted: AcceptedProduct) -> None:
        """Show the accepted product, unless another photo was taken meanwhile."""
        if self.capture is None or self.capture.pixels is accepted.photo:
            self.identification.cancel()
            self._show_accepted(accepted)
        else:
            self.product_accepted.emit(accepted)

    def _show_accepted(self, accepted: AcceptedProduct) -> None:
        self.accepted_id = accepted.product.id
        self._wants_capture = False
        self._shown_timer.start()
        self._set_phase("accepted")
        self.product_accepted.emit(accepted)

    def hold_accepted(self, is_held: bool) -> None:
        """Keep the accepted product on the screen until another one comes, or no longer."""
        if self.phase == "accepted":
            (self._shown_timer.stop if is_held else self._shown_timer.start)()

    def search_words(self, words: str) -> None:
        """Offer the products that words find for the capture; its own ones without words."""
        if self.phase == "answered" and self.shown is not None:
            self.identification.cancel()
            self._word_search.search(self.shown, words)

    def search_region(self, region: SearchRegion) -> None:
        """Search in another region of the capture; the new answer belongs to the same capture.

        Nothing can be accepted meanwhile. The newest of several regions counts.
        """
        shown = self.shown if self.phase == "answered" else self._extended
        if shown is None or not shown.capture.is_same_photo(self.capture):
            return
        # Another search may have been looking whether it is still the same product.
        self._wants_capture |= shown.validity.state == "contested"
        capture = self._captures.repeat(shown.capture)
        self.capture, self.shown, self._extended = capture, None, shown
        self._set_phase("searching")
        self.identification.search(capture, region, shown.found.earlier_parts, shown.found.codes)

    def _on_capture_analysed(self, capture: Capture, scene: Scene) -> None:
        if scene.problem is None:
            self.identification.search(
                capture, scene.search_region, answers_to_extend(self._extended)
            )
            return
        self._return()
        self._guidance.refuse(scene.problem)

    def _return(self) -> None:
        """Show the answer again that was to be extended; go live without one."""
        if (extended := self._extended) is None:
            self.go_live()
            return
        self.identification.cancel()
        self.capture, self.shown, self._extended = extended.capture, extended, None
        self._set_phase("answered")
        self.faded.emit(extended.has_faded)

    def _on_scene_analysed(self, frame: LiveFrame, scene: Scene) -> None:
        """Capture what is held still; with an answer on the screen, see whether it is new."""
        self._update_guidance()
        if scene.problem is not None or not self._should_capture():
            return
        capture = self._captures.take(frame, is_automatic=True)
        # If something has changed since that frame, a later one is captured.
        if capture.validity.state == "fresh":
            self._wants_capture = False
            self.identification.search(capture, scene.search_region, answers_to_extend(self.shown))

    def _should_capture(self) -> bool:
        is_waiting = self.phase == "answered" or (self.phase == "live" and self.holds_still)
        is_still = self.motion in ("new", "still")
        is_possible = self._client.is_ready and not self.is_paused
        return self._wants_capture and is_still and is_waiting and is_possible

    def _on_found(self, capture: Capture, found: CaptureAnswer) -> None:
        if self.is_paused:
            self._wants_capture = True
            return
        if not capture.is_automatic or found.shown.photo_count > 1:
            self._show(capture, found)
        elif self.shown is not None and self.shown.is_confirmed_by(found):
            # What the camera no longer sees confirms nothing; the next capture may.
            self._wants_capture = not capture.validity.can_accept
            if not self._wants_capture:
                self.confirm_shown()
        elif capture.validity.state != "over":
            self._show_unless_accepted(capture, found)

    def _show_unless_accepted(self, capture: Capture, found: CaptureAnswer) -> None:
        best = [hit.product.id for hit in found.shown.hits[:1]]
        if self.accepted_id in best or not self.holds_still:
            self.go_live()
        else:
            self._show(capture, found)

    def _show(self, capture: Capture, found: CaptureAnswer) -> None:
        self.shown = answer_to(capture, found, self._timing.unread_s, self._extended)
        self.capture, self._extended = capture, None
        self._set_phase("answered")
        self.faded.emit(self.shown.has_faded)

    def _on_failed(self, error: Exception) -> None:
        self._return()
        self.failed.emit(error)

    def _set_phase(self, phase: CounterPhase) -> None:
        self.phase = phase
        self._watch.may_learn = phase == "live"
        self.acceptance.forget()
        self._update_guidance()
        self.phase_changed.emit(phase)

    def _update_guidance(self) -> None:
        guidance = guidance_for(
            self.phase,
            self._watch.scene,
            self._watch.motion,
            is_ready=self._client.is_ready,
            captures_still=self.holds_still and self._wants_capture,
            waits_for_side=self.shown is not None and self.shown.waits_for_side,
        )
        self._guidance.update(guidance)
