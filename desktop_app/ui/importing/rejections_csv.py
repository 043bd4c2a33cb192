"""The entries of an import's report as CSV text."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.importing.report_entry import ReportEntry

# Spreadsheets read cells that begin with one of these as formulas.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


def rejections_to_csv(entries: Sequence[ReportEntry], *, delimiter: str = ",") -> str:
    """Return the entries as CSV text in the language of the window, without formulas."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["line", "sku", "name", "column", "reason"])
    for entry in entries:
        texts = (entry.sku, entry.name, entry.column, localised_text(entry.reason))
        writer.writerow([entry.line, *map(_escape_formula, texts)])
    return text.getvalue()


def _escape_formula(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
