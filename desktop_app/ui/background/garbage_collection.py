"""Python's garbage collection, on the GUI thread alone.

A window and its parts refer to each other in circles, so it is the garbage collection
that ends them, and Python runs it on whichever thread makes the next object: often a
lane. Qt lets its objects end on their own thread only; elsewhere the program may hang.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 1000


class GarbageCollection(QObject):
    """Collects garbage from the event loop, as often as Python itself would.

    One for the whole application, for as long as it runs: the switch is Python's, and
    every thread's.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # What is there now stays; looking through it each time would be felt.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_garbage)
        self._timer.start(_EVERY_MS)


def collect_garbage() -> None:
    """Collect the generations that are due, the oldest of them with those below it."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [number for number in range(3) if counts[number] > thresholds[number]]
    if due:
        gc.collect(due[-1])
