"""A table with the values that an import must read from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop_app.catalogue.io.import_sources import open_source


@dataclass(frozen=True, slots=True)
class Case:
    """A table.

    Attributes:
        kind: what is special about it.
        suffix: of the file.
        data: its contents.
        expected: values by product field, by SKU.
        warnings: number of warnings about rows; None if it does not matter.
        is_refused: whether the whole table must be refused.
    """

    kind: str
    suffix: str
    data: bytes
    expected: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    warnings: int | None = None
    is_refused: bool = False


def read(file: Path) -> tuple[dict[str, dict[str, Any]], int, int]:
    """Return the values by SKU, the number of warnings, and of rejected rows."""
    products: dict[str, dict[str, Any]] = {}
    warnings = rejected = 0
    for row in open_source(file).rows():
        warnings += sum(warning.column != "" for warning in row.warnings)
        rejected += row.error is not None
        if row.error is None:
            values = products.setdefault(row.sku, {})
            values.update(row.values)
            if row.picture_cells:
                values["pictures"] = [*values.get("pictures", []), *row.picture_cells]
    return products, warnings, rejected


def differences(case: Case, file: Path) -> Sequence[str]:
    """Return what an import of ``file`` reads otherwise than it should."""
    products, warnings, _ = read(file)
    found = [
        f"{sku}.{name}: {products.get(sku, {}).get(name)!r}, not {value!r}"
        for sku, values in case.expected.items()
        for name, value in values.items()
        if _comparable(products.get(sku, {}).get(name)) != _comparable(value)
    ]
    found += [f"{sku} is no product" for sku in products.keys() - case.expected.keys()]
    if case.warnings is not None and warnings != case.warnings:
        found.append(f"{warnings} warnings, not {case.warnings}")
    return found


def _comparable(value: Any) -> Any:
    return str(value.normalize()) if isinstance(value, Decimal) else value
