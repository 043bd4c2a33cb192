"""The rebuild of an index on a thread of its own, while the index is in use."""

import ctypes
import logging
import os
import sys
import threading
from typing import Final

from desktop_app.search.vector_index import VectorIndex

_log = logging.getLogger(__name__)

# A third of the time beside a thread that is as busy, and all of it beside idle ones. With
# more, searches would wait long for the lock where many programs compete.
_NICENESS: Final = 5


class BackgroundRebuild:
    """Rebuilds an index when it needs that; one rebuild runs at a time.

    Args:
        index: the index.
    """

    def __init__(self, index: VectorIndex) -> None:
        self._index = index
        self._thread: threading.Thread | None = None
        self._is_stopping = threading.Event()
        self._has_failed = False

    @property
    def is_running(self) -> bool:
        """Whether a rebuild runs."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Start a rebuild, unless one runs or has failed before."""
        if self.is_running or self._has_failed:
            return
        self._is_stopping.clear()
        # A daemon: a step that takes long must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="index rebuild", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Cancel a rebuild that runs, and wait for the end of its step."""
        self._is_stopping.set()
        self.wait()

    def wait(self, timeout_s: float | None = None) -> None:
        """Wait for the end of a rebuild that runs."""
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _run(self) -> None:
        _yield_to_other_threads()
        count = len(self._index)
        job = self._index.rebuild(threads=1)
        try:
            for _ in job:
                if self._is_stopping.is_set():
                    _log.info("the rebuild of the index is cancelled")
                    return
        except MemoryError:
            self._has_failed = True
            _log.info("the index is not rebuilt, the memory is not enough")
        except Exception:  # noqa: BLE001 - the earlier index serves on
            self._has_failed = True
            _log.exception("the index could not be rebuilt")
        else:
            _log.info(
                "the index is rebuilt",
                extra={"fields": {"before": count, "after": len(self._index)}},
            )
        finally:
            job.close()
            _return_memory()


def _yield_to_other_threads() -> None:
    """Lower the priority of this thread, where a thread can have one of its own."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)


def _return_memory() -> None:
    """Return the memory of the replaced index to the system.

    Without that, the allocator of glibc keeps 0.9 of 1.9 GB after a rebuild of a million
    vectors; those of other systems return it by themselves.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
