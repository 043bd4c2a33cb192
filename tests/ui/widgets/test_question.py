"""A question before something is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.question import set_up_question
from tests.ui.parts import part


@pytest.mark.parametrize(
    ("key", "is_confirmed"),
    [(Qt.Key.Key_Return, False), (Qt.Key.Key_Escape, False), (None, True)],
)
def test_only_the_button_confirms(key: Qt.Key | None, is_confirmed: bool, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    confirmed: list[bool] = []
    box = QMessageBox(parent)
    set_up_question(
        box,
        "question",
        title="Delete",
        text="Delete <b>Lamp</b>?",
        confirm="Delete",
        cancel="Cancel",
        on_confirm=lambda: confirmed.append(True),
    )
    box.open()
    assert part(parent, QMessageBox, "question").textFormat() == Qt.TextFormat.PlainText
    if key is None:
        box.buttons()[0].click()
    else:
        QTest.keyClick(box, key)
    assert bool(confirmed) is is_confirmed
    qtbot.waitUntil(lambda: parent.findChild(QMessageBox) is None)
