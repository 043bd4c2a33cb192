"""The rejections of an import as CSV text."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.ui.i18n.messages import localised_text

# Spreadsheets read cells that begin with one of these as formulas.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


def rejections_to_csv(rejections: Sequence[Rejection], *, delimiter: str = ",") -> str:
    """Return the rejections as CSV text in the language of the window, without formulas."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["line", "sku", "name", "reason"])
    for rejection in rejections:
        texts = (rejection.sku, rejection.name, localised_text(rejection.reason))
        writer.writerow([rejection.line, *map(_escape_formula, texts)])
    return text.getvalue()


def _escape_formula(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
