"""Pages offer a clerk no controls for what a clerk may not do."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.role import Role
from desktop_app.ui.access.role_access import RoleAccess
from desktop_app.ui.access.role_guard import CONTROLS
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.product_fields.field_form import FieldForm
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.page_stack import PageStack
from tests.locked_computer import MERCHANDISER_PASSWORD, lock_computer
from tests.ui.conftest import OpenWindow
from tests.ui.parts import part


@pytest.fixture
def window(open_window: OpenWindow, catalogue: Path) -> MainWindow:
    """Return the window of a locked computer."""
    lock_computer()
    return open_window(catalogue)


def test_every_guarded_control_is_on_a_page(window: MainWindow) -> None:
    stack = part(window, PageStack)
    for page in stack.pages:
        stack.page(page)
    names = {one.objectName() for kind in (QAction, QWidget) for one in window.findChildren(kind)}
    assert set(CONTROLS) - names == set()


def test_products_are_edited_only_by_who_may(window: MainWindow, qtbot: QtBot) -> None:
    part(window, QAction, "command_catalogue").trigger()
    page = part(window, CataloguePage)
    qtbot.waitUntil(lambda: len(page.listed_ids) == 6)
    page.list.select_product(int(page.listed_ids[0]))
    qtbot.waitUntil(lambda: page.pane.product is not None)
    name = part(page, FieldForm).inputs["name"]
    model = page.list.views.table.product_model
    cell = model.index(0, model.columns.index("name"))
    add, button = (
        part(page, QAction, "command_add_product"),
        part(page, QWidget, "list_command_add_product"),
    )

    def is_offered() -> tuple[bool, bool, bool, bool]:
        can_edit = bool(model.flags(cell) & Qt.ItemFlag.ItemIsEditable)
        return add.isVisible(), button.isVisible(), not name.isReadOnly(), can_edit

    assert is_offered() == (False, False, False, False)
    access = part(window, RoleAccess)
    access.unlock(MERCHANDISER_PASSWORD)
    qtbot.waitUntil(lambda: window.client.role is Role.MERCHANDISER)
    assert is_offered() == (True, True, True, True)
    access.lock_now()
    assert is_offered() == (False, False, False, False)
    # What a page shows by itself stays hidden, too.
    button.show()
    assert not button.isVisible()


def test_only_who_may_undo_is_offered_to_undo(window: MainWindow, qtbot: QtBot) -> None:
    undo = part(window, QAction, "command_undo")
    access = part(window, RoleAccess)
    access.unlock(MERCHANDISER_PASSWORD)
    qtbot.waitUntil(lambda: window.client.role is Role.MERCHANDISER)
    window.client.write(lambda workspace: workspace.editor().archive([1], archived=True))
    window.undo_commands.load()
    qtbot.waitUntil(undo.isEnabled)
    access.lock_now()
    qtbot.waitUntil(lambda: not undo.isEnabled())
