"""The first step of an import: choose a table or a folder of pictures."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.table_suffixes import TABLE_SUFFIXES
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.choice_card import ChoiceCard
from desktop_app.ui.widgets.widget_factory import with_object_name

_TABLES: Final = " ".join(f"*{suffix}" for suffix in sorted(TABLE_SUFFIXES))


class SourceStep(QWidget):
    """Two cards, each of which opens a file dialog.

    Signals:
        source_chosen: the ``Path`` of a table or folder.
    """

    source_chosen = Signal(Path)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "import_sources")
        self._table = ChoiceCard("import_table", "table", theme)
        self._folder = ChoiceCard("import_folder", "folder", theme)
        self._table.clicked.connect(self._choose_table)
        self._folder.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._table, 1)
        row.addWidget(self._folder, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch(1)
        self._retranslate()

    def _retranslate(self) -> None:
        self._table.set_texts(
            self.tr("A table"),
            self.tr("CSV or Excel, with one product per row and the file name of its picture."),
        )
        self._folder.set_texts(
            self.tr("A folder of pictures"),
            self.tr("Each folder is a category, each picture or sub-folder a product."),
        )

    def _choose_table(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a table"),
            "",
            self.tr("Tables ({patterns})").format(patterns=_TABLES),
        )
        if name:
            self.source_chosen.emit(Path(name))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of pictures"))
        if name:
            self.source_chosen.emit(Path(name))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
