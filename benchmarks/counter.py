"""Measure the counter page: from Space to the verdict, and from Enter to the clipboard.

    python -m benchmarks.counter --pictures 10000 --captures 60

A clip of 1920 x 1080 at 30 frames per second is the camera of the real window. One product of
the sample after another is held up, Space is pressed, then Enter. The minimum is what no
search can do without: one embedding of the product and its middle, and the keypoints of the
photo once. The preview freezes while it gets no new frame.

To reach on two cores: verdict 200 ms (p50) and 350 ms (p95), clipboard 50 ms, preview 50 ms.
Set QT_QPA_PLATFORM=xcb to measure on a screen.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from benchmarks.counter_setup import CounterUser, make_catalogue, sample_photos
from benchmarks.demo_setup import run_for
from benchmarks.gui_thread import TimedApplication
from benchmarks.synthetic_video import read_pictures, write_clip
from desktop_app import app as program
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.recognition.embedding import embed_regions
from desktop_app.engine.recognition.multi_crop import crop_regions
from desktop_app.ui.camera.camera_preview import CameraPreview
from desktop_app.ui.counter.answer.verdict_header import VerdictHeader
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import photo_keypoints
from desktop_app.vision.model_card import load_card

_PRODUCTS: Final = 6
_SIZE_PX: Final = (1920, 1080)
_EMPTY_S: Final = 0.6
_HELD_S: Final = 1.6
# The preview is watched between captures too, but not while the minimum is measured.
_FREEZE_LIMIT_MS: Final = 50.0


class PaintTimes(QObject):
    """Notes when a widget has been painted.

    Attributes:
        times_s: of each paint, on ``time.perf_counter``.
    """

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.times_s: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note the time at which the window shows what is painted now."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, lambda: self.times_s.append(time.perf_counter()))
        return False


@dataclass(slots=True)
class Figures:
    """What was measured, in ms, and the parts of the captures that show the product."""

    verdict_ms: list[float] = field(default_factory=list)
    clipboard_ms: list[float] = field(default_factory=list)
    minimum_ms: list[float] = field(default_factory=list)
    products: list[RgbImage] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Use the counter and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pictures", type=int, default=10_000)
    parser.add_argument("--captures", type=int, default=60)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = TimedApplication()
    sys.setswitchinterval(program.SWITCH_INTERVAL_S)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        catalogue = make_catalogue(home / "catalogue", arguments.pictures)
        clip = write_clip(
            home / "clip.avi",
            read_pictures(sample_photos(_PRODUCTS)),
            size_px=_SIZE_PX,
            empty_s=_EMPTY_S,
            held_s=_HELD_S,
        )
        user = CounterUser(app, home, catalogue, str(clip))
        preview = PaintTimes(user.find(CameraPreview))
        run_for(2, user.page)
        app.clear()
        preview.times_s.clear()
        figures = _measure(user, arguments.captures)
        shown_s = list(preview.times_s)
        _measure_minima(user, figures)
        _print(figures, shown_s, app)
        user.close()


def _measure(user: CounterUser, captures: int) -> Figures:
    figures = Figures()
    header = PaintTimes(user.find(VerdictHeader))
    clipboard = _ClipboardTimes()
    controller = user.controller
    for _ in range(captures):
        user.wait_until(lambda: controller.motion == "empty")
        user.wait_until(lambda: controller.motion in ("new", "still"))
        pressed_s = time.perf_counter()
        user.press(Qt.Key.Key_Space)
        if not user.wait_until(lambda: controller.phase == "answered"):
            figures.verdicts[controller.guidance] += 1
            continue
        shown = controller.shown
        assert shown is not None
        answered = len(header.times_s)
        user.wait_until(partial(_has_more, header.times_s, answered))
        figures.verdict_ms.append(1000 * (header.times_s[answered] - pressed_s))
        figures.verdicts[shown.answer.verdict] += 1
        if shown.has_favourite:
            run_for(0.1, user.page)
            _accept(user, clipboard, figures)
        figures.products.append(shown.answer.region.cut_from(shown.capture.pixels))
    return figures


def _has_more(values: list[float], count: int) -> bool:
    return len(values) > count


class _ClipboardTimes(QObject):
    """Notes when the clipboard gets something."""

    def __init__(self) -> None:
        super().__init__()
        self.times_s: list[float] = []
        QGuiApplication.clipboard().dataChanged.connect(self._note)

    def _note(self) -> None:
        self.times_s.append(time.perf_counter())


def _accept(user: CounterUser, clipboard: _ClipboardTimes, figures: Figures) -> None:
    before = len(clipboard.times_s)
    QGuiApplication.clipboard().clear()
    user.wait_until(lambda: len(clipboard.times_s) > before)
    before = len(clipboard.times_s)
    pressed_s = time.perf_counter()
    user.press(Qt.Key.Key_Return)
    if user.wait_until(lambda: user.controller.phase != "answered") and (
        len(clipboard.times_s) > before
    ):
        figures.clipboard_ms.append(1000 * (clipboard.times_s[before] - pressed_s))
    user.press(Qt.Key.Key_Escape)


def _measure_minima(user: CounterUser, figures: Figures) -> None:
    """Measure the minimum of each captured product, where a search would run."""
    embedder = Embedder.open(load_card(paths.model_card("")), device="cpu")
    for count, product in enumerate(figures.products):
        task = user.window.client.run_without_catalogue(partial(_minimum_ms, product, embedder))
        task.on_success(figures.minimum_ms.append)
        user.wait_until(partial(_has_more, figures.minimum_ms, count))


def _minimum_ms(product: RgbImage, embedder: Embedder) -> float:
    start_s = time.perf_counter()
    embed_regions(crop_regions(product, (WHOLE_PHOTO,), embedder), embedder)
    photo_keypoints(product)
    return 1000 * (time.perf_counter() - start_s)


def _print(figures: Figures, preview_s: list[float], app: TimedApplication) -> None:
    print(f"{'':<28}{'p50 ms':>9}{'p95 ms':>9}{'most':>9}{'count':>8}")
    gaps_ms = 1000 * np.diff(preview_s)
    for name, values in (
        ("Space to verdict", figures.verdict_ms),
        ("minimum", figures.minimum_ms),
        ("Enter to clipboard", figures.clipboard_ms),
        ("between preview frames", gaps_ms.tolist()),
        ("event on the GUI thread", app.ms),
        ("processor time of it", app.cpu_ms),
    ):
        if not values:
            continue
        print(
            f"{name:<28}{statistics.median(values):>9.1f}{np.percentile(values, 95):>9.1f}"
            f"{max(values):>9.1f}{len(values):>8}"
        )
    frozen = int((gaps_ms > _FREEZE_LIMIT_MS).sum())
    ratio = statistics.median(figures.verdict_ms) / statistics.median(figures.minimum_ms)
    print(f"preview frozen for over {_FREEZE_LIMIT_MS:.0f} ms: {frozen} of {len(gaps_ms)}")
    print(f"verdict / minimum: {ratio:.1f}; verdicts: {dict(figures.verdicts)}")


if __name__ == "__main__":
    main()
