"""What tests of the main window do with it, and read from it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QLabel, QListView, QStackedWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Answer
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.banner import Banner
from tests.ui.parts import find_page, part


def first_tile(window: MainWindow) -> str:
    model = part(window, QListView, "result_grid").model()
    return str(model.index(0, 0).data())


def urls(*files: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


def answer_to(window: MainWindow, qtbot: QtBot, action: Callable[[], object]) -> Answer:
    """Do something and return the answer that comes of it."""
    with qtbot.waitSignal(find_page(window).answer_shown) as signal:
        action()
    answer = signal.args[0]
    assert isinstance(answer, Answer)
    return answer


def banner_text(window: MainWindow) -> str:
    banner = part(window, Banner, "banner")
    return part(banner, QLabel, "banner_message").text() if banner.isVisible() else ""


def shown_page(window: MainWindow) -> str:
    page = part(window, QStackedWidget, "pages").currentWidget()
    return page.objectName() if page is not None else ""
