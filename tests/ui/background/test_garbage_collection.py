"""Garbage is collected on the GUI thread, and on no other."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop_app.ui.background import garbage_collection
from desktop_app.ui.background.garbage_collection import GarbageCollection


class _Circle(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.own = self


@pytest.fixture
def collection(monkeypatch: pytest.MonkeyPatch) -> Iterator[GarbageCollection]:
    monkeypatch.setattr(garbage_collection, "_EVERY_MS", 10)
    # All tests here run without; the program starts with it.
    gc.enable()
    owner = QObject()
    collection = GarbageCollection(owner)
    yield collection
    collection.findChildren(QTimer)[0].stop()
    gc.unfreeze()


def _leave_circles() -> tuple[list[weakref.ref[_Circle]], list[str]]:
    """Leave more circles than Python tolerates; return them, and the threads they ended on."""
    circles: list[weakref.ref[_Circle]] = []
    threads: list[str] = []
    for _ in range(2 * gc.get_threshold()[0]):
        circle = _Circle()
        weakref.finalize(circle, lambda: threads.append(threading.current_thread().name))
        circles.append(weakref.ref(circle))
    return circles, threads


def _make_objects() -> None:
    _ = [[] for _ in range(20 * gc.get_threshold()[0])]


@pytest.mark.usefixtures("collection")
def test_circles_end_on_this_thread_while_another_makes_objects(qtbot: QtBot) -> None:
    circles, threads = _leave_circles()
    lane = threading.Thread(target=_make_objects)
    lane.start()
    lane.join()
    assert not threads
    qtbot.waitUntil(lambda: not any(circle() for circle in circles[:-1]))
    assert set(threads) == {threading.current_thread().name}
