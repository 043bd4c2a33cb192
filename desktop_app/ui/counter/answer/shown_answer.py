"""The answer that the counter page shows, and whether it may be accepted."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.answer import Answer, Hit
from desktop_app.domain.code import CodeAnswer
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.counter.answer_validity import AnswerValidity
from desktop_app.engine.counter.capture_search import CaptureAnswer
from desktop_app.ui.counter.capture.capture import Capture
from desktop_app.ui.explanation.explained_hit import ExplainedHit


@dataclass(slots=True)
class ShownAnswer:
    """The answer to one capture.

    Attributes:
        capture: what it belongs to; the newest of several.
        found: what was found.
        readable_s: time on a monotonic clock from which it can be accepted.
        offered: the products that can be accepted, best first.
        words: what ``offered`` was searched with; empty for the products of the answer.
        waits_for_side: whether the next capture is another photo of the same product.
    """

    capture: Capture
    found: CaptureAnswer
    readable_s: float
    offered: Sequence[Hit]
    words: str = ""
    waits_for_side: bool = False

    @property
    def answer(self) -> Answer:
        """The answer, combined from all photos."""
        return self.found.shown

    @property
    def validity(self) -> AnswerValidity:
        """Whether it is still about what the camera sees."""
        return self.capture.validity

    @property
    def has_faded(self) -> bool:
        """Whether the scene has changed; it is to change while another side is waited for."""
        return self.validity.state != "fresh" and not self.waits_for_side

    @property
    def product_region(self) -> Region | None:
        """The part of the capture that shows the product; None if it is unknown.

        A detected box may show a person with the product, so it does not count.
        """
        return None if self.found.region is None else self.found.region.region

    @property
    def best_id(self) -> int | None:
        """The product id of the best hit; None without one."""
        return self.answer.hits[0].product.id if self.answer.hits else None

    @property
    def has_favourite(self) -> bool:
        """Whether the first of the offered products is a proposal, not just the closest."""
        is_proposal = self.answer.verdict != "unknown" and self.found.code_role != "several"
        return bool(self.offered) and (bool(self.words) or is_proposal)

    def can_accept(self, time_s: float) -> bool:
        """Return whether a product may be accepted at a time on a monotonic clock."""
        return self.validity.can_accept and time_s >= self.readable_s

    def accept(self, row: int) -> AcceptedProduct:
        """Return one of the offered products as accepted now."""
        hit = self.offered[row]
        return self._accepted(hit.product, hit.score)

    def accept_new(self, product: Product) -> AcceptedProduct:
        """Return a product that was added to the catalogue as accepted now."""
        codes = tuple(code.contents for code in self.found.codes if not code.hits)
        return replace(self._accepted(product, None), is_new=True, codes=codes)

    def _accepted(self, product: Product, score: float | None) -> AcceptedProduct:
        # What the picture alone has said: the photo of another product teaches something.
        look = self.found.look or self.answer
        return AcceptedProduct(
            product,
            self.answer.verdict,
            score,
            datetime.now(UTC),
            self.capture.pixels,
            self.answer.region,
            self.answer.photo_count,
            look.hits[0].product.id if look.hits else None,
            codes=tuple(code.contents for code in self._codes_of(product)),
            code_places=tuple(code.place for code in self._codes_of(product) if code.place),
            product_region=self.product_region,
        )

    def _codes_of(self, product: Product) -> tuple[CodeAnswer, ...]:
        """Return the codes of a product, as far as the camera has seen them."""
        return tuple(
            code
            for code in self.found.codes
            if any(hit.product.id == product.id for hit in code.hits)
        )

    def explained(self, row: int) -> ExplainedHit:
        """Return one of the offered products with the evidence of the newest photo."""
        hit = self.offered[row]
        look = self.found.look or self.answer
        scored = _hit_of(hit.product, [look]) or hit
        # The best evidence of several photos may belong to one that is no longer there.
        own = _hit_of(hit.product, self.found.parts[-1:]) or replace(scored, evidence=None)
        read = [code.contents for code in self._codes_of(hit.product)]
        codes = [next(iter(one.keys), one.text) for one in read]
        return ExplainedHit(
            replace(own, score=scored.score),
            self.capture.pixels,
            self.capture.image,
            self.answer.region,
            self.answer.photo_count,
            ", ".join(codes),
        )

    def is_confirmed_by(self, other: CaptureAnswer) -> bool:
        """Return whether a later capture gives the same product with the same verdict."""
        hits = other.shown.hits
        same_verdict = other.shown.verdict == self.answer.verdict
        return same_verdict and bool(hits) and hits[0].product.id == self.best_id


def answer_to(
    capture: Capture, found: CaptureAnswer, unread_s: float, extended: ShownAnswer | None
) -> ShownAnswer:
    """Return the answer to a capture.

    Args:
        capture: the capture.
        found: what was found.
        unread_s: time before an answer can be accepted that came without a key.
        extended: the answer before, if it is extended or its region changes.
    """
    readable_s = time.monotonic() + (unread_s if capture.is_automatic else 0.0)
    shown = ShownAnswer(capture, found, readable_s, found.shown.hits)
    if extended is not None and capture.is_same_photo(extended.capture):
        shown.waits_for_side = extended.waits_for_side
    return shown


def answers_to_extend(shown: ShownAnswer | None) -> tuple[Answer, ...]:
    """Return the answers to which that of the next photo is added."""
    return shown.found.parts if shown is not None and shown.waits_for_side else ()


def _hit_of(product: Product, answers: Sequence[Answer]) -> Hit | None:
    """Return the hit of a product in one of some answers."""
    hits = (hit for answer in answers for hit in answer.hits)
    return next((hit for hit in hits if hit.product.id == product.id), None)
