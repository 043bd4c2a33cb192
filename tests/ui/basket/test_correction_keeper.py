"""Pictures of corrected boxes: kept once, replaced, removed, and only if the settings allow it."""

from pytestqt.qtbot import QtBot

from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part


def _keys(window: MainWindow, qtbot: QtBot) -> list[int]:
    found: list[int] = []
    task = window.client.run(lambda workspace: workspace.catalogue.store.confirmed_photos.ids())
    with qtbot.waitSignal(task.on_success(found.extend).finished):
        pass
    return found


def test_a_second_correction_replaces_the_picture_of_the_first(
    page: BasketPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.controller.select((1,))
    unit = page.controller.current
    assert unit is not None
    for number in (1, 2):
        with qtbot.waitSignal(page.catalogue_changed):
            page.controller.assign(unit.found.hits[number])
    assert len(_keys(window, qtbot)) == 1


def test_a_deleted_box_keeps_no_picture(page: BasketPage, window: MainWindow, qtbot: QtBot) -> None:
    page.controller.select((1,))
    unit = page.controller.current
    assert unit is not None
    with qtbot.waitSignal(page.catalogue_changed):
        page.controller.assign(unit.found.hits[1])
    with qtbot.waitSignal(page.catalogue_changed):
        page.controller.delete()
    assert _keys(window, qtbot) == []


def test_an_unknown_thing_keeps_no_picture(
    page: BasketPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.controller.select((1,))
    page.controller.assign(None)
    assert _keys(window, qtbot) == []


def test_nothing_is_kept_if_the_settings_forbid_it(
    page: BasketPage, window: MainWindow, qtbot: QtBot
) -> None:
    preferences = page._corrections._preferences
    preferences.change(keep_corrections=False)
    page.controller.select((1,))
    unit = page.controller.current
    assert unit is not None
    page.controller.assign(unit.found.hits[1])
    assert _keys(window, qtbot) == []
    assert part(window, BasketPage).controller.basket.unit(1) != unit
