"""Every page and dialog fits on a screen of 1024 × 768 at 200 %, and everybody can use it."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app import ui
from desktop_app.ui.counter.page import CounterPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.accessible import described_with_markup, nameless, too_small
from tests.ui.dialogs import OPENERS, newest_dialog, trigger
from tests.ui.hostile_texts import hostile_count, hostile_table, make_hostile, obeyed
from tests.ui.parts import part
from tests.ui.small_screen import ROOM, scrolled_sideways, show_in, unreachable


@pytest.fixture
def catalogue(catalogue: Path, shop_table: Path) -> Path:
    """Return the folder of a catalogue with texts that are made to harm, as in the table."""
    hostile_table(shop_table)
    make_hostile(catalogue)
    return catalogue


def _dialog_classes() -> set[str]:
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
    found, classes = set(), list(QDialog.__subclasses__())
    while classes:
        one = classes.pop()
        classes += one.__subclasses__()
        if one.__module__.startswith(ui.__name__):
            found.add(one.__name__)
    return found


def test_every_dialog_of_the_program_is_checked() -> None:
    assert _dialog_classes() <= {name.partition(",")[0] for name in OPENERS}


@pytest.mark.parametrize("name", OPENERS)
def test_a_dialog_fits_and_all_of_it_can_be_reached(
    window: MainWindow, shop_table: Path, qtbot: QtBot, name: str
) -> None:
    OPENERS[name](window, shop_table, qtbot)
    dialog = newest_dialog(window)
    assert type(dialog).__name__ == name.partition(",")[0]
    show_in(dialog, ROOM)
    assert dialog.size().boundedTo(ROOM) == dialog.size()
    # Parts that appear when something was read change the layout once more.
    qtbot.waitUntil(lambda: unreachable(dialog) == [])
    assert scrolled_sideways(dialog) == []
    assert too_small(dialog, 24) == {}
    assert described_with_markup(dialog) == []
    assert nameless(dialog) == []
    assert obeyed(window) == []
    dialog.close()


@pytest.mark.parametrize("name", ["find", "audit", "catalogue", "counter", "stock"])
def test_a_page_fits_and_all_of_it_can_be_reached(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    trigger(window, f"command_{name}")
    show_in(window, ROOM)
    assert window.size().boundedTo(ROOM) == window.size()
    qtbot.waitUntil(lambda: unreachable(window) == [])
    assert scrolled_sideways(window) == []
    assert too_small(window, 24) == {}
    assert described_with_markup(window) == []
    assert nameless(window) == []
    assert obeyed(window) == []
    assert hostile_count(window)
    if name == "counter":
        assert too_small(part(window, CounterPage), 44) == {}
