"""Measure how long single events block the GUI thread.

    python -m benchmarks.gui_thread --products 10000

The window opens a catalogue, scrolls, searches for words and photos, opens every page and
imports. Each event is timed, including the wait for the interpreter lock; more than 8 ms is
noticeable. Beside it stands the processor time of the thread, which counts only what the
thread itself does and hardly changes when the computer has other work to do. Below each
stage are the events with more than 8 ms of processor time, by cause.
Set QT_QPA_PLATFORM=xcb to measure on a screen.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.synthetic_catalogue import draw_jpeg, fill_catalogue
from desktop_app import app as program
from desktop_app import paths
from desktop_app.settings import Settings
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.vision.model_card import load_card

LIMIT_MS = 8.0


class TimedApplication(QApplication):
    """Records how long each event takes on the GUI thread, in ms.

    Attributes:
        ms: wall-clock time.
        cpu_ms: processor time of the thread.
        causes: the type of each event and the object it was for.
    """

    def __init__(self) -> None:
        super().__init__([])
        self.ms: list[float] = []
        self.cpu_ms: list[float] = []
        self.causes: list[str] = []
        self._depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event and time it; nested events count as part of it."""
        self._depth += 1
        # Named first, because the event or the object may be gone afterwards.
        cause = _cause(receiver, event) if self._depth == 1 else ""
        start, cpu_start = time.perf_counter(), time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            if self._depth == 0:
                self.ms.append(1000 * (time.perf_counter() - start))
                self.cpu_ms.append(1000 * (time.thread_time() - cpu_start))
                self.causes.append(cause)

    def clear(self) -> None:
        """Forget the events so far."""
        for measured in (self.ms, self.cpu_ms, self.causes):
            measured.clear()


def _cause(receiver: QObject, event: QEvent) -> str:
    name = receiver.objectName() or type(receiver).__name__
    return f"{event.type().name} of {name}"


def main() -> None:
    """Run the stages on the window and print how long its events took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=10_000)
    parser.add_argument("--hits", type=int, default=5_000, help="maximum hits for a photo")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    card = load_card(paths.model_card(""))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        catalogue = home / "catalogue"
        fill_catalogue(catalogue, arguments.products, card)
        app = TimedApplication()
        sys.setswitchinterval(program.SWITCH_INTERVAL_S)
        settings = Settings(max_hits=arguments.hits)
        window = program.build_window(app, Preferences(settings, home / "settings.toml"), home)
        window.resize(1440, 900)
        print(f"{'':<16}{'p99 ms':>8}{'longest':>9}{'processor':>11}{'over 8 ms':>11}{'by it':>7}")
        for name, stage in _stages(window, catalogue, home):
            app.clear()
            stage()
            _print(name, app)
        window.close()


def _stages(
    window: MainWindow, catalogue: Path, home: Path
) -> Iterator[tuple[str, Callable[[], None]]]:
    pictures = home / "pictures"
    pictures.mkdir()
    for seed in range(200):
        (pictures / f"{seed}.jpg").write_bytes(draw_jpeg(seed, width_px=400, height_px=400))

    photos = [draw_jpeg(seed, width_px=1280, height_px=960) for seed in range(10)]

    def open_() -> None:
        window.show()
        window.opener.open(catalogue)
        wait_for(window.client.ready.connect)
        idle(1000)

    def scroll() -> None:
        grid = window.findChild(ResultGrid)
        assert grid is not None
        bar = grid.verticalScrollBar()
        for step in range(120):
            bar.setValue(bar.maximum() * step // 120)
            idle(16)

    def search() -> None:
        for photo in photos:
            window.search([photo])
            idle(400)

    def import_() -> None:
        task = window.client.run_job(lambda workspace: workspace.import_products(pictures))
        wait_for(task.finished.connect)

    def show(page: str) -> None:
        action = window.findChild(QAction, f"command_{page}")
        assert action is not None
        action.trigger()
        idle(1500)

    yield "opening", open_
    yield "scrolling", scroll
    yield "typing words", lambda: type_words(window)
    yield "searching", search
    yield "scrolling hits", scroll
    for page in ("audit", "catalogue"):
        yield f"first {page}", lambda page=page: show(page)  # type: ignore[misc] # of the list
    yield "find again", lambda: show("find")
    yield "importing", import_


def type_words(window: MainWindow) -> None:
    """Search for some words on the find page, letter by letter."""
    box = window.findChild(SearchBox)
    assert box is not None
    for text in ("product 12", "category 3", "s-0001", "prodcut"):
        box.clear()
        for letter in text:
            QTest.keyClicks(box, letter)
            idle(120)
    box.clear()
    idle(400)


def wait_for(connect: Callable[[Callable[..., None]], object]) -> None:
    """Run the event loop until a signal; ``connect`` connects a slot to it."""
    loop = QEventLoop()
    connect(lambda *_: loop.quit())
    loop.exec()


def idle(ms: int) -> None:
    """Run the event loop for a time."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _print(name: str, app: TimedApplication) -> None:
    over = sum(1 for value in app.ms if value > LIMIT_MS)
    slow = Counter[str]()
    for cause, cpu_ms in zip(app.causes, app.cpu_ms, strict=True):
        if cpu_ms > LIMIT_MS:
            slow[cause] += 1
    print(
        f"{name:<16}{np.percentile(app.ms, 99):8.1f}{max(app.ms):9.1f}{max(app.cpu_ms):11.1f}"
        f"{over:11}{slow.total():7}  of {len(app.ms)}"
    )
    for cause, count in slow.most_common():
        longest = max(
            cpu_ms for own, cpu_ms in zip(app.causes, app.cpu_ms, strict=True) if own == cause
        )
        print(f"    {count} x {cause}, up to {longest:.0f} ms")


if __name__ == "__main__":
    main()
