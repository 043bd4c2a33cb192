"""Corrections are shown at once, and what another station does is followed."""

from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop_app.engine.workspace import Workspace
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.take.take_view import StockTakeView
from tests.ui.parts import part
from tests.ui.stock.take.conftest import counts, lines, wait_until_counted, write_blank


def test_a_number_is_shown_before_it_is_written(take: StockTakeView, qtbot: QtBot) -> None:
    controller = take.controller
    for _ in range(3):
        controller.count_on(lines(take)["P-2"], 1)
    assert counts(take)["P-2"] == 4
    controller.reload()
    qtbot.waitUntil(lambda: lines(take)["P-2"].entry.actor is not None)
    assert counts(take)["P-2"] == 4


def test_a_count_is_never_negative(take: StockTakeView) -> None:
    take.controller.count_on(lines(take)["P-2"], -1)
    assert counts(take)["P-2"] == 0
    take.controller.count_on(lines(take)["P-2"], -1)
    assert counts(take)["P-2"] == 0


def test_a_count_that_is_typed_while_stocks_are_set_is_refused_with_the_reason(
    take: StockTakeView, qtbot: QtBot
) -> None:
    controller, line, told = take.controller, lines(take)["P-2"], list[str]()
    controller.status_message.connect(told.append)
    controller.set_stock([line])
    controller.count_by_hand(line.product.id, 7)
    assert told == ["Not changed: stocks are being set. Try again in a moment."]
    assert counts(take)["P-2"] == line.counted
    qtbot.waitUntil(lambda: controller.can_change)


def test_a_stock_take_that_another_station_has_removed_is_closed(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    told: list[str] = []
    take.failed.connect(lambda error: told.append(str(error)))

    def remove(workspace: Workspace) -> None:
        workspace.catalogue.store.stock_takes.remove([1])

    with qtbot.waitSignal(window.client.write(remove).finished):
        pass
    take.controller.count_on(lines(take)["P-2"], 1)
    qtbot.waitUntil(lambda: take.controller.take_id is None)
    assert set(told) == {"There is no stock take 1."}


def test_photos_that_are_dropped_while_a_stock_take_is_started_are_counted(
    view: StockTakeView, photo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    view.search([photo])
    view.search([write_blank(tmp_path / "grey.png")])
    wait_until_counted(view, 2, qtbot)
    assert view.controller.take_id == 1


def test_an_undone_import_or_edit_of_another_page_is_followed(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    _rename(take, window, qtbot)


def test_undo_waits_for_what_is_being_written(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    for _ in range(3):
        take.controller.count_on(lines(take)["P-2"], 1)
    window.undo_commands.undo_here()
    window.undo_commands.undo_here()
    qtbot.waitUntil(lambda: counts(take)["P-2"] == 2)
    window.undo_commands.redo_here()
    qtbot.waitUntil(lambda: counts(take)["P-2"] == 3)
    assert window.undo_commands.descriptions.redo is None


def test_undo_of_a_correction_that_cannot_be_written_leaves_the_one_before(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    controller = take.controller
    controller.count_on(lines(take)["P-2"], 1)
    qtbot.waitUntil(lambda: lines(take)["P-2"].entry.actor is not None)
    with qtbot.waitSignal(controller.failed):
        controller.count_by_hand(lines(take)["P-2"].product.id, -1)
        window.undo_commands.undo_here()
    qtbot.waitUntil(lambda: controller.own_undo().redo is None and counts(take)["P-2"] == 2)
    with qtbot.waitSignal(controller.changed):
        controller.reload()
    assert counts(take)["P-2"] == 2


def test_undo_on_the_page_leaves_actions_of_other_pages(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    _rename(take, window, qtbot)
    undo = part(window, QAction, "command_undo")
    assert not undo.isEnabled()
    take.controller.count_on(lines(take)["P-2"], 1)
    qtbot.waitUntil(lambda: undo.isEnabled() and lines(take)["P-2"].entry.actor is not None)
    undo.trigger()
    qtbot.waitUntil(lambda: counts(take)["P-2"] == 1)
    assert not undo.isEnabled()
    window.undo_commands.undo_here()
    part(window, QAction, "command_catalogue").trigger()
    assert undo.isEnabled()


def test_stocks_are_not_unset_before_later_actions_of_the_catalogue(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    take.controller.set_stock([lines(take)["P-2"]])
    qtbot.waitUntil(lambda: lines(take)["P-2"].stock == 1 and take.controller.can_change)
    _rename(take, window, qtbot)
    with qtbot.waitSignal(take.controller.failed) as failed:
        take.undo_own()
    assert "another way" in str(failed.args[0])
    qtbot.waitUntil(lambda: take.controller.can_change)
    with qtbot.waitSignal(window.undo_commands.undone):
        window.undo_commands.undo()
    with qtbot.waitSignal(take.catalogue_changed):
        take.undo_own()
    qtbot.waitUntil(lambda: lines(take)["P-2"].stock is None)
    with qtbot.waitSignal(take.catalogue_changed):
        take.redo_own()
    qtbot.waitUntil(lambda: lines(take)["P-2"].stock == 1)


def _rename(take: StockTakeView, window: MainWindow, qtbot: QtBot) -> None:
    """Change a product as another page does."""

    def rename(workspace: Workspace) -> None:
        store = workspace.catalogue.store
        with store.history.record("edit").step():
            store.products.update({lines(take)["P-2"].product.id: {"name": "Renamed"}})

    with qtbot.waitSignal(window.client.write(rename).finished):
        pass
    take.refresh_when_visible()
    window.undo_commands.load()
    qtbot.waitUntil(lambda: window.undo_commands.descriptions.undo is not None)
    qtbot.waitUntil(lambda: lines(take)["P-2"].product.name == "Renamed")
