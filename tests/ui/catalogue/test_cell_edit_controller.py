"""Editing in place: saved, refused with a sentence, and never lost."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.product_list import ProductFilter
from desktop_app.ui.catalogue.cell_editor import CellEditor
from tests.ui.catalogue.list_driver import ListDriver
from tests.ui.parts import part


def is_closed(products: ListDriver) -> bool:
    return not products.panel._edits.is_editing


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_cell_is_edited_with_a_key_and_saved_with_enter(
    products: ListDriver, key: Qt.Key
) -> None:
    products.skus()
    editor = products.edit(1, "brand", key)
    assert editor.text() == "Fin"
    products.type(editor, "  Finn ", Qt.Key.Key_Return)
    products.qtbot.waitUntil(lambda: products.changed == [2])
    assert products.product(2).brand == "Finn"
    shown = products.views.rows.product(1)
    assert shown is not None
    assert shown.text("brand") == "Finn"
    assert is_closed(products)
    assert products.table.hasFocus()


def test_what_cannot_be_saved_stays_with_a_sentence(products: ListDriver) -> None:
    products.skus()
    editor = products.edit(0, "price")
    assert editor.text() == "9"
    products.type(editor, "1 2x", Qt.Key.Key_Return)
    message = part(products.table.viewport(), QLabel, "cell_message")
    products.qtbot.waitUntil(message.isVisible)
    assert message.text() == "The price 1 2x is not a number."
    assert editor.accessibleDescription() == message.text()
    assert (editor.text(), editor.isReadOnly()) == ("1 2x", False)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert not message.isVisible()
    products.type(editor, "12,5", Qt.Key.Key_Return)
    products.qtbot.waitUntil(lambda: is_closed(products))
    assert products.product(1).price == Decimal("12.5")


def test_what_somebody_else_has_changed_is_replaced_only_knowingly(products: ListDriver) -> None:
    products.skus()
    editor = products.edit(0, "name")
    task = products.client.write(
        lambda workspace: workspace.editor().change(1, {"name": "Changed elsewhere"})
    )
    with products.qtbot.waitSignal(task.finished):
        pass
    products.type(editor, "Mine", Qt.Key.Key_Return)
    message = part(products.table.viewport(), QLabel, "cell_message")
    products.qtbot.waitUntil(message.isVisible)
    assert "meanwhile, to Changed elsewhere." in message.text()
    assert (editor.text(), editor.isReadOnly()) == ("Mine", False)
    assert products.product(1).name == "Changed elsewhere"
    products.type(editor, "Mine", Qt.Key.Key_Return)
    products.qtbot.waitUntil(lambda: is_closed(products))
    assert products.product(1).name == "Mine"


def test_a_sku_of_another_product_is_refused(products: ListDriver) -> None:
    products.skus()
    editor = products.edit(0, "sku")
    products.type(editor, "B-2", Qt.Key.Key_Return)
    message = part(products.table.viewport(), QLabel, "cell_message")
    products.qtbot.waitUntil(message.isVisible)
    assert message.text() == "Another product has the SKU B-2."
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert is_closed(products)
    assert products.product(1).sku == "A-1"
    assert products.changed == []


def test_tab_saves_and_goes_to_the_next_cell(products: ListDriver) -> None:
    products.skus()
    products.type(products.edit(0, "name"), "Cup", Qt.Key.Key_Tab)
    products.qtbot.waitUntil(lambda: products.panel._edits._editor is not None)
    editor = products.panel._edits._editor
    assert editor is not None
    assert editor.column == "brand"
    # Nothing changed: Tab goes on at once.
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    again = products.panel._edits._editor
    assert again is not None
    assert (again.column, again.text()) == ("name", "Cup")
    assert products.changed == [1]


def test_losing_the_focus_saves(products: ListDriver) -> None:
    products.skus()
    editor = products.edit(2, "name")
    editor.setText("Green tea")
    products.panel.header.search_box.setFocus()
    products.qtbot.waitUntil(lambda: products.changed == [3])
    assert products.product(3).name == "Green tea"


def test_a_context_menu_does_not_end_editing(products: ListDriver) -> None:
    products.skus()
    editor = products.edit(2, "name")
    editor.setText("Green tea")
    event = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(editor, event)
    products.settle()
    assert not is_closed(products)
    assert products.changed == []


def test_the_list_waits_until_the_cell_is_saved(products: ListDriver) -> None:
    products.skus()
    editor = products.edit(2, "name")
    editor.setText("Hat of tea")
    products.panel.load()
    products.settle()
    assert part(products.table.viewport(), CellEditor).text() == "Hat of tea"
    # A filter saves first, so that nothing that was typed is lost.
    products.panel.show_products(ProductFilter(words="hat"))
    assert set(products.skus()) == {"C", "D"}
    assert products.product(3).name == "Hat of tea"


def test_a_product_that_is_gone_is_an_error(products: ListDriver) -> None:
    products.skus()
    editor = products.edit(2, "name")
    products.client.write(lambda workspace: workspace.editor().delete([3]))
    products.type(editor, "Green tea", Qt.Key.Key_Return)
    message = part(products.table.viewport(), QLabel, "cell_message")
    products.qtbot.waitUntil(message.isVisible)
    assert "no longer in the catalogue" in message.text()


def test_pictures_and_dates_are_not_edited(products: ListDriver) -> None:
    products.skus()
    model = products.table.product_model
    for column in ("picture", "pictures", "updated_at"):
        index = model.index(0, model.columns.index(column))
        assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
