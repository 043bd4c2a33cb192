"""Pictures are compared in four modes, at one zoom."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.page import AuditPage
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.page_driver import (
    press,
    wait_until_loaded,
)
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
