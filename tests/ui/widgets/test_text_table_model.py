"""The table model of texts: cells, tool tips, alignment, and texts that change."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester

from desktop_app.ui.widgets.text_table_model import TextTableModel


def test_cells_and_headings_are_shown(qapp: object) -> None:
    model = TextTableModel(numeric_columns=(1,))
    tester = QAbstractItemModelTester(model)
    model.set_texts(("Name", "Count"), [("<b>A", "1"), ("B", "2")])
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    assert model.index(0, 0).data() == "<b>A"
    assert "&lt;b&gt;A" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Count"
    alignment = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, 0).data(alignment) is None
    assert model.index(0, 1).data(alignment) & int(Qt.AlignmentFlag.AlignRight)
    assert tester.model() is model


def test_texts_of_the_same_size_keep_the_rows(qapp: object) -> None:
    model = TextTableModel()
    model.set_texts(("Name",), [("A",), ("B",)])
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.set_texts(("名称",), [("甲",), ("乙",)])
    assert (model.index(1, 0).data(), resets) == ("乙", [])
    model.set_texts(("名称",), [("甲",)])
    assert (model.rowCount(), len(resets)) == (1, 1)


def test_texts_are_made_when_they_are_shown(qtmodeltester: ModelTester) -> None:
    model = TextTableModel()
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
    model.show(("SKU", "Name"), 3, texts)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here
