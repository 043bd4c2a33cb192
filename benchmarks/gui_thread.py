"""How long the GUI thread is busy at a stretch: opening, scrolling, asking, importing.

    python -m benchmarks.gui_thread --products 10000

Between waking up and going to sleep again the event loop handles what waited;
anything over 8 ms can be felt. Set QT_QPA_PLATFORM=xcb to measure on a screen.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.shop import fill_catalogue, jpeg
from desktop_app import app as program
from desktop_app import paths
from desktop_app.settings import Settings
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.result_grid import ResultGrid
from desktop_app.vision.model_card import load_card

LIMIT_MS = 8.0


class BusyTimes:
    """Times of the event loop between waking and sleeping, in ms."""

    def __init__(self) -> None:
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_sleep)
        self._since: float | None = None
        self.ms: list[float] = []

    def _on_awake(self) -> None:
        if self._since is None:
            self._since = time.perf_counter()

    def _on_sleep(self) -> None:
        if self._since is not None:
            self.ms.append(1000 * (time.perf_counter() - self._since))
            self._since = None


def main() -> None:
    """Drive the window and print how long it was busy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=10_000)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    card = load_card(paths.model_card(""))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        catalogue = home / "catalogue"
        fill_catalogue(
            catalogue, chosen.products, model=card.sha256, dimension=card.output.dimension
        )
        app = QApplication([])
        settings = Settings(max_hits=5000)
        window = program.build_window(app, settings, home / "settings.toml", home)
        window.resize(1440, 900)
        busy = BusyTimes()
        print(f"{'':<12}{'median ms':>11}{'p99':>8}{'longest':>9}{'over 8 ms':>11}")
        for name, stage in _stages(window, catalogue, home):
            busy.ms.clear()
            stage()
            _print(name, busy.ms)
        window.close()


def _stages(
    window: MainWindow, catalogue: Path, home: Path
) -> Iterator[tuple[str, Callable[[], None]]]:
    grid = window.findChild(ResultGrid)
    assert grid is not None
    pictures = home / "pictures"
    pictures.mkdir()
    for seed in range(200):
        (pictures / f"{seed}.jpg").write_bytes(jpeg(seed, width_px=400, height_px=400))

    def open_() -> None:
        window.show()
        window.opening.open(catalogue)
        _wait_for(window.session.ready.connect)
        _idle(1000)

    def scroll() -> None:
        bar = grid.verticalScrollBar()
        for step in range(120):
            bar.setValue(bar.maximum() * step // 120)
            _idle(16)

    def ask() -> None:
        for seed in range(10):
            window.page.ask([jpeg(seed, width_px=1280, height_px=960)])
            _idle(400)

    def import_() -> None:
        task = window.session.add(pictures)
        _wait_for(task.finished.connect)

    yield "opening", open_
    yield "scrolling", scroll
    yield "asking", ask
    yield "scrolling hits", scroll
    yield "importing", import_


def _wait_for(connect: Callable[[Callable[..., None]], object]) -> None:
    loop = QEventLoop()
    connect(lambda *_: loop.quit())
    loop.exec()


def _idle(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _print(name: str, ms: list[float]) -> None:
    over = sum(1 for value in ms if value > LIMIT_MS)
    print(
        f"{name:<16}{statistics.median(ms):7.2f}{np.percentile(ms, 99):8.1f}{max(ms):9.1f}"
        f"{over:6} of {len(ms)}"
    )


if __name__ == "__main__":
    main()
