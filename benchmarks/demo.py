"""How smooth the demo is: pictures a second on the stage, while searches run.

A clip stands in for the camera: 1280 x 720 at 30 pictures a second, in which one
thing after another is held up. In the second row the next search begins as soon as
the one before has ended. To reach: 25 pictures a second in both.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from benchmarks.gui_thread import LIMIT_MS, TimedApplication
from benchmarks.stage import open_demo, run_for
from benchmarks.synthetic_video import read_pictures, write_clip
from desktop_app import app as program
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.demo.match_view import Stage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.photo_query import identify_photo
from desktop_app.vision.camera import Camera

_THINGS = 6


class _Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.times = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count, and let it pass."""
        self.times += event.type() == QEvent.Type.Paint
        return False


class _Searching(QObject):
    """Asks for one photo after another, without a pause."""

    def __init__(self, window: MainWindow, photo: RgbImage) -> None:
        super().__init__(window)
        self._client = window.client
        self._photo = photo
        self.done = 0
        self._ask()

    def _ask(self) -> None:
        self._client.run(
            lambda workspace: identify_photo(workspace, self._photo, top=8)
        ).on_success(self._on_found)

    def _on_found(self, _: object) -> None:
        self.done += 1
        self._ask()


def main() -> None:
    """Run the demo with and without searches all the time, and print how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0, help="for each row")
    seconds: float = parser.parse_args().seconds
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(program.SWITCH_INTERVAL_S)
    photos = sorted((paths.sample_folder() / "queries").glob("*.jpg"))
    pictures = read_pictures(photos[:_THINGS])
    app = TimedApplication()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        clip = write_clip(home / "clip.avi", pictures)
        window, demo = open_demo(app, home, lambda _: Camera.open(str(clip)))
        run_for(3, demo)
        print(f"{'':<26}{'pictures/s':>11}{'searches':>10}  GUI thread, an event:", end="")
        print(f"{'p99 ms':>8}{'over 8 ms':>11}{'p99 CPU ms':>12}{'over 8 ms':>11}")
        _measure("what is held up alone", app, demo, seconds)
        searching = _Searching(window, pictures[0][:, :, ::-1])
        _measure("searches all the time", app, demo, seconds, searching)
        demo.leave()
        window.close()


def _measure(
    name: str,
    app: TimedApplication,
    demo: DemoWindow,
    seconds: float,
    searching: _Searching | None = None,
) -> None:
    stage = demo.findChild(Stage)
    assert stage is not None
    painted = _Painted(demo)
    stage.installEventFilter(painted)
    app.ms.clear()
    app.cpu_ms.clear()
    before = demo.director.tally.searches
    began = time.perf_counter()
    run_for(seconds, demo)
    took = time.perf_counter() - began
    stage.removeEventFilter(painted)
    searches = demo.director.tally.searches - before + (searching.done if searching else 0)
    print(f"{name:<26}{painted.times / took:>11.1f}{searches:>10}{'':>23}", end="")
    for events, width in ((app.ms, 8), (app.cpu_ms, 12)):
        p99 = sorted(events)[int(0.99 * len(events))]
        over = sum(ms > LIMIT_MS for ms in events) / len(events)
        print(f"{p99:>{width}.1f}{over:>11.2%}", end="")
    print()


if __name__ == "__main__":
    main()
