"""Texts that contain what is typed are offered."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.completer import offer_texts


def offered(line: QLineEdit) -> list[str]:
    completer = line.completer()
    assert completer is not None
    model = completer.completionModel()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_texts_that_contain_what_is_typed_are_offered(qtbot: QtBot, theme: Theme) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    offer_texts(line, ["Toys", "Bags", "Boys’ shoes"])
    line.show()
    QTest.keyClicks(line, "OYS")
    assert offered(line) == ["Toys", "Boys’ shoes"]
    popup = line.completer().popup()
    assert popup is not None
    assert not popup.verticalScrollBar().isVisible()
    surface = popup.grab().toImage().pixelColor(popup.width() // 2, 3)
    assert surface.name() == theme.colours.surface
    popup.hide()


def test_other_texts_replace_those_before(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    offer_texts(line, ["Toys"])
    completer = line.completer()
    offer_texts(line, ["Tools"])
    assert line.completer() is completer
    QTest.keyClicks(line, "o")
    assert offered(line) == ["Tools"]
    offer_texts(line, [])
    assert offered(line) == []
