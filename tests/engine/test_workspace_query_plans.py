"""A search reads rows by their keys also while SQLite has no statistics of a new catalogue."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.engine.workspace import Workspace
from tests.engine.statement_count import counted_statements, query_plan

_LARGE_TABLES = ("pictures", "products", "vectors", "keypoints", "p", "q", "m", "v", "k")


def _reads_a_whole_table(step: str) -> bool:
    """Return whether the cost of a step of a plan grows with the catalogue."""
    kind, table, *_ = step.split()
    is_scan = kind == "SCAN" and table in _LARGE_TABLES
    return is_scan or step.endswith(("(model=?)", "(version=?)"))


def test_a_search_in_a_new_catalogue_scans_no_table(
    shop: Workspace, draw_picture: Callable[..., Path], tmp_path: Path
) -> None:
    photo = draw_picture(tmp_path / "photo.png", 0)
    store = shop.catalogue.store
    with counted_statements(store) as count:
        shop.identify(photo)
        shop.identify(photo, category="Toys")
    assert count.queries > 4
    steps = [step for statement in count.reading for step in query_plan(store, statement)]
    assert [step for step in steps if _reads_a_whole_table(step)] == []
