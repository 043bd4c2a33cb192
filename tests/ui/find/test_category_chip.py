"""The category chip: restricting the search to a category."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.ui.shell.main_window import MainWindow
from tests.actor import ACTOR
from tests.ui.find.page_parts import chip_of, product_names, text_of
from tests.ui.parts import find_page, part

OpenWindow = Callable[..., MainWindow]


def test_a_click_restricts_the_search_to_the_category_and_back(
    answered: MainWindow, qtbot: QtBot
) -> None:
    chip = chip_of(answered)
    with qtbot.waitSignal(find_page(answered).answer_shown):
        QTest.keyClick(chip, Qt.Key.Key_Space)
    assert {name[-1] for name in product_names(answered)} == {"0", "1", "2"}
    assert (chip.text(), chip.isChecked()) == ("Only Toys", True)
    assert text_of(answered, "result_count") == "3 products"
    with qtbot.waitSignal(find_page(answered).answer_shown):
        chip.click()
    assert len(product_names(answered)) == 6
    assert not chip.isChecked()


def test_a_long_category_is_elided_but_its_score_is_shown(
    open_window: OpenWindow, shop_table: Path, photo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    words = shop_table.read_text(encoding="utf-8")
    name = "Preserves, honey and all else that is sweet and comes in jars"
    shop_table.write_text(words.replace("Toys", f'"{name}"'), encoding="utf-8")
    workspace = finish(
        Workspace.open(
            open_catalogue(tmp_path / "Jars", actor=ACTOR), paths.model_card(""), device="cpu"
        )
    )
    list(workspace.import_products(shop_table))
    workspace.close()
    window = open_window(tmp_path / "Jars")
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([photo])
    window.resize(1024, 700)
    chip = chip_of(window)
    assert chip.text().startswith(f"Category: {name} (")
    cut_off = re.compile(r"Category: Pres.*… \(\d+%\)")
    qtbot.waitUntil(lambda: cut_off.fullmatch(chip.elided_text) is not None)
    window.resize(1920, 700)
    qtbot.waitUntil(lambda: chip.elided_text == chip.text())


def test_any_category_can_be_chosen_from_the_menu(answered: MainWindow, qtbot: QtBot) -> None:
    chip = chip_of(answered)
    menu = chip.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "All categories",
        "Tools (3)",
        "Toys (3)",
    ]
    with qtbot.waitSignal(find_page(answered).answer_shown):
        menu.actions()[1].trigger()
    assert {name[-1] for name in product_names(answered)} == {"3", "4", "5"}
    assert "Product 2" not in text_of(answered, "verdict_sentence")
    back = part(answered, QToolButton, "back")
    part(answered, QPushButton, "detail_similar").click()
    qtbot.waitUntil(lambda: text_of(answered, "answer_title") == "Similar products")
    assert not chip.isVisible()
    back.click()
    assert chip.text() == "Only Tools"


def test_the_next_photo_is_searched_for_in_all_categories(
    answered: MainWindow, photo: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(find_page(answered).answer_shown):
        chip_of(answered).click()
    with qtbot.waitSignal(find_page(answered).answer_shown):
        find_page(answered).search([photo])
    assert len(product_names(answered)) == 6
