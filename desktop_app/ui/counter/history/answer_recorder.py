"""What the history keeps of the counter: one answer for each capture or scan."""

import secrets
import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QObject

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.actor import Actor
from desktop_app.domain.answer import Hit
from desktop_app.domain.kept_answer import KeptAnswer, OfferedProduct
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.counter.scene.guidance import CounterPhase

_MAX_RECENT: Final = 8


class AnswerRecorder(QObject):
    """Follows a counter and hands every answer on, first when it is shown, then when accepted.

    An answer to several photos of one product, or to another region of one photo, replaces the
    answer before: it is one answer.

    Args:
        controller: of the counter.
        history: keeps the answers.

    Attributes:
        customer: returns the number of the present customer.
    """

    def __init__(
        self, controller: CounterController, history: AnswerHistoryClient, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._history = history
        self._station = Actor.local().station
        self.customer: Callable[[], str] = str
        self._shown: ShownAnswer | None = None
        # The newest answers and their captures, which are not kept alive for this.
        self._recent: list[tuple[weakref.ref[RgbImage], KeptAnswer]] = []
        controller.phase_changed.connect(self._on_phase_changed)
        controller.product_accepted.connect(self._on_accepted)

    def _on_phase_changed(self, phase: CounterPhase) -> None:
        shown = self._controller.shown
        if phase != "answered" or shown is None or shown is self._shown:
            return
        before, self._shown = self._shown, shown
        continued = None
        if before is not None and _continues(shown, before):
            continued = self._answer_to(before.capture.pixels)
        answer = self._answer_of(shown, continued)
        is_new_photo = continued is None or self._answer_to(shown.capture.pixels) is None
        self._remember(answer, shown.capture.pixels)
        self._history.keep(answer, shown.capture.pixels if is_new_photo else None)

    def _on_accepted(self, accepted: AcceptedProduct) -> None:
        answer = self._answer_to(accepted.photo)
        if answer is None:
            answer = self._answer_without_capture(accepted)
            self._history.keep(answer, accepted.photo)
        else:
            codes = tuple(dict.fromkeys((*answer.codes, *accepted.codes)))
            answer = replace(answer, chosen=accepted.product, codes=codes, customer=self.customer())
            self._history.keep(answer, None)
        self._remember(answer, accepted.photo)

    def keep_picture(self, accepted: AcceptedProduct, picture_key: str) -> None:
        """Keep that the photo of an accepted product is a picture of it now."""
        answer = self._answer_to(accepted.photo)
        if answer is not None:
            self._history.keep_picture(answer.key, accepted.product, picture_key)

    def _answer_to(self, photo: RgbImage | None) -> KeptAnswer | None:
        found = (answer for known, answer in self._recent if known() is photo)
        return None if photo is None else next(found, None)

    def _remember(self, answer: KeptAnswer, photo: RgbImage | None) -> None:
        others = [pair for pair in self._recent if pair[1].key != answer.key]
        new = [] if photo is None else [(weakref.ref(photo), answer)]
        self._recent = [*new, *others[: _MAX_RECENT - 1]]

    def _answer_of(self, shown: ShownAnswer, continued: KeptAnswer | None) -> KeptAnswer:
        return KeptAnswer(
            secrets.token_hex(16) if continued is None else continued.key,
            datetime.now(UTC) if continued is None else continued.answered_at,
            self._station,
            shown.answer.verdict,
            tuple(_offered(hit) for hit in shown.answer.hits),
            photo_count=shown.answer.photo_count,
            region=shown.answer.region,
            codes=tuple(code.contents for code in shown.found.codes),
            has_photo=True,
            customer=self.customer(),
        )

    def _answer_without_capture(self, accepted: AcceptedProduct) -> KeptAnswer:
        """Return the answer to a scan, which has nothing to choose from."""
        return KeptAnswer(
            secrets.token_hex(16),
            accepted.accepted_at,
            self._station,
            accepted.verdict,
            (OfferedProduct(accepted.product, accepted.score),),
            accepted.product,
            accepted.photo_count,
            accepted.region,
            accepted.codes,
            accepted.photo is not None,
            customer=self.customer(),
        )


def _continues(shown: ShownAnswer, before: ShownAnswer) -> bool:
    """Return whether an answer is about the same product as the one before."""
    is_next_photo = shown.answer.photo_count == before.answer.photo_count + 1
    is_same_capture = shown.capture.is_same_photo(before.capture)
    return is_same_capture or (before.waits_for_side and is_next_photo)


def _offered(hit: Hit) -> OfferedProduct:
    picture_id = None if hit.picture is None else hit.picture.id
    return OfferedProduct(hit.product, hit.score, picture_id)
