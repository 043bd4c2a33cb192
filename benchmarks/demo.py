"""Frame rate of the demo while searches run.

A video replaces the camera: 1280 x 720 at 30 frames per second, in which one object
after another is held up. In the second row each search starts as soon as the previous
one has ended. Target: 25 frames per second in both rows.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from benchmarks.demo_setup import open_demo, run_for
from benchmarks.gui_thread import LIMIT_MS, TimedApplication
from benchmarks.synthetic_video import read_pictures, write_clip
from desktop_app import app as program
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.demo.match_view import MatchView
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.photo_query import identify_photo
from desktop_app.vision.camera import Camera

_OBJECTS = 6


class _PaintCounter(QObject):
    """Counts the paint events of a widget."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count a paint event and pass it on."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class _ContinuousSearches(QObject):
    """Searches for the same photo again and again, without a pause."""

    def __init__(self, window: MainWindow, photo: RgbImage) -> None:
        super().__init__(window)
        self._client = window.client
        self._photo = photo
        self.count = 0
        self._search()

    def _search(self) -> None:
        task = self._client.run(lambda workspace: identify_photo(workspace, self._photo, top=8))
        task.on_success(self._on_found)

    def _on_found(self, _: object) -> None:
        self.count += 1
        self._search()


def main() -> None:
    """Run the demo without and with continuous searches, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0, help="duration of each row")
    seconds: float = parser.parse_args().seconds
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(program.SWITCH_INTERVAL_S)
    photos = sorted((paths.sample_folder() / "queries").glob("*.jpg"))
    pictures = read_pictures(photos[:_OBJECTS])
    app = TimedApplication()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        video = write_clip(home / "video.avi", pictures)
        window, demo = open_demo(app, home, lambda _: Camera.open(str(video)))
        run_for(3, demo)
        print(f"{'':<26}{'frames/s':>11}{'searches':>10}  GUI thread, per event:", end="")
        print(f"{'p99 ms':>8}{'over 8 ms':>11}{'p99 CPU ms':>12}{'over 8 ms':>11}")
        _measure("objects held up", app, demo, seconds)
        searches = _ContinuousSearches(window, pictures[0][:, :, ::-1])
        _measure("continuous searches", app, demo, seconds, searches)
        demo.exit_demo()
        window.close()


def _measure(
    name: str,
    app: TimedApplication,
    demo: DemoWindow,
    seconds: float,
    searches: _ContinuousSearches | None = None,
) -> None:
    match_view = demo.findChild(MatchView)
    assert match_view is not None
    counter = _PaintCounter(demo)
    match_view.installEventFilter(counter)
    app.ms.clear()
    app.cpu_ms.clear()
    searches_before = demo.controller.statistics.searches
    started = time.perf_counter()
    run_for(seconds, demo)
    elapsed_s = time.perf_counter() - started
    match_view.removeEventFilter(counter)
    search_count = demo.controller.statistics.searches - searches_before
    search_count += searches.count if searches else 0
    print(f"{name:<26}{counter.count / elapsed_s:>11.1f}{search_count:>10}{'':>23}", end="")
    for events, width in ((app.ms, 8), (app.cpu_ms, 12)):
        p99 = sorted(events)[int(0.99 * len(events))]
        share_over = sum(ms > LIMIT_MS for ms in events) / len(events)
        print(f"{p99:>{width}.1f}{share_over:>11.2%}", end="")
    print()


if __name__ == "__main__":
    main()
