"""SKUs that may be one are told, within a table and against the catalogue."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.workspace import Workspace

Import = Callable[[str], ImportReport]


@pytest.fixture
def import_skus(workspace: Workspace, tmp_path: Path, finish: Callable[[Any], Any]) -> Import:
    def run(skus: str) -> ImportReport:
        table = tmp_path / "shop.csv"
        table.write_text("sku,name\n" + "".join(f"{sku},Tea\n" for sku in skus.split()))
        report: ImportReport = finish(workspace.import_products(table))
        return report

    return run


def test_within_a_table(import_skus: Import) -> None:
    report = import_skus("X4 x4 00123 123 A\u20131 A-1 12-3")
    assert report.added == 7
    assert [(warning.line, str(warning.reason)) for warning in report.warnings] == [
        (3, "x4 may be X4 on line 2: only upper and lower case differ."),
        (5, "123 may be 00123 on line 4: only leading zeros differ."),
        (7, "A-1 may be A\u20131 on line 6: only the hyphens differ."),
    ]


def test_against_the_catalogue(import_skus: Import) -> None:
    import_skus("X4 00123 0 B-1")
    report = import_skus("x4 x4 123 00 b-1 4X")
    assert [(warning.line, str(warning.reason)) for warning in report.warnings] == [
        (2, "x4 may be X4 in the catalogue: only upper and lower case differ."),
        (4, "123 may be 00123 in the catalogue: only leading zeros differ."),
        (5, "00 may be 0 in the catalogue: only leading zeros differ."),
        (6, "b-1 may be B-1 in the catalogue: only upper and lower case differ."),
    ]
    assert import_skus("x4 X4 123 00123").warnings[0].line == 3


def test_forms_of_one_sku_are_one_product(import_skus: Import) -> None:
    import_skus("MZ002")
    report = import_skus("ＭＺ００２ MZ002\u200b \ufeffMZ002")
    assert (report.added, report.unchanged, report.further_rows) == (0, 1, 2)
    assert report.warnings == ()


def test_a_sku_that_is_a_formula_for_a_text(import_skus: Import, workspace: Workspace) -> None:
    import_skus('="00123"')
    assert "00123" in workspace.catalogue.store.products.by_sku(["00123"])
