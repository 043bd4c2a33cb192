"""The history of a product is read, and any earlier value brought back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton

from tests.ui.catalogue.conftest import change
from tests.ui.catalogue.pane_driver import PaneDriver
from tests.ui.parts import part


def history(driver: PaneDriver) -> QListView:
    return part(driver.pane, QListView, "history_list")


def texts(driver: PaneDriver) -> list[str]:
    model = history(driver).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def change_and_reload(driver: PaneDriver, **fields: str) -> None:
    count = len(texts(driver))
    driver.run(lambda workspace: change(workspace, "P-1", **fields))
    driver.pane.reload()
    driver.qtbot.waitUntil(lambda: len(texts(driver)) > count)


def test_changes_are_listed_newest_first(driver: PaneDriver) -> None:
    change_and_reload(driver, price="2.75")
    change_and_reload(driver, name="Red ball")
    assert texts(driver)[:2] == ["Name: Product 1 → Red ball", "Price: 1.50 → 2.75"]
    assert texts(driver)[-1] == "Product added"
    heard = history(driver).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Name: Product 1 → Red ball, " in heard


def test_an_earlier_value_is_brought_back_with_the_keyboard(driver: PaneDriver) -> None:
    change_and_reload(driver, price="2.75")
    change_and_reload(driver, name="Red ball")
    listed = history(driver)
    listed.setFocus()
    listed.setCurrentIndex(listed.model().index(1, 0))
    button = part(driver.pane, QPushButton, "history_restore")
    assert button.isEnabled()
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        QTest.keyClick(listed, Qt.Key.Key_Return)
    driver.wait_for_text("price", "1.50")
    driver.qtbot.waitUntil(lambda: texts(driver)[0] == "Price: 2.75 → 1.50")
    assert listed.currentIndex().data() == "Price: 1.50 → 2.75"
    assert not button.isEnabled()


def test_the_focus_stays_in_the_history(driver: PaneDriver) -> None:
    change_and_reload(driver, price="2.75")
    listed = history(driver)
    listed.setCurrentIndex(listed.model().index(0, 0))
    button = part(driver.pane, QPushButton, "history_restore")
    button.setFocus()
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        QTest.keyClick(button, Qt.Key.Key_Space)
    driver.qtbot.waitUntil(lambda: not button.isEnabled())
    assert listed.hasFocus()


def test_only_changes_with_an_earlier_value_can_be_brought_back(driver: PaneDriver) -> None:
    listed = history(driver)
    driver.qtbot.waitUntil(lambda: bool(texts(driver)))
    listed.setCurrentIndex(listed.model().index(len(texts(driver)) - 1, 0))
    assert listed.currentIndex().data() == "Product added"
    button = part(driver.pane, QPushButton, "history_restore")
    assert not button.isEnabled()
    with driver.qtbot.assertNotEmitted(driver.pane.product_changed, wait=50):
        QTest.keyClick(listed, Qt.Key.Key_Return)


def test_a_taken_sku_cannot_be_brought_back(driver: PaneDriver) -> None:
    number = driver.id_of("P-1")
    change_and_reload(driver, sku="P-9")
    driver.run(lambda workspace: workspace.editor().add({"sku": "P-1"}))
    listed = history(driver)
    listed.setCurrentIndex(listed.model().index(0, 0))
    part(driver.pane, QPushButton, "history_restore").click()
    driver.qtbot.waitUntil(lambda: bool(driver.errors))
    assert str(driver.errors[0]) == "Another product has the SKU P-1."
    assert driver.read(lambda catalogue: catalogue.products([number])[number]).sku == "P-9"


def test_an_added_product_has_a_history(driver: PaneDriver) -> None:
    product = driver.run(lambda workspace: workspace.editor().add({"sku": "NEW"}))
    driver.show(product.sku)
    assert texts(driver) == ["Product added"]
    assert not part(driver.pane, QLabel, "history_empty").isVisible()
