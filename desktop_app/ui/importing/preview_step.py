"""The last step of an import: what it would do, before anything is written."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.product import Product
from desktop_app.engine.ingest.import_preview import ImportPreview
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.importing.preview_rows import PreviewRows
from desktop_app.ui.importing.preview_texts import PreviewFact, PreviewTexts
from desktop_app.ui.shell.progress_bar import ProgressBar
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.text_table_model import TextTableModel
from desktop_app.ui.widgets.widget_factory import (
    button,
    configure_table,
    label,
    with_object_name,
)

_LIST_WIDTH_PX: Final = 264
# Of the columns before the last one, by kind.
_WIDTHS_PX: Final = {
    "rejected": (56, 96, 136),
    "skipped": (56, 96, 136),
    "unused_pictures": (56, 96, 136),
    "warnings": (56, 96, 104),
    "updated": (88, 152, 80, 128),
    "missing": (136,),
    "omitted": (48, 144),
    "web": (280,),
}
_MAX_LISTED: Final = 1_000
# What is shown first, if there is any of it.
_FIRST_SHOWN: Final = ("rejected", "unused_pictures", "warnings", "missing", "updated")


class PreviewStep(QWidget):
    """The kinds of changes on the left, the rows of the selected kind on the right.

    Signals:
        columns_requested: the user wants to change the columns.
    """

    columns_requested = Signal()

    def __init__(self, client: EngineClient, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "import_preview")
        self._client = client
        self._theme = theme
        self._texts = PreviewTexts(self)
        self._rows = PreviewRows(self._texts, self)
        self._preview: ImportPreview | None = None
        self._facts: list[PreviewFact] = []
        self._shown_fact = ""
        self._missing: Sequence[Product] = ()
        self._latest_products = LatestTask()
        self._progress = ProgressBar()
        self._list = with_object_name(QListWidget(), "import_facts")
        self._list.setFixedWidth(_LIST_WIDTH_PX)
        self._list.setWordWrap(True)
        self._list.currentRowChanged.connect(self._show_fact)
        self.setFocusProxy(self._list)
        self._note = label("fact_note", role="muted", wraps=True)
        self._model = TextTableModel(parent=self)
        self._table = with_object_name(QTableView(), "fact_rows")
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._archive = with_object_name(QCheckBox(), "archive_missing")
        self._columns = button("change_columns")
        self._columns.clicked.connect(self.columns_requested)
        self._build()
        self._retranslate()

    @property
    def archives_missing(self) -> bool:
        """Whether products that the table no longer has are to be archived."""
        has_missing = self._preview is not None and len(self._preview.missing_products) > 0
        return has_missing and self._archive.isChecked()

    def follow(self, task: Task[ImportPreview]) -> None:
        """Show the progress of the task that finds out what the import would do."""
        self._progress.follow(task)

    def show_preview(self, preview: ImportPreview | None) -> None:
        """Show what the import would do; None while it is not known."""
        if preview is None:
            self._archive.setChecked(False)
        self._preview = preview
        self._missing = ()
        if preview is not None and len(preview.missing_products):
            self._load_missing(preview)
        self._list_facts()

    def stop(self) -> None:
        """Cancel reading."""
        self._latest_products.cancel()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._note)
        right.addWidget(self._table, 1)
        below = QHBoxLayout()
        below.addWidget(self._archive)
        below.addStretch(1)
        below.addWidget(self._columns)
        right.addLayout(below)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._list)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._progress)
        column.addLayout(row, 1)

    def _retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("What the import will do"))
        self._archive.setText(self.tr("Archive them"))
        self._columns.setText(self.tr("Change columns"))
        self._list_facts()

    def _list_facts(self) -> None:
        """Fill the list, and keep or choose its current row."""
        shown = self._shown_fact
        self._facts = [] if self._preview is None else self._texts.facts(self._preview)
        self._list.clear()
        for fact in self._facts:
            item = QListWidgetItem(fact.text)
            if fact.needs_attention:
                item.setIcon(self._theme.icon("warning", "check"))
            self._list.addItem(item)
        names = [fact.name for fact in self._facts]
        first = next((one for one in (shown, *_FIRST_SHOWN) if one in names), None)
        self._list.setCurrentRow(names.index(first) if first else 0)
        self._show_fact(self._list.currentRow())

    def _show_fact(self, row: int) -> None:
        name = self._facts[row].name if 0 <= row < len(self._facts) else ""
        self._shown_fact = name
        headings, count, texts = self._rows.of(name, self._preview, self._missing)
        self._model.show(headings, count, texts)
        self._table.setVisible(count > 0)
        self._table.setAccessibleName(self._facts[row].text if name else "")
        self._note.setText(self._note_text(name, count))
        self._note.setVisible(bool(self._note.text()))
        self._archive.setVisible(name == "missing")
        self._columns.setVisible(name == "omitted")
        self._table.horizontalHeader().setStretchLastSection(True)
        for column, width_px in enumerate(_WIDTHS_PX.get(name, ())):
            self._table.setColumnWidth(column, width_px)

    def _note_text(self, name: str, count: int) -> str:
        preview = self._preview
        if preview is None:
            return self.tr("Comparing the table with the catalogue…")
        if not self._facts:
            return self.tr("Nothing to import")
        if name == "missing":
            return self._missing_note(len(preview.missing_products), count)
        if name == "updated" and len(preview.changes) < preview.report.updated:
            return self.tr("The first %Ln product(s):", "", len(preview.changes))
        notes = {
            "added": self.tr("New products are added to the catalogue."),
            "unchanged": self.tr("These products are in the catalogue as the table has them."),
            "pictures": self.tr("Pictures stay where they are. Vitrine keeps thumbnails."),
            "replaced": self.tr(
                "The table names other pictures, or their files have new contents."
            ),
            "moved": self.tr("The files were moved or renamed; their contents are the same."),
            "unused_pictures": self.tr(
                "The products are imported without these pictures; they can be corrected later."
            ),
            "rejected": self.tr("These rows can be corrected after the import."),
        }
        return notes.get(name, "")

    def _missing_note(self, total: int, listed: int) -> str:
        note = self.tr("The table had these products before. They stay in the catalogue.")
        if total > listed > 0:
            listed_first = self.tr("The first %Ln product(s):", "", listed)
            return f"{note} {listed_first}"
        return note

    def _load_missing(self, preview: ImportPreview) -> None:
        product_ids = preview.missing_products[:_MAX_LISTED].tolist()
        task = self._client.read(lambda catalogue: catalogue.products(product_ids))
        self._latest_products.replace(task)
        task.on_success(lambda products: self._on_missing_loaded(list(products.values())))

    def _on_missing_loaded(self, products: Sequence[Product]) -> None:
        self._missing = sorted(products, key=lambda product: product.sku)
        self._show_fact(self._list.currentRow())

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
