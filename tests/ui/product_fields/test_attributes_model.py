"""The attributes of a product as rows, with an empty row for a new one."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop_app.ui.product_fields.attributes_model import AttributesModel

pytestmark = pytest.mark.usefixtures("english")
PAIRS = (("Colour", "red"), ("Material", "two\nlines"))


@pytest.fixture
def model() -> AttributesModel:
    model = AttributesModel()
    model.show(PAIRS)
    model.set_editable(True)
    return model


def test_attributes_are_rows(model: AttributesModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here
    assert model.pairs() == PAIRS


def test_the_last_row_invites_to_add_an_attribute(model: AttributesModel) -> None:
    assert model.rowCount() == 3
    assert [model.index(2, column).data() for column in (0, 1)] == ["Add…", ""]
    assert model.index(1, 1).data() == "two lines"
    assert model.index(1, 1).data(Qt.ItemDataRole.EditRole) == "two\nlines"
    model.set_editable(False)
    assert model.index(2, 0).data() == ""
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_text_in_the_last_row_adds_an_attribute(model: AttributesModel) -> None:
    edits: list[object] = []
    model.edited.connect(lambda: edits.append(model.pairs()))
    assert model.setData(model.index(2, 0), "Size")
    assert model.setData(model.index(2, 1), "XL")
    assert edits[-1] == (*PAIRS, ("Size", "XL"))
    assert model.rowCount() == 4
    assert not model.setData(model.index(2, 1), "XL")
    assert len(edits) == 2


def test_an_attribute_is_removed_but_not_the_empty_row(model: AttributesModel) -> None:
    assert not model.remove(2)
    assert model.remove(0)
    assert model.pairs() == PAIRS[1:]
    model.set_editable(False)
    assert not model.remove(0)


def test_a_name_without_a_text_stays_when_the_same_attributes_are_shown(
    model: AttributesModel,
) -> None:
    model.setData(model.index(2, 0), "Size")
    model.show(PAIRS)
    assert model.pairs() == (*PAIRS, ("Size", ""))
    model.clear()
    assert model.pairs() == ()
