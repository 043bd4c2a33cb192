"""A product is added by hand, from a photo or as a copy."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.code import CodeContents
from desktop_app.domain.product import Product
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.catalogue.add_product_dialog import AddProductDialog
from desktop_app.ui.catalogue.photo_input import CameraAccess
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.addition_request import AdditionRequest
from tests.ui.catalogue.pane_driver import PaneDriver
from tests.ui.parts import part

OpenDialog = Callable[..., AddProductDialog]


@pytest.fixture
def open_dialog(
    driver: PaneDriver, decoding_lane: Lane, camera: CameraAccess, theme: Theme, qtbot: QtBot
) -> Iterator[OpenDialog]:
    """Return a function that opens the dialog, and waits for the proposed SKU."""
    opened: list[AddProductDialog] = []

    def open_it(copied: Product | None = None) -> AddProductDialog:
        dialog = AddProductDialog(
            driver.client, decoding_lane, camera, theme, driver.pane, copied=copied
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        opened.append(dialog)
        qtbot.waitUntil(lambda: field(dialog, "sku").text() != "")
        return dialog

    yield open_it
    for dialog in opened:
        dialog.done(0)


def field(dialog: AddProductDialog, name: str) -> QLineEdit:
    return part(dialog, QLineEdit, f"field_{name}")


def add(dialog: AddProductDialog, qtbot: QtBot) -> Product:
    """Press the button, and return the new product."""
    with qtbot.waitSignal(dialog.product_added) as added:
        part(dialog, QPushButton, "add_product_add").click()
    assert added.args is not None
    product: Product = added.args[0]
    return product


def test_the_currency_of_the_last_product_is_offered(
    open_dialog: OpenDialog, driver: PaneDriver
) -> None:
    driver.run(lambda workspace: workspace.editor().add({"sku": "P-9", "currency": "EUR"}))
    dialog = open_dialog()
    assert field(dialog, "currency").text() == "EUR"
    dialog.reject()
    assert dialog.findChild(QMessageBox) is None


def test_a_product_is_added_by_hand(
    open_dialog: OpenDialog, driver: PaneDriver, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    assert (field(dialog, "sku").text(), field(dialog, "sku").selectedText()) == ("P-6", "P-6")
    QTest.keyClicks(field(dialog, "sku"), "NEW-1")
    QTest.keyClick(field(dialog, "sku"), Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is field(dialog, "name")
    QTest.keyClicks(field(dialog, "name"), "New ball")
    QTest.keyClicks(field(dialog, "price"), "2,50")
    product = add(dialog, qtbot)
    assert (product.sku, product.name, str(product.price)) == ("NEW-1", "New ball", "2.50")
    assert driver.product("NEW-1") == product


def test_escape_asks_before_what_was_typed_is_lost(open_dialog: OpenDialog) -> None:
    untouched = open_dialog()
    QTest.keyClick(field(untouched, "sku"), Qt.Key.Key_Escape)
    assert not untouched.isVisible()
    dialog = open_dialog()
    QTest.keyClicks(field(dialog, "name"), "Ball")
    for answer, is_left in (("Keep editing", True), ("Discard", False)):
        QTest.keyClick(field(dialog, "name"), Qt.Key.Key_Escape)
        box = next(one for one in dialog.findChildren(QMessageBox) if one.isVisible())
        next(button for button in box.buttons() if button.text() == answer).click()
        assert dialog.isVisible() == is_left


def test_a_taken_sku_is_said_beside_the_field(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog()
    QTest.keyClicks(field(dialog, "sku"), "P-2")
    problem = part(dialog, QLabel, "problem_sku")
    qtbot.waitUntil(problem.isVisible)
    assert problem.text() == "Another product has the SKU P-2."
    field(dialog, "sku").clear()
    part(dialog, QPushButton, "add_product_add").click()
    qtbot.waitUntil(lambda: problem.text() == "The SKU is missing.")
    assert dialog.isVisible()
    assert field(dialog, "sku").hasFocus()


def test_a_copy_begins_with_the_values_of_the_product(
    open_dialog: OpenDialog, driver: PaneDriver, qtbot: QtBot
) -> None:
    dialog = open_dialog(driver.product("P-1"))
    texts = {name: field(dialog, name).text() for name in ("sku", "name", "category", "price")}
    assert texts == {"sku": "P-1-2", "name": "Product 1", "category": "Toys", "price": "1.50"}
    QTest.keyClicks(field(dialog, "gtin"), "4006381333931")
    product = add(dialog, qtbot)
    assert (product.sku, product.category, product.gtin) == ("P-1-2", "Toys", "4006381333931")


def test_a_photo_of_a_known_product_offers_that_product(
    open_dialog: OpenDialog, driver: PaneDriver, shop_table: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.begin_with(AdditionRequest((shop_table.parent / "pictures" / "2.png",)))
    button = part(dialog, QPushButton, "proposal_open")
    qtbot.waitUntil(button.isVisible)
    sentence = part(dialog, QLabel, "proposal_sentence").text()
    assert sentence == "The catalogue has this product already: Product 2 (P-2)."
    with qtbot.waitSignal(dialog.open_requested) as requested:
        button.click()
    assert requested.args == [driver.id_of("P-2")]
    assert not dialog.isVisible()


def test_values_of_similar_products_are_proposed_but_not_taken_over(
    open_dialog: OpenDialog, tmp_path: Path, draw_picture: Callable[..., Path], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.begin_with(AdditionRequest((draw_picture(tmp_path / "unknown.png", 83),)))
    button = part(dialog, QPushButton, "proposal_category")
    qtbot.waitUntil(button.isVisible)
    proposed = re.fullmatch(r"Similar products: (Toys|Tools) \(\d+%\)", button.text())
    assert proposed is not None
    assert field(dialog, "category").text() == ""
    button.click()
    assert field(dialog, "category").text() == proposed[1]


def test_a_pasted_photo_becomes_a_picture_of_the_product(
    open_dialog: OpenDialog,
    driver: PaneDriver,
    qtbot: QtBot,
    tmp_path: Path,
    draw_picture: Callable[..., Path],
) -> None:
    dialog = open_dialog()
    QGuiApplication.clipboard().setImage(QImage(str(draw_picture(tmp_path / "new.png", 91))))
    view = part(dialog, QAbstractButton, "new_photo")
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    product = add(dialog, qtbot)
    (picture,) = driver.detail(product.sku).pictures
    assert (picture.width_px, picture.origin) == (160, "added")
    found = driver.run(lambda workspace: workspace.identify(Path(picture.path), top=1))
    assert found.hits[0].product == product


def test_an_unreadable_photo_is_said_and_removed(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bad.png").write_text("no picture")
    dialog = open_dialog()
    dialog.begin_with(AdditionRequest((tmp_path / "bad.png",)))
    message = part(dialog, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert message.text() == "bad.png is not a picture."
    assert add(dialog, qtbot).sku == "P-6"


def test_a_scanned_code_is_the_gtin_to_begin_with(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog()
    code = CodeContents("4006381333931", ("4006381333931",), "4006381333931")
    dialog.begin_with(AdditionRequest(name="Pen", codes=(code,)))
    assert field(dialog, "gtin").text() == "4006381333931"
    product = add(dialog, qtbot)
    assert (product.sku, product.name, product.gtin) == ("P-6", "Pen", "4006381333931")
