"""Live counting in the window, with a camera whose picture the test sets."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.basket import Basket
from desktop_app.engine.counting.counting import Counting
from desktop_app.errors import Message
from desktop_app.settings import Settings
from desktop_app.ui.basket.basket_list import BasketList
from desktop_app.ui.boxes.box_view import BoxView
from desktop_app.ui.camera.camera_preview import CameraPreview
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.basket.conftest import command, show_basket
from tests.ui.basket.live.conftest import PLACES, LivePage, MatCamera
from tests.ui.conftest import OpenWindow
from tests.ui.parts import part


def test_the_list_follows_the_mat(live: LivePage, pictures: list[Path]) -> None:
    live.put(0, pictures[0])
    live.wait_for(P_1=1)
    live.put(1, pictures[1])
    live.put(2, pictures[0])
    live.wait_for(P_1=2, P_2=1)
    live.take(0)
    live.wait_for(P_1=1, P_2=1)
    assert part(live.page, CameraView).isVisible()


def test_corrections_stay_while_the_things_lie_there(
    live: LivePage, pictures: list[Path], qtbot: QtBot
) -> None:
    controller = live.page.controller
    live.put(0, pictures[0])
    live.put(1, pictures[1])
    live.wait_for(P_1=1, P_2=1)
    first, second = controller.basket.units
    controller.select((first.id,))
    controller.assign(second.found.product_hit)
    product_id = controller.basket.rows[0].product.id
    controller.change(lambda basket: basket.plus(product_id), Message("Next photo"))
    live.put(2, pictures[2])
    live.wait_for(P_2=3, P_3=1)
    controller.select((controller.basket.units[2].id,))
    live.press(Qt.Key.Key_Delete)
    live.take(1)
    live.wait_for(P_2=2)
    live.page.undo_own()
    live.wait_for(P_2=2, P_3=1)
    live.take(0)
    live.wait_for(P_3=1, P_2=1)


def test_space_keeps_the_frame_with_its_list_and_goes_on(
    live: LivePage, pictures: list[Path], qtbot: QtBot
) -> None:
    controller = live.page.controller
    live.put(0, pictures[0])
    live.wait_for(P_1=1)
    live.press(Qt.Key.Key_Space)
    assert part(live.page, BoxView).isVisible()
    assert controller.now.has_photo
    assert not controller.image.isNull()
    live.wait_for(P_1=1)
    with qtbot.waitSignal(controller.selection_changed):
        controller.draw(PLACES[0])
    qtbot.waitUntil(lambda: live.counts() == {"P-1": 2})
    live.take(0)
    live.press(Qt.Key.Key_Space)
    assert part(live.page, CameraView).isVisible()
    assert live.counts() == {}
    live.put(1, pictures[1])
    live.wait_for(P_2=1)
    live.click("basket_live")
    assert part(live.page, BoxView).isVisible()
    live.page.undo_own()
    live.wait_for(P_1=2)


def test_without_a_list_the_photo_before_comes_back(
    live: LivePage, pictures: list[Path], qtbot: QtBot
) -> None:
    live.put(0, pictures[0])
    live.wait_for(P_1=1)
    live.press(Qt.Key.Key_Space)
    live.take(0)
    live.press(Qt.Key.Key_Space)
    live.press(Qt.Key.Key_Escape)
    assert live.counts() == {"P-1": 1}
    assert part(live.page, BoxView).isVisible()


def test_the_till_gets_a_frozen_list(live: LivePage, pictures: list[Path]) -> None:
    live.put(0, pictures[0])
    live.wait_for(P_1=1)
    live.click("basket_send")
    assert part(live.page, BoxView).isVisible()
    assert live.page.controller.now.photo_id
    assert not part(live.page, QPushButton, "basket_send").isEnabled()


def test_an_unplugged_camera_and_another_page(
    live: LivePage, pictures: list[Path], window: MainWindow, qtbot: QtBot
) -> None:
    camera = part(live.page, CameraView)
    live.put(0, pictures[0])
    live.wait_for(P_1=1)
    with qtbot.waitSignal(camera.live_changed):
        live.camera.is_plugged = False
    assert live.counts() == {"P-1": 1}
    live.take(0)
    live.put(1, pictures[1])
    live.camera.is_plugged = True
    live.wait_for(P_2=1)
    command(window, "find")
    command(window, "basket")
    assert part(live.page, BoxView).isVisible()
    assert live.counts() == {"P-2": 1}


def test_another_catalogue_is_counted_with_from_the_beginning(
    live: LivePage, pictures: list[Path], catalogue: Path, window: MainWindow, qtbot: QtBot
) -> None:
    live.put(0, pictures[0])
    live.wait_for(P_1=1)
    with qtbot.waitSignal(window.client.opened):
        window.opener.open(catalogue)
    assert live.counts() == {}
    show_basket(window)
    live.page.show_camera(True)
    live.wait_for(P_1=1)
    with qtbot.waitSignal(window.client.opened):
        window.opener.open(catalogue)


def test_presses_and_arrow_keys_select_boxes(
    live: LivePage, pictures: list[Path], qtbot: QtBot
) -> None:
    controller, preview = live.page.controller, part(live.page, CameraPreview)
    live.put(0, pictures[0])
    live.put(2, pictures[1])
    live.wait_for(P_1=1, P_2=1)
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_Right)
    assert controller.current == controller.basket.units[0]
    QTest.keyClick(preview, Qt.Key.Key_Right)
    assert controller.current == controller.basket.units[1]
    QTest.mouseClick(preview, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    middle = preview.rect().center()
    place = QPoint(middle.x() - preview.width() // 3, middle.y())
    QTest.mouseClick(preview, Qt.MouseButton.LeftButton, pos=place)
    assert controller.current == controller.basket.units[0]
    preview.grab()
    list_ = part(live.page, BasketList)
    assert list_.current_product_id == controller.basket.rows[0].product.id


def test_second_press_of_the_switch_ends_it(live: LivePage, qtbot: QtBot) -> None:
    live.click("basket_live")
    assert not part(live.page, QPushButton, "basket_live").isChecked()
    assert part(live.page, CameraView).isVisible()
    live.press("L")
    assert part(live.page, QPushButton, "basket_live").isChecked()


def test_without_a_detector_it_is_switched_off(
    live: LivePage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    live.click("basket_live")
    monkeypatch.setattr(Counting, "finds_boxes", False)
    with qtbot.waitSignal(live.page.notice_raised):
        live.click("basket_live")
    assert not part(live.page, QPushButton, "basket_live").isChecked()
    assert live.page.controller.basket == Basket()


def test_an_error_ends_it(
    live: LivePage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, pictures: list[Path]
) -> None:
    def fail(*_arguments: object) -> None:
        raise ValueError("no detector")

    live.put(0, pictures[0])
    live.wait_for(P_1=1)
    monkeypatch.setattr(Counting, "detect", fail)
    with qtbot.waitSignal(live.page.failed):
        pass
    assert live.counts() == {"P-1": 1}
    assert part(live.page, BoxView).isVisible()


def test_a_video_is_counted(
    places: None,
    open_window: OpenWindow,
    catalogue: Path,
    pictures: list[Path],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    mat, file = MatCamera(), tmp_path / "mat.avi"
    empty = mat.frame()
    mat.pictures = {1: pictures[0]}
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 20, empty.shape[1::-1])
    for shown in [empty] * 10 + [mat.frame()] * 200:
        writer.write(np.ascontiguousarray(shown[:, :, ::-1]))
    writer.release()
    settings = Settings(language="en", theme="light", device="cpu", camera=str(file))
    live = LivePage(show_basket(open_window(catalogue, settings)), mat, qtbot)
    live.click("basket_live")
    live.wait_for(P_1=1)
    live.press(Qt.Key.Key_Space)
    assert part(live.page, BoxView).isVisible()


def test_the_list_outlives_a_change_of_the_camera(live: LivePage, pictures: list[Path]) -> None:
    live.put(0, pictures[0])
    live.wait_for(P_1=1)
    live.camera.is_plugged = False
    part(live.page, CameraView).source_chosen.emit("1")
    live.press(Qt.Key.Key_Escape)
    assert live.counts() == {"P-1": 1}
    assert part(live.page, BoxView).isVisible()


def test_a_crash_keeps_the_list_that_was_counted_live(
    live: LivePage, pictures: list[Path], open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    live.put(0, pictures[0])
    live.put(2, pictures[1])
    live.wait_for(P_1=1, P_2=1)
    keeper = live.page._keeper
    qtbot.waitUntil(lambda: keeper._written is not None and len(keeper._written.basket.units) == 2)
    qtbot.waitUntil(lambda: keeper.is_settled)
    assert live.page.controller.is_live
    # As after a crash: nothing more is written, and the lock is gone.
    files, keeper._files = keeper._files, None
    assert files is not None
    files.close()
    after = show_basket(open_window(catalogue))
    qtbot.waitUntil(lambda: after._keeper.is_settled)
    assert {row.product.sku: row.count for row in after.controller.basket.rows} == {
        "P-1": 1,
        "P-2": 1,
    }
    assert not after.controller.image.isNull()


def test_a_list_that_was_taken_away_is_kept_no_longer(
    live: LivePage, pictures: list[Path], qtbot: QtBot
) -> None:
    keeper = live.page._keeper
    live.put(0, pictures[0])
    qtbot.waitUntil(lambda: keeper._written is not None)
    live.take(0)
    qtbot.waitUntil(lambda: keeper.is_settled and keeper._written is None)
