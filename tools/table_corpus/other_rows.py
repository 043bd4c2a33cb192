"""Tables with totals, headings of groups and page numbers between the products."""

from random import Random
from typing import Any, Final

from tools.table_corpus.case import Case
from tools.table_corpus.files import csv_bytes, xlsx_bytes

_HEADINGS: Final = ("Art.-Nr.", "Bezeichnung", "Marke", "Preis")
_OTHERS: Final = (
    ("Summe", "", "", "7,30"),
    ("", "Zwischensumme", "", "7,30"),
    ("Gesamt:", "12 Artikel", "", "7,30"),
    ("TOTAL", "", "", "7,30"),
    ("合计", "", "", "7,30"),
    ("", "", "Итого", "7,30"),
    ("Getränke", "", "", ""),
    ("", "Kalte Getränke", "", ""),
    ("Seite 2 von 7", "", "", ""),
    ("第2页 共7页", "", "", ""),
    ("Alle Preise zzgl. MwSt.", "", "", ""),
    _HEADINGS,
)
# Products that look like them.
_PRODUCTS: Final = (
    ("Total", "Motoröl 5W30", "Total", "9,90"),
    ("S-1", "Summe", "Nord", "9,90"),
    ("Seite 1", "Ein Buch", "Nord", "9,90"),
    ("A-900", "", "", ""),
    ("A-901", "12 Stück", "", "9,90"),
)


def other_rows(rng: Random) -> Case:
    """Rows that are no products among those that are."""
    products = [(f"A-{100 + at}", f"Tee {at}", "Nord", f"{at + 3},20") for at in range(6)]
    products += rng.sample(_PRODUCTS, 3)
    rows = [*products, *rng.sample(_OTHERS, 4)]
    rng.shuffle(rows)
    expected: dict[str, dict[str, Any]] = {
        sku: {"name": name or None} for sku, name, _, _ in products
    }
    if rng.random() < 0.5:
        return Case("other rows", ".csv", csv_bytes([_HEADINGS, *rows], ";"), expected)

    def build(_: Any, sheet: Any) -> None:
        for at, row in enumerate((_HEADINGS, *rows)):
            sheet.write_row(at, 0, row)

    return Case("other rows", ".xlsx", xlsx_bytes(build), expected)
