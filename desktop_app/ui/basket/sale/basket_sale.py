"""Handing the basket to the till: each unit once, also after the basket has changed."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.actor import Actor
from desktop_app.engine.counting.sent_answers import SentAnswer, answers_of_sent
from desktop_app.engine.counting.sent_units import (
    NOTHING_SENT,
    NewUnits,
    SentProduct,
    SentUnits,
    tally_of,
)
from desktop_app.ui.basket.basket_controller import BasketController
from desktop_app.ui.till.current_tally import CurrentTally
from desktop_app.ui.till.till_controller import TillController


class AnswerKeeper(Protocol):
    """Keeps answers in the history."""

    def keep_sent(self, answers: Sequence[SentAnswer]) -> None:
        """Keep the answers of a basket that was sent."""

    def shut_down(self) -> None:
        """End its work, before the window closes."""


class BasketSale(QObject):
    """Sends what the till does not have yet; the tally and the history of answers get it too.

    What was sent cannot be called back: units that are in the basket no more are ``removed``,
    and the user takes them off at the till.

    Args:
        controller: has the basket.
        till: takes the entries.
        tally: of the present customer.
        history: keeps what was sent as answers.

    Signals:
        changed: something was sent or taken off, or another basket is shown.
    """

    changed = Signal()

    def __init__(
        self,
        controller: BasketController,
        till: TillController,
        tally: CurrentTally,
        history: AnswerKeeper,
    ) -> None:
        super().__init__(controller)
        self._controller = controller
        self._till = till
        self._tally = tally
        self._history = history
        self._station = Actor.local().station
        self._by_photo: dict[int, SentUnits] = {}
        # The customer of the basket that was sent last.
        self._last_customer = ""
        controller.forgetting.connect(self._by_photo.clear)
        tally.restored.connect(self._on_tally_restored)

    @property
    def sent(self) -> SentUnits:
        """What was sent of the basket that is shown."""
        return self._by_photo.get(self._controller.now.photo_id, NOTHING_SENT)

    @property
    def new_units(self) -> tuple[NewUnits, ...]:
        """What the till does not have yet."""
        return self.sent.new_units(self._controller.basket)

    @property
    def removed(self) -> tuple[SentProduct, ...]:
        """What the till has, and the basket does not have any more."""
        return self.sent.removed(self._controller.basket)

    def send(self) -> None:
        """Send what the till does not have yet."""
        new, now = self.new_units, self._controller.now
        if not new:
            return
        is_next = not self.sent.customer and self._tally.customer.number == self._last_customer
        if is_next:
            # Another basket is of another customer.
            self._tally.start_next_customer()
        customer = self.sent.customer or self._tally.customer.number
        tally = tally_of(new)
        if not self._till.send(tally, customer):
            if is_next:
                self._tally.undo()
            return
        self._by_photo[now.photo_id] = self.sent.with_sent(new, customer)
        self._last_customer = customer
        if self._is_present(customer):
            self._tally.add_lines(tally.lines)
        self._history.keep_sent(
            answers_of_sent(new, now.photos, station=self._station, customer=customer)
        )
        self.changed.emit()

    def take_off_removed(self) -> None:
        """Note that the user has taken the removed units off at the till."""
        removed, customer = self.removed, self.sent.customer
        self._by_photo[self._controller.now.photo_id] = self.sent.without(removed)
        if self._is_present(customer):
            for one in removed:
                self._tally.take_off(one.product.id, one.count)
        self.changed.emit()

    def shut_down(self) -> None:
        """End all work, before the window closes."""
        self._till.shut_down()
        self._history.shut_down()

    def restore(self, photo_id: int, sent: SentUnits) -> None:
        """Take over what was sent of a basket before the program was started again."""
        if sent != NOTHING_SENT:
            self._by_photo[photo_id] = sent
            self._last_customer = sent.customer
            self.changed.emit()

    def _on_tally_restored(self) -> None:
        # Whoever was there before the program was started again may be gone.
        self._last_customer = self._tally.customer.number

    def _is_present(self, customer: str) -> bool:
        """Return whether a customer is the present one, whose tally is shown."""
        return customer == self._tally.customer.number
