from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.catalogue.choice_box import ChoiceBox


def make(qtbot: QtBot) -> tuple[ChoiceBox, list[str | None]]:
    box = ChoiceBox("box")
    qtbot.addWidget(box)
    box.set_choices({"mugs": "Tassen", "hats": "Hüte"})
    chosen: list[str | None] = []
    box.chosen.connect(chosen.append)
    return box, chosen


def test_a_choice_is_shown_by_its_title_and_reported_by_its_name(qtbot: QtBot) -> None:
    box, chosen = make(qtbot)
    assert (box.value, box.currentText()) == (None, "")
    box.activated.emit(1)
    assert (box.value, box.currentText(), chosen) == ("hats", "Hüte", ["hats"])
    box.activated.emit(1)
    assert chosen == ["hats"]


def test_a_choice_that_is_not_offered_any_more_stays(qtbot: QtBot) -> None:
    box, chosen = make(qtbot)
    box.show_value("caps")
    assert (box.value, box.currentText()) == ("caps", "caps")
    box.set_choices({"caps": "Kappen"})
    assert box.currentText() == "Kappen"
    box.show_value(None)
    assert (box.currentText(), chosen) == ("", [])


def test_escape_goes_back_and_the_wheel_does_nothing(qtbot: QtBot) -> None:
    box, chosen = make(qtbot)
    box.show_value("mugs")
    QTest.keyClicks(box, "x")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.currentText() == "Tassen"
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert (box.value, chosen) == ("mugs", [])


def test_the_button_that_clears_is_shown_only_with_a_choice(qtbot: QtBot) -> None:
    box, chosen = make(qtbot)
    line = box.lineEdit()
    assert line is not None
    clear = line.findChild(QToolButton)
    assert isinstance(clear, QToolButton)
    box.show()
    box.show_value("mugs")
    qtbot.waitUntil(lambda: clear.property("opacity") == 1)
    box.show_value(None)
    qtbot.waitUntil(lambda: clear.property("opacity") == 0)
    assert chosen == []


def test_completions_have_the_look_of_a_popup(qtbot: QtBot) -> None:
    box, _ = make(qtbot)
    completer = box.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    assert popup.objectName() == "completions"
