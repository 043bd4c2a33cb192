"""Use cases read a catalogue in batches: the number of statements does not grow with its size."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.engine.workspace import Workspace
from tests.engine.audit_catalogue import AuditCatalogue
from tests.engine.statement_count import counted_statements

Finish = Callable[[Any], Any]
DrawPicture = Callable[..., Path]
OpenWorkspace = Callable[..., Workspace]


def _table(folder: Path, rows: int, draw_picture: DrawPicture, pictures: int) -> Path:
    """Write a table of products that share some pictures."""
    folder.mkdir()
    files = [draw_picture(folder / f"{number}.png", number) for number in range(pictures)]
    lines = [f"P-{row},Product {row},{files[row % pictures].name}" for row in range(rows)]
    table = folder / "products.csv"
    table.write_text("\n".join(["sku,name,image", *lines]), encoding="utf-8")
    return table


@pytest.fixture
def shops(
    open_workspace: OpenWorkspace, tmp_path: Path, draw_picture: DrawPicture, finish: Finish
) -> list[tuple[Workspace, Path]]:
    """Return a small and a ten times larger shop, each with its table."""
    shops = []
    for rows in (20, 200):
        workspace = open_workspace(tmp_path / str(rows))
        table = _table(tmp_path / f"table {rows}", rows, draw_picture, pictures=20)
        report = finish(workspace.import_products(table))
        assert (report.added, report.pictures) == (rows, rows)
        shops.append((workspace, table))
    return shops


def test_import_and_identification(shops: list[tuple[Workspace, Path]], finish: Finish) -> None:
    imports, identifications = [], []
    for workspace, table in shops:
        with counted_statements(workspace.catalogue.store) as count:
            report = finish(workspace.import_products(table))
        assert (report.added, report.updated, report.pictures) == (0, 0, 0)
        imports.append(count.total)
        for top in (2, 20):
            with counted_statements(workspace.catalogue.store) as count:
                assert len(workspace.identify(table.parent / "3.png", top=top).hits) == top
            identifications.append(count.total)
    assert imports[0] == imports[1] > 0
    assert len(set(identifications)) == 1


def test_a_duplicate_scan(
    open_workspace: OpenWorkspace, tmp_path: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    counts = []
    for pictures in (8, 30):
        workspace = open_workspace(tmp_path / str(pictures))
        table = _table(tmp_path / f"table {pictures}", pictures, draw_picture, pictures=pictures)
        finish(workspace.import_products(table))
        with counted_statements(workspace.catalogue.store) as count:
            assert finish(workspace.audit().run()).audited == pictures
        counts.append(count.queries)
    assert counts[0] == counts[1] > 0


def test_finding_groups_and_issues(audit_catalogue: AuditCatalogue) -> None:
    counts = []
    for number in range(200):
        for copy in "ab":
            audit_catalogue.add(f"{number}{copy}", f"content {number}", name=f"Product {number}")
        if number in (19, 199):
            with counted_statements(audit_catalogue.store) as count:
                assert len(audit_catalogue.groups()) == number + 1
                assert len(audit_catalogue.issues("one_picture")) == 2 * (number + 1)
            counts.append(count.total)
    assert counts[0] == counts[1] > 0


def test_the_detail_of_a_group(audit_catalogue: AuditCatalogue) -> None:
    products = [audit_catalogue.add(f"P-{number}", "same", f"own {number}") for number in range(40)]
    counts = []
    for size in (2, 40):
        with counted_statements(audit_catalogue.store) as count:
            assert len(audit_catalogue.audit.group(products[:size]).members) == size
        counts.append(count.total)
    assert counts[0] == counts[1] > 0
