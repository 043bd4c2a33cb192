"""The counter page in a real window, on a real catalogue, with a camera that tests set."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import window_libraries
from desktop_app.domain.answer import Answer, Hit, Timings
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counter.capture_search import CaptureAnswer
from desktop_app.settings import Settings
from desktop_app.ui.counter.capture import capture_identification
from tests.ui.conftest import OpenWindow
from tests.ui.counter.counter_driver import CounterCamera, CounterDriver, Forced


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> CounterCamera:
    camera = CounterCamera()
    monkeypatch.setattr(window_libraries, "open_camera", camera.open)
    monkeypatch.setattr(window_libraries, "list_cameras", tuple)
    return camera


@pytest.fixture
def pictures(shop_table: Path) -> list[Path]:
    """Return the pictures of the catalogue's products, in SKU order."""
    return sorted((shop_table.parent / "pictures").glob("*.png"))


@pytest.fixture
def manual(
    open_window: OpenWindow, catalogue: Path, camera: CounterCamera, qtbot: QtBot
) -> CounterDriver:
    """Return the page, which captures only when it is told to."""
    settings = Settings(language="en", theme="light", device="cpu", counter_hold_still=False)
    driver = CounterDriver(open_window(catalogue, settings), camera, qtbot)
    driver.wait_for_guidance("Hold a product up")
    return driver


@pytest.fixture
def automatic(
    open_window: OpenWindow, catalogue: Path, camera: CounterCamera, qtbot: QtBot
) -> CounterDriver:
    """Return the page, which captures what is held still."""
    driver = CounterDriver(open_window(catalogue), camera, qtbot)
    driver.wait_for_guidance("Hold a product up")
    return driver


@pytest.fixture
def verdict(monkeypatch: pytest.MonkeyPatch) -> Forced:
    """Return a function that gives all later answers a verdict."""

    def force(verdict: str) -> None:
        def identify(workspace: object, photo: RgbImage, *_: object) -> CaptureAnswer:
            hits: tuple[Hit, ...] = workspace.identify(photo, top=9).hits  # type: ignore[attr-defined]
            answer = Answer(verdict, None, hits, Timings({}, 1.0), "cpu", photo)  # type: ignore[arg-type]
            return CaptureAnswer(answer, (answer,))

        monkeypatch.setattr(capture_identification, "identify_capture", identify)

    return force
