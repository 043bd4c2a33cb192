"""The columns page: what is missing, warnings and the resulting plan."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.engine.ingest.import_report import ImportPreview
from desktop_app.ui.importing.columns_page import ColumnsPage
from desktop_app.ui.importing.import_plan import ImportPlan, sample_catalogue_folder
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part

TABLE = ImportPreview(("sku", "image"), (), {"sku": "sku", "image": "image"})
FOLDER = ImportPreview((), (), {})

MakePage = Callable[..., ColumnsPage]


@pytest.fixture
def make_page(tmp_path: Path, theme: Theme, english: None, qtbot: QtBot) -> MakePage:
    """Return a function that makes the page with the columns of a source."""

    def make(preview: ImportPreview, open_catalogue: Path | None = None) -> ColumnsPage:
        page = ColumnsPage(open_catalogue, tmp_path, theme)
        qtbot.addWidget(page)
        page.show_preview(tmp_path / "shop" / "Spring.csv", preview)
        return page

    return make


def test_the_plan_of_a_table(make_page: MakePage, tmp_path: Path) -> None:
    source = tmp_path / "shop" / "Spring.csv"
    mapping = {"sku": "sku", "image": "image"}
    assert make_page(TABLE).plan() == ImportPlan(source, tmp_path / "Spring", mapping)


def test_the_plan_of_a_folder_has_no_mapping(make_page: MakePage) -> None:
    page = make_page(FOLDER)
    assert page.plan().mapping is None
    assert not part(page, QWidget, "mapping").isVisibleTo(page)
    assert (page.missing_input, page.warning) == ("", "")


def test_the_sku_column_is_required(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page(TABLE)
    assert page.missing_input == ""
    with qtbot.waitSignal(page.changed):
        part(page, QComboBox, "column_sku").setCurrentIndex(0)
    assert page.missing_input == "Choose the column with the SKU."


def test_a_new_catalogue_needs_a_name(make_page: MakePage) -> None:
    page = make_page(TABLE)
    part(page, QLineEdit, "catalogue_name").setText("  ")
    assert page.missing_input == "Enter a name for the new catalogue."


def test_a_missing_picture_column_is_a_warning(make_page: MakePage, tmp_path: Path) -> None:
    new, existing = make_page(TABLE), make_page(TABLE, tmp_path / "My shop")
    for page in (new, existing):
        assert page.warning == ""
        part(page, QComboBox, "column_image").setCurrentIndex(0)
    assert new.warning == "No picture column is chosen: photos will find nothing."
    expected = "No picture column is chosen: photos will not find new products."
    assert existing.warning == expected


def test_the_open_catalogue_is_the_default_target(make_page: MakePage, tmp_path: Path) -> None:
    page = make_page(TABLE, tmp_path / "My shop")
    assert part(page, QComboBox, "target").currentText() == "Open catalogue: My shop"
    assert page.plan().catalogue == tmp_path / "My shop"
    part(page, QComboBox, "target").setCurrentIndex(1)
    assert page.plan().catalogue == tmp_path / "Spring"


def test_the_sample_is_not_the_default_target(make_page: MakePage, tmp_path: Path) -> None:
    page = make_page(TABLE, sample_catalogue_folder(tmp_path))
    assert part(page, QComboBox, "target").currentText() == "New catalogue"


def test_the_picture_folder_can_be_chosen(
    make_page: MakePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page(TABLE)
    field = part(page, QLineEdit, "pictures_root")
    assert field.text() == str(tmp_path / "shop")
    assert page.plan().pictures_root is None
    pictures = tmp_path / "pictures"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(pictures))
    part(page, QPushButton, "choose_root").click()
    assert field.text() == str(pictures)
    assert page.plan().pictures_root == pictures
