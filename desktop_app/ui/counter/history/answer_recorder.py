"""What the history keeps of the counter: one answer for each capture or scan."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

from PySide6.QtCore import QObject

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.actor import Actor
from desktop_app.domain.answer import Hit
from desktop_app.domain.kept_answer import KeptAnswer, OfferedProduct
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.guidance import CounterPhase
from desktop_app.ui.counter.shown_answer import ShownAnswer

Keep: TypeAlias = Callable[[KeptAnswer, RgbImage | None], None]


class AnswerRecorder(QObject):
    """Follows a counter and hands every answer on, first when it is shown, then when accepted.

    An answer to several photos of one product, or to another region of one photo, replaces the
    answer before: it is one answer.

    Args:
        controller: of the counter.
        keep: keeps an answer, and its photo if that is new.
    """

    def __init__(self, controller: CounterController, keep: Keep, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._keep = keep
        self._station = Actor.local().station
        self._shown: ShownAnswer | None = None
        self._answer: KeptAnswer | None = None
        controller.phase_changed.connect(self._on_phase_changed)
        controller.product_accepted.connect(self._on_accepted)

    def _on_phase_changed(self, phase: CounterPhase) -> None:
        shown = self._controller.shown
        if phase != "answered" or shown is None or shown is self._shown:
            return
        before, self._shown = self._shown, shown
        continued = self._answer if before is not None and _continues(shown, before) else None
        self._answer = self._answer_of(shown, continued)
        is_same_photo = (
            continued is not None
            and before is not None
            and (before.capture.number == shown.capture.number)
        )
        self._keep(self._answer, None if is_same_photo else shown.capture.pixels)

    def _on_accepted(self, accepted: AcceptedProduct) -> None:
        shown = self._controller.shown
        is_of_shown = shown is not None and shown is self._shown and self._answer is not None
        if is_of_shown and shown is not None and accepted.photo is shown.capture.pixels:
            assert self._answer is not None
            self._answer = replace(
                self._answer, chosen=accepted.product, codes=accepted.codes or self._answer.codes
            )
            self._keep(self._answer, None)
            return
        self._keep(self._answer_without_capture(accepted), accepted.photo)

    def _answer_of(self, shown: ShownAnswer, continued: KeptAnswer | None) -> KeptAnswer:
        return KeptAnswer(
            secrets.token_hex(16) if continued is None else continued.key,
            datetime.now(UTC) if continued is None else continued.answered_at,
            self._station,
            shown.answer.verdict,
            tuple(_offered(hit) for hit in shown.answer.hits),
            photo_count=shown.answer.photo_count,
            region=shown.answer.region,
            has_photo=True,
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
        )


def _continues(shown: ShownAnswer, before: ShownAnswer) -> bool:
    """Return whether an answer is about the same product as the one before."""
    is_next_photo = shown.answer.photo_count == before.answer.photo_count + 1
    is_same_capture = shown.capture.number == before.capture.number
    return is_same_capture or (before.waits_for_side and is_next_photo)


def _offered(hit: Hit) -> OfferedProduct:
    picture_id = None if hit.picture is None else hit.picture.id
    return OfferedProduct(hit.product, hit.score, picture_id)
