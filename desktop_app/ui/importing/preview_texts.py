"""The texts of the preview of an import."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.engine.ingest.import_preview import ImportPreview
from desktop_app.ui.i18n.number_format import format_number


@dataclass(frozen=True, slots=True)
class PreviewFact:
    """One kind of change that an import would make.

    Attributes:
        name: of the kind.
        text: with its number.
        needs_attention: whether it may be a mistake, or loses something.
    """

    name: str
    text: str
    needs_attention: bool = False


class PreviewTexts(QObject):
    """Texts in the language of the window."""

    def facts(self, preview: ImportPreview) -> list[PreviewFact]:
        """Return what the import would do; kinds that do not occur are left out."""
        report = preview.report
        unused = sum(one.is_picture for one in report.rejected)
        rejected = len(report.rejected) - report.skipped_rows - unused
        telling = sum(1 for column in preview.omitted_columns if column.looks_like)
        counts: list[tuple[str, int, Callable[[int], str], bool]] = [
            ("added", report.added, self._added, False),
            ("updated", report.updated, self._updated, False),
            ("unchanged", report.unchanged, self._unchanged, False),
            ("pictures", report.pictures - preview.changed_pictures, self._pictures, False),
            ("replaced", preview.changed_pictures + report.removed, self._replaced, False),
            ("moved", report.moved, self._moved, False),
            ("unused_pictures", unused, self._unused_pictures, True),
            ("web", sum(preview.web_pictures.values()), self._web, False),
            ("rejected", rejected, self._rejected, True),
            ("skipped", report.skipped_rows, self._skipped, False),
            ("warnings", len(report.warnings), self._warnings, True),
            ("missing", len(preview.missing_products), self._missing, True),
            ("omitted", len(preview.omitted_columns), self._omitted, telling > 0),
        ]
        facts = [
            PreviewFact(name, text(count), attention)
            for name, count, text, attention in counts
            if count
        ]
        if report.updated and preview.changed_fields:
            fields = self.changed_fields(preview.changed_fields)
            facts = [
                PreviewFact(fact.name, f"{fact.text} ({fields})")
                if fact.name == "updated"
                else fact
                for fact in facts
            ]
        return facts

    def summary(self, preview: ImportPreview) -> str:
        """Return the facts in one line."""
        shown = [fact.text for fact in self.facts(preview) if fact.name != "omitted"]
        telling = [column for column in preview.omitted_columns if column.looks_like]
        if telling:
            shown.append(self._omitted(len(telling)))
        return self.tr(", ").join(shown) or self.tr("Nothing to import")

    def changed_fields(self, counts: Mapping[str, int]) -> str:
        """Return how often which fields change, such as ``8 prices, 3 names``."""
        return self.tr(", ").join(self._field_count(name, count) for name, count in counts.items())

    def field_name(self, field: str) -> str:
        """Return the name of a product's field."""
        names = {
            "sku": self.tr("SKU"),
            "name": self.tr("Name"),
            "brand": self.tr("Brand"),
            "category": self.tr("Category"),
            "price": self.tr("Price"),
            "currency": self.tr("Currency"),
            "gtin": self.tr("GTIN (barcode)"),
            "description": self.tr("Description"),
            "attributes": self.tr("Attributes"),
            "image": self.tr("Picture"),
            "archived_at": self.tr("Archived"),
        }
        return names.get(field, field)

    def value(self, value: Any) -> str:
        """Return a value of a field as text."""
        if isinstance(value, Mapping):
            return ", ".join(f"{name}: {text}" for name, text in value.items())
        if isinstance(value, list | tuple):
            return ", ".join(map(str, value))
        if isinstance(value, Decimal):
            return f"{value:f}"
        return "" if value is None else str(value)

    def omitted_column(self, column: OmittedColumn) -> str:
        """Return a remark about a column that is no field."""
        if not column.heading:
            return self.tr("Left out: it has no heading")
        if column.looks_like is None:
            return self.tr("Kept as an attribute")
        looks = {
            "price": self.tr("Looks like a price, but is only kept as an attribute"),
            "gtin": self.tr("Looks like a GTIN, but is only kept as an attribute"),
            "pictures": self.tr("Looks like pictures, but is only kept as an attribute"),
        }
        return looks[column.looks_like]

    def _field_count(self, field: str, count: int) -> str:
        if field == "name":
            return self.tr("%Ln name(s)", "", count)
        if field == "brand":
            return self.tr("%Ln brand(s)", "", count)
        if field == "category":
            return self.tr("%Ln category(ies)", "", count)
        if field == "price":
            return self.tr("%Ln price(s)", "", count)
        if field == "currency":
            return self.tr("%Ln currency(ies)", "", count)
        if field == "gtin":
            return self.tr("%Ln GTIN(s)", "", count)
        if field == "description":
            return self.tr("%Ln description(s)", "", count)
        if field == "attributes":
            return self.tr("%Ln attribute(s)", "", count)
        return f"{format_number(count)} {self.field_name(field)}"

    def _added(self, count: int) -> str:
        return self.tr("%Ln new", "", count)

    def _updated(self, count: int) -> str:
        return self.tr("%Ln changed", "", count)

    def _unchanged(self, count: int) -> str:
        return self.tr("%Ln unchanged", "", count)

    def _pictures(self, count: int) -> str:
        return self.tr("%Ln picture(s) added", "", count)

    def _replaced(self, count: int) -> str:
        return self.tr("%Ln picture(s) replaced", "", count)

    def _moved(self, count: int) -> str:
        return self.tr("%Ln picture(s) moved", "", count)

    def _unused_pictures(self, count: int) -> str:
        return self.tr("%Ln picture(s) cannot be used", "", count)

    def _web(self, count: int) -> str:
        return self.tr("%Ln picture(s) on the web", "", count)

    def _rejected(self, count: int) -> str:
        return self.tr("%Ln not imported", "", count)

    def _skipped(self, count: int) -> str:
        return self.tr("%Ln row(s) that are no products", "", count)

    def _warnings(self, count: int) -> str:
        return self.tr("%Ln to check", "", count)

    def _missing(self, count: int) -> str:
        return self.tr("%Ln no longer in the table", "", count)

    def _omitted(self, count: int) -> str:
        return self.tr("%Ln column(s) without a field", "", count)
