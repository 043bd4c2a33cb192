"""The main window: pages of any kind, errors, imports, and closing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Answer
from desktop_app.engine.workspace import Workspace
from desktop_app.settings import Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.catalogue_opener import CatalogueOpener
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.recent_catalogues import RecentCatalogues
from desktop_app.ui.style.theme import Theme
from tests.ui.background.fake_engine import FakeEngine
from tests.ui.parts import part
from tests.ui.shell.fake_pages import HelpPage, PhotoPage, help_description, photos_description
from tests.ui.shell.window_driver import answer_to, banner_text, urls

Drop = Callable[[MainWindow, QMimeData], bool]
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def photos_page() -> PhotoPage:
    return PhotoPage()


@pytest.fixture
def help_page() -> HelpPage:
    return HelpPage()


@pytest.fixture
def plain_window(
    qtbot: QtBot, theme: Theme, tmp_path: Path, help_page: HelpPage, photos_page: PhotoPage
) -> Iterator[MainWindow]:
    """Return a window with two small pages on an open catalogue without an engine."""
    engine = FakeEngine()
    client = EngineClient(engine.open, engine.prepare)
    preferences = Preferences(Settings(), tmp_path / "settings.toml")
    decoding = Lane("decoding")
    recents = RecentCatalogues(client, decoding, preferences)
    opener = CatalogueOpener(client, preferences, tmp_path / "sample", recents)
    pages = (help_description(help_page), photos_description(photos_page))
    window = MainWindow(client, opener, pages, decoding, preferences, theme)
    qtbot.addWidget(window)
    with qtbot.waitSignal(client.ready):
        opener.open(tmp_path)
    yield window
    window.close()


def shown(window: MainWindow) -> list[str]:
    """Return the names of the checked buttons of the page switcher."""
    buttons = window.findChildren(QToolButton)
    return [button.text() for button in buttons if button.isChecked()]


def show_photos_and_help(window: MainWindow, photos_page: PhotoPage) -> None:
    """Open both pages, so that they are created."""
    for name in ("photos", "help"):
        part(window, QAction, f"command_{name}").trigger()
    photos_page.events.clear()


def test_an_opened_catalogue_shows_the_first_page(plain_window: MainWindow) -> None:
    assert shown(plain_window) == ["Help"]


def test_photos_go_to_the_page_that_accepts_them(
    plain_window: MainWindow, photos_page: PhotoPage
) -> None:
    plain_window.search([b"photo"])
    assert shown(plain_window) == ["Photos"]
    assert photos_page.events == ["search 1"]


def test_keys_and_buttons_switch_the_page(plain_window: MainWindow, photos_page: PhotoPage) -> None:
    part(plain_window, QAction, "command_photos").trigger()
    assert shown(plain_window) == ["Photos"]
    part(plain_window, QToolButton, "page_help").click()
    assert shown(plain_window) == ["Help"]
    assert photos_page.events == ["leave"]


def test_ctrl_f_goes_to_the_search_box_of_the_shown_page(
    plain_window: MainWindow, photos_page: PhotoPage
) -> None:
    search = part(plain_window, QAction, "command_search")
    assert search.shortcut().toString() == "Ctrl+F"
    search.trigger()
    assert photos_page.events == []
    part(plain_window, QAction, "command_photos").trigger()
    search.trigger()
    assert photos_page.events == ["focus search"]


def test_a_change_by_one_page_refreshes_the_others(
    plain_window: MainWindow, photos_page: PhotoPage, help_page: HelpPage
) -> None:
    show_photos_and_help(plain_window, photos_page)
    help_page.catalogue_changed.emit()
    photos_page.catalogue_changed.emit()
    assert photos_page.events == ["refresh"]


def test_after_an_import_every_page_reads_the_catalogue_again(
    plain_window: MainWindow, photos_page: PhotoPage
) -> None:
    show_photos_and_help(plain_window, photos_page)
    plain_window.reload_catalogue()
    assert photos_page.events == ["reload"]


def test_a_page_that_nobody_has_opened_is_not_created(
    plain_window: MainWindow, photos_page: PhotoPage
) -> None:
    plain_window.reload_catalogue()
    plain_window.close()
    assert photos_page.events == []
    assert photos_page.parent() is None


def test_a_page_opened_late_is_told_the_size_of_the_catalogue(
    plain_window: MainWindow, photos_page: PhotoPage
) -> None:
    part(plain_window, QAction, "command_photos").trigger()
    assert photos_page.products == 0
    assert part(plain_window, QAction, "command_zoom").isEnabled()


def test_the_list_of_shortcuts_has_those_of_every_page(plain_window: MainWindow) -> None:
    part(plain_window, QAction, "command_shortcuts").trigger()
    dialog = part(plain_window, QDialog, "shortcuts_dialog")
    assert part(dialog, QLabel, "photos_shortcuts_0_0").text() == "Take a photo"
    assert "Zoom" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.close()


def test_closing_shuts_every_page_down(plain_window: MainWindow, photos_page: PhotoPage) -> None:
    show_photos_and_help(plain_window, photos_page)
    plain_window.close()
    assert photos_page.events == ["shut down"]


def test_the_window_with_its_title_bar_fits_on_the_screen(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.height() < window.screen().availableSize().height()


def test_an_unexpected_error_is_shown_and_logged(
    window: MainWindow,
    drop: Drop,
    photo: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object, **__: object) -> Answer:
        raise RuntimeError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "identify", broken)
        drop(window, urls(photo))
        qtbot.waitUntil(lambda: banner_text(window) == "Something went wrong inside Vitrine.")
    assert "RuntimeError: a bug" in caplog.text
    caplog.clear()
    answer_to(window, qtbot, lambda: drop(window, urls(photo)))


def test_a_dropped_table_or_folder_is_imported(
    window: MainWindow, drop: Drop, shop_table: Path, qtbot: QtBot
) -> None:
    for source in (shop_table, shop_table.parent):
        drop(window, urls(source))
        dialog = part(window, QDialog, "import_dialog")
        title = part(dialog, QLabel, "import_title")
        qtbot.waitUntil(lambda title=title, name=source.name: title.text() == name)  # type: ignore[misc] # of the test
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()


def test_the_size_of_the_window_is_restored(
    open_window: OpenWindow, qtbot: QtBot, catalogue: Path
) -> None:
    first = open_window()
    first.resize(720, 520)
    first.close()
    assert open_window().size() == first.size()


def test_the_window_closes_during_a_job(
    open_window: OpenWindow, catalogue: Path, drop: Drop, photo: Path, qtbot: QtBot
) -> None:
    window = open_window()
    with qtbot.waitSignal(window.client.opened):
        window.opener.open(catalogue)
    drop(window, urls(photo))
    assert window.close()


def test_the_window_closes_during_an_import(
    window: MainWindow, tmp_path: Path, draw_picture: Callable[..., Path], qtbot: QtBot
) -> None:
    for seed in range(100, 140):
        draw_picture(tmp_path / "more" / "Things" / f"{seed}.png", seed)
    task = window.client.run_job(lambda workspace: workspace.import_products(tmp_path / "more"))
    with qtbot.waitSignal(task.progressed):
        pass
    assert window.close()
