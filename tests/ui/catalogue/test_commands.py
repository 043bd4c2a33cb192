"""The commands on the selected products, in the real window."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.catalogue.bulk_edit_dialog import BulkEditDialog
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.catalogue.product_table import ProductTable
from desktop_app.ui.exporting.export_dialog import ExportDialog
from tests.ui.catalogue.command_driver import command, products, status, undo
from tests.ui.parts import part


@pytest.fixture
def page(selected_page: CataloguePage) -> CataloguePage:
    return selected_page


def test_a_field_of_the_selection_is_set_after_a_preview(page: CataloguePage, qtbot: QtBot) -> None:
    QTest.keyClick(part(page, ProductTable), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    dialog = part(page, BulkEditDialog)
    assert part(dialog, QLabel, "bulk_edit_title").text() == "Change 6 products"
    confirm = part(dialog, QPushButton, "bulk_edit_confirm")
    assert not confirm.isEnabled()
    fields = part(dialog, QComboBox, "bulk_edit_field")
    fields.setCurrentIndex(fields.findData("brand"))
    part(dialog, QLineEdit, "bulk_edit_text").setText("Acme <b>")
    qtbot.waitUntil(confirm.isEnabled)
    assert confirm.text() == "Change 6 products"
    model = part(dialog, QTableView, "bulk_edit_preview").model()
    qtbot.waitUntil(lambda: model.index(0, 3).data() == "Acme <b>")
    confirm.click()
    qtbot.waitUntil(lambda: status(page) == "6 products changed")
    assert {one.brand for one in products(page, qtbot)} == {"Acme <b>"}
    undo(page, qtbot)
    assert "Acme <b>" not in {one.brand for one in products(page, qtbot)}


def test_the_selection_is_archived_and_taken_out(page: CataloguePage, qtbot: QtBot) -> None:
    command(page, "archive").trigger()
    qtbot.waitUntil(lambda: len(page.listed_ids) == 0)
    assert status(page) == "6 products archived"
    assert all(one.archived_at for one in products(page, qtbot))
    undo(page, qtbot)
    qtbot.waitUntil(lambda: len(page.listed_ids) == 6)


def test_a_deletion_is_confirmed_first(page: CataloguePage, qtbot: QtBot) -> None:
    def answer(button: str) -> None:
        box = part(page, QMessageBox, "delete_dialog")
        assert box.text() == "Delete 6 products?"
        next(made for made in box.buttons() if made.text() == button).click()

    QTest.keyClick(part(page, ProductTable), Qt.Key.Key_Delete)
    answer("Cancel")
    assert len(products(page, qtbot)) == 6
    qtbot.waitUntil(lambda: page.findChild(QMessageBox) is None)
    command(page, "delete").trigger()
    answer("Delete")
    qtbot.waitUntil(lambda: status(page) == "6 products deleted")
    assert products(page, qtbot) == []
    undo(page, qtbot)
    assert len(products(page, qtbot)) == 6


def test_a_single_product_is_named_before_it_is_deleted(page: CataloguePage, qtbot: QtBot) -> None:
    part(page, ProductTable).selectRow(1)
    command(page, "delete").trigger()
    qtbot.waitUntil(lambda: page.findChild(QMessageBox) is not None)
    product = products(page, qtbot)[1]
    assert part(page, QMessageBox, "delete_dialog").text() == (
        f"Delete {product.sku} {product.name}?"
    )


def test_a_cancelled_change_changes_nothing(page: CataloguePage, qtbot: QtBot) -> None:
    page.job_started.connect(lambda task: task.cancel())
    command(page, "archive").trigger()
    qtbot.waitUntil(lambda: status(page) == "Cancelled. Nothing was changed.")
    assert not any(one.archived_at for one in products(page, qtbot))


def test_prices_are_raised(page: CataloguePage, qtbot: QtBot) -> None:
    before = {one.id: one.price for one in products(page, qtbot)}
    command(page, "change").trigger()
    dialog = part(page, BulkEditDialog)
    kinds = part(dialog, QComboBox, "bulk_edit_kind")
    kinds.setCurrentIndex(kinds.findData("price"))
    part(dialog, QLineEdit, "bulk_edit_percent").setText("１０,0 %")
    confirm = part(dialog, QPushButton, "bulk_edit_confirm")
    qtbot.waitUntil(confirm.isEnabled)
    confirm.click()
    qtbot.waitUntil(lambda: "changed" in status(page))
    for one in products(page, qtbot):
        old = before[one.id]
        assert one.price == (None if old is None else (old * Decimal("1.1")).quantize(old))


def test_without_a_selection_proposals_and_the_export_are_offered(
    page: CataloguePage, qtbot: QtBot
) -> None:
    part(page, ProductTable).clearSelection()
    qtbot.waitUntil(lambda: not command(page, "change").isEnabled())
    assert [name for name in page.commands.actions if command(page, name).isEnabled()] == [
        "categories",
        "export",
    ]


@pytest.mark.parametrize("name", ["change", "archive", "unarchive", "delete", "categories"])
def test_every_command_is_in_the_menu_of_the_page(page: CataloguePage, name: str) -> None:
    assert command(page, name) in page.menu_actions
    assert command(page, name).text()


def test_the_commands_are_offered_beside_the_number_of_selected_products(
    page: CataloguePage, qtbot: QtBot
) -> None:
    button = part(page, QPushButton, "selection_button")
    qtbot.waitUntil(button.isVisible)
    assert [one.text() for one in button.menu().actions()] == [
        "Change selected products…",
        "Archive",
        "Unarchive",
        "Delete…",
    ]
    part(page, ProductTable).selectRow(0)
    assert not button.isVisible()


def test_the_selection_is_offered_for_export(page: CataloguePage) -> None:
    command(page, "export").trigger()
    choice = part(part(page.window(), ExportDialog), QComboBox, "export_products")
    assert choice.currentText() == "The selection (6)"
    assert [choice.itemText(row) for row in range(choice.count())] == [
        *("All products, also archived ones", "The list as shown (6)", "The selection (6)")
    ]
