"""The details pane: fields are saved, checked while typed, and never lost."""

import shutil
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app import paths
from desktop_app.ui.i18n.messages import localised_text
from tests.ui.catalogue.conftest import change
from tests.ui.catalogue.pane_driver import PaneDriver
from tests.ui.parts import part


def test_a_product_is_shown(driver: PaneDriver) -> None:
    texts = {name: driver.field(name).text() for name in ("sku", "name", "price", "currency")}
    assert texts == {"sku": "P-1", "name": "Product 1", "price": "1.50", "currency": "EUR"}
    assert part(driver.pane, QLabel, "product_title").text() == "Product 1"
    driver.pane.show_product(None)
    assert part(driver.pane, QLabel, "product_placeholder").isVisible()


def test_enter_saves_a_field(driver: PaneDriver) -> None:
    with driver.qtbot.waitSignal(driver.pane.product_changed) as saved:
        driver.type("name", "  Red   ball ")
        driver.press(driver.field("name"), Qt.Key.Key_Return)
    assert saved.args == [driver.id_of("P-1")]
    driver.wait_for_text("name", "Red ball")
    assert driver.product("P-1").name == "Red ball"
    assert part(driver.pane, QLabel, "product_title").text() == "Red ball"
    assert "changed" in part(driver.pane, QLabel, "product_dates").text()


def test_leaving_a_field_saves_it_once(driver: PaneDriver) -> None:
    driver.type("price", "2,75")
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        driver.press(driver.field("price"), Qt.Key.Key_Tab)
    assert driver.product("P-1").price == Decimal("2.75")
    driver.wait_for_text("price", "2.75")
    number = driver.id_of("P-1")
    changes = driver.read(lambda catalogue: catalogue.changes(number))
    assert [one.field for one in changes].count("price") == 1


def test_a_field_is_checked_while_it_is_typed(driver: PaneDriver) -> None:
    driver.type("price", "cheap")
    driver.qtbot.waitUntil(lambda: driver.problem("price") != "")
    assert driver.problem("price") == "The price cheap is not a number."
    driver.type("price", "3")
    driver.qtbot.waitUntil(lambda: driver.problem("price") == "")
    driver.type("sku", "P-2")
    driver.qtbot.waitUntil(lambda: driver.problem("sku") != "")
    assert driver.problem("sku") == "Another product has the SKU P-2."
    assert driver.product("P-1").price == Decimal("3")


def test_escape_returns_to_the_saved_text(driver: PaneDriver) -> None:
    driver.type("gtin", "123")
    driver.qtbot.waitUntil(lambda: driver.problem("gtin") != "")
    driver.press(driver.field("gtin"), Qt.Key.Key_Escape)
    assert (driver.field("gtin").text(), driver.problem("gtin")) == ("", "")


def test_what_is_typed_is_saved_when_another_product_is_shown(driver: PaneDriver) -> None:
    driver.type("brand", "Acme")
    driver.show("P-2")
    assert driver.product("P-1").brand == "Acme"
    assert driver.field("brand").text() == ""


def test_what_cannot_be_saved_is_kept_for_the_product(driver: PaneDriver) -> None:
    driver.type("brand", "Acme")
    driver.type("price", "cheap")
    driver.show("P-2")
    driver.qtbot.waitUntil(lambda: bool(driver.notices))
    (notice,) = driver.notices
    assert localised_text(notice.message) == (
        "Price of P-1 is not saved: The price cheap is not a number."
    )
    assert (driver.product("P-1").brand, driver.problem("price")) == ("Acme", "")
    driver.show("P-1")
    assert driver.field("price").text() == "cheap"
    driver.qtbot.waitUntil(lambda: driver.problem("price") != "")
    driver.type("price", "4")
    driver.press(driver.field("price"), Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: driver.problem("price") == "")
    assert driver.product("P-1").price == Decimal("4")


def test_a_change_from_outside_does_not_touch_what_is_typed(driver: PaneDriver) -> None:
    driver.type("name", "Half typed")
    driver.run(lambda workspace: change(workspace, "P-1", name="Other", brand="Acme"))
    driver.pane.reload()
    driver.wait_for_text("brand", "Acme")
    assert driver.field("name").text() == "Half typed"
    driver.press(driver.field("name"), Qt.Key.Key_Escape)
    assert driver.field("name").text() == "Other"


def test_what_somebody_else_has_changed_is_replaced_only_knowingly(driver: PaneDriver) -> None:
    driver.type("name", "Mine")
    driver.run(lambda workspace: change(workspace, "P-1", name="Other"))
    driver.press(driver.field("name"), Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: "meanwhile, to Other." in driver.problem("name"))
    assert driver.field("name").text() == "Mine"
    assert driver.product("P-1").name == "Other"
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        driver.press(driver.field("name"), Qt.Key.Key_Return)
    assert driver.product("P-1").name == "Mine"


def test_nothing_can_be_typed_before_the_catalogue_is_ready(driver: PaneDriver) -> None:
    assert not driver.field("name").isReadOnly()
    driver.client.opened.emit()
    assert driver.field("name").isReadOnly()


def test_every_field_has_an_accessible_name(driver: PaneDriver) -> None:
    widgets = [
        widget
        for widget in driver.pane.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert len(widgets) > 10
    for widget in widgets:
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()


def test_existing_categories_are_offered(driver: PaneDriver) -> None:
    driver.pane.show_completions({"category": ["Tools", "Toys"]})
    driver.pane.show_completions({"brand": ["Acme"]})
    assert driver.pane.completions == {"category": ["Tools", "Toys"], "brand": ["Acme"]}
    model = driver.field("category").completer().model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Tools", "Toys"]


def test_what_is_typed_is_saved_when_another_catalogue_is_opened(
    driver: PaneDriver, catalogue: Path, tmp_path: Path
) -> None:
    driver.type("brand", "Acme")
    copy = Path(shutil.copytree(catalogue, tmp_path / "other"))
    with driver.qtbot.waitSignal(driver.client.ready):
        driver.client.open(copy, paths.model_card(""), "cpu")
    assert driver.product("P-1").brand == ""
    with driver.qtbot.waitSignal(driver.client.ready):
        driver.client.open(catalogue, paths.model_card(""), "cpu")
    assert driver.product("P-1").brand == "Acme"
