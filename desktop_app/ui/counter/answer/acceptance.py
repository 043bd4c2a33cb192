"""The acceptance of a product of the shown answer: at once, or as soon as it is certain."""

import time

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.counter.answer.deferred_acceptance import DeferredAcceptance
from desktop_app.ui.counter.answer.product_check import ProductCheck
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer


class Acceptance(QObject):
    """Accepts one product of an answer, once.

    While the scene changes, the product is accepted as soon as it is certain that nothing else
    has come.

    Args:
        client: reads the catalogue.
        deferred_s: time after which a wish to accept is forgotten.
        parent: the Qt parent.

    Attributes:
        check: reads the product again; its signals say whether it was accepted.

    Signals:
        begun: the answer is certain, and the product is being read.
    """

    begun = Signal()

    def __init__(self, client: EngineClient, deferred_s: float, parent: QObject) -> None:
        super().__init__(parent)
        self.check = ProductCheck(client, self)
        self._deferred = DeferredAcceptance(deferred_s)

    def accept(self, shown: ShownAnswer, row: int) -> None:
        """Accept one of the offered products, by its row."""
        now_s = time.monotonic()
        self._deferred.clear()
        if shown.can_accept(now_s):
            # A second press of the key accepts nothing.
            if not self.check.is_running:
                self.begun.emit()
                self.check.check(shown.accept(row))
        elif shown.validity.is_undecided:
            self._deferred.put(row, now_s)

    def accept_deferred(self, shown: ShownAnswer) -> None:
        """Accept what the user has wished to accept, if it is certain now."""
        now_s = time.monotonic()
        row = self._deferred.row_at(now_s)
        if row is not None and shown.can_accept(now_s):
            self.accept(shown, row)

    def forget(self) -> None:
        """Forget the wish: something else is shown."""
        self._deferred.clear()
