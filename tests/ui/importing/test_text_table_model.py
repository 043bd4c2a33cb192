"""The table model of texts."""

from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester

from desktop_app.ui.importing.text_table_model import TextTableModel


def test_texts_are_made_when_they_are_shown(qtmodeltester: ModelTester) -> None:
    parent = QObject()
    model = TextTableModel(parent)
    asked: list[int] = []

    def texts(row: int) -> tuple[str, str]:
        asked.append(row)
        return f"A{row}", "two\nlines & <b>"

    model.show(("SKU", "Name"), 50_000, texts)
    assert (model.rowCount(), model.columnCount(), asked) == (50_000, 2, [])
    assert model.index(49_999, 0).data() == "A49999"
    assert model.index(7, 1).data() == "two lines & <b>"
    assert model.index(7, 1).data(Qt.ItemDataRole.ToolTipRole) == "<p>two lines &amp; &lt;b&gt;</p>"
    assert asked == [49_999, 7, 7]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Name"
    model.show(("SKU", "Name"), 3, texts)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here
