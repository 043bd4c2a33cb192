"""The elided label: its text, tool tip and accessible name."""

from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.elided_label import ElidedLabel

TEXT = "A name that is much longer than the label is wide"


def test_a_long_text_is_elided_and_its_tooltip_has_all_of_it(qtbot: QtBot) -> None:
    label = ElidedLabel("name")
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.set_full_text(TEXT)
    assert label.text().endswith("…")
    assert TEXT in label.toolTip()
    assert label.accessibleName() == TEXT


def test_a_text_that_fits_has_no_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("name")
    qtbot.addWidget(label)
    label.set_full_text(TEXT)
    label.show()
    label.resize(1000, 20)
    assert (label.text(), label.toolTip()) == (TEXT, "")
