"""Attributes are changed, added, renamed and removed as rows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop_app.ui.product_fields.attributes_table import AttributesTable
from tests.ui.catalogue.pane_driver import PaneDriver
from tests.ui.parts import part


def table(driver: PaneDriver) -> AttributesTable:
    return part(driver.pane, AttributesTable)


def edit(driver: PaneDriver, row: int, column: int, text: str) -> QLineEdit:
    """Type into a cell, and return its editor, still open."""
    attributes = table(driver)
    attributes.setFocus()
    attributes.setCurrentIndex(attributes.model().index(row, column))
    QTest.keyClick(attributes, Qt.Key.Key_F2)
    cell = part(attributes.viewport(), QLineEdit, "attribute_cell")
    cell.selectAll()
    QTest.keyClicks(cell, text)
    return cell


def attributes_of(driver: PaneDriver, sku: str = "P-1") -> dict[str, str]:
    return dict(driver.product(sku).attributes)


def set_attributes(driver: PaneDriver, **attributes: str) -> None:
    number = driver.id_of("P-1")
    driver.run(lambda workspace: workspace.editor().change(number, {"attributes": attributes}))
    driver.pane.reload()
    model = table(driver).model()
    driver.qtbot.waitUntil(lambda: model.rowCount() == len(attributes) + 1)


def test_a_name_and_then_a_value_make_an_attribute(driver: PaneDriver) -> None:
    cell = edit(driver, 0, 0, "size")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert attributes_of(driver) == {}
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        QTest.keyClick(edit(driver, 0, 1, "M"), Qt.Key.Key_Return)
    assert attributes_of(driver) == {"size": "M"}
    assert table(driver).model().rowCount() == 2


def test_values_change_and_names_keep_their_place(driver: PaneDriver) -> None:
    set_attributes(driver, size="M", colour="red")
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        QTest.keyClick(edit(driver, 0, 1, "L"), Qt.Key.Key_Return)
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        QTest.keyClick(edit(driver, 0, 0, "Size"), Qt.Key.Key_Return)
    assert list(attributes_of(driver).items()) == [("Size", "L"), ("colour", "red")]


def test_delete_removes_an_attribute(driver: PaneDriver) -> None:
    set_attributes(driver, size="M", colour="red")
    attributes = table(driver)
    attributes.setCurrentIndex(attributes.model().index(0, 1))
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        QTest.keyClick(attributes, Qt.Key.Key_Delete)
    assert attributes_of(driver) == {"colour": "red"}
    attributes.setCurrentIndex(attributes.model().index(1, 0))
    QTest.keyClick(attributes, Qt.Key.Key_Delete)
    assert attributes_of(driver) == {"colour": "red"}


def test_two_attributes_of_one_name_are_said(driver: PaneDriver) -> None:
    set_attributes(driver, size="M", colour="red")
    QTest.keyClick(edit(driver, 1, 0, "size"), Qt.Key.Key_Return)
    problem = part(driver.pane, QLabel, "problem_attributes")
    driver.qtbot.waitUntil(problem.isVisible)
    assert problem.text() == "Two attributes are called size."
    assert attributes_of(driver) == {"size": "M", "colour": "red"}


def test_an_open_cell_is_saved_when_another_product_is_shown(driver: PaneDriver) -> None:
    set_attributes(driver, size="M")
    edit(driver, 0, 1, "XL")
    driver.show("P-2")
    assert attributes_of(driver) == {"size": "XL"}
    assert table(driver).model().rowCount() == 1


def test_line_breaks_stay_in_a_value_that_is_not_changed(driver: PaneDriver) -> None:
    number = driver.id_of("P-1")
    text = {"attributes": {"care": "wash\ncold"}}
    driver.run(lambda workspace: workspace.editor().change(number, text))
    driver.pane.reload()
    attributes = table(driver)
    driver.qtbot.waitUntil(lambda: attributes.model().rowCount() == 2)
    assert attributes.model().index(0, 1).data() == "wash cold"
    attributes.setCurrentIndex(attributes.model().index(0, 1))
    QTest.keyClick(attributes, Qt.Key.Key_F2)
    cell = part(attributes.viewport(), QLineEdit, "attribute_cell")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert attributes_of(driver) == {"care": "wash\ncold"}
