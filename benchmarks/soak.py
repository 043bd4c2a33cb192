"""Endurance test of the demo: a day of photos, visitors and lost camera connections.

    python -m benchmarks.soak --hours 10

All durations of the demo are a twentieth of the usual ones, so that a day of ten hours takes
half an hour. Prints the figures of the process and the median duration of a search after a
warm-up of half an hour of that day, and after each tenth of the day.

To reach: memory grows by 20 MB at most, searches are as fast in the last tenth as in the first,
there are no more threads, files, timers and objects of Qt than before, and nothing is logged as a
warning or an error.
"""

import argparse
import logging
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from benchmarks.demo_setup import open_demo, run_for
from benchmarks.log_collector import LogCollector
from benchmarks.process_figures import ProcessFigures, growth, heading, measure, row
from benchmarks.synthetic_video import read_pictures, write_clip
from desktop_app import app as program
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.motion_detection import MotionSettings
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.demo.basket.basket_scene import BasketTiming
from desktop_app.ui.demo.demo_controller import DemoTiming
from desktop_app.ui.widgets.photo_query import PhotoAnswer
from desktop_app.vision.camera import Camera

_PACE: Final = 20
_PARTS: Final = 10
_WARM_UP_HOURS: Final = 0.5
_FAST_TIMING: Final = DemoTiming(
    MotionSettings(still_s=0.1, background_s=5.0),
    min_shown_s=0.5,
    clear_after_s=0.4,
    attract_after_s=1.0,
    reopen_after_s=2.0,
)
_FAST_BASKETS: Final = BasketTiming(interval_s=1.0, answer_s=0.2, box_s=0.03, list_s=0.45)
_CONNECTED_S: Final = 6.0
_OBJECTS: Final = 4


class _UnreliableCamera:
    """A camera that is disconnected after some seconds."""

    def __init__(self, video: Path) -> None:
        self._camera = Camera.open(str(video))
        self._connected_until_s = time.monotonic() + _CONNECTED_S

    def read(self) -> RgbImage:
        """Return the next frame; raise an error once disconnected."""
        if time.monotonic() > self._connected_until_s:
            raise VitrineError(Message("The camera is gone."), Message("Connect it."))
        return self._camera.read()

    def close(self) -> None:
        """Close the video."""
        self._camera.close()


@dataclass(frozen=True, slots=True)
class Interval:
    """The figures of an interval.

    Attributes:
        searches: number of searches.
        median_ms: their median duration.
        process: figures of the process at the end.
    """

    searches: int
    median_ms: float
    process: ProcessFigures


def soak(
    app: QApplication,
    home: Path,
    intervals: int,
    seconds: float,
    *,
    catalogue: Path | None = None,
    photos: Path | None = None,
    baskets: Sequence[Path] = (),
) -> Iterator[Interval]:
    """Run the demo and yield the figures of each interval; closing it ends the demo.

    Args:
        app: the application.
        home: an empty folder.
        intervals: number of intervals.
        seconds: length of each interval.
        catalogue: catalogue folder; None for the sample.
        photos: folder of photos of its products; None for the sample's.
        baskets: photos of many products.
    """
    folder = photos or paths.sample_folder() / "queries"
    video = write_clip(
        home / "video.avi",
        read_pictures(sorted(folder.glob("*.jpg"))[:_OBJECTS]),
        size_px=(640, 360),
        empty_s=1.5,
        held_s=0.6,
    )
    window, demo = open_demo(
        app,
        home,
        lambda _: _UnreliableCamera(video),
        catalogue=catalogue,
        photos=folder,
        timing=_FAST_TIMING,
        hold_s=0.25,
        baskets=baskets,
        basket_timing=_FAST_BASKETS,
    )
    durations_ms: list[float] = []

    def record(found: PhotoAnswer) -> None:
        durations_ms.append(found.answer.ms.total)

    demo.controller.answer_found.connect(record)
    try:
        for _ in range(intervals):
            durations_ms.clear()
            run_for(seconds, demo)
            median = statistics.median(durations_ms) if durations_ms else float("nan")
            yield Interval(len(durations_ms), median, measure(app))
    finally:
        demo.exit_demo()
        window.close()
        for widget in (demo, window):
            widget.deleteLater()


def main() -> None:
    """Run the demo and print a line for each part of the day."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--hours", type=float, default=10, help="of the demo at its usual pace")
    hours: float = parser.parse_args().hours
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(program.SWITCH_INTERVAL_S)
    app = QApplication([])
    logged: list[str] = []
    logging.getLogger().addHandler(LogCollector(logged))
    print(f"{heading()} {'searches':>9} {'median ms':>10}")
    part_s = hours * 3600 / _PACE / _PARTS
    warm_up_parts = max(1, round(_WARM_UP_HOURS * _PARTS / hours))
    baskets = sorted((paths.sample_folder() / "scenes").glob("basket-*.jpg"))
    measured: list[ProcessFigures] = []
    with tempfile.TemporaryDirectory() as folder:
        parts = soak(app, Path(folder), warm_up_parts + _PARTS, part_s, baskets=baskets)
        for number, part in enumerate(parts, start=1):
            if number >= warm_up_parts:
                measured.append(part.process)
                line = f"{row(part.process)} {part.searches:>9} {part.median_ms:>10.0f}"
                print(line, flush=True)
    print(growth(measured[0], measured[-1]))
    print(f"logged: {dict(Counter(logged)) or 'nothing'}")


if __name__ == "__main__":
    main()
