"""The headers above the pictures show and change the members of a group."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.member_headers import MemberHeaders
from desktop_app.ui.style.theme import Theme
from tests.ui.audit.samples import make_products, make_review
from tests.ui.parts import part


@pytest.fixture
def headers(theme: Theme, qtbot: QtBot) -> MemberHeaders:
    made = MemberHeaders(theme)
    qtbot.addWidget(made)
    made.resize(800, 80)
    made.show()
    return made


def titles(headers: MemberHeaders) -> list[str]:
    """Return the titles of the visible headers."""
    labels = [part(headers, QLabel, f"member_title_{column}") for column in range(4)]
    return [label.accessibleName() for label in labels if label.isVisible()]


def test_the_visible_members_have_headers(headers: MemberHeaders) -> None:
    state = make_review(*make_products(6))
    state.active = 4
    headers.show_state(state, "side")
    assert titles(headers) == ["S-1 · reference", "S-5", "S-6"]
    headers.show_state(state, "split")
    assert titles(headers) == ["S-1 · reference", "S-5"]
    headers.show_state(None, "side")
    assert titles(headers) == []


def test_buttons_report_their_member(headers: MemberHeaders) -> None:
    state = make_review(*make_products(6))
    state.active = 4
    headers.show_state(state, "side")
    reports: list[tuple[int, ...]] = []
    headers.selection_toggled.connect(lambda member: reports.append((member,)))
    headers.reference_requested.connect(lambda member: reports.append((member,)))
    headers.picture_step_requested.connect(lambda member, step: reports.append((member, step)))
    part(headers, QCheckBox, "member_mark_1").click()
    part(headers, QToolButton, "member_reference_2").click()
    part(headers, QToolButton, "member_back_0").click()
    assert reports == [(4,), (5,), (0, -1)]


def test_the_reference_cannot_be_deselected(headers: MemberHeaders) -> None:
    state = make_review(*make_products(2))
    state.toggle_selected(1)
    headers.show_state(state, "side")
    boxes = [part(headers, QCheckBox, f"member_mark_{column}") for column in (0, 1)]
    assert [box.isChecked() for box in boxes] == [True, False]
    assert [box.isEnabled() for box in boxes] == [False, True]
