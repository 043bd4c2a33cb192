"""A dialog that asks which products to export, and in which format."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.exporting.export_plan import EXPORT_FORMATS, ExportFormat, ExportPlan
from desktop_app.ui.shell.product_scope import ProductScope
from desktop_app.ui.widgets.output_file import choose_output
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    fit_dialog_height,
    form_label,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_WIDTH_PX = 520


class ExportDialog(QDialog):
    """Products, format and options; the file or folder is asked for last.

    Args:
        scope: the products that can be exported besides all.
        name: of the catalogue, for the name of the file.
        folder: in which the file dialog starts.
        parent: the window.

    Signals:
        confirmed: the ``ExportPlan``.
    """

    confirmed = Signal(ExportPlan)

    def __init__(self, scope: ProductScope, name: str, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "export_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scope = scope
        self._name = name
        self._folder = folder
        self._scopes = ["all"]
        if scope.shown_ids is not None:
            self._scopes.append("shown")
        if len(scope.selected_ids):
            self._scopes.append("selected")
        self._title = heading("export_title", wraps=True)
        self._products = with_object_name(QComboBox(), "export_products")
        self._format = with_object_name(QComboBox(), "export_format")
        self._shows_pictures = with_object_name(QCheckBox(), "export_shows_pictures")
        self._copies_pictures = with_object_name(QCheckBox(), "export_copies_pictures")
        self._explanation = label("export_explanation", role="muted", wraps=True)
        self._cancel = button("export_cancel")
        self._export = button("export_confirm", role="primary")
        self._build()
        self._retranslate()
        self._connect()

    def _build(self) -> None:
        self._products.addItems([""] * len(self._scopes))
        # In a list, one product is always selected.
        preferred = "selected" if len(self._scope.selected_ids) > 1 else "shown"
        if preferred in self._scopes:
            self._products.setCurrentIndex(self._scopes.index(preferred))
        self._format.addItems([""] * len(EXPORT_FORMATS))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.addRow(form_label("export_products_label"), self._products)
        self._form.addRow(form_label("export_format_label"), self._format)
        self._form.addRow(QWidget(), self._shows_pictures)
        self._form.addRow(QWidget(), self._copies_pictures)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addLayout(self._form)
        content.addWidget(self._explanation)
        content.addStretch(1)
        lay_out_dialog(self, None, content, button_row([], [self._cancel, self._export]))
        self._export.setDefault(True)
        self._format.setFocus()

    def _connect(self) -> None:
        self._format.currentIndexChanged.connect(lambda _: self._update_options())
        self._copies_pictures.toggled.connect(lambda _: self._update_options())
        self._cancel.clicked.connect(self.reject)
        self._export.clicked.connect(self._choose_target)

    @property
    def _chosen_format(self) -> ExportFormat:
        return EXPORT_FORMATS[self._format.currentIndex()]

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        self._title.setText(self.tr("Export products"))
        shown_ids = self._scope.shown_ids
        shown_count = 0 if shown_ids is None else len(shown_ids)
        scopes = {
            "all": self.tr("All products, also archived ones"),
            "shown": self.tr(
                "The list as shown (%Ln)",
                "",
                shown_count,
            ),
            "selected": self.tr("The selection (%Ln)", "", len(self._scope.selected_ids)),
        }
        formats = {
            "xlsx": self.tr("Excel workbook (XLSX)"),
            "csv": self.tr("CSV table"),
            "json": self.tr("JSON file"),
            "pictures": self.tr("Folder of pictures"),
        }
        for index, scope in enumerate(self._scopes):
            self._products.setItemText(index, scopes[scope])
        for index, name in enumerate(EXPORT_FORMATS):
            self._format.setItemText(index, formats[name])
        names = {self._products: self.tr("Products"), self._format: self.tr("Format")}
        for field, text in names.items():
            self._form.labelForField(field).setText(text)  # type: ignore[attr-defined]
            field.setAccessibleName(text)
        self._shows_pictures.setText(self.tr("Show the pictures in the cells"))
        self._copies_pictures.setText(self.tr("Copy the pictures to a folder beside the file"))
        self._cancel.setText(self.tr("Cancel"))
        self._export.setText(self.tr("Export…"))
        self._update_options()

    def _update_options(self) -> None:
        is_table = self._chosen_format != "pictures"
        self._form.setRowVisible(self._shows_pictures, self._chosen_format == "xlsx")
        self._form.setRowVisible(self._copies_pictures, is_table)
        if not is_table:
            text = self.tr(
                "Copies all pictures, with a folder for each category. Files are named after "
                "the SKU."
            )
        elif self._copies_pictures.isChecked():
            text = self.tr(
                "The file refers to these copies. File and folder together can be imported on "
                "another computer."
            )
        else:
            text = self.tr("The file refers to the pictures in their present folders.")
        self._explanation.setText(text)
        fit_dialog_height(self, _WIDTH_PX)

    def _choose_target(self) -> None:
        is_table = self._chosen_format != "pictures"
        target = self._choose_file() if is_table else self._choose_folder()
        if target is not None:
            self.confirmed.emit(self._plan(target))
            self.accept()

    def _plan(self, target: Path) -> ExportPlan:
        ids = {"all": None, "shown": self._scope.shown_ids, "selected": self._scope.selected_ids}
        return ExportPlan(
            self._chosen_format,
            target,
            ids[self._scopes[self._products.currentIndex()]],
            shows_pictures=self._chosen_format == "xlsx" and self._shows_pictures.isChecked(),
            copies_pictures=self._chosen_format != "pictures" and self._copies_pictures.isChecked(),
        )

    def _choose_file(self) -> Path | None:
        suffix = f".{self._chosen_format}"
        return choose_output(
            self,
            self.tr("Export products"),
            self._folder / f"{self._name}{suffix}",
            {suffix: f"{self._format.currentText()} (*{suffix})"},
        )

    def _choose_folder(self) -> Path | None:
        title = self.tr("Choose where to create the folder of pictures")
        name = QFileDialog.getExistingDirectory(self, title, str(self._folder))
        return Path(name) / f"{self._name} pictures" if name else None

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
