"""Python's garbage collection, on the GUI thread only.

A window and its widgets refer to each other in cycles, so the garbage collector deletes
them, and Python runs it on whichever thread allocates next, often a lane. Qt objects must
be deleted on their own thread; on another one the program may hang.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS: Final = 1000


class GarbageCollection(QObject):
    """Collects garbage from the event loop, as often as Python itself would.

    Create one for the whole application: it disables Python's own collection in all
    threads.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # Objects that exist at the start are never scanned again; a scan would take too long.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_garbage)
        self._timer.start(_INTERVAL_MS)


def collect_garbage() -> None:
    """Collect the oldest generation that is due, and all younger ones."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [number for number in range(3) if counts[number] > thresholds[number]]
    if due:
        gc.collect(due[-1])
