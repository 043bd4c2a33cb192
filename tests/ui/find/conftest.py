"""A photo, and the window with the answer for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import find_page


@pytest.fixture
def photo(tmp_path: Path, draw_picture: Callable[..., Path]) -> Path:
    """Return a photo of product 2."""
    return draw_picture(tmp_path / "photo.png", 2)


@pytest.fixture
def answered(window: MainWindow, photo: Path, qtbot: QtBot) -> MainWindow:
    """Return the window with the answer for the photo of product 2."""
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([photo])
    return window
