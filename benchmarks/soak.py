"""The demo for an hour, in a hurry: photos one after another, visitors, a loose camera cable.

Prints, for each minute, searches, memory and the median time of a search. To hold:
memory that does not grow and searches that do not slow down.
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

from benchmarks.stage import open_demo, run_for
from benchmarks.synthetic_video import read_pictures, write_clip
from desktop_app import app as program
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.motion_detection import MotionSettings
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.demo.demo_controller import DemoTiming
from desktop_app.ui.widgets.photo_query import PhotoAnswer
from desktop_app.vision.camera import Camera

_HURRIED = DemoTiming(MotionSettings(0.1, 5.0), kept_s=0.5, empty_s=0.4, idle_s=1.0, hung_s=2.0)
_PLUGGED_S = 6.0
_THINGS = 4


class _LooseCamera:
    """A camera whose cable comes out after some seconds."""

    def __init__(self, clip: Path) -> None:
        self._camera = Camera.open(str(clip))
        self._until_s = time.monotonic() + _PLUGGED_S

    def read(self) -> RgbImage:
        """Return the next picture, or have no more."""
        if time.monotonic() > self._until_s:
            raise VitrineError(Message("The camera is gone."), Message("Connect it."))
        return self._camera.read()

    def close(self) -> None:
        """Let go of it."""
        self._camera.close()


@dataclass(frozen=True, slots=True)
class Interval:
    """What happened in some seconds.

    Attributes:
        searches: how many there were.
        median_ms: of these.
        memory_mb: of the process, at the end.
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
    """Run the demo and yield what happened, interval by interval.

    Args:
        app: the application.
        home: an empty folder.
        intervals: how many.
        seconds: length of each.
        catalogue: folder of a catalogue; None for the sample.
        photos: of its products; None for the sample's.
    """
    folder = photos or paths.sample_folder() / "queries"
    clip = write_clip(
        home / "clip.avi",
        read_pictures(sorted(folder.glob("*.jpg"))[:_THINGS]),
        size_px=(640, 360),
        empty_s=1.5,
        held_s=0.6,
    )
    window, demo = open_demo(
        app,
        home,
        lambda _: _LooseCamera(clip),
        catalogue=catalogue,
        photos=folder,
        pace=_HURRIED,
        held_s=0.25,
    )
    times: list[float] = []

    def note(found: PhotoAnswer) -> None:
        times.append(found.answer.ms.total)

    demo.director.found.connect(note)
    for _ in range(intervals):
        times.clear()
        run_for(seconds, demo)
        median = statistics.median(times) if times else float("nan")
        yield Interval(len(times), median, _memory_mb())
    demo.leave()
    window.close()
    for part in (demo, window):
        part.deleteLater()


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Run it and print a line a minute."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, default=60)
    minutes: int = parser.parse_args().minutes
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(program.SWITCH_INTERVAL_S)
    app = QApplication([])
    print(f"{'minute':>6}{'searches':>10}{'median ms':>11}{'memory MB':>11}")
    with tempfile.TemporaryDirectory() as folder:
        for minute, passed in enumerate(soak(app, Path(folder), minutes, 60), start=1):
            print(
                f"{minute:>6}{passed.searches:>10}{passed.median_ms:>11.0f}"
                f"{passed.memory_mb:>11.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
