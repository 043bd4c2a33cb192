"""The demo on a real catalogue, with a fake camera."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.engine.motion_detection import MotionSettings
from desktop_app.settings import Settings
from desktop_app.ui.camera import camera_reader
from desktop_app.ui.demo.basket.basket_scene import BasketTiming
from desktop_app.ui.demo.demo_controller import DemoController, DemoTiming
from desktop_app.ui.demo.demo_screen import DemoScreen
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from desktop_app.vision.resizing import fit_for_screen
from desktop_app.vision.slideshow import Slideshow
from tests.ui.demo.fake_camera import FakeCamera

# Searches quickly, and never changes the answer or the phase because of elapsed time.
FAST_TIMING = DemoTiming(
    MotionSettings(still_s=0.15),
    min_shown_s=60.0,
    clear_after_s=60.0,
    attract_after_s=60.0,
    reopen_after_s=60.0,
)

OpenDemo: TypeAlias = Callable[..., DemoWindow]


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> FakeCamera:
    """Return a camera that is not connected yet."""
    monkeypatch.setattr(camera_reader, "RETRY_S", 0.05)
    return FakeCamera()


@pytest.fixture
def pictures(shop_table: Path) -> list[Path]:
    """Return the pictures of the catalogue's products, in SKU order."""
    return sorted((shop_table.parent / "pictures").glob("*.png"))


@pytest.fixture
def open_demo(
    window: MainWindow, camera: FakeCamera, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[OpenDemo]:
    """Return a function that starts the demo, with timings and folders of photos."""
    theme = Theme(qapp, paths.icons_folder())
    opened: list[DemoWindow] = []

    def open_it(
        timing: DemoTiming = FAST_TIMING,
        photos: Path | None = None,
        baskets: Path | None = None,
        basket_timing: BasketTiming | None = None,
    ) -> DemoWindow:
        controller = DemoController(
            window.client,
            camera.open,
            lambda files: Slideshow(files, hold_s=0.6),
            fit_for_screen,
            timing,
        )
        # A file that is no photo: nothing is shown.
        none = Path(__file__)
        screen = DemoScreen(
            window.client,
            controller,
            theme,
            lambda: [photos or none],
            lambda: [baskets] if baskets else [],
            basket_timing,
        )
        preferences = Preferences(Settings(language="en"), tmp_path / "demo" / "settings.toml")
        translations = Translations(paths.translations_folder())
        demo = DemoWindow(screen, controller, preferences, translations.set_language)
        qtbot.addWidget(demo)
        opened.append(demo)
        demo.resize(1280, 720)
        with qtbot.waitExposed(demo):
            demo.show()
        demo.start()
        return demo

    yield open_it
    for demo in opened:
        demo.exit_demo()
