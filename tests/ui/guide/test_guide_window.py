"""The user guide: opened at what is shown, searched, and read by links and keys."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.settings import Language, Settings
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.guide.dialog_help import PAGES as PAGES_OF_DIALOGS
from desktop_app.ui.guide.guide_contents import GuideContents
from desktop_app.ui.guide.guide_view import GuideView
from desktop_app.ui.guide.guide_window import GuideWindow
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.settings.settings_dialog import SettingsDialog
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.stock.page import StockPage
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from tests.test_user_guide import PAGES, bare, menu_paths
from tests.ui.conftest import OpenWindow
from tests.ui.parts import part
from tests.ui.shell.window_driver import shown_page

_OWN_NAME: Final = re.compile(r'with_object_name\(self, "(\w+)"\)')


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    parent.resize(1200, 800)
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def guide(parent: QWidget, english: None, theme: Theme) -> Iterator[GuideWindow]:
    lane = Lane("decoding")
    guide = GuideWindow(paths.guide_folder, "counter.md", lane, theme, parent)
    guide.show()
    yield guide
    guide.close()
    lane.stop()


def search(guide: GuideWindow, words: str) -> QLineEdit:
    box = part(guide, QLineEdit, "guide_search")
    box.setText(words)
    return box


def listed(guide: GuideWindow) -> list[str]:
    contents = part(guide, GuideContents)
    items = [contents.item(row) for row in range(contents.count())]
    return [item.text() for item in items if not item.isHidden()]


def marked(guide: GuideWindow) -> list[str]:
    selections = part(guide, GuideView).extraSelections()
    return [str(selection.cursor.selectedText()) for selection in selections]


def click(widget: QWidget) -> None:
    """Click with the mouse of the system, which dialogs keep from the windows that they block."""
    window = widget.window()
    place = widget.mapTo(window, widget.rect().center())
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def open_guide(window: MainWindow) -> GuideWindow:
    part(window, QAction, "command_guide").trigger()
    return part(window, GuideWindow)


def test_the_guide_opens_at_what_the_window_shows(window: MainWindow) -> None:
    guide = open_guide(window)
    assert guide.shown_page == "find.md"
    for command, page in (("stock", "stock-take.md"), ("answers", "corrections.md")):
        part(window, QAction, f"command_{command}").trigger()
        assert open_guide(window) is guide
        assert guide.shown_page == page
    part(window, QAction, "command_stock").trigger()
    part(window, StockPage).show_view(1)
    assert open_guide(window).shown_page == "shelf.md"
    guide.close()


def test_without_a_catalogue_it_opens_at_the_first_steps(open_window: OpenWindow) -> None:
    window = open_window()
    guide = open_guide(window)
    assert guide.shown_page == "first-steps.md"
    assert not guide.isModal()
    guide.close()


def test_every_page_of_the_window_names_an_existing_page_of_the_guide(
    open_window: OpenWindow,
) -> None:
    assert {description.guide_page for description in open_window()._pages} <= set(PAGES)


def test_a_missing_guide_is_a_notice(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = open_window()
    monkeypatch.setattr(paths, "guide_folder", lambda language: tmp_path / language)
    part(window, QAction, "command_guide").trigger()
    assert window.findChild(GuideWindow) is None
    texts = [label.text() for label in part(window, Banner).findChildren(QLabel)]
    assert any("The user guide cannot be read." in text for text in texts)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_menu_path_of_the_guide_exists(open_window: OpenWindow, language: Language) -> None:
    window = open_window(None, Settings(language=language, device="cpu"))
    stack = part(window, PageStack)
    for description in window._pages:
        if description.menu_title is not None:
            stack.page(description)
    titles = {bare(menu.title()): menu for menu in window.findChildren(QMenu)}
    named = menu_paths(language)
    assert len(named) > 15
    missing = [
        " ▸ ".join((menu, entry))
        for menu, entry in named
        if menu in titles
        and entry not in {bare(action.text()) for action in titles[menu].actions()}
    ]
    assert missing == []
    assert len({menu for menu, _ in named} & set(titles)) >= 6


def test_a_search_lists_the_pages_with_all_words_and_marks_them(
    guide: GuideWindow, announced: list[str]
) -> None:
    search(guide, "expiry")
    assert part(guide, QLabel, "guide_found").text() == "No page has these words."
    assert (marked(guide), listed(guide)) == ([], [])
    search(guide, "scale label")
    assert guide.shown_page == "codes.md"
    assert listed(guide)[:2] == ["At the counter", "Scan codes and scale labels"]
    assert {text.lower() for text in marked(guide)} == {"scale", "label"}
    assert announced[-1].startswith(f"1 of {len(marked(guide))} on this page")
    search(guide, "")
    assert len(listed(guide)) > len(PAGES)
    assert not part(guide, QLabel, "guide_found").isVisible()


def test_enter_goes_through_the_hits_of_all_pages(guide: GuideWindow) -> None:
    box = search(guide, "pinyin")
    seen = [guide.shown_page]
    for _ in range(4):
        QTest.keyClick(box, Qt.Key.Key_Return)
        seen.append(guide.shown_page)
    pages = list(dict.fromkeys(seen))
    assert len(pages) >= 2
    assert seen[-1] == pages[0] or len(pages) > 2
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert guide.shown_page == seen[-2]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), guide.isVisible()) == ("", True)


def test_links_lead_to_pages_and_back_again(guide: GuideWindow) -> None:
    view = part(guide, GuideView)
    back = part(guide, QToolButton, "guide_back")
    assert not back.isEnabled()
    view.anchorClicked.emit(QUrl("till.md"))
    assert (guide.shown_page, back.isEnabled()) == ("till.md", True)
    assert "Hand products to the till" in view.toPlainText()
    back.click()
    assert guide.shown_page == "counter.md"
    part(guide, QToolButton, "guide_forward").click()
    assert guide.shown_page == "till.md"
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.shown_page == "counter.md"


def test_an_address_opens_in_the_browser(
    guide: GuideWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    part(guide, GuideView).anchorClicked.emit(QUrl("https://example.org/"))
    assert opened == [QUrl("https://example.org/")]
    assert guide.shown_page == "counter.md"


def test_a_page_is_chosen_in_the_contents(guide: GuideWindow) -> None:
    contents = part(guide, GuideContents)
    QTest.keyClick(contents, Qt.Key.Key_Down)
    assert guide.shown_page == "camera.md"
    # The heading of the section is passed over.
    QTest.keyClick(contents, Qt.Key.Key_Up)
    QTest.keyClick(contents, Qt.Key.Key_Up)
    assert guide.shown_page == "find.md"


def test_the_text_is_enlarged_and_stays_so(guide: GuideWindow) -> None:
    view = part(guide, GuideView)
    usual = view.document().defaultFont().pointSizeF()
    QTest.keyClick(guide, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    guide.show_page("till.md")
    assert view.document().defaultFont().pointSizeF() == usual + 1
    QTest.keyClick(guide, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.document().defaultFont().pointSizeF() == usual


def test_the_guide_follows_the_language(guide: GuideWindow, qapp: QApplication) -> None:
    translations = Translations(paths.translations_folder())
    translations.set_language("zh_CN")
    QApplication.sendPostedEvents()
    assert guide.windowTitle() == "使用指南"
    assert part(guide, GuideView).toPlainText().startswith("接待顾客")
    translations.set_language("en")
    QApplication.sendPostedEvents()
    assert part(guide, GuideView).toPlainText().startswith("Serve a customer")


def test_pictures_are_as_wide_as_the_text(guide: GuideWindow, qtbot: QtBot) -> None:
    view = part(guide, GuideView)

    def picture() -> tuple[float, int]:
        """Return the width that the picture has in the text, and that of its contents."""
        cursor = view.document().find("\N{OBJECT REPLACEMENT CHARACTER}")
        picture = cursor.charFormat().toImageFormat()
        kind = QTextDocument.ResourceType.ImageResource.value
        loaded = view.document().resource(kind, QUrl(picture.name()))
        assert isinstance(loaded, QImage)
        return picture.width(), loaded.width()

    guide.show_page("find.md")
    text_px = view.viewport().width() - 32
    assert picture()[0] == text_px
    qtbot.waitUntil(lambda: picture()[1] == text_px)
    guide.resize(560, 500)
    qtbot.waitUntil(lambda: picture()[0] < text_px and picture()[1] == picture()[0])
    assert picture()[0] <= view.viewport().width() - 32


def test_a_guide_that_is_closed_loads_no_pictures_of_another_language(
    parent: QWidget, english: None, theme: Theme, qtbot: QtBot
) -> None:
    lane = Lane("decoding")
    lane.setParent(parent)
    guide = GuideWindow(paths.guide_folder, "find.md", lane, theme, parent)
    guide.show()
    guide.close()
    translations = Translations(paths.translations_folder())
    translations.set_language("zh_CN")
    # Qt deletes it only when it is back in the event loop.
    QApplication.sendEvent(guide, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChild(GuideWindow) is None
    with qtbot.waitSignal(lane.run(lambda: None).finished):
        pass
    translations.set_language("en")
    lane.stop()


def test_the_guide_opens_at_a_dialog_and_can_be_used_beside_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    part(window, QAction, "command_settings").trigger()
    dialog = part(window, SettingsDialog)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    guide = part(window, GuideWindow)
    assert guide.shown_page == "first-steps.md"
    size = part(guide, GuideView).font().pointSizeF()
    click(part(guide, QToolButton, "guide_larger"))
    assert part(guide, GuideView).font().pointSizeF() == size + 1
    # The main window stays blocked.
    click(part(window, QToolButton, "page_counter"))
    assert shown_page(window) == "find_page"
    dialog.activateWindow()
    part(dialog, QComboBox, "setting_accept_action").setFocus()
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert guide.shown_page == "till.md"
    guide.close()
    dialog.close()


def test_a_guide_that_is_open_can_be_used_beside_a_dialog(window: MainWindow, qtbot: QtBot) -> None:
    guide = open_guide(window)
    size = part(guide, GuideView).font().pointSizeF()
    part(window, QAction, "command_settings").trigger()
    dialog = part(window, SettingsDialog)
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    click(part(guide, QToolButton, "guide_larger"))
    assert part(guide, GuideView).font().pointSizeF() == size + 1
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    click(part(guide, QToolButton, "guide_smaller"))
    assert part(guide, GuideView).font().pointSizeF() == size
    guide.close()


def test_every_dialog_has_a_page_of_the_guide() -> None:
    names = set()
    for file in Path("desktop_app/ui").rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        if "(QDialog):" in source:
            names |= set(_OWN_NAME.findall(source))
    viewers = {"photo_viewer", "picture_viewer"}
    assert {name for name in names if name not in PAGES_OF_DIALOGS} <= viewers
    assert len(names) > 20
    assert set(PAGES_OF_DIALOGS.values()) <= set(PAGES)
