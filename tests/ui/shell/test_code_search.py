"""What is searched for after a scan; the pages are tried in test_keyboard_scanner_pages."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.code_search import CodeSearch
from desktop_app.ui.shell.main_window import MainWindow


@pytest.mark.parametrize(
    ("scan", "words"),
    [
        ("SKU-2", "SKU-2"),
        ("unknown", "unknown"),
        ("]C1010400638133393110A1", "04006381333931"),
        ("2100002012500", "2100002012500"),
    ],
)
def test_what_is_searched_for(window: MainWindow, qtbot: QtBot, scan: str, words: str) -> None:
    parent = QObject(window)
    search = CodeSearch(window.client, window._preferences, parent)
    with qtbot.waitSignal(search.code_read) as signal:
        search.search(scan)
    assert signal.args == [words]


def test_the_item_of_a_scale_label(window: MainWindow, qtbot: QtBot) -> None:
    window._preferences.change(scale_labels="21IIIIIWWWWWC")
    search = CodeSearch(window.client, window._preferences, window)
    with qtbot.waitSignal(search.code_read) as signal:
        search.search("2100002012501")
    assert signal.args == ["00002"]
