"""The export dialog: what is offered, and the plan that is confirmed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.exporting.export_dialog import ExportDialog
from desktop_app.ui.exporting.export_plan import EXPORT_FORMATS, ExportFormat, ExportPlan
from desktop_app.ui.shell.product_scope import ProductScope
from tests.ui.parts import part

SCOPE = ProductScope(shown_ids=(3, 1, 2), selected_ids=(3, 1))


@pytest.fixture
def parent(theme: object, english: None, qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    return widget


def choose_format(dialog: ExportDialog, name: ExportFormat) -> None:
    part(dialog, QComboBox, "export_format").setCurrentIndex(EXPORT_FORMATS.index(name))


def confirm(dialog: ExportDialog, qtbot: QtBot) -> ExportPlan:
    with qtbot.waitSignal(dialog.confirmed) as confirmed:
        part(dialog, QPushButton, "export_confirm").click()
    plan = confirmed.args[0]
    assert isinstance(plan, ExportPlan)
    return plan


def test_only_what_there_is_can_be_chosen(parent: QWidget, tmp_path: Path) -> None:
    dialog = ExportDialog(ProductScope(), "Shop", tmp_path, parent)
    products = part(dialog, QComboBox, "export_products")
    assert [products.itemText(row) for row in range(products.count())] == [
        "All products, also archived ones"
    ]


def test_a_selection_is_offered_first(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.xlsx"), ""))
    dialog = ExportDialog(SCOPE, "Shop", tmp_path, parent)
    products = part(dialog, QComboBox, "export_products")
    assert products.currentText() == "The selection (2)"
    assert products.itemText(1) == "The list as shown (3)"
    products.setCurrentIndex(1)
    part(dialog, QCheckBox, "export_shows_pictures").setChecked(True)
    plan = confirm(dialog, qtbot)
    assert plan == ExportPlan("xlsx", tmp_path / "a.xlsx", (3, 1, 2), shows_pictures=True)


def test_options_follow_the_format(parent: QWidget, tmp_path: Path) -> None:
    dialog = ExportDialog(SCOPE, "Shop", tmp_path, parent)
    dialog.show()
    shows = part(dialog, QCheckBox, "export_shows_pictures")
    copies = part(dialog, QCheckBox, "export_copies_pictures")
    explanation = part(dialog, QLabel, "export_explanation")
    assert (shows.isVisible(), copies.isVisible()) == (True, True)
    choose_format(dialog, "csv")
    assert (shows.isVisible(), copies.isVisible()) == (False, True)
    assert explanation.text() == "The file refers to the pictures in their present folders."
    copies.setChecked(True)
    assert "another computer" in explanation.text()
    choose_format(dialog, "pictures")
    assert (shows.isVisible(), copies.isVisible()) == (False, False)
    assert "folder for each category" in explanation.text()


def test_a_name_without_a_suffix_gets_it_and_replaces_nothing_unasked(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "a.json").write_text("mine")
    asked = []

    def choose(_: object, __: str, name: str, ___: str) -> tuple[str, str]:
        asked.append(Path(name).name)
        return str(tmp_path / ("a" if len(asked) == 1 else "b")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog = ExportDialog(SCOPE, "Shop", tmp_path, parent)
    choose_format(dialog, "json")
    assert confirm(dialog, qtbot).target == tmp_path / "b.json"
    assert asked == ["Shop.json", "a.json"]


def test_a_folder_of_pictures_is_made_in_the_chosen_folder(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog = ExportDialog(SCOPE, "Shop", tmp_path, parent)
    choose_format(dialog, "pictures")
    plan = confirm(dialog, qtbot)
    assert (plan.format, plan.target) == ("pictures", tmp_path / "Shop pictures")


def test_a_cancelled_file_dialog_keeps_the_dialog(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog = ExportDialog(SCOPE, "Shop", tmp_path, parent)
    dialog.open()
    with qtbot.assertNotEmitted(dialog.confirmed):
        part(dialog, QPushButton, "export_confirm").click()
    assert dialog.isVisible()


def test_a_list_is_offered_first_if_only_one_product_is_selected(
    parent: QWidget, tmp_path: Path
) -> None:
    dialog = ExportDialog(ProductScope((3, 1), (3,)), "Shop", tmp_path, parent)
    products = part(dialog, QComboBox, "export_products")
    assert products.currentText() == "The list as shown (2)"
