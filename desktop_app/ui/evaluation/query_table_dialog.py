"""A dialog that explains the table of query photos and lets the user choose one."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    fit_dialog_height,
    frame,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_TABLES: Final = "*.csv *.tsv *.txt *.xlsx *.xls *.ods"
_EXAMPLE: Final = "photo,sku\nphotos/1.jpg,A-17\nphotos/2.jpg,B-03\nphotos/3.jpg,"
_WIDTH_PX: Final = 520


class QueryTableDialog(QDialog):
    """An explanation of the table, with an example.

    Signals:
        table_chosen: the ``Path`` of the table.
    """

    table_chosen = Signal(Path)

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "evaluate_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder = folder
        self._title = heading("evaluate_title", wraps=True)
        self._purpose = label("evaluate_purpose", wraps=True)
        self._columns = label("evaluate_columns", role="muted", wraps=True)
        self._cancel = button("evaluate_cancel")
        self._choose = button("evaluate_choose", role="primary")
        self._cancel.clicked.connect(self.reject)
        self._choose.clicked.connect(self._choose_table)
        self._build()
        self._retranslate()
        self._choose.setDefault(True)
        self._choose.setFocus()

    def _build(self) -> None:
        example = label("evaluate_example")
        example.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        example.setText(_EXAMPLE)
        card = frame("evaluate_example_card", "card")
        card_layout = QVBoxLayout(card)
        card_layout.setContentsMargins(16, 12, 16, 12)
        card_layout.addWidget(example)
        content = QVBoxLayout()
        content.setSpacing(12)
        for widget in (self._title, self._purpose, card, self._columns):
            content.addWidget(widget)
        content.addStretch(1)
        lay_out_dialog(self, None, content, button_row([], [self._cancel, self._choose]))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Evaluate"))
        self._title.setText(self.tr("How well are your products found?"))
        self._purpose.setText(
            self.tr(
                "Choose a table of photos with known products. Vitrine searches for each photo "
                "and reports how many products it finds, how reliable its scores are, and which "
                "products it confuses."
            )
        )
        self._columns.setText(
            self.tr(
                "Leave the sku empty if the product is not in the catalogue. Photo paths are "
                "relative to the folder of the table. Use photos that are not in the catalogue."
            )
        )
        self._cancel.setText(self.tr("Cancel"))
        self._choose.setText(self.tr("Choose table…"))
        fit_dialog_height(self, _WIDTH_PX)

    def _choose_table(self) -> None:
        file_filter = f"{self.tr('Tables ({patterns})').format(patterns=_TABLES)};;"
        file_filter += self.tr("All files (*)")
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a table of photos"), str(self._folder), file_filter
        )
        if name:
            self.table_chosen.emit(Path(name))
            self.accept()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
