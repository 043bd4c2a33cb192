"""Says what a table of photos looks like, and lets one be chosen."""

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
    with_object_name,
)

_TABLES: Final = "*.csv *.tsv *.txt *.xlsx *.xls *.ods"
_EXAMPLE: Final = "photo,sku\nphotos/1.jpg,A-17\nphotos/2.jpg,B-03\nphotos/3.jpg,"
_WIDTH_PX: Final = 520


class ChooseDialog(QDialog):
    """What is needed, with an example.

    Signals:
        chosen: the table (``Path``) of the photos.
    """

    chosen = Signal(object)

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
        self._choose.clicked.connect(self._on_choose)
        self._build()
        self._retranslate()
        self._choose.setDefault(True)
        self._choose.setFocus()

    def _build(self) -> None:
        example = label("evaluate_example")
        example.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        example.setText(_EXAMPLE)
        card = frame("evaluate_example_card", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(example)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(12)
        for part in (self._title, self._purpose, card, self._columns):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(button_row([], [self._cancel, self._choose]))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Evaluate"))
        self._title.setText(self.tr("How well are your products found?"))
        self._purpose.setText(
            self.tr(
                "Choose a table of photos whose products you know. Vitrine asks for each of "
                "them and tells how many it finds, how far its scores can be trusted, and what "
                "it mistakes for what."
            )
        )
        self._columns.setText(
            self.tr(
                "An empty sku means that the catalogue does not hold the product. Paths count "
                "from the folder of the table. Take photos that are not in the catalogue "
                "themselves."
            )
        )
        self._cancel.setText(self.tr("Cancel"))
        self._choose.setText(self.tr("Choose a table…"))
        fit_dialog_height(self, _WIDTH_PX)

    def _on_choose(self) -> None:
        kinds = f"{self.tr('Tables ({patterns})').format(patterns=_TABLES)};;"
        kinds += self.tr("All files (*)")
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a table of photos"), str(self._folder), kinds
        )
        if name:
            self.chosen.emit(Path(name))
            self.accept()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
