"""The tour of the first start: what it says and points at, its keys, and when it is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import app, paths
from desktop_app.settings import RecentCatalogue, Settings, load_settings
from desktop_app.ui.guide.guide_window import GuideWindow
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.importing.import_dialog import ImportDialog
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.tour.tour import Tour
from desktop_app.ui.tour.tour_card import TourCard
from desktop_app.ui.tour.tour_outline import TourOutline
from desktop_app.ui.tour.tour_target import target_place
from desktop_app.window_commands import show_tour_once
from tests.ui.accessible import nameless
from tests.ui.conftest import OpenWindow
from tests.ui.parts import find_page, part
from tests.ui.shell.window_driver import answer_to, shown_page
from tests.ui.small_screen import ROOM

ShowsTour: TypeAlias = Callable[[Settings], bool]


def start(window: MainWindow) -> TourCard:
    part(window, QAction, "command_tour").trigger()
    QApplication.processEvents()
    return part(window, TourCard)


def press(card: TourCard, name: str) -> None:
    button = part(card, QPushButton, name)
    assert button.isVisible()
    button.click()
    QApplication.processEvents()


def sentence(card: TourCard) -> str:
    return part(card, QLabel, "tour_sentence").text()


def points_at(window: MainWindow, name: str) -> bool:
    """Return whether the outline is around a control, or a menu, of the window."""
    outline = part(window, TourOutline)
    place = target_place(window, [name])
    return outline.isVisible() and place is not None and outline.geometry().contains(place)


def focus() -> QWidget:
    """Return the widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def focused(card: TourCard) -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None and card.isAncestorOf(widget) else ""


def test_a_newcomer_reaches_an_answer_with_enter_alone(
    open_window: OpenWindow, qtbot: QtBot, announced: list[str]
) -> None:
    window = open_window()
    window.resize(1280, 800)
    card = start(window)
    assert points_at(window, "start_sample")
    assert announced[-1].startswith("Step 1 of 5. The sample catalogue is a small shop")

    def enter() -> None:
        QTest.keyClick(focus(), Qt.Key.Key_Return)
        QApplication.processEvents()

    with qtbot.waitSignal(window.client.ready):
        enter()
    assert sentence(card).startswith("The sample catalogue is open")
    assert points_at(window, "results_pane")
    enter()
    assert (points_at(window, "photo_area"), focused(card)) == (True, "tour_action")
    qtbot.waitUntil(lambda: not part(card, QLabel, "tour_photo").pixmap().isNull())
    answer = answer_to(window, qtbot, enter)
    assert (answer.verdict, answer.hits[0].product.sku) == ("match", "TEA-LEM")
    assert sentence(card).startswith("This is the answer")
    assert points_at(window, "results_pane")
    enter()
    assert points_at(window, "page_counter")
    assert shown_page(window) == "find_page"
    part(window, Tour).end()


def test_each_step_points_at_its_control_and_does_nothing_by_itself(window: MainWindow) -> None:
    card = start(window)
    seen = []
    for name in ("menu_file", "photo_area", "page_counter", "menu_file", "menu_help"):
        assert points_at(window, name)
        seen.append(sentence(card))
        assert not card.geometry().intersects(target_place(window, [name]) or card.geometry())
        press(card, "tour_next")
    assert len(set(seen)) == 5
    assert not card.isVisible()
    assert not part(window, TourOutline).isVisible()
    assert shown_page(window) == "find_page"


def test_the_buttons_of_the_last_steps_do_what_they_say(window: MainWindow) -> None:
    card = start(window)
    for _ in range(3):
        press(card, "tour_next")
    press(card, "tour_back")
    press(card, "tour_action")
    assert shown_page(window) == "counter_page"
    assert points_at(window, "counter_camera")
    press(card, "tour_next")
    press(card, "tour_action")
    part(window, ImportDialog).reject()
    press(card, "tour_next")
    assert not part(card, QPushButton, "tour_skip").isVisible()
    press(card, "tour_action")
    part(window, GuideWindow).close()
    press(card, "tour_next")
    assert not card.isVisible()


def test_without_a_catalogue_all_steps_offer_one(open_window: OpenWindow) -> None:
    window = open_window()
    card = start(window)
    for _ in range(3):
        assert points_at(window, "start_sample")
        assert part(card, QPushButton, "tour_action").text() == "Open the sample"
        press(card, "tour_next")
    assert points_at(window, "start_import")
    press(card, "tour_skip")


def test_escape_ends_the_tour_wherever_the_focus_is(window: MainWindow) -> None:
    page = find_page(window)
    page.focus_search()
    before = QApplication.focusWidget()
    assert isinstance(before, QLineEdit)
    card = start(window)
    assert focused(card) == "tour_action"
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert QApplication.focusWidget() is before
    before.setText("tea")
    start(window)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Escape)
    assert (card.isVisible(), before.text()) == (False, "tea")
    QTest.keyClick(before, Qt.Key.Key_Escape)
    assert before.text() == ""


def test_an_escape_in_a_dialog_closes_only_the_dialog(window: MainWindow) -> None:
    card = start(window)
    part(window, QAction, "command_import").trigger()
    dialog = part(window, ImportDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), card.isVisible()) == (False, True)
    part(window, Tour).end()


def test_the_card_follows_the_window_and_the_language(window: MainWindow, qtbot: QtBot) -> None:
    card = start(window)
    press(card, "tour_next")
    assert nameless(card) == []
    for width, height in ((900, 640), (1280, 800), (ROOM.width(), ROOM.height())):
        window.resize(width, height)
        qtbot.waitUntil(lambda: window.rect().contains(card.geometry()))
        assert card.height() >= card.heightForWidth(card.width())
    translations = Translations(paths.translations_folder())
    translations.set_language("zh_CN")
    QApplication.sendPostedEvents()
    assert part(card, QLabel, "tour_count").text() == "第 2 步，共 5 步"
    translations.set_language("en")
    QApplication.sendPostedEvents()
    part(window, Tour).end()


@pytest.fixture
def shows_tour(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> ShowsTour:
    """Return a function that starts the program with settings and says whether there is a tour."""

    def show(settings: Settings) -> bool:
        preferences = Preferences(settings, tmp_path / "settings.toml")
        window = app.build_window(qapp, preferences, tmp_path / "data")
        qtbot.addWidget(window)
        show_tour_once(window, preferences, sample=False)
        with qtbot.waitSignal(window.first_painted):
            window.show()
        tour = window.findChild(Tour)
        is_shown = tour is not None and tour.is_running
        window.close()
        return is_shown

    return show


def test_it_is_shown_at_the_first_start_only(shows_tour: ShowsTour, tmp_path: Path) -> None:
    assert shows_tour(Settings())
    saved = load_settings(tmp_path / "settings.toml")
    assert saved.tour_shown
    assert not shows_tour(saved)


@pytest.mark.parametrize(
    "settings",
    [Settings(catalogue="/shop"), Settings(recent_catalogues=(RecentCatalogue("/shop"),))],
)
def test_whoever_has_opened_a_catalogue_sees_no_tour(
    shows_tour: ShowsTour, settings: Settings
) -> None:
    assert not shows_tour(settings)


def test_with_the_sample_the_tour_waits_for_it(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    window = open_window()
    show_tour_once(window, window._preferences, sample=True)
    assert window.findChild(Tour) is None
    for is_running in (True, False):
        with qtbot.waitSignal(window.client.ready):
            window.opener.open(catalogue)
        tour = part(window, Tour)
        assert tour.is_running == is_running
        tour.end()
