"""Widgets with the program's common settings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    describe_problem,
    fit_dialog_height,
    heading,
    label,
    lay_out_dialog,
    plain_tooltip,
    resize_within_screen,
    scaled_font,
    set_button_name,
    set_plain_tooltip,
    set_style_role,
)


def test_a_label_shows_markup_as_plain_text(qtbot: QtBot) -> None:
    made = label("name", role="muted", wraps=True)
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert (made.objectName(), made.property("role"), made.wordWrap()) == ("name", "muted", True)


def test_a_small_label_and_a_heading_differ_in_size(qtbot: QtBot) -> None:
    small, large = label("small", role="small"), heading("large")
    qtbot.addWidget(small)
    qtbot.addWidget(large)
    normal_pt = scaled_font(1.0).pointSizeF()
    assert small.font().pointSizeF() < normal_pt < large.font().pointSizeF()


def test_a_tooltip_escapes_markup() -> None:
    assert plain_tooltip("<b>a & b</b>") == "<p>&lt;b&gt;a &amp; b&lt;/b&gt;</p>"
    assert plain_tooltip("") == ""


def test_an_icon_button_is_named_for_eye_and_screen_reader(qtbot: QtBot) -> None:
    icon_button = QToolButton()
    qtbot.addWidget(icon_button)
    set_button_name(icon_button, "Next")
    assert (icon_button.toolTip(), icon_button.accessibleName()) == ("Next", "Next")


def test_the_style_role_can_be_changed(qtbot: QtBot) -> None:
    made = button("save", role="primary")
    qtbot.addWidget(made)
    set_style_role(made, "")
    assert made.property("role") == ""


def test_a_dialog_is_as_high_as_its_wrapped_text_needs(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    text = QLabel("one two three " * 50)
    text.setWordWrap(True)
    content = QVBoxLayout()
    content.addWidget(text)
    lay_out_dialog(dialog, None, content, button_row([], [QPushButton("Close")]))
    fit_dialog_height(dialog, 600)
    wide_px = dialog.height()
    fit_dialog_height(dialog, 300)
    assert dialog.width() == 300
    assert dialog.height() > wide_px


def test_a_dialog_grows_at_once_for_what_is_shown_in_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    bars = [QProgressBar() for _ in range(6)]
    content = QVBoxLayout()
    for bar in bars:
        content.addWidget(bar)
        bar.setVisible(bar is bars[0])
    area = lay_out_dialog(dialog, None, content, button_row([], [QPushButton("Close")]))
    fit_dialog_height(dialog, 300)
    dialog.show()
    qtbot.waitUntil(bars[0].isVisible)
    for bar in bars:
        bar.setVisible(True)
    fit_dialog_height(dialog, 300)
    qtbot.waitUntil(bars[-1].isVisible)
    assert area.verticalScrollBar().maximum() == 0


def test_a_window_that_grows_stays_on_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry()
    window.setGeometry(screen.right() - 300, screen.bottom() - 200, 300, 200)
    window.show()
    resize_within_screen(window, 400, 4 * screen.height())
    assert screen.contains(window.geometry())
    assert window.width() == 400
    # The title bar is above.
    assert window.geometry().top() > screen.top()


def test_an_announcement_is_sent_to_screen_readers(qtbot: QtBot, announced: list[str]) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Sure: tea")
    assert announced == ["Sure: tea"]


def test_a_problem_is_read_once(qtbot: QtBot, announced: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fields = [QLineEdit(window), QLineEdit(window)]
    window.show()
    window.activateWindow()
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    for field in fields:
        describe_problem(field, "This is no GTIN.")
    # The new description of the field with the focus is read anyway.
    assert announced == ["This is no GTIN."]
    assert {field.accessibleDescription() for field in fields} == {"This is no GTIN."}
    describe_problem(fields[1], "")
    assert len(announced) == 1


def test_a_tool_tip_is_described_without_markup(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_plain_tooltip(widget, "1 < 2")
    assert widget.toolTip() == "<p>1 &lt; 2</p>"
    assert widget.accessibleDescription() == "1 < 2"
