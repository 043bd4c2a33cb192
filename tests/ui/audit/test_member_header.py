"""The header of one product: its picture, and whether it is the reference."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.duplicate_group import GroupMember
from desktop_app.domain.product import Product
from desktop_app.ui.audit.member_header import MemberHeader
from desktop_app.ui.style.theme import Theme
from tests.ui.audit.samples import make_picture
from tests.ui.parts import part

PICTURE = make_picture(1)
MEMBER = GroupMember(Product(1, "A", "<b>Cup</b>"), (PICTURE, make_picture(2)))


@pytest.fixture
def header(theme: Theme, qtbot: QtBot) -> MemberHeader:
    made = MemberHeader(0, theme)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("position", "text", "has_buttons"),
    [((2, 2), "2 of 2 · 100 × 100", True), ((1, 1), "100 × 100", False)],
)
def test_the_picture_is_described(
    header: MemberHeader, position: tuple[int, int], text: str, has_buttons: bool
) -> None:
    header.show_member(MEMBER, PICTURE, position, is_reference=False, is_selected=True)
    assert part(header, QLabel, "member_below_0").accessibleName() == text
    assert part(header, QToolButton, "member_next_0").isVisible() is has_buttons


def test_a_product_without_pictures_says_so(header: MemberHeader) -> None:
    member = GroupMember(MEMBER.product, ())
    header.show_member(member, None, (0, 0), is_reference=False, is_selected=True)
    assert part(header, QLabel, "member_below_0").accessibleName() == "no picture"


@pytest.mark.parametrize(
    ("is_reference", "title", "button"),
    [
        (True, "A · reference", "Reference: this product is kept"),
        (False, "A", "Make A the reference (R)"),
    ],
)
def test_the_reference_is_named(
    header: MemberHeader, is_reference: bool, title: str, button: str
) -> None:
    header.show_member(MEMBER, PICTURE, (1, 2), is_reference=is_reference, is_selected=True)
    assert part(header, QLabel, "member_title_0").accessibleName() == title
    assert part(header, QToolButton, "member_reference_0").accessibleName() == button


def test_names_of_products_are_plain_text(header: MemberHeader) -> None:
    header.show_member(MEMBER, PICTURE, (1, 2), is_reference=False, is_selected=True)
    assert header.toolTip() == "<p>A · &lt;b&gt;Cup&lt;/b&gt;</p>"


def test_a_click_reports_the_new_selection(header: MemberHeader, qtbot: QtBot) -> None:
    header.show_member(MEMBER, PICTURE, (1, 2), is_reference=False, is_selected=True)
    with qtbot.waitSignal(header.selection_toggled) as signal:
        part(header, QCheckBox, "member_mark_0").click()
    assert signal.args == [False]
