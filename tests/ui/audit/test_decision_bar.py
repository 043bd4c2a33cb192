"""Decisions, undo and redo are offered and chosen."""

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message
from desktop_app.ui.audit.decision_bar import DecisionBar
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part

KINDS = ("merge", "variant", "different", "later")


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> DecisionBar:
    made = DecisionBar(theme)
    qtbot.addWidget(made)
    return made


def test_a_button_reports_its_decision(bar: DecisionBar) -> None:
    chosen: list[str] = []
    bar.decision_chosen.connect(chosen.append)
    bar.enable_decisions(True)
    for kind in KINDS:
        part(bar, QPushButton, f"decide_{kind}").click()
    assert tuple(chosen) == KINDS


def test_decisions_are_disabled_at_first(bar: DecisionBar) -> None:
    assert not any(part(bar, QPushButton, f"decide_{kind}").isEnabled() for kind in KINDS)


def test_the_buttons_say_what_undo_and_redo_would_do(bar: DecisionBar) -> None:
    undo, redo = part(bar, QToolButton, "audit_undo"), part(bar, QToolButton, "audit_redo")
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    bar.show_history(UndoRedoDescriptions(Message("Merge"), None))
    assert undo.isEnabled()
    assert undo.accessibleName() == "Undo (Ctrl+Z): Merge"
    assert not redo.isEnabled()
    bar.show_history(UndoRedoDescriptions(None, Message("Merge")))
    assert not undo.isEnabled()
    assert redo.accessibleName() == "Redo (Ctrl+Shift+Z): Merge"
    assert redo.accessibleDescription() == redo.accessibleName()


def test_only_the_recommended_decision_is_the_primary_button(bar: DecisionBar) -> None:
    merge = part(bar, QPushButton, "decide_merge")
    variant = part(bar, QPushButton, "decide_variant")
    bar.recommend("merge")
    assert (merge.property("role"), variant.property("role")) == ("primary", "")
    bar.recommend("variant")
    assert (merge.property("role"), variant.property("role")) == ("", "primary")
    bar.recommend(None)
    assert (merge.property("role"), variant.property("role")) == ("", "")


def test_a_narrow_bar_shows_its_buttons_in_several_lines(bar: DecisionBar) -> None:
    buttons = [part(bar, QPushButton, f"decide_{kind}") for kind in KINDS]
    bar.show()
    bar.resize(1000, 40)
    assert len({button.y() for button in buttons}) == 1
    assert bar.minimumSizeHint().width() < 200
    bar.resize(bar.sizeHint().width() - 20, 80)
    assert len({button.y() for button in buttons}) == 2
    assert all(button.text() for button in buttons)
