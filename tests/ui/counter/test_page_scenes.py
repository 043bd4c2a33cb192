"""What the page makes of the scene at the beginning, in other light, and after a swap."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.picture_decoding import read_photo
from tests.ui.conftest import OpenWindow
from tests.ui.counter.counter_driver import CounterCamera, CounterDriver, with_thing


def of_equal_brightness(picture: RgbImage) -> RgbImage:
    """Return a picture of another colour whose green is the same, which is most of its light."""
    return np.ascontiguousarray(picture[:, :, ::-1])


def test_a_product_that_lies_there_when_the_page_opens_is_answered(
    open_window: OpenWindow,
    catalogue: Path,
    camera: CounterCamera,
    pictures: list[Path],
    qtbot: QtBot,
) -> None:
    camera.put(pictures[2])
    driver = CounterDriver(open_window(catalogue), camera, qtbot)
    driver.wait_for_guidance("Press Space")
    driver.photograph()
    assert driver.offered()[0] == "P-2"
    driver.press(Qt.Key.Key_Return)
    assert [accepted.product.sku for accepted in driver.accepted] == ["P-2"]


def test_the_counter_is_known_as_empty_once_that_product_is_taken_away(
    open_window: OpenWindow,
    catalogue: Path,
    camera: CounterCamera,
    pictures: list[Path],
    qtbot: QtBot,
) -> None:
    camera.put(pictures[2])
    driver = CounterDriver(open_window(catalogue), camera, qtbot)
    driver.wait_for_guidance("Press Space")
    camera.clear()
    driver.wait_for_guidance("Hold a product up")
    driver.wait_for_motion("empty")
    camera.put(pictures[4])
    driver.wait_for("answered")
    assert driver.offered()[0] == "P-4"


def test_a_lamp_is_no_product(automatic: CounterDriver, qtbot: QtBot) -> None:
    empty = automatic.camera.scene
    lit = np.clip(empty.astype(np.float32) * np.float32(1.5), 0, 255).astype(np.uint8)
    automatic.camera.scene = lit
    automatic.wait_until_seen()
    automatic.wait_for_motion("empty")
    assert automatic.controller.capture is None
    automatic.press(Qt.Key.Key_Space)
    automatic.wait_for_guidance("Hold a product up")
    assert automatic.controller.phase == "live"


def test_the_answer_to_a_product_is_not_accepted_for_one_of_the_same_brightness(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[0])
    shown = manual.controller.shown
    assert shown is not None
    states: list[str] = []
    manual.page._camera.frame_shown.connect(lambda _: states.append(shown.validity.state))
    other = of_equal_brightness(read_photo(pictures[0]).pixels)
    # At once, as when the camera was stalled while the products were swapped.
    manual.camera.scene = with_thing(manual.camera._empty, other, 200, 100, 260)
    qtbot.waitUntil(lambda: "contested" in states)
    assert "fresh" not in states[states.index("moving") : states.index("contested")]
