"""Exports of shop systems with all their headings, and the rows of variants and parts.

They are in ``exports.json``; the cells of a row are separated by ``|``.
"""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tools.table_corpus.case import Case
from tools.table_corpus.files import csv_bytes


@cache
def exports() -> list[Case]:
    """Return one table for each export."""
    file = Path(__file__).with_suffix(".json")
    return [_case(**export) for export in json.loads(file.read_text(encoding="utf-8"))]


def full_export(rng: Random) -> Case:
    """An export of a shop system."""
    return rng.choice(exports())


def _case(
    system: str,
    delimiter: str,
    headings: str,
    rows: list[str],
    expected: dict[str, dict[str, Any]],
) -> Case:
    for values in expected.values():
        if values.get("price") is not None:
            values["price"] = Decimal(values["price"])
    data = csv_bytes([line.split("|") for line in (headings, *rows)], delimiter)
    return Case(system, ".csv", data, expected)
