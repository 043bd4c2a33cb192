"""The tally of the present customer, to which counter and basket add what is accepted."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.tally import Tally, TallyLine
from desktop_app.engine.counter.customer_tally import CustomerTally
from desktop_app.engine.counter.kept_tally import KeptTally


class CurrentTally(QObject):
    """What was accepted for the present customer, on all pages.

    Attributes:
        customer: the tally and its undo.

    Signals:
        changed: lines, counts or sums.
        accepted: products that were just accepted, a sequence of ``TallyLine``.
        restored: the tally that an earlier window has kept is back; its number of pieces.
    """

    changed = Signal()
    accepted = Signal(object)
    restored = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.customer = CustomerTally()

    @property
    def now(self) -> Tally:
        """The lines."""
        return self.customer.now

    def add(self, accepted: AcceptedProduct) -> TallyLine:
        """Add an accepted product; return the line that has it now."""
        line = self.customer.add(accepted)
        self.changed.emit()
        # The line may have pieces that were accepted before.
        self.accepted.emit((replace(line, accepted=accepted, count=1),))
        return line

    def add_lines(self, lines: Sequence[TallyLine]) -> None:
        """Add products with their counts, as one change."""
        self.customer.add_lines(lines)
        self.changed.emit()
        self.accepted.emit(tuple(lines))

    def take_off(self, product_id: int, count: int) -> None:
        """Remove pieces of a product that the customer does not have after all."""
        self.customer.take_off(product_id, count)
        self.changed.emit()

    def remove(self, line_id: str) -> None:
        """Remove a line."""
        self.customer.remove(line_id)
        self.changed.emit()

    def remove_product(self, sku: str) -> None:
        """Remove all lines of a product."""
        self.customer.remove_product(sku)
        self.changed.emit()

    def set_count(self, line_id: str, count: int) -> None:
        """Change the count of a line."""
        self.customer.set_count(line_id, count)
        self.changed.emit()

    def start_next_customer(self) -> None:
        """Begin an empty tally."""
        self.customer.start_next_customer()
        self.changed.emit()

    def undo(self) -> None:
        """Take back the last change."""
        self.customer.undo()
        self.changed.emit()

    def restore(self, kept: KeptTally) -> None:
        """Continue with the customer of an earlier window."""
        self.customer.restore(kept.customer, kept.tally)
        self.changed.emit()
        self.restored.emit(kept.tally.piece_count)
