from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.ui.counter.till.tally_panel import TallyPanel
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.till.current_tally import CurrentTally
from desktop_app.ui.widgets.single_key_shortcuts import MAX_GAP_MS
from desktop_app.ui.widgets.widget_factory import with_object_name
from tests.engine.counter.accepted import APPLES, CUP, GIFT, TEA, accepted, label
from tests.ui.parts import part


@pytest.fixture
def panel(qtbot: QtBot, english: None, theme: Theme) -> Iterator[TallyPanel]:
    page = with_object_name(QWidget(), "counter_page")
    panel = TallyPanel(CurrentTally(), page)
    QVBoxLayout(page).addWidget(panel)
    qtbot.addWidget(page)
    page.resize(400, 600)
    page.show()
    for product in (CUP, TEA, CUP):
        panel.add(accepted(product))
    # The page is kept until the end of the test.
    yield panel
    page.close()


def rows(panel: TallyPanel) -> list[tuple[str, ...]]:
    model = part(panel, QTableView, "tally_table").model()
    cells = [
        [model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())
    ]
    return [tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in row) for row in cells]


def total(panel: TallyPanel) -> str:
    return part(panel, QLabel, "tally_sum").text().replace("\N{NO-BREAK SPACE}", " ")


def press(panel: TallyPanel, name: str) -> None:
    part(panel, QPushButton, f"tally_{name}").click()


def test_lines_and_sums_are_shown(panel: TallyPanel) -> None:
    assert rows(panel) == [("Red cup", "2", "9.00 EUR"), ("Tea", "1", "980 JPY")]
    assert total(panel) == "Sum: 9.00 EUR + 980 JPY"
    panel.add(accepted(APPLES, label(weight_kg="1.250")))
    panel.add(accepted(GIFT))
    assert rows(panel)[2:] == [("Apples\n1.250 kg", "1", "3.74 EUR"), ("Gift", "1", "–")]
    assert part(panel, QLabel, "tally_note").text() == "1 without a price"


def test_products_are_named_in_the_language_of_the_window(panel: TallyPanel, qtbot: QtBot) -> None:
    panel.add(accepted(replace(GIFT, id=9, attributes={"name_zh": "礼品"})))
    translations = Translations(paths.translations_folder())
    translations.set_language("zh_CN")
    qtbot.waitUntil(lambda: rows(panel)[-1][0] == "礼品")
    translations.set_language("en")
    qtbot.waitUntil(lambda: rows(panel)[-1][0] == "Gift")


def test_the_accepted_product_is_selected_and_its_count_changed(panel: TallyPanel) -> None:
    count = part(panel, QSpinBox, "tally_count")
    assert count.value() == 2
    count.setValue(5)
    assert rows(panel)[0] == ("Red cup", "5", "22.50 EUR")
    part(panel, QTableView, "tally_table").selectRow(1)
    assert count.value() == 1
    press(panel, "undo")
    assert rows(panel)[0][1] == "2"


def test_lines_are_removed_and_brought_back(panel: TallyPanel, qtbot: QtBot) -> None:
    table = part(panel, QTableView, "tally_table")
    with qtbot.waitSignal(panel.status_message) as message:
        press(panel, "remove")
    assert message.args == ["Removed: Red cup"]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert rows(panel) == []
    assert not part(panel, QPushButton, "tally_next").isEnabled()
    press(panel, "undo")
    press(panel, "undo")
    assert len(rows(panel)) == 2


def test_ctrl_z_in_the_list_takes_its_last_change_back_and_nothing_else(
    panel: TallyPanel, qtbot: QtBot
) -> None:
    command = QAction(panel.window(), shortcut=QKeySequence(QKeySequence.StandardKey.Undo))
    panel.window().addAction(command)
    undone: list[bool] = []
    command.triggered.connect(lambda: undone.append(True))
    table = part(panel, QTableView, "tally_table")
    qtbot.waitUntil(panel.window().isActiveWindow)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(rows(panel)) == 1
    QTest.keySequence(table, QKeySequence.StandardKey.Undo)
    assert len(rows(panel)) == 2
    while panel.customer.can_undo:
        QTest.keySequence(table, QKeySequence.StandardKey.Undo)
    QTest.keySequence(table, QKeySequence.StandardKey.Undo)
    assert rows(panel) == []
    assert undone == []


def test_the_count_is_changed_by_key(panel: TallyPanel, qtbot: QtBot) -> None:
    table = part(panel, QTableView, "tally_table")
    panel.focus_lines()
    table.selectRow(0)
    counts: list[int] = []
    panel.changed.connect(lambda: counts.append(panel.customer.now.lines[0].count))
    for number, keys in enumerate("+--", 1):
        QTest.keyClicks(table, keys)
        qtbot.waitUntil(partial(lambda number: len(counts) == number, number))
        QTest.qWait(MAX_GAP_MS + 5)
    assert counts == [3, 2, 1]
    # A scan is none of the commands.
    QTest.keyClicks(table, "++40-06")
    QTest.qWait(2 * MAX_GAP_MS)
    assert rows(panel)[0][1] == "1"


def test_the_next_customer_starts_empty(panel: TallyPanel) -> None:
    press(panel, "next")
    assert (rows(panel), total(panel)) == ([], "")
    press(panel, "undo")
    assert len(rows(panel)) == 2


def test_the_list_is_copied_and_saved(
    panel: TallyPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    press(panel, "copy")
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("C-1\tRed cup\t")
    chosen = str(tmp_path / "list")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    with qtbot.waitSignal(panel.save_requested) as signal:
        press(panel, "save")
    assert signal.args == [panel.customer.now, tmp_path / "list.csv"]


def test_names_are_plain_text_and_targets_large(panel: TallyPanel) -> None:
    for name in ("remove", "undo", "next", "copy", "save"):
        assert part(panel, QPushButton, f"tally_{name}").height() >= 44
    assert part(panel, QSpinBox, "tally_count").height() >= 44
    assert part(panel, QTableView, "tally_table").rowHeight(0) >= 44
