"""Setup of the demo for a measurement, with a camera and a timing of its own."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import app as program
from desktop_app import paths
from desktop_app.engine.frame_source import FrameSource
from desktop_app.settings import Settings
from desktop_app.ui.demo.basket.basket_scene import BasketTiming
from desktop_app.ui.demo.demo_controller import DemoController, DemoTiming
from desktop_app.ui.demo.demo_screen import DemoScreen
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from desktop_app.vision.resizing import fit_for_screen
from desktop_app.vision.slideshow import HOLD_S, Slideshow


def open_demo(
    app: QApplication,
    home: Path,
    open_camera: Callable[[str], FrameSource],
    *,
    catalogue: Path | None = None,
    photos: Path | None = None,
    timing: DemoTiming | None = None,
    hold_s: float = HOLD_S,
    baskets: Sequence[Path] = (),
    basket_timing: BasketTiming | None = None,
) -> tuple[MainWindow, DemoWindow]:
    """Show the demo at 1920 x 1080 and return it when it is ready for photos.

    Args:
        app: the application.
        home: an empty folder.
        open_camera: opens the replacement of the camera.
        catalogue: catalogue folder; None for the sample.
        photos: folder of the slideshow's photos; None for the sample's.
        timing: of the demo.
        hold_s: how long the slideshow shows each photo.
        baskets: photos of many products, which are counted while nobody is there.
        basket_timing: when they are.
    """
    settings = Settings(language="en", theme="light", device="cpu")
    preferences = Preferences(settings, home / "settings.toml", saves=False)
    window = program.build_window(app, preferences, home)

    def open_slideshow(files: Sequence[Path]) -> FrameSource:
        return Slideshow(files, hold_s=hold_s)

    controller = DemoController(window.client, open_camera, open_slideshow, fit_for_screen, timing)
    theme = Theme(app, paths.icons_folder())

    def sources() -> list[Path]:
        return [folder] if (folder := photos or window.opener.sample_photos_folder()) else []

    screen = DemoScreen(
        window.client, controller, theme, sources, lambda: list(baskets), basket_timing
    )
    demo = DemoWindow(screen, controller, preferences, lambda _: None)
    demo.resize(1920, 1080)
    demo.show()
    if catalogue is None:
        window.opener.open_sample()
    else:
        window.opener.open(catalogue)
    wait_for(window.client.ready.connect)
    demo.start()
    return window, demo


def wait_for(connect: Callable[[Callable[[], None]], object]) -> None:
    """Run the event loop until a signal is emitted.

    Args:
        connect: the ``connect`` method of the signal.
    """
    loop = QEventLoop()
    connect(loop.quit)
    loop.exec()


def run_for(seconds: float, parent: QObject) -> None:
    """Run the event loop for some time."""
    loop = QEventLoop(parent)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
    loop.deleteLater()
