"""Measure the preview while the basket page counts live.

    python -m benchmarks.live_preview [--shots FOLDER] [--language zh_CN] [--theme dark]

A clip of 960 x 720 at 30 frames a second is the camera of the real window: products of the
sample are put on a mat and taken away. Printed: frames and looks a second, the longest time
between two frames, events of the GUI thread with more than 8 ms of processor time, and whether
the list at the end of the clip was right. With ``--shots`` the window is saved while it counts,
and after the list was frozen.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from benchmarks.counter_setup import make_catalogue
from benchmarks.demo_setup import run_for, wait_for
from benchmarks.gui_thread import LIMIT_MS, TimedApplication
from benchmarks.live_count import read_mats, read_pieces
from datasets.mat_clips import MatClip, make_clip
from desktop_app import app as program
from desktop_app.settings import Settings
from desktop_app.ui.basket.live.live_detection import LiveDetection
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow

_FPS: Final = 30
# The clips have frames for five looks a second.
_REPEATS: Final = 6
_SIZE_PX: Final = (960, 720)
# The end of the clip is shown for so long that its list can be read.
_END_S: Final = 4.0
_WINDOW_PX: Final = (1280, 800)


def write_clip(file: Path, clip: MatClip) -> float:
    """Write a clip as a video with noise; return its duration in seconds without its last part."""
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), _FPS, _SIZE_PX)
    random = np.random.default_rng(0)
    end = [clip.frames[-1]] * round(_END_S * _FPS / _REPEATS)
    for frame in [*clip.frames, *end]:
        large = cv2.resize(frame, _SIZE_PX)[:, :, ::-1]
        for _ in range(_REPEATS):
            noise = random.standard_normal(large.shape[:2], np.float32)[:, :, np.newaxis]
            writer.write((large + 2 * noise).clip(0, 255).astype(np.uint8))
    writer.release()
    return len(clip.frames) * _REPEATS / _FPS


def open_page(window: MainWindow, catalogue: Path) -> BasketPage:
    """Open the basket page on a catalogue."""
    window.resize(*_WINDOW_PX)
    window.show()
    window.opener.open(catalogue)
    wait_for(window.client.ready.connect)
    action = window.findChild(QAction, "command_basket")
    assert action is not None
    action.trigger()
    page = window.findChild(BasketPage)
    assert page is not None
    return page


def measure(app: TimedApplication, page: BasketPage, duration_s: float) -> dict[str, float]:
    """Count live while the clip is played once."""
    camera, looks = page.findChild(CameraView), page.findChild(LiveDetection)
    switch = page.findChild(QPushButton, "basket_live")
    assert camera is not None
    assert looks is not None
    assert switch is not None
    shown_s: list[float] = []
    looked: list[object] = []
    camera.frame_shown.connect(lambda _: shown_s.append(time.perf_counter()))
    looks.counted.connect(lambda _, count: looked.append(count))
    switch.click()
    wait_for(camera.frame_shown.connect)
    app.clear()
    shown_s.clear()
    looked.clear()
    start_s = time.perf_counter()
    run_for(duration_s + _END_S / 2, page)
    played_s = time.perf_counter() - start_s
    return {
        "frames a second": len(shown_s) / played_s,
        "looks a second": len(looked) / played_s,
        "longest between frames, ms": 1000 * float(np.diff(shown_s).max()),
        "events over 8 ms": sum(one > LIMIT_MS for one in app.cpu_ms),
        "longest event, ms": max(app.cpu_ms),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shots", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--theme", default="light")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    random = np.random.default_rng(arguments.seed)
    clip = make_clip(read_mats()[0], read_pieces(random), random)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        duration_s = write_clip(home / "clip.avi", clip)
        app = TimedApplication()
        sys.setswitchinterval(program.SWITCH_INTERVAL_S)
        settings = Settings(
            language=arguments.language,
            theme=arguments.theme,
            device="cpu",
            camera=str(home / "clip.avi"),
        )
        preferences = Preferences(settings, home / "settings.toml", saves=False)
        window = program.build_window(app, preferences, home)
        page = open_page(window, make_catalogue(home / "sample", 0))
        for name, value in measure(app, page, duration_s).items():
            print(f"{name:<30}{value:>8.1f}")
        rows = page.controller.basket.rows
        found = Counter({row.product.sku: row.count for row in rows})
        print(f"{'right list':<30}{found == Counter(clip.products)!s:>8}")
        if arguments.shots is not None:
            _save_shots(window, page, arguments.shots, f"{arguments.language}_{arguments.theme}")
        window.close()


def _save_shots(window: MainWindow, page: BasketPage, folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(folder / f"live_{name}.png"))
    QTest.keyClick(page, Qt.Key.Key_Space)
    run_for(1, page)
    window.grab().save(str(folder / f"frozen_{name}.png"))


if __name__ == "__main__":
    main()
