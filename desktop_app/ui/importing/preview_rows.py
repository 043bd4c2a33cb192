"""The rows of the lists in the preview of an import."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.domain.product import Product
from desktop_app.engine.ingest.import_preview import ImportPreview
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.importing.preview_texts import PreviewTexts
from desktop_app.ui.widgets.text_table_model import RowTexts


class PreviewRows(QObject):
    """Headings and texts of the rows of each kind, in the language of the window."""

    def __init__(self, texts: PreviewTexts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts

    def of(
        self, name: str, preview: ImportPreview | None, missing: Sequence[Product]
    ) -> tuple[Sequence[str], int, RowTexts]:
        """Return headings, number of rows, and their texts.

        Args:
            name: of the ``PreviewFact``; others have no rows.
            preview: what the import would do.
            missing: products that the table no longer has.
        """
        if preview is None:
            return (), 0, _no_texts
        if name in ("rejected", "skipped", "unused_pictures"):
            return self._rejected_rows(preview, name)
        if name == "warnings":
            return self._warning_rows(preview)
        if name == "updated":
            return self._changed_rows(preview)
        if name == "missing":
            headings = (self.tr("SKU"), self.tr("Name"))
            return headings, len(missing), lambda row: (missing[row].sku, missing[row].name)
        if name == "omitted":
            return self._omitted_rows(preview)
        if name == "web":
            hosts = list(preview.web_pictures.items())
            headings = (self.tr("Host"), self.tr("Pictures"))
            return headings, len(hosts), lambda row: (hosts[row][0], format_number(hosts[row][1]))
        return (), 0, _no_texts

    def _rejected_rows(
        self, preview: ImportPreview, name: str
    ) -> tuple[Sequence[str], int, RowTexts]:
        kind = (name == "skipped", name == "unused_pictures")
        rejected = [
            one for one in preview.report.rejected if (one.is_skipped, one.is_picture) == kind
        ]

        def texts(row: int) -> Sequence[str]:
            one = rejected[row]
            return str(one.line), one.sku, one.name, localised_text(one.reason)

        headings = (self.tr("Line"), self.tr("SKU"), self.tr("Name"), self.tr("Reason"))
        return headings, len(rejected), texts

    def _warning_rows(self, preview: ImportPreview) -> tuple[Sequence[str], int, RowTexts]:
        warnings = preview.report.warnings

        def texts(row: int) -> Sequence[str]:
            one = warnings[row]
            return str(one.line), one.sku, one.column, localised_text(one.reason)

        headings = (self.tr("Line"), self.tr("SKU"), self.tr("Column"), self.tr("Reason"))
        return headings, len(warnings), texts

    def _changed_rows(self, preview: ImportPreview) -> tuple[Sequence[str], int, RowTexts]:
        changes = [(product, change) for product in preview.changes for change in product.changes]

        def texts(row: int) -> Sequence[str]:
            product, change = changes[row]
            field = self._texts.field_name(change.field)
            before, after = self._texts.value(change.before), self._texts.value(change.after)
            return product.sku, product.name, field, before, after

        headings = (
            self.tr("SKU"),
            self.tr("Name"),
            self.tr("Field"),
            self.tr("Before"),
            self.tr("After"),
        )
        return headings, len(changes), texts

    def _omitted_rows(self, preview: ImportPreview) -> tuple[Sequence[str], int, RowTexts]:
        columns = sorted(preview.omitted_columns, key=lambda column: column.looks_like is None)

        def texts(row: int) -> Sequence[str]:
            column = columns[row]
            return str(column.number), column.heading, self._texts.omitted_column(column)

        return (self.tr("No."), self.tr("Column"), self.tr("Remark")), len(columns), texts


def _no_texts(_row: int) -> Sequence[str]:
    return ()
