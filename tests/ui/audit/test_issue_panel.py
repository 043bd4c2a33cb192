"""An issue with its product, pictures and advice."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.issue import Issue
from desktop_app.domain.product import Product, ProductDetail
from desktop_app.ui.audit.issue_panel import IssuePanel
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.style.theme import Theme
from tests.ui.audit.fake_client import FakeCatalogue, ready_client
from tests.ui.audit.samples import make_picture
from tests.ui.parts import part

CUP = ProductDetail(
    Product(1, "A", "Cup", brand="Mokk", price=Decimal(4), currency="EUR"),
    (make_picture(1, 1),),
)
MUG = ProductDetail(Product(2, "B", "Mug", brand="Mokk"), (make_picture(2, 2),))
LAMP = ProductDetail(Product(3, "C"), ())


class FakeProducts(FakeCatalogue):
    """Has three products; a picture has the id of its product."""

    def product_detail(self, product_id: int) -> ProductDetail:
        return {1: CUP, 2: MUG, 3: LAMP}[product_id]

    def product_of_picture(self, picture_id: int) -> ProductDetail | None:
        return self.product_detail(picture_id)


@pytest.fixture
def panel(
    picture_loader: PictureLoader, decoding: Lane, theme: Theme, qtbot: QtBot
) -> Iterator[IssuePanel]:
    with ready_client(FakeProducts(), qtbot) as client:
        made = IssuePanel(client, picture_loader, decoding, theme)
        qtbot.addWidget(made)
        made.show()
        yield made


def text(panel: IssuePanel, name: str) -> str:
    label = part(panel, QLabel, f"issue_{name}")
    return (label.accessibleName() or label.text()).replace("\N{NO-BREAK SPACE}", " ")


def test_the_issue_is_described_before_its_product_is_loaded(panel: IssuePanel) -> None:
    panel.show_issue("tiny", Issue(1, "A", "", 1, value=80))
    assert text(panel, "title") == "A"
    assert text(panel, "subtitle") == "Too small · 80 pixels"
    assert text(panel, "advice").startswith("Use a larger picture")


def test_the_product_of_an_issue_is_shown(panel: IssuePanel, qtbot: QtBot) -> None:
    panel.show_issue("tiny", Issue(1, "A", "", 1, value=80))
    qtbot.waitUntil(lambda: text(panel, "title") == "Cup")
    assert text(panel, "subtitle") == "Too small · 80 pixels · A"
    assert text(panel, "facts") == "Mokk · 4 EUR"
    assert panel.view.accessibleName() == "Compared pictures: A"


def test_two_confused_products_are_compared(panel: IssuePanel, qtbot: QtBot) -> None:
    panel.show_issue("confusable", Issue(1, "A", "Cup", 1, 2, 0.93, "B"))
    qtbot.waitUntil(lambda: panel.view.accessibleName() == "Compared pictures: A, B")
    assert text(panel, "facts") == "A · Cup · Mokk · 4 EUR\nB · Mug · Mokk"


def test_a_product_without_pictures_is_shown(panel: IssuePanel, qtbot: QtBot) -> None:
    panel.view.set_mode("over")
    panel.show_issue("no_picture", Issue(3, "C", ""))
    qtbot.waitUntil(lambda: panel.view.accessibleName() == "Compared pictures: C")
    assert panel.view.mode == "side"
    assert not part(panel, QLabel, "issue_facts").isVisible()


def test_the_sku_is_copied(panel: IssuePanel, qtbot: QtBot) -> None:
    panel.show_issue("no_picture", Issue(3, "C", ""))
    with qtbot.waitSignal(panel.status_message) as signal:
        part(panel, QPushButton, "issue_copy").click()
    assert signal.args == ["Copied: C"]
    assert QGuiApplication.clipboard().text() == "C"


def test_the_list_is_requested(panel: IssuePanel, qtbot: QtBot) -> None:
    panel.show_issue("no_picture", Issue(3, "C", ""))
    with qtbot.waitSignal(panel.list_requested):
        part(panel, QPushButton, "issue_open_list").click()
