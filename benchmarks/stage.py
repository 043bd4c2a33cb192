"""The demo as it runs at a stand, built to be measured: its own pace, its own camera."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import app as program
from desktop_app import paths
from desktop_app.engine.frame_source import FrameSource
from desktop_app.settings import Settings
from desktop_app.ui.demo.demo_controller import DemoController, DemoTiming
from desktop_app.ui.demo.demo_screen import DemoScreen
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from desktop_app.vision.slideshow import HOLD_S, Slideshow


def open_demo(
    app: QApplication,
    home: Path,
    camera: Callable[[str], FrameSource],
    *,
    catalogue: Path | None = None,
    photos: Path | None = None,
    pace: DemoTiming | None = None,
    held_s: float = HOLD_S,
) -> tuple[MainWindow, DemoWindow]:
    """Show the demo at 1920 x 1080, ready to find things.

    Args:
        app: the application.
        home: an empty folder.
        camera: opens what stands in for the camera.
        catalogue: folder of a catalogue; None for the sample.
        photos: folder of the photos of the loop; None for the sample's.
        pace: how long things last.
        held_s: how long the loop holds each photo.
    """
    settings = Settings(language="en", theme="light", device="cpu")
    preferences = Preferences(settings, home / "settings.toml", are_kept=False)
    window = program.build_window(app, preferences, home)
    director = DemoController(window.client, camera, lambda files: _loop(files, held_s), pace)
    theme = Theme(app, paths.icons_folder())
    screen = DemoScreen(
        window.client, director, theme, lambda: photos or window.opening.photos_to_try()
    )
    demo = DemoWindow(screen, director, preferences, lambda _: None)
    demo.resize(1920, 1080)
    demo.show()
    if catalogue is None:
        window.opening.open_sample()
    else:
        window.opening.open(catalogue)
    wait_for(window.client.ready.connect)
    demo.begin()
    return window, demo


def _loop(photos: Sequence[Path], held_s: float) -> FrameSource:
    return Slideshow(photos, hold_s=held_s)


def wait_for(connect: Callable[[Callable[[], None]], object]) -> None:
    """Let the program run until a signal comes."""
    loop = QEventLoop()
    connect(loop.quit)
    loop.exec()


def run_for(seconds: float, parent: QObject) -> None:
    """Let the program run for some time."""
    loop = QEventLoop(parent)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
