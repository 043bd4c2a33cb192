"""The second step of an import: how the table is read, its columns, and the target."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.table_layout import TableLayout
from desktop_app.domain.table_options import TableOptions
from desktop_app.domain.table_preview import TablePreview
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.importing.import_plan import (
    ImportPlan,
    new_catalogue_folder,
    sample_catalogue_folder,
)
from desktop_app.ui.importing.layout_choice import LayoutChoice
from desktop_app.ui.importing.mapping_view import MappingView
from desktop_app.ui.importing.reading_options import ReadingOptions
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.widget_factory import button, label, with_object_name


class ColumnsStep(QWidget):
    """The fields from which the ``ImportPlan`` is made.

    Signals:
        changed: the input has changed, and with it ``missing_input`` and ``warning``.
        options_changed: the table is to be read again with ``options``.
        supplier_changed: the layout for ``supplier`` is to be found.
    """

    changed = Signal()
    options_changed = Signal()
    supplier_changed = Signal()

    def __init__(
        self,
        open_catalogue: Path | None,
        catalogues_folder: Path,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "import_columns")
        self._open_catalogue = open_catalogue
        self._catalogues_folder = catalogues_folder
        self._source = Path()
        self._is_table = True
        self._pictures_root: Path | None = None
        self._reading = ReadingOptions()
        self._reading.options_changed.connect(self.options_changed)
        self._layout_choice = LayoutChoice()
        self._layout_choice.supplier_changed.connect(self.supplier_changed)
        self._layout_choice.reset_requested.connect(self._reset_layout)
        self._mapping: Mapping[str, str] | None = None
        self._mapping_view = MappingView()
        self._mapping_view.mapping_changed.connect(self.changed)
        self._mapping_view.header_row_chosen.connect(self._reading.choose_header_row)
        self._folder_note = EmptyMessage("import_folder_note", "folder", theme)
        self._build()
        self._retranslate()
        if open_catalogue == sample_catalogue_folder(catalogues_folder):
            # Import into a new catalogue by default, not into the sample.
            self._target_box.setCurrentIndex(self._target_box.count() - 1)

    @property
    def missing_input(self) -> str:
        """What the user must still enter, as a sentence; empty if nothing."""
        if self._is_table and "sku" not in self._mapping_view.mapping:
            return self.tr("Choose the column with the SKU.")
        if self._is_new_catalogue and not self._name_field.text().strip():
            return self.tr("Enter a name for the new catalogue.")
        return ""

    @property
    def warning(self) -> str:
        """What is probably a mistake but does not prevent the import; empty if nothing."""
        if not self._is_table or "image" in self._mapping_view.mapping:
            return ""
        if self._is_new_catalogue:
            return self.tr("No picture column is chosen: photos will find nothing.")
        return self.tr("No picture column is chosen: photos will not find new products.")

    @property
    def options(self) -> TableOptions:
        """How the table is to be read."""
        return replace(self._reading.options, supplier=self.supplier)

    @property
    def supplier(self) -> str:
        """The supplier of the table; empty if none was entered."""
        return self._layout_choice.supplier

    def start(self, source: Path, *, is_table: bool) -> None:
        """Begin with another source: a table, or a folder of pictures."""
        self._source = source
        self._is_table = is_table
        self._pictures_root = None
        self._folder_note.setVisible(not is_table)
        for widget in (
            self._reading,
            self._layout_choice,
            self._mapping_view,
            self._root_label,
            self._root_field,
            self._root_button,
        ):
            widget.setVisible(is_table)
        self._name_field.setText(source.stem)
        self._mapping = None
        self._layout_choice.start()
        self._reading.start(source)
        self._mapping_view.show_preview(TablePreview())
        self._show_root()

    def use_layout(self, layout: TableLayout | None) -> None:
        """Have the table read as last time, once it is read with ``options``."""
        self._layout_choice.show_layout(layout)
        if layout is not None:
            self._reading.choose(layout.options)
            self._mapping = layout.mapping

    def list_suppliers(self, names: Sequence[str]) -> None:
        """Propose the names of known suppliers."""
        self._layout_choice.list_suppliers(names)

    def show_preview(self, preview: TablePreview) -> None:
        """Show the first lines of the table, as they are read with ``options``."""
        self._reading.show_preview(preview)
        self._mapping_view.show_preview(preview, self._mapping)
        self._mapping = None

    def show_row_counts(self, counts: Mapping[str, int]) -> None:
        """Show the numbers of rows of the sheets, by name."""
        self._reading.show_row_counts(counts)

    def plan(self) -> ImportPlan:
        """Return the import that the input describes."""
        catalogue = self._open_catalogue
        if catalogue is None or self._is_new_catalogue:
            catalogue = new_catalogue_folder(self._catalogues_folder, self._name_field.text())
        return ImportPlan(
            self._source,
            catalogue,
            mapping=self._mapping_view.mapping if self._is_table else None,
            pictures_root=self._pictures_root,
            options=self.options,
        )

    @property
    def _is_new_catalogue(self) -> bool:
        return self._target_box.currentIndex() == self._target_box.count() - 1

    def _build(self) -> None:
        self._root_label = label("root_label")
        self._root_field = with_object_name(QLineEdit(), "pictures_root")
        self._root_field.setReadOnly(True)
        self._root_button = button("choose_root")
        self._root_button.clicked.connect(self._choose_root)
        self._target_label = label("target_label")
        self._target_box = with_object_name(QComboBox(), "target")
        self._target_box.currentIndexChanged.connect(self._on_target_chosen)
        self._name_field = with_object_name(QLineEdit(), "catalogue_name")
        self._name_field.textChanged.connect(self.changed)
        self._root_label.setBuddy(self._root_button)
        self._target_label.setBuddy(self._target_box)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._root_label, 0, 0)
        grid.addWidget(self._root_field, 0, 1)
        grid.addWidget(self._root_button, 0, 2)
        grid.addWidget(self._target_label, 1, 0)
        grid.addWidget(self._target_box, 1, 1)
        grid.addWidget(self._name_field, 1, 2)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._reading)
        column.addWidget(self._layout_choice)
        column.addWidget(self._mapping_view, 1)
        column.addWidget(self._folder_note, 1)
        column.addLayout(grid)

    def _retranslate(self) -> None:
        self._folder_note.show_message(
            self.tr("A folder of pictures"),
            self.tr("Each folder is a category, each picture or sub-folder a product."),
        )
        self._root_label.setText(self.tr("Picture folder"))
        self._root_button.setText(self.tr("Change…"))
        self._target_label.setText(self.tr("Import into"))
        self._name_field.setPlaceholderText(self.tr("Catalogue name"))
        self._name_field.setAccessibleName(self.tr("Name of the new catalogue"))
        self._list_targets()
        self._show_root()

    def _list_targets(self) -> None:
        row = max(0, self._target_box.currentIndex())
        with QSignalBlocker(self._target_box):
            self._target_box.clear()
            if self._open_catalogue is not None:
                text = self.tr("Open catalogue: {name}")
                self._target_box.addItem(text.format(name=in_sentence(self._open_catalogue.name)))
            self._target_box.addItem(self.tr("New catalogue"))
            self._target_box.setCurrentIndex(row)
        self._name_field.setEnabled(self._is_new_catalogue)

    def _show_root(self) -> None:
        self._root_field.setText(str(self._pictures_root or self._source.parent))
        self._root_field.setAccessibleName(self._root_label.text())

    def _choose_root(self) -> None:
        title = self.tr("Choose the picture folder")
        name = QFileDialog.getExistingDirectory(self, title, self._root_field.text())
        if name:
            self._pictures_root = Path(name)
            self._show_root()
            self.changed.emit()

    def _reset_layout(self) -> None:
        self._layout_choice.show_layout(None)
        self._reading.choose(TableOptions())
        self._mapping_view.show_preview(TablePreview())
        self.options_changed.emit()

    def _on_target_chosen(self) -> None:
        self._name_field.setEnabled(self._is_new_catalogue)
        self.changed.emit()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
