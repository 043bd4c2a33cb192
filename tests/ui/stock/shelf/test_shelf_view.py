"""The shelf view in its window: a photo is read, kept as a plan, and compared with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.shelf.change_list import ChangeList
from desktop_app.ui.stock.shelf.item_list import ItemList
from desktop_app.ui.stock.shelf.keep_plan_dialog import KeepPlanDialog
from desktop_app.ui.stock.shelf.shelf_banner import ShelfBanner
from desktop_app.ui.stock.shelf.shelf_photo_view import ShelfPhotoView
from desktop_app.ui.stock.shelf.shelf_view import ShelfView
from tests.engine.counting.shelf_units import told
from tests.ui.parts import part
from tests.ui.stock.shelf.conftest import PLAN, DrawShelf, names, read


def _changes(view: ShelfView) -> list[tuple[str, str, int, int]]:
    comparison = view.plans.comparison
    assert comparison is not None
    return told(comparison.differences)


def test_facings_and_gaps_are_listed_by_board(
    shelf: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot
) -> None:
    assert names(shelf) == [
        *(("P-0", 1, 2), ("P-1", 1, 1), ("P-2", 1, 1)),
        *(("P-3", 2, 1), ("P-4", 2, 2), ("P-5", 2, 1)),
    ]
    read(window, shelf, draw_shelf("00 2", "3445", name="gap.png"), qtbot)
    assert ("", 1, 0) not in names(shelf)  # A single width may be the space between two products.
    assert part(window, ItemList).model().rowCount() == 5


def test_list_and_photo_highlight_each_other(shelf: ShelfView, window: MainWindow) -> None:
    items, photo = part(window, ItemList), part(window, ShelfPhotoView, "shelf_photo")
    items.selectRow(4)
    assert shelf.selection.item is not None
    assert shelf.selection.item.board == 2
    QTest.keyClick(photo, Qt.Key.Key_Up)
    assert items.currentIndex().row() == 1
    QTest.keyClick(photo, Qt.Key.Key_Left)
    assert items.currentIndex().row() == 0
    # The photo fills the width; the middle of the upper board is above that of the photo.
    place = photo.rect().center() - QPoint(0, photo.width() // 8)
    QTest.mouseClick(photo, Qt.MouseButton.LeftButton, pos=place)
    assert items.currentIndex().row() in (0, 1)
    assert shelf.selection.selection.unit in (1, 2)
    assert "Board 1" in photo.accessibleDescription()


def test_a_photo_is_kept_as_a_plan_and_a_new_one_compared(
    shelf: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot
) -> None:
    part(window, QPushButton, "shelf_keep").click()
    dialog = part(window, KeepPlanDialog)
    keep = part(dialog, QPushButton, "keep_plan_keep")
    assert not keep.isEnabled()
    part(dialog, QComboBox, "keep_plan_name").setEditText("Aisle 3")
    keep.click()
    banner = part(window, ShelfBanner)
    qtbot.waitUntil(lambda: banner.text == "As planned")
    read(window, shelf, draw_shelf("0 12", "3442", name="now.png", light=0.9), qtbot)
    assert _changes(shelf) == [
        *(("fewer", "P-0", 2, 1), ("missing", "P-5", 1, 0), ("more", "P-2", 1, 2)),
    ]
    assert banner.text == "3 changes"
    changes = part(window, ChangeList)
    assert changes.isVisible()
    changes.selectRow(0)
    assert shelf.selection.is_in_plan
    read(window, shelf, draw_shelf(*PLAN, name="again.png", light=0.8), qtbot)
    assert banner.text == "As planned"


def test_another_shelf_is_no_change(
    planned: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot
) -> None:
    read(window, planned, draw_shelf("5  5", " 22 ", name="other.png"), qtbot)
    assert planned.plans.comparison is None
    assert planned.plans.problem is not None
    assert part(window, QLabel, "shelf_banner_details").text()
    assert not part(window, ChangeList).isVisible()


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list"])
def test_changes_and_the_whole_shelf_are_saved(
    planned: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str,
) -> None:  # fmt: skip
    read(window, planned, draw_shelf("0 12", "3445", name="now.png"), qtbot)
    answer = (str(tmp_path / name), "CSV tables (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: answer)
    file = tmp_path / (name if "." in name else f"{name}.csv")
    for button in ("shelf_show_changes", "shelf_show_items"):
        part(window, QPushButton, button).click()
        with qtbot.waitSignal(planned.status_message):
            part(window, QPushButton, "shelf_save").click()
        if file.suffix == ".csv":
            expected = "Fewer facings" if button == "shelf_show_changes" else "Room for"
            assert expected in file.read_text(encoding="utf-8-sig")
        assert file.stat().st_size > 0
        file.unlink()


def test_the_view_fits_a_small_window(planned: ShelfView, window: MainWindow) -> None:
    planned.selection.select_item(0, in_plan=False)
    window.resize(640, 400)
    assert window.minimumSizeHint().width() <= 640
    assert window.width() == 640


def test_tab_reaches_every_part_and_each_has_a_name(planned: ShelfView, window: MainWindow) -> None:
    planned.selection.select_item(0, in_plan=False)
    first: QWidget = part(window, ShelfPhotoView, "shelf_photo")
    first.setFocus()
    reached: list[QWidget] = []
    focused: QWidget | None = first
    while focused is not None and focused not in reached:
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    names = {widget.objectName() for widget in reached}
    assert {
        *("shelf_plans", "shelf_keep", "shelf_remove", "shelf_plan_photo", "shelf_photo"),
        *("shelf_open", "shelf_camera", "shelf_show_changes", "shelf_changes", "shelf_run"),
        *("basket_candidates", "search_box", "basket_unknown", "shelf_save", "shelf_clear"),
    } <= names
    unnamed = [
        widget.objectName()
        for widget in reached
        if planned.isAncestorOf(widget)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert unnamed == []
