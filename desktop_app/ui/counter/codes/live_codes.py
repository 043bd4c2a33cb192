"""What a code in the live picture does: its product is accepted, shown, or offered to be added."""

import time
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.code import Amount, Code, CodeAnswer, CodeContents, CodePlace
from desktop_app.domain.product import Product
from desktop_app.engine.counter.capture_search import CaptureAnswer
from desktop_app.engine.counter.code_evidence import answer_of_codes, with_codes
from desktop_app.engine.counter.code_tracker import CodeInView, CodeTracker
from desktop_app.settings import Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.counter.answer.product_check import ProductCheck
from desktop_app.ui.counter.codes.code_watch import CodeWatch, OpenCodeSource
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.till.scan_acceptance import accepted_by_code, past_date_notice
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.settings.scale_labels import scale_labels_of
from desktop_app.ui.widgets.addition_request import AdditionRequest

# A code that is read so soon after its product was accepted otherwise is of the same piece.
_SAME_PIECE_S: Final = 3.0


class LiveCodes(QObject):
    """Follows the codes in the live picture; each one is used once until it has left.

    Nothing happens while the user types or a dialog is open: the code is used afterwards. While
    a photo is searched for, the codes wait for its answer, which may contradict them.

    Attributes:
        unknown: what a code in view says that the catalogue does not know; None if there is
            none, or if another code in view is known.
        frame: the newest one that was read.

    Signals:
        unknown_changed: there is another ``unknown``.
        notice_raised: a date on a code of an accepted product is past, or its price has changed.
        failed: an error.
    """

    unknown_changed = Signal()
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(
        self,
        controller: CounterController,
        client: EngineClient,
        preferences: Preferences,
        open_source: OpenCodeSource,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._client = client
        self._preferences = preferences
        self.unknown: CodeContents | None = None
        self.frame: LiveFrame | None = None
        # The newest frame in which each code in view was read.
        self._frames: dict[str, LiveFrame] = {}
        self._tracker = CodeTracker()
        self._last_accepted: AcceptedProduct | None = None
        self._latest_lookup = LatestTask()
        self._check = ProductCheck(client, self)
        self._check.confirmed.connect(controller.accept_scanned)
        self._check.notice_raised.connect(self.notice_raised)
        self._check.failed.connect(self.failed)
        self._watch = CodeWatch(open_source, self)
        self._watch.codes_read.connect(self._on_read)
        self._watch.failed.connect(self.failed)
        controller.identification.codes_in_view = self.answers
        controller.product_accepted.connect(self._on_accepted)
        client.opened.connect(self.stop)
        preferences.changed.connect(self._on_settings_changed)

    def addition_request(self) -> AdditionRequest | None:
        """Return what is known of the product of the unknown code; None without one."""
        if self.unknown is None or self.frame is None:
            return None
        return AdditionRequest((self.frame.pixels,), codes=(self.unknown,))

    def look_up_again(self) -> None:
        """Look the codes in view up anew: the catalogue has changed."""
        self._latest_lookup.cancel()
        self._tracker.forget_answers()

    def process_frame(self, frame: LiveFrame) -> None:
        """Read the newest frame of the camera; the search for a photo goes first."""
        is_enabled = self._preferences.now.counter_live_codes
        if is_enabled and self._controller.phase != "searching":
            self._watch.update(frame)

    def stop(self) -> None:
        """Use nothing of what runs: the page is left, or there is another catalogue.

        A code that was used and is still there stays used.
        """
        self._latest_lookup.cancel()
        self._watch.reset()
        self._tracker.forget_answers()
        self.frame = None
        self._frames.clear()
        self._update_unknown()

    def shut_down(self) -> None:
        """End all work, before the window closes."""
        self.stop()
        self._watch.shut_down()

    def answers(self) -> tuple[CodeAnswer, ...]:
        """Return what the codes in view say, as far as it is certain."""
        return tuple(
            replace(one.answer, place=self._newest_place(one))
            for one in self._certain()
            if one.answer is not None
        )

    def _newest_place(self, one: CodeInView) -> CodePlace | None:
        """Return where a code is; None if the newest look has not read it."""
        is_read = self.frame is not None and self._frames.get(one.code.text) is self.frame
        return one.code.corners if is_read else None

    def _on_read(self, frame: LiveFrame, codes: Sequence[Code]) -> None:
        self.frame = frame
        self._tracker.update(codes, self._controller.motion, time.monotonic())
        in_view = {one.code.text for one in self._tracker.in_view()}
        self._frames |= {code.text: frame for code in codes}
        self._frames = {text: old for text, old in self._frames.items() if text in in_view}
        unanswered = [one for one in self._tracker.in_view() if one.answer is None]
        if unanswered and self._client.folder is not None:
            self._look_up(unanswered)
        self._confirm_shown({code.text for code in codes})
        self._use_codes()

    def _confirm_shown(self, texts: Set[str]) -> None:
        """Keep the shown answer valid while a code is read that it rests on."""
        shown = self._controller.shown
        if shown is not None and shown.validity.state == "contested":
            codes = [code.contents for code in shown.found.codes if code.hits]
            if codes and all(code.text in texts for code in codes):
                self._controller.confirm_shown()

    def _look_up(self, codes: Sequence[CodeInView]) -> None:
        patterns = scale_labels_of(self._preferences.now)
        asked = [(one.code.text, one.code.is_gs1) for one in codes]
        task = self._client.read(
            lambda catalogue: [
                catalogue.find_code(text, is_gs1=is_gs1, scale_labels=patterns)
                for text, is_gs1 in asked
            ]
        )
        self._latest_lookup.replace(task).on_failure(self.failed)
        task.on_success(lambda answers: self._on_looked_up(codes, answers))

    def _on_looked_up(self, codes: Sequence[CodeInView], answers: Sequence[CodeAnswer]) -> None:
        for one, answer in zip(codes, answers, strict=True):
            one.answer = answer
        self._use_codes()

    def _certain(self) -> list[CodeInView]:
        return [one for one in self._tracker.in_view() if one.is_certain]

    def _use_codes(self) -> None:
        self._update_unknown()
        if self._controller.identification.is_running or _is_user_busy():
            return
        new = list(self._settled_now())
        if new:
            known = [answer for answer in new if answer.hits and not self._is_same_piece(answer)]
            if known or not any(answer.hits for answer in new):
                self._use_answers(known)

    def _settled_now(self) -> Iterator[CodeAnswer]:
        """Return what the codes say that were not used yet; now they are."""
        for one in self._certain():
            if one.answer is not None and not one.is_settled:
                one.is_settled = True
                yield one.answer

    def _use_answers(self, known: Sequence[CodeAnswer]) -> None:
        """Accept the product of new codes, or show why it cannot be accepted at once."""
        if self._changes_shown():
            return
        products = {hit.product.id: hit.product for code in known for hit in code.hits}
        if len(products) == 1:
            (product,) = products.values()
            self._accept(product, [code.contents for code in known])
        elif products:
            self._show(answer_of_codes(known))

    def _changes_shown(self) -> bool:
        """Show with the shown answer that codes do not fit it; return whether they do not."""
        shown = self._controller.shown if self._controller.phase == "answered" else None
        if shown is None or shown.words or shown.validity.state == "gone":
            return False
        found = with_codes(shown.found, self.answers())
        if found.code_role not in ("contradicts", "unknown"):
            return False
        if not _is_same(found, shown.found):
            self._controller.show_found(found)
        return True

    def _accept(self, product: Product, codes: Sequence[CodeContents]) -> None:
        read = [one for one in self._certain() if self._says(one, codes)]
        frame = next((self._frames[one.code.text] for one in read), self.frame)
        places = [one.code.corners for one in read if self._frames[one.code.text] is frame]
        photo = None if frame is None else frame.pixels
        # The code may have waited since it was looked up.
        self._check.check(accepted_by_code(product, codes, photo, places))

    def _says(self, one: CodeInView, codes: Sequence[CodeContents]) -> bool:
        is_one_of_them = one.answer is not None and one.answer.contents in codes
        return is_one_of_them and one.code.text in self._frames

    def _show(self, found: CaptureAnswer) -> None:
        if self.frame is not None:
            self._controller.show_found(found, self.frame)

    def _is_same_piece(self, answer: CodeAnswer) -> bool:
        """Return whether a code is another one of the piece that was accepted just now."""
        last = self._last_accepted
        if last is None or last.product.id not in [hit.product.id for hit in answer.hits]:
            return False
        if answer.contents.amount != Amount() and last.codes:
            # Two labels of the scale are two pieces.
            return False
        age_s = (datetime.now(UTC) - last.accepted_at).total_seconds()
        is_same = self._controller.accepted_id == last.product.id or age_s < _SAME_PIECE_S
        if is_same and answer.contents not in last.codes:
            self._warn_of_date(last, answer.contents)
        return is_same

    def _warn_of_date(self, accepted: AcceptedProduct, code: CodeContents) -> None:
        notice = past_date_notice(replace(accepted, codes=(code,)))
        if notice is not None:
            self.notice_raised.emit(notice)

    def _on_settings_changed(self, before: Settings, now: Settings) -> None:
        if not now.counter_live_codes:
            self.stop()
        elif now.scale_labels != before.scale_labels:
            self.look_up_again()

    def _on_accepted(self, accepted: AcceptedProduct) -> None:
        self._last_accepted = accepted

    def _update_unknown(self) -> None:
        unknown = self._find_unknown()
        if unknown != self.unknown:
            self.unknown = unknown
            self.unknown_changed.emit()

    def _find_unknown(self) -> CodeContents | None:
        if any(answer.hits for answer in self.answers()):
            return None
        found = [(one.code, one.answer) for one in self._certain()]
        contents = [(code, answer.contents) for code, answer in found if answer is not None]
        return next((said for code, said in contents if _is_of_product(code, said)), None)


def _is_same(one: CaptureAnswer, other: CaptureAnswer) -> bool:
    """Return whether codes have changed two answers to the same capture in the same way."""
    ids = [[hit.product.id for hit in found.shown.hits] for found in (one, other)]
    return one.code_role == other.code_role and ids[0] == ids[1]


def _is_of_product(code: Code, contents: CodeContents) -> bool:
    """Return whether a code that the catalogue does not know is likely to name a product."""
    return contents.gtin is not None or code.format in ("ean", "code_128")


def _is_user_busy() -> bool:
    is_typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
    return is_typing or QApplication.activeModalWidget() is not None
