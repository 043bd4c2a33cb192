"""Pictures are compared in four modes, at one zoom."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.comparison import ComparedPictures
from desktop_app.ui.audit.page import AuditPage
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.page_driver import press, wait_until_loaded
from tests.ui.audit.samples import make_picture
from tests.ui.parts import part


def test_digits_switch_the_mode(audit_page: AuditPage, qtbot: QtBot) -> None:
    wait_until_loaded(audit_page, qtbot)
    view = part(audit_page, CompareView, "compare_view")
    for key, mode in ((Qt.Key.Key_3, "split"), (Qt.Key.Key_2, "over"), (Qt.Key.Key_1, "side")):
        press(audit_page, key)
        assert view.mode == mode
        assert part(audit_page, QToolButton, f"compare_{mode}").isChecked()
    press(audit_page, Qt.Key.Key_S)
    assert (view.mode, view.shows_second) == ("over", True)
    press(audit_page, Qt.Key.Key_B)
    assert part(audit_page, QToolButton, "compare_blink").isChecked()
    press(audit_page, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: not view.is_blinking)


def test_the_difference_is_measured_or_explained(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    wait_until_loaded(audit_page, qtbot)
    note = part(audit_page, QLabel, "compare_note")
    press(audit_page, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: note.text().endswith("of the common area differs (red)."))
    plan.transform = None
    press(audit_page, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: note.text().startswith("These pictures cannot be overlaid"))


def test_keys_zoom_and_a_new_group_resets_the_zoom(audit_page: AuditPage, qtbot: QtBot) -> None:
    wait_until_loaded(audit_page, qtbot)
    view, scale = (
        part(audit_page, CompareView, "compare_view"),
        part(audit_page, QLabel, "compare_zoom"),
    )
    whole = scale.text()
    press(audit_page, Qt.Key.Key_Plus)
    assert scale.text() != whole
    press(audit_page, Qt.Key.Key_0)
    assert scale.text() == whole
    press(audit_page, Qt.Key.Key_Z)
    part(audit_page, QToolButton, "compare_zoom_in").click()
    assert view.zoom_state.zoom > 1
    press(audit_page, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: view.zoom_state.zoom == 1)


def test_the_wheel_zooms_and_dragging_pans(audit_page: AuditPage, qtbot: QtBot) -> None:
    wait_until_loaded(audit_page, qtbot)
    view = part(audit_page, CompareView, "compare_view")
    corner = QPointF(20, 20)
    wheel = QWheelEvent(
        corner,
        view.mapToGlobal(corner),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, wheel)
    assert view.zoom_state.zoom > 2
    before = view.zoom_state.centre.x()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    QTest.mouseMove(view, QPoint(20, 60))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert view.zoom_state.centre.x() > before
    press(audit_page, Qt.Key.Key_0)
    assert view.zoom_state.centre == QPointF(0.5, 0.5)


def test_arrow_keys_step_through_pictures_and_groups(compare_view: CompareView) -> None:
    steps: list[tuple[str, int]] = []
    compare_view.picture_step_requested.connect(lambda step: steps.append(("picture", step)))
    compare_view.group_step_requested.connect(lambda step: steps.append(("group", step)))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(compare_view, key)
    assert steps == [("picture", 1), ("picture", -1), ("group", 1), ("group", -1)]


def test_the_split_handle_is_moved_by_mouse_and_keyboard(compare_view: CompareView) -> None:
    compare_view.set_mode("split")
    red, blue = QColor(Qt.GlobalColor.red), QColor(Qt.GlobalColor.blue)
    # The pictures cover x from 102 to 298.
    assert compare_view.grab().toImage().pixelColor(250, 180) == blue
    QTest.mousePress(compare_view, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    QTest.mouseMove(compare_view, QPoint(280, 20))
    QTest.mouseRelease(compare_view, Qt.MouseButton.LeftButton, pos=QPoint(280, 20))
    assert compare_view.grab().toImage().pixelColor(250, 180) == red
    assert compare_view.zoom_state.zoom == 1
    for _ in range(4):
        QTest.keyClick(compare_view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert compare_view.grab().toImage().pixelColor(250, 180) == blue


def test_a_clicked_picture_is_reported(compare_view: CompareView) -> None:
    clicked: list[int] = []
    compare_view.picture_clicked.connect(clicked.append)
    QTest.mouseClick(compare_view, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    QTest.mouseClick(compare_view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert clicked == [1, 0]


def test_a_double_click_toggles_the_actual_size(compare_view: CompareView) -> None:
    pictures = (make_picture(1, side_px=1000), make_picture(2))
    compare_view.show_pictures(ComparedPictures(pictures, ("A", "B"), (0, 1)))
    scales: list[float] = []
    compare_view.scale_changed.connect(scales.append)
    QTest.mouseDClick(compare_view, Qt.MouseButton.LeftButton)
    assert scales[-1] == pytest.approx(1)
    QTest.mouseDClick(compare_view, Qt.MouseButton.LeftButton)
    assert compare_view.zoom_state.zoom == 1


def test_blinking_swaps_the_pictures(compare_view: CompareView, qtbot: QtBot) -> None:
    compare_view.set_blinking(True)
    assert compare_view.mode == "over"
    qtbot.waitUntil(lambda: compare_view.shows_second)
    compare_view.set_mode("side")
    assert not compare_view.is_blinking
