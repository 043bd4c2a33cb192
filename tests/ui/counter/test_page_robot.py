"""A robot at the counter: frames without a product, and keys pressed at any time."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.accepted_product import AcceptedProduct
from tests.ui.counter.counter_driver import CounterDriver


def test_frames_without_a_product_are_never_answered(automatic: CounterDriver) -> None:
    random = np.random.default_rng(5)
    answers: list[str] = []
    automatic.controller.phase_changed.connect(answers.append)
    camera = automatic.camera
    empty = camera.scene
    for step in range(24):
        if step % 3 == 0:
            camera.put_hand(int(random.integers(100, 300)))
        elif step % 3 == 1:
            camera.scene = (empty * random.uniform(0.9, 1.1)).clip(0, 255).astype(np.uint8)
        else:
            camera.clear()
        QTest.qWait(int(random.integers(20, 150)))
        if step % 5 == 0:
            automatic.press(Qt.Key.Key_Space)
    assert "answered" not in answers
    assert not automatic.accepted


def press_enter(driver: CounterDriver) -> str:
    """Press Enter and return the phase that follows."""
    driver.press(Qt.Key.Key_Return)
    return driver.controller.phase


def test_keys_at_any_time_accept_only_what_is_on_the_counter(
    automatic: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    random = np.random.default_rng(6)
    wrong: list[str] = []

    def note(accepted: AcceptedProduct) -> None:
        if accepted.product.sku != f"P-{meant}":
            wrong.append(accepted.product.sku)

    automatic.page.product_accepted.connect(note)
    # What was on the counter when Enter was pressed last.
    meant = 0
    keys = [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape]
    for step in range(12):
        current = step % len(pictures)
        automatic.camera.put(pictures[current])
        # Nobody presses a key in the moment in which a product appears, but right after it.
        automatic.wait_until_seen()
        if step % 4 == 0:
            meant = current
            automatic.photograph()
            # It is accepted once it is certain that it is still the same product.
            qtbot.waitUntil(lambda: press_enter(automatic) in ("accepted", "live"), timeout=20_000)
        for _ in range(3):
            key = keys[int(random.integers(len(keys)))]
            meant = current if key == Qt.Key.Key_Return else meant
            automatic.press(key)
            QTest.qWait(int(random.integers(10, 150)))
    assert automatic.accepted
    assert not wrong
