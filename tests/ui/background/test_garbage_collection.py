"""Garbage is collected on the GUI thread only."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop_app.ui.background import garbage_collection
from desktop_app.ui.background.garbage_collection import GarbageCollection


class _Cycle(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def collection(monkeypatch: pytest.MonkeyPatch) -> Iterator[GarbageCollection]:
    monkeypatch.setattr(garbage_collection, "_INTERVAL_MS", 10)
    # The tests of the window run without automatic collection; the program starts with it.
    gc.enable()
    owner = QObject()
    collection = GarbageCollection(owner)
    yield collection
    collection.findChildren(QTimer)[0].stop()
    gc.unfreeze()


def _leave_cycles() -> tuple[list[weakref.ref[_Cycle]], list[str]]:
    """Leave more cycles than Python tolerates; return them and the threads that delete them."""
    cycles: list[weakref.ref[_Cycle]] = []
    threads: list[str] = []
    for _ in range(2 * gc.get_threshold()[0]):
        cycle = _Cycle()
        weakref.finalize(cycle, lambda: threads.append(threading.current_thread().name))
        cycles.append(weakref.ref(cycle))
    return cycles, threads


def _allocate() -> None:
    _ = [[] for _ in range(20 * gc.get_threshold()[0])]


@pytest.mark.usefixtures("collection")
def test_cycles_are_deleted_on_this_thread_while_another_one_allocates(qtbot: QtBot) -> None:
    cycles, threads = _leave_cycles()
    other = threading.Thread(target=_allocate)
    other.start()
    other.join()
    assert not threads
    qtbot.waitUntil(lambda: not any(cycle() for cycle in cycles[:-1]))
    assert set(threads) == {threading.current_thread().name}
