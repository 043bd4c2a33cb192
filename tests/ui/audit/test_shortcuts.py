"""The list of shortcuts."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from desktop_app.ui.audit.shortcuts import SHORTCUTS, audit_shortcuts

pytestmark = pytest.mark.usefixtures("qapp")


def test_no_key_has_two_actions() -> None:
    keys = [key for keys, _ in SHORTCUTS.values() for key in keys]
    assert len(set(keys)) == len(keys)


def test_every_key_is_valid(qapp: QApplication) -> None:
    keys = [key for keys, _ in SHORTCUTS.values() for key in keys]
    assert not [key for key in keys if QKeySequence(key).isEmpty()]


def test_the_list_has_every_shortcut_and_the_keys_of_widgets() -> None:
    listed = audit_shortcuts()
    assert len(listed) == len(SHORTCUTS) + 2
    assert ("Zoom in", "+  =") in listed
    assert ("Select or deselect the product", "Space") in listed
    assert ("Next and previous picture of the group", "←  →") in listed
    assert ("Use the value in the merge (in the table)", "Enter") in listed
