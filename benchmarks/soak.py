"""Endurance test of the demo: an hour of photos, visitors and lost camera connections.

Prints searches, memory and the median duration of a search for each minute. Target:
memory does not grow and searches do not slow down.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.demo_setup import open_demo, run_for
from benchmarks.synthetic_video import read_pictures, write_clip
from desktop_app import app as program
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.motion_detection import MotionSettings
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.demo.demo_controller import DemoTiming
from desktop_app.ui.widgets.photo_query import PhotoAnswer
from desktop_app.vision.camera import Camera

_FAST_TIMING = DemoTiming(
    MotionSettings(still_s=0.1, background_s=5.0),
    min_shown_s=0.5,
    clear_after_s=0.4,
    attract_after_s=1.0,
    reopen_after_s=2.0,
)
_CONNECTED_S = 6.0
_OBJECTS = 4


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
        memory_mb: memory of the process at the end.
    """

    searches: int
    median_ms: float
    memory_mb: float


def soak(
    app: QApplication,
    home: Path,
    intervals: int,
    seconds: float,
    *,
    catalogue: Path | None = None,
    photos: Path | None = None,
) -> Iterator[Interval]:
    """Run the demo and yield the figures of each interval; closing it ends the demo.

    Args:
        app: the application.
        home: an empty folder.
        intervals: number of intervals.
        seconds: length of each interval.
        catalogue: catalogue folder; None for the sample.
        photos: folder of photos of its products; None for the sample's.
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
            yield Interval(len(durations_ms), median, memory_mb())
    finally:
        demo.exit_demo()
        window.close()
        for widget in (demo, window):
            widget.deleteLater()


def memory_mb() -> float:
    """Return the memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Run the demo and print a line per minute."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, default=60)
    minutes: int = parser.parse_args().minutes
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(program.SWITCH_INTERVAL_S)
    app = QApplication([])
    print(f"{'minute':>6}{'searches':>10}{'median ms':>11}{'memory MB':>11}")
    with tempfile.TemporaryDirectory() as folder:
        for minute, figures in enumerate(soak(app, Path(folder), minutes, 60), start=1):
            print(
                f"{minute:>6}{figures.searches:>10}{figures.median_ms:>11.0f}"
                f"{figures.memory_mb:>11.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
