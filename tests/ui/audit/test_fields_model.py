"""The table of fields: values, differences, and the values that a merge uses."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.product import Product
from desktop_app.ui.audit.fields_model import CELL_ROLE, FIELDS, Cell, FieldsModel
from desktop_app.ui.audit.review_state import ReviewState
from tests.ui.audit.samples import make_review

NAME, PRICE, PICTURES = FIELDS.index("name"), FIELDS.index("price"), FIELDS.index("pictures")


@pytest.fixture
def review() -> ReviewState:
    return make_review(
        Product(1, "A", name="Cup", brand="Mokk", price=Decimal("4.5"), currency="EUR"),
        Product(2, "B", name="Mug", brand="Mokk"),
    )


@pytest.fixture
def model(qapp: QApplication, review: ReviewState) -> FieldsModel:
    made = FieldsModel()
    made.set_state(review)
    return made


def cell(model: FieldsModel, row: int, column: int) -> Cell:
    found: Cell = model.index(row, column).data(CELL_ROLE)
    return found


def test_there_is_a_row_per_field_and_a_column_per_product(model: FieldsModel) -> None:
    assert (model.rowCount(), model.columnCount()) == (len(FIELDS), 3)
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert headers == ["Field", "A (reference)", "B"]
    assert model.index(NAME, 2).data() == "Mug"
    assert model.index(PICTURES, 1).data() == "2"


def test_fields_with_different_values_are_marked(model: FieldsModel) -> None:
    assert cell(model, NAME, 0) == Cell("≠ Name", is_field_name=True, differs=True)
    assert cell(model, FIELDS.index("brand"), 0) == Cell("Brand", is_field_name=True)
    assert cell(model, NAME, 1) == Cell("✓ Cup", is_chosen=True)
    assert cell(model, NAME, 2) == Cell("Mug")


def test_a_value_is_chosen(model: FieldsModel) -> None:
    assert model.choose_value(model.index(NAME, 2))
    assert cell(model, NAME, 1) == Cell("Cup")
    assert cell(model, NAME, 2) == Cell("✓ Mug", is_chosen=True)


@pytest.mark.parametrize(("row", "column"), [(NAME, 0), (PICTURES, 2), (FIELDS.index("sku"), 2)])
def test_names_of_fields_and_fixed_values_cannot_be_chosen(
    model: FieldsModel, row: int, column: int
) -> None:
    assert not model.choose_value(model.index(row, column))


def test_values_of_a_deselected_product_are_excluded(
    model: FieldsModel, review: ReviewState
) -> None:
    review.toggle_selected(1)
    assert cell(model, NAME, 2).is_excluded
    assert not cell(model, NAME, 1).is_excluded
    assert not model.choose_value(model.index(NAME, 2))


def test_the_text_for_a_screen_reader_is_complete(model: FieldsModel) -> None:
    def text(row: int, column: int) -> str:
        found: str = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
        return found.replace("\N{NO-BREAK SPACE}", " ")

    assert text(PRICE, 1) == "Price, A, 4.50 EUR, differs, used in a merge"
    assert text(PRICE, 2) == "Price, B, empty, differs"


def test_without_a_group_the_table_is_empty(model: FieldsModel) -> None:
    model.set_state(None)
    assert (model.rowCount(), model.columnCount()) == (0, 1)


def test_attributes_are_rows_that_cannot_be_chosen(qapp: QApplication) -> None:
    made = FieldsModel()
    red, blue = {"Colour": "red"}, {"Colour": "blue"}
    made.set_state(make_review(Product(1, "A", attributes=red), Product(2, "B", attributes=blue)))
    assert cell(made, 2, 0) == Cell("≠ Colour", is_field_name=True, differs=True)
    assert [cell(made, 2, column) for column in (1, 2)] == [Cell("red"), Cell("blue")]
    assert not made.choose_value(made.index(2, 2))
    spoken = made.index(2, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Colour, B, blue, differs"
