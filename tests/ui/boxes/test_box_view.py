"""Boxes on the photo: selected, drawn and resized with mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.basket import Basket
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.ui.boxes.box_view import BoxView
from desktop_app.ui.style.theme import Theme

_LEFT = Region(0.1, 0.2, 0.3, 0.6)
_RIGHT = Region(0.6, 0.2, 0.8, 0.6)
_BASKET = Basket.of(tuple(FoundUnit(region, "unknown", (), None) for region in (_LEFT, _RIGHT)))


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> BoxView:
    """Return a view of a photo with two boxes, none of which is selected."""
    made = BoxView(theme)
    qtbot.addWidget(made)
    # A margin of 4 px around a photo of 500 × 400 px.
    made.resize(508, 408)
    photo = QImage(500, 400, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.gray)
    made.show_image(photo)
    made.show_boxes(_BASKET.units, (), None, ())
    made.show()
    return made


def _place(x: float, y: float) -> QPoint:
    return QPoint(round(4 + 500 * x), round(4 + 400 * y))


def _drag(view: BoxView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_a_click_selects_a_box_and_one_beside_all_none(view: BoxView) -> None:
    selected: list[int] = []
    view.unit_selected.connect(selected.append)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=_place(0.7, 0.4))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=_place(0.5, 0.9))
    assert selected == [2, 0]


def test_a_drag_draws_a_box(view: BoxView) -> None:
    drawn: list[Region] = []
    view.region_drawn.connect(drawn.append)
    _drag(view, _place(0.4, 0.1), _place(0.5, 0.3))
    (region,) = drawn
    assert (region.left, region.top) == pytest.approx((0.4, 0.1), abs=0.005)
    assert (region.right, region.bottom) == pytest.approx((0.5, 0.3), abs=0.005)


def test_a_box_is_drawn_over_another_one_when_drawing_was_begun(view: BoxView) -> None:
    drawn: list[Region] = []
    view.region_drawn.connect(drawn.append)
    view.start_drawing()
    _drag(view, _place(0.12, 0.25), _place(0.28, 0.5))
    assert len(drawn) == 1
    assert not view.is_drawing


def test_the_current_box_is_resized_by_its_handle(view: BoxView) -> None:
    changed: list[tuple[int, Region]] = []
    view.region_changed.connect(lambda unit_id, region: changed.append((unit_id, region)))
    view.show_boxes(_BASKET.units, (1,), _BASKET.units[0], ())
    _drag(view, _place(0.3, 0.6), _place(0.4, 0.7))
    ((unit_id, region),) = changed
    assert unit_id == 1
    assert (region.left, region.top) == (_LEFT.left, _LEFT.top)
    assert (region.right, region.bottom) == pytest.approx((0.4, 0.7), abs=0.005)


def test_arrow_keys_go_from_box_to_box(view: BoxView) -> None:
    selected: list[int] = []
    view.unit_selected.connect(selected.append)
    QTest.keyClick(view, Qt.Key.Key_Right)
    view.show_boxes(_BASKET.units, (1,), _BASKET.units[0], ())
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert selected == [1, 2]


def test_several_keys_are_one_change(view: BoxView, qtbot: QtBot) -> None:
    view.show_boxes(_BASKET.units, (1,), _BASKET.units[0], ())
    with qtbot.waitSignal(view.region_changed) as emitted:
        for _ in range(3):
            QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert emitted.args is not None
    assert emitted.args[1].left == pytest.approx(0.13)


def test_a_change_of_a_box_that_is_gone_is_dropped(view: BoxView, qtbot: QtBot) -> None:
    view.show_boxes(_BASKET.units, (1,), _BASKET.units[0], ())
    with qtbot.assertNotEmitted(view.region_changed, wait=400):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        view.show_boxes(_BASKET.deleted(1).units, (), None, ())


def test_the_current_box_is_read_out(view: BoxView, announced: list[str]) -> None:
    view.setFocus()
    view.show_boxes(_BASKET.units, (2,), _BASKET.units[1], ())
    assert announced == ["Box 2 of 2, Unknown thing, please check"]
    assert view.accessibleDescription() == announced[0]
