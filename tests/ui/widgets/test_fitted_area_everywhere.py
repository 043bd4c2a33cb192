"""Every page and dialog fits on a screen of 1024 × 768 at 200 %, and everybody can use it."""

import importlib
import pkgutil
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import ui
from desktop_app.ui.counter.page import CounterPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.accessible import described_with_markup, nameless, too_small
from tests.ui.dialogs import OPENERS, newest_dialog, trigger
from tests.ui.parts import part

SCREEN: Final = QSize(512, 384)
# What is left below a title bar.
ROOM: Final = QSize(512, 352)
_TOLERANCE_PX: Final = 2


def _show_in(window: QWidget, size: QSize) -> None:
    window.setMaximumSize(size)
    window.resize(size)
    for _ in range(3):
        QApplication.processEvents()


def _scroll_to(area: QScrollArea, control: QWidget) -> None:
    """Scroll so that all of a control is visible, not only its cursor."""
    content = area.widget()
    assert content is not None
    centre = control.mapTo(content, control.rect().center())
    area.ensureVisible(centre.x(), centre.y(), control.width() // 2, control.height() // 2)


def _is_reachable(control: QWidget) -> bool:
    """Return whether all of a control is on the screen after scrolling to it."""
    limit = control.window().size()
    parent = control.parentWidget()
    while parent is not None and parent is not control.window():
        if isinstance(parent, QScrollArea):
            _scroll_to(parent, control)
            limit = limit.boundedTo(parent.viewport().size())
        parent = parent.parentWidget()
    QApplication.processEvents()
    needed = control.size().boundedTo(limit) - QSize(_TOLERANCE_PX, _TOLERANCE_PX)
    seen = control.visibleRegion().boundingRect().size()
    return seen.width() >= needed.width() and seen.height() >= needed.height()


def _unreachable(window: QWidget) -> list[str]:
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.window() is window
        and widget.isVisibleTo(window)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert controls
    return [control.objectName() for control in controls if not _is_reachable(control)]


def _scrolled_sideways(window: QWidget) -> list[str]:
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisibleTo(window)]
    return [area.objectName() for area in areas if area.horizontalScrollBar().maximum()]


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
    _show_in(dialog, ROOM)
    assert dialog.size().boundedTo(ROOM) == dialog.size()
    assert _unreachable(dialog) == []
    assert _scrolled_sideways(dialog) == []
    assert too_small(dialog, 24) == {}
    assert described_with_markup(dialog) == []
    assert nameless(dialog) == []
    dialog.close()


@pytest.mark.parametrize("name", ["find", "audit", "catalogue", "counter"])
def test_a_page_fits_and_all_of_it_can_be_reached(window: MainWindow, name: str) -> None:
    trigger(window, f"command_{name}")
    _show_in(window, ROOM)
    assert window.size().boundedTo(ROOM) == window.size()
    assert _unreachable(window) == []
    assert _scrolled_sideways(window) == []
    assert too_small(window, 24) == {}
    assert described_with_markup(window) == []
    assert nameless(window) == []
    if name == "counter":
        assert too_small(part(window, CounterPage), 44) == {}
