"""Everything in a stock take can be done with the keyboard, and is named for screen readers."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.ui.boxes.box_view import BoxView
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.take.line_table import LineTable
from desktop_app.ui.stock.take.take_view import StockTakeView
from desktop_app.ui.widgets.banner import Banner
from tests.ui.accessible import described_with_markup, nameless, too_small
from tests.ui.parts import part
from tests.ui.small_screen import ROOM, show_in
from tests.ui.stock.take.conftest import counts, lines, press, set_stocks


def _tab_stops(first: QWidget) -> set[str]:
    """Return the names of what Tab reaches."""
    first.setFocus()
    reached: list[QWidget] = []
    focused: QWidget | None = first
    while focused is not None and focused not in reached:
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    return {widget.objectName() for widget in reached}


def test_tab_reaches_every_part_and_each_has_a_name(take: StockTakeView) -> None:
    boxes = part(take, BoxView)
    assert {
        *("basket_photo", "stock_photos", "stock_open", "stock_paste", "stock_camera"),
        *("stock_remove_photo", "search_box", "stock_differences_only", "stock_lines"),
        *("stock_set_all", "stock_unseen", "stock_export", "stock_back"),
    } <= _tab_stops(boxes)
    take.session.selection.select(1)
    assert {"basket_candidates", "search_box", "basket_unknown"} <= _tab_stops(boxes)
    assert nameless(take) == []
    assert described_with_markup(take) == []
    assert too_small(take, 24) == {}


def test_a_stock_take_is_checked_and_settled_with_keys(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    set_stocks(window, {"P-1": "2", "P-2": "5"}, qtbot)
    take.refresh_when_visible()
    qtbot.waitUntil(lambda: lines(take)["P-2"].stock == 5)
    boxes, selection = part(take, BoxView), take.session.selection
    boxes.setFocus()
    QTest.keyClick(boxes, Qt.Key.Key_Right)
    assert selection.current is not None
    QTest.keyClick(boxes, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: counts(take)["P-1"] == 1)
    QTest.keyClick(boxes, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not take.session.shows_box)
    table = part(take, LineTable)
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: counts(take)["P-2"] == 2)
    QTest.keyClick(table, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: lines(take)["P-2"].decision == "recount")
    QTest.keyClick(table, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: lines(take)["P-2"].stock == 2)


def test_a_box_is_drawn_with_keys(take: StockTakeView, qtbot: QtBot) -> None:
    boxes = part(take, BoxView)
    qtbot.waitUntil(lambda: take.session._images.pixels is not None)
    boxes.setFocus()
    QTest.keyClick(boxes, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: boxes.is_drawing)
    QTest.keyClick(boxes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(take.session.selection.units) == 4)


def test_digits_choose_a_product_for_the_box_and_are_typed_in_the_table(
    take: StockTakeView, qtbot: QtBot
) -> None:
    boxes, unit = part(take, BoxView), take.session.unit
    boxes.setFocus()
    take.session.selection.select(2)
    qtbot.waitUntil(lambda: len(unit.hits) > 1)
    sku = unit.hits[1].product.sku
    QTest.keyClick(boxes, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: sku in counts(take))
    assert part(unit, QListView).isVisible()


def test_the_camera_is_shown_and_left_with_keys(take: StockTakeView, qtbot: QtBot) -> None:
    boxes, camera = part(take, BoxView), part(take, CameraView)
    boxes.setFocus()
    QTest.keyClick(boxes, Qt.Key.Key_C)
    qtbot.waitUntil(camera.isVisible)
    QTest.keyClick(camera, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not camera.isVisible())
    assert boxes.isVisible()


def test_all_of_it_is_reached_on_a_small_screen(take: StockTakeView, window: MainWindow) -> None:
    show_in(window, QSize(ROOM))
    assert window.width() <= ROOM.width()
    assert take.session._splitter.is_stacked
    press(take, "stock_back")


def test_escape_leads_back_to_the_list_of_stock_takes(take: StockTakeView, qtbot: QtBot) -> None:
    boxes = take.session.side.boxes
    boxes.unit_selected.emit(2)
    boxes.setFocus()
    QTest.keyClick(boxes, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not take.session.shows_box)
    assert take.session.isVisible()
    boxes.setFocus()
    QTest.keyClick(boxes, Qt.Key.Key_Escape)
    table = part(take, QTableView, "stock_take_table")
    qtbot.waitUntil(table.hasFocus)
    assert take.session.isHidden()
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(take.session.isVisible)


def test_a_notice_covers_no_button_in_a_small_window(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(900, 600)
    window.show_notice(Notice("warning", Message("Photos cannot be read."), Message("Look.")))
    banner = part(window, Banner)
    buttons = [one for one in take.findChildren(QPushButton) if one.isVisible()]

    def covers(widget: QWidget) -> bool:
        place = QRect(widget.mapTo(window, QPoint()), widget.size())
        return place.intersects(QRect(banner.mapTo(window, QPoint()), banner.size()))

    assert len(buttons) > 10
    qtbot.waitUntil(lambda: banner.isVisible() and not any(map(covers, buttons)))
