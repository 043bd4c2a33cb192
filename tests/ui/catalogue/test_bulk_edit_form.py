"""The form turns what is chosen and typed into an edit."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.engine.editing.bulk_edit import BulkEdit, ChangePrice, ReplaceText, SetField
from desktop_app.engine.editing.field_validation import InvalidFieldsError
from desktop_app.ui.catalogue.bulk_edit_form import BulkEditForm
from tests.ui.parts import part

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def form(qtbot: QtBot) -> BulkEditForm:
    form = BulkEditForm()
    qtbot.addWidget(form)
    form.show_attributes(["season", "name_zh"])
    form.show_suggestions({"category": {"茶叶": "Tea"}, "brand": {"Mokk": "Mokk"}})
    form.show()
    return form


def fill(form: BulkEditForm, kind: str, field: str = "", **texts: str) -> None:
    kinds = part(form, QComboBox, "bulk_edit_kind")
    kinds.setCurrentIndex(kinds.findData(kind))
    if field:
        fields = part(form, QComboBox, "bulk_edit_field")
        fields.setCurrentIndex(fields.findData(field))
        assert fields.currentData() == field
    for name, text in texts.items():
        part(form, QLineEdit, f"bulk_edit_{name}").setText(text)


@pytest.mark.parametrize(
    ("kind", "field", "texts", "edit"),
    [
        ("set", "brand", {"text": "Acme"}, SetField("brand", "Acme", "en")),
        ("set", "category", {"text": "茶叶 "}, SetField("category", "Tea", "en")),
        ("set", "attribute: season", {"text": "x"}, SetField("attribute: season", "x", "en")),
        ("clear", "gtin", {}, SetField("gtin", "", "en")),
        (
            "replace",
            "name",
            {"old": "a ", "new": " b"},
            ReplaceText("name", "a ", " b", matches_case=False, language="en"),
        ),
        ("price", "", {"percent": "3,5 %"}, ChangePrice(Decimal("3.5"))),
        ("price", "", {"amount": "−０.５"}, ChangePrice(amount=Decimal("-0.5"))),
        ("price", "", {}, ChangePrice()),
    ],
)
def test_an_edit_is_described(
    form: BulkEditForm, kind: str, field: str, texts: dict[str, str], edit: BulkEdit
) -> None:
    fill(form, kind, field, **texts)
    assert form.edit() == edit
    assert form.is_complete() == bool(texts or kind == "clear")


def test_prices_are_rounded_as_chosen(form: BulkEditForm) -> None:
    fill(form, "price", percent="3")
    rounding = part(form, QComboBox, "bulk_edit_rounding")
    assert rounding.itemText(5) == "Prices such as 4.99"
    rounding.setCurrentIndex(5)
    assert form.edit() == ChangePrice(Decimal(3), step=Decimal(1), offset=Decimal("-0.01"))


@pytest.mark.parametrize("typed", ["x", "3 3", "1e", "--3", "1.000,5"])
def test_a_number_that_cannot_be_read_is_explained(form: BulkEditForm, typed: str) -> None:
    fill(form, "price", percent=typed)
    with pytest.raises(InvalidFieldsError) as error:
        form.edit()
    form.show_problem(error.value.problems[0])
    problem = part(form, QLabel, "bulk_edit_problem")
    assert problem.isVisible()
    assert problem.text() == f"{typed} is not a number."
    field = part(form, QLineEdit, "bulk_edit_percent")
    assert field.accessibleDescription() == problem.text()
    form.show_problem(None)
    assert not problem.isVisible()


def test_only_the_rows_of_the_kind_are_shown(form: BulkEditForm) -> None:
    fill(form, "replace")
    shown = {box.objectName() for box in form.findChildren(QLineEdit) if box.isVisible()}
    assert shown == {"bulk_edit_old", "bulk_edit_new"}
    assert part(form, QCheckBox, "bulk_edit_case").isVisible()
    fill(form, "clear")
    assert not any(box.isVisible() for box in form.findChildren(QLineEdit))


def test_the_field_stays_when_the_kind_changes(form: BulkEditForm) -> None:
    fill(form, "set", "description")
    fill(form, "replace")
    assert part(form, QComboBox, "bulk_edit_field").currentData() == "description"
