"""Figures of the running process that must not grow in a long session.

Memory is the unique set size: pages that no other process shares, after Python's garbage has
been collected and the C library has returned what it holds free (``malloc_trim``).
"""

import ctypes
import gc
import threading
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

_PROCESS = Path("/proc/self")


@dataclass(frozen=True, slots=True)
class ProcessFigures:
    """The figures at one moment.

    Attributes:
        memory_mb: memory that only this process uses.
        threads: of Python.
        native_threads: all threads, with those of Qt and of libraries.
        files: open file handles.
        children: child processes.
        timers: running timers below the windows and the application.
        objects: all objects of Qt there.
    """

    memory_mb: float
    threads: int
    native_threads: int
    files: int
    children: int
    timers: int
    objects: int


def measure(app: QApplication) -> ProcessFigures:
    """Delete what is due for deletion, and return the figures of this process."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    objects = _objects(app)
    timers = sum(isinstance(part, QTimer) and part.isActive() for part in objects)
    count = len(objects)
    del objects
    gc.collect()
    return ProcessFigures(
        memory_mb=unique_mb(),
        threads=threading.active_count(),
        native_threads=_entries("task"),
        files=_entries("fd"),
        children=sum(
            len(file.read_text(encoding="ascii").split())
            for file in (_PROCESS / "task").glob("*/children")
        ),
        timers=timers,
        objects=count,
    )


def heading() -> str:
    """Return the names of the figures, above those of ``row``."""
    return " ".join(f"{field.name:>14}" for field in fields(ProcessFigures))


def row(figures: ProcessFigures) -> str:
    """Return a line with figures."""
    return " ".join(f"{value:>14.0f}" for value in astuple(figures))


def growth(first: ProcessFigures, last: ProcessFigures) -> str:
    """Return a line with what has changed."""
    pairs = zip(astuple(first), astuple(last), strict=True)
    return " ".join(f"{after - before:>+14.0f}" for before, after in pairs)


def _objects(app: QApplication) -> list[QObject]:
    roots: list[QObject] = [app, *(one for one in app.topLevelWidgets() if one.parent() is None)]
    return [*roots, *(part for root in roots for part in root.findChildren(QObject))]


def _entries(folder: str) -> int:
    return sum(1 for _ in (_PROCESS / folder).iterdir())


def unique_mb() -> float:
    """Return the memory that only this process uses, after ``malloc_trim``."""
    ctypes.CDLL(None).malloc_trim(0)
    lines = (_PROCESS / "smaps_rollup").read_text(encoding="ascii").splitlines()
    private = (line.split()[1] for line in lines if line.startswith("Private_"))
    return sum(map(int, private)) / 1024
