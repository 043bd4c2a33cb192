"""The columns step: what is missing, warnings and the resulting plan."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.table_preview import TablePreview
from desktop_app.ui.importing.columns_step import ColumnsStep
from desktop_app.ui.importing.import_plan import ImportPlan, sample_catalogue_folder
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part

TABLE = TablePreview(("sku", "image"), (), {"sku": "sku", "image": "image"})
FOLDER = TablePreview()

MakeStep = Callable[..., ColumnsStep]


@pytest.fixture
def make_step(tmp_path: Path, theme: Theme, english: None, qtbot: QtBot) -> MakeStep:
    """Return a function that makes the step with the columns of a source."""

    def make(preview: TablePreview, open_catalogue: Path | None = None) -> ColumnsStep:
        step = ColumnsStep(open_catalogue, tmp_path, theme)
        qtbot.addWidget(step)
        step.start(tmp_path / "shop" / "Spring.csv", is_table=bool(preview.columns))
        step.show_preview(preview)
        return step

    return make


def test_the_plan_of_a_table(make_step: MakeStep, tmp_path: Path) -> None:
    source = tmp_path / "shop" / "Spring.csv"
    mapping = {"sku": "sku", "image": "image"}
    assert make_step(TABLE).plan() == ImportPlan(source, tmp_path / "Spring", mapping)


def test_the_plan_of_a_folder_has_no_mapping(make_step: MakeStep) -> None:
    step = make_step(FOLDER)
    assert step.plan().mapping is None
    assert not part(step, QWidget, "mapping").isVisibleTo(step)
    assert (step.missing_input, step.warning) == ("", "")


def test_the_sku_column_is_required(make_step: MakeStep, qtbot: QtBot) -> None:
    step = make_step(TABLE)
    assert step.missing_input == ""
    with qtbot.waitSignal(step.changed):
        part(step, QComboBox, "column_sku").setCurrentIndex(0)
    assert step.missing_input == "Choose the column with the SKU."


def test_a_new_catalogue_needs_a_name(make_step: MakeStep) -> None:
    step = make_step(TABLE)
    part(step, QLineEdit, "catalogue_name").setText("  ")
    assert step.missing_input == "Enter a name for the new catalogue."


def test_a_missing_picture_column_is_a_warning(make_step: MakeStep, tmp_path: Path) -> None:
    new, existing = make_step(TABLE), make_step(TABLE, tmp_path / "My shop")
    for step in (new, existing):
        assert step.warning == ""
        part(step, QComboBox, "column_image").setCurrentIndex(0)
    assert new.warning == "No picture column is chosen: photos will find nothing."
    expected = "No picture column is chosen: photos will not find new products."
    assert existing.warning == expected


def test_the_open_catalogue_is_the_default_target(make_step: MakeStep, tmp_path: Path) -> None:
    step = make_step(TABLE, tmp_path / "My shop")
    assert part(step, QComboBox, "target").currentText() == "Open catalogue: My shop"
    assert step.plan().catalogue == tmp_path / "My shop"
    part(step, QComboBox, "target").setCurrentIndex(1)
    assert step.plan().catalogue == tmp_path / "Spring"


def test_the_sample_is_not_the_default_target(make_step: MakeStep, tmp_path: Path) -> None:
    step = make_step(TABLE, sample_catalogue_folder(tmp_path))
    assert part(step, QComboBox, "target").currentText() == "New catalogue"


def test_the_picture_folder_can_be_chosen(
    make_step: MakeStep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = make_step(TABLE)
    field = part(step, QLineEdit, "pictures_root")
    assert field.text() == str(tmp_path / "shop")
    assert step.plan().pictures_root is None
    pictures = tmp_path / "pictures"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(pictures))
    part(step, QPushButton, "choose_root").click()
    assert field.text() == str(pictures)
    assert step.plan().pictures_root == pictures
