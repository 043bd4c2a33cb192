"""Plans are listed, replaced, removed, and all of it is undone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.shelf.keep_plan_dialog import KeepPlanDialog
from desktop_app.ui.stock.shelf.shelf_controller import CORRECTION_TITLE
from desktop_app.ui.stock.shelf.shelf_view import ShelfView
from tests.engine.counting.shelf_units import told
from tests.ui.parts import part
from tests.ui.stock.shelf.conftest import DrawShelf, read


def _listed(view: ShelfView) -> list[str]:
    return [entry.name for entry in view.plans.entries]


def test_a_plan_is_removed_and_comes_back(planned: ShelfView, qtbot: QtBot) -> None:
    box = part(planned, QComboBox, "shelf_plans")
    assert [box.itemText(n)[:7] for n in range(box.count())] == ["No plan", "Aisle 3"]
    part(planned, QPushButton, "shelf_remove").click()
    qtbot.waitUntil(lambda: _listed(planned) == [])
    assert planned.plans.entry is None
    assert planned.plans.comparison is None
    planned.undo_own()
    qtbot.waitUntil(lambda: _listed(planned) == ["Aisle 3"])
    qtbot.waitUntil(lambda: planned.plans.comparison is not None)
    planned.redo_own()
    qtbot.waitUntil(lambda: _listed(planned) == [])
    assert planned.plans.entry is None


def test_undo_at_once_takes_back_the_newest_change(planned: ShelfView, qtbot: QtBot) -> None:
    photo = planned.controller.photo
    assert photo is not None
    planned.plans.keep("Aisle 4", photo)
    planned.undo_own()
    remove = part(planned, QPushButton, "shelf_remove")
    remove.click()
    remove.click()
    planned.undo_own()
    qtbot.waitUntil(lambda: planned.plans.entry is not None)
    assert _listed(planned) == ["Aisle 3"]


def test_a_plan_of_the_same_name_is_replaced_and_comes_back(
    planned: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot
) -> None:
    read(window, planned, draw_shelf("0 12", "3445", name="now.png"), qtbot)
    part(planned, QPushButton, "shelf_keep").click()
    dialog = part(planned, KeepPlanDialog)
    assert part(dialog, QComboBox, "keep_plan_name").currentText() == "Aisle 3"
    assert "replaced" in part(dialog, QLabel, "keep_plan_note").text()
    part(dialog, QPushButton, "keep_plan_keep").click()

    def planned_units() -> int:
        return len(planned.plans.photo.units) if planned.plans.photo else 0

    qtbot.waitUntil(lambda: planned_units() == 7)
    assert _listed(planned) == ["Aisle 3"]
    planned.undo_own()
    qtbot.waitUntil(lambda: planned_units() == 8)


def test_a_damaged_plan_can_be_removed(planned: ShelfView, catalogue: Path, qtbot: QtBot) -> None:
    (file,) = (catalogue / "shelves").glob("*.shelf")
    planned.plans.choose("")
    file.write_bytes(b"damaged")
    planned.plans.refresh()
    qtbot.waitUntil(lambda: _listed(planned) == [file.name])
    with qtbot.waitSignal(planned.failed):
        planned.plans.choose(file.stem)
    part(planned, QPushButton, "shelf_remove").click()
    qtbot.waitUntil(lambda: _listed(planned) == [])
    assert not file.exists()


def test_plans_are_there_after_a_restart(
    planned: ShelfView,
    catalogue: Path,
    open_window: Callable[[Path], MainWindow],
    qtbot: QtBot,
) -> None:
    window = planned.window()
    window.close()
    again = open_window(catalogue)
    part(again, QAction, "command_stock").trigger()
    view = part(again, ShelfView)
    qtbot.waitUntil(lambda: _listed(view) == ["Aisle 3"])
    view.plans.choose(view.plans.entries[0].key)
    qtbot.waitUntil(lambda: view.plans.photo is not None)
    assert view.selection.photo is view.plans.photo


def test_the_changes_follow_a_correction(
    planned: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot
) -> None:
    read(window, planned, draw_shelf("0112", "3445", name="now.png"), qtbot)

    def told_changes() -> list[tuple[str, str, int, int]]:
        comparison = planned.plans.comparison
        return [] if comparison is None else sorted(told(comparison.differences))

    assert told_changes() == [("fewer", "P-0", 2, 1), ("more", "P-1", 1, 2)]
    comparison, photo = planned.plans.comparison, planned.plans.photo
    assert comparison is not None
    assert photo is not None
    kinds = [one.kind for one in comparison.differences]
    planned.selection.select_change(kinds.index("fewer"))
    assert planned.selection.is_in_plan
    planned.selection.changes_run = False
    hits = [one.product_hit for one in photo.units if one.product_hit]
    planned.selection.assign(next(hit for hit in hits if hit.product.sku == "P-1"))
    qtbot.waitUntil(lambda: told_changes() == [])
    qtbot.waitUntil(lambda: planned.own_undo().undo == CORRECTION_TITLE)
    planned.undo_own()
    qtbot.waitUntil(lambda: len(told_changes()) == 2)
