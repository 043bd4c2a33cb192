from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.counter.crop.crop_view import CropView
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.region_geometry import point_in

REGION = Region(0.25, 0.25, 0.75, 0.75)
Drag = Callable[[tuple[float, float], tuple[float, float]], None]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit())
    window.resize(640, 560)
    return window


@pytest.fixture
def view(window: QWidget, qtbot: QtBot, theme: Theme) -> CropView:
    view = CropView("crop", theme)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(view)
    photo = QImage(1280, 960, QImage.Format.Format_RGB32)
    photo.fill(QColor("#808080"))
    view.show_image(photo, REGION)
    view.set_editable(True)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return view


@pytest.fixture
def chosen(view: CropView) -> list[Region]:
    regions: list[Region] = []
    view.region_chosen.connect(regions.append)
    return regions


@pytest.fixture
def drag(view: CropView) -> Drag:
    """Return a function that drags the mouse between two points of the photo, 0..1."""

    def place(point: tuple[float, float], photo: QRectF) -> QPoint:
        return point_in(photo, QPointF(*point)).toPoint()

    def drag_it(start: tuple[float, float], end: tuple[float, float]) -> None:
        photo = view._photo_rect()
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(view, left, none, place(start, photo))
        QTest.mouseMove(view, place(end, photo))
        QTest.mouseRelease(view, left, none, place(end, photo))

    return drag_it


def near(region: Region, *sides: float) -> bool:
    shown = (region.left, region.top, region.right, region.bottom)
    return all(abs(one - other) < 0.01 for one, other in zip(shown, sides, strict=True))


@pytest.mark.parametrize("is_editing", [False, True])
@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((0.5, 0.5), (0.6, 0.4), (0.35, 0.15, 0.85, 0.65)),
        ((0.25, 0.25), (0.3, 0.35), (0.3, 0.35, 0.75, 0.75)),
        ((0.75, 0.5), (0.7, 0.8), (0.25, 0.25, 0.7, 0.75)),
    ],
)
def test_a_region_is_moved_and_resized_with_the_mouse(
    view: CropView,
    chosen: list[Region],
    drag: Drag,
    is_editing: bool,
    start: tuple[float, float],
    end: tuple[float, float],
    expected: tuple[float, float, float, float],
) -> None:
    if is_editing:
        view.setFocus(Qt.FocusReason.TabFocusReason)
    drag(start, end)
    assert len(chosen) == 1
    assert near(chosen[0], *expected)
    assert view.region == chosen[0]
    assert view.is_editing


def test_a_region_is_drawn_anew_outside_the_old_one(
    view: CropView, chosen: list[Region], drag: Drag
) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    drag((0.02, 0.05), (0.18, 0.9))
    assert near(chosen[0], 0.02, 0.05, 0.18, 0.9)


def test_the_whole_photo_is_not_moved_but_drawn_on(
    view: CropView, chosen: list[Region], drag: Drag
) -> None:
    view.show_image(view.image, WHOLE_PHOTO)
    drag((0.3, 0.3), (0.6, 0.7))
    assert near(chosen[0], 0.3, 0.3, 0.6, 0.7)


def test_a_click_only_shows_the_whole_photo(
    view: CropView, chosen: list[Region], drag: Drag
) -> None:
    drag((0.5, 0.5), (0.5, 0.5))
    assert view.is_editing
    assert not chosen


def test_arrow_keys_move_and_resize(view: CropView, chosen: list[Region]) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.is_editing
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert near(chosen[-1], 0.27, 0.23, 0.77, 0.73)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert near(chosen[-1], 0.27, 0.23, 0.75, 0.75)
    assert len(chosen) == 4


def test_editing_ends_with_the_focus(view: CropView) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    box = view.window().findChild(QLineEdit)
    assert box is not None
    box.setFocus()
    assert not view.is_editing


def test_a_capture_without_answer_cannot_be_changed(
    view: CropView, chosen: list[Region], drag: Drag
) -> None:
    view.set_editable(False)
    drag((0.5, 0.5), (0.6, 0.6))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert not chosen
    assert not view.is_editing


def test_an_answer_does_not_move_what_is_being_dragged(view: CropView) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view, left, none, view.rect().center())
    QTest.mouseMove(view, view.rect().center() + QPoint(40, 0))
    moved = view.region
    assert moved != REGION
    view.show_image(view.image, REGION)
    assert view.region == moved
    QTest.mouseRelease(view, left, none, view.rect().center() + QPoint(40, 0))


def test_a_finger_moves_the_region(view: CropView, chosen: list[Region]) -> None:
    device = QTest.createTouchDevice()
    window = view.window().windowHandle()
    start = view.mapTo(view.window(), view.rect().center())
    QTest.touchEvent(window, device).press(0, start, window).commit()
    QTest.touchEvent(window, device).move(0, start + QPoint(40, 20), window).commit()
    QTest.touchEvent(window, device).release(0, start + QPoint(40, 20), window).commit()
    (region,) = chosen
    assert region.left > REGION.left
    assert region.top > REGION.top
