"""The table of fields is used with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.product import Product
from desktop_app.ui.audit.fields_model import FIELDS
from desktop_app.ui.audit.fields_table import FieldsTable
from desktop_app.ui.style.theme import Theme
from tests.ui.audit.samples import make_review


def test_enter_chooses_the_current_value(theme: Theme, qtbot: QtBot) -> None:
    table = FieldsTable(theme)
    qtbot.addWidget(table)
    review = make_review(Product(1, "A", name="Cup"), Product(2, "B", name="Mug"))
    table.show_state(review)
    table.setCurrentIndex(table.model().index(FIELDS.index("name"), 2))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert review.value_source("name") == 1


def test_a_column_is_as_wide_as_the_field_names(theme: Theme, qtbot: QtBot) -> None:
    table = FieldsTable(theme)
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    table.show_state(make_review(Product(1, "A"), Product(2, "B")))
    widths = [table.columnWidth(column) for column in range(3)]
    assert widths[0] < widths[1]
    assert abs(widths[1] - widths[2]) <= 1
