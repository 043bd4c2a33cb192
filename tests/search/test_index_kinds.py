"""The implementation of an index is chosen by the number of its nodes."""

import logging
import sys
from pathlib import Path

import numpy as np
import pytest

from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from desktop_app.search import index_kinds
from desktop_app.search.index_kinds import (
    GRAPH_LIMIT,
    VARIABLE,
    IndexPlan,
    empty_index,
    plan_for,
    sample_size,
    suits,
    trained_index,
)


@pytest.fixture
def without_hnswlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the import of hnswlib fail, as where no compiler was there to install it."""
    monkeypatch.setitem(sys.modules, "hnswlib", None)
    monkeypatch.delitem(sys.modules, "desktop_app.search.hnsw_graph", raising=False)
    monkeypatch.setattr(index_kinds, "has_hnswlib", index_kinds.has_hnswlib.__wrapped__)


def test_a_graph_serves_up_to_its_limit() -> None:
    assert plan_for(0) == plan_for(GRAPH_LIMIT) == IndexPlan("hnsw")
    assert plan_for(GRAPH_LIMIT + 1).kind == "ivf"


@pytest.mark.usefixtures("without_hnswlib")
def test_without_hnswlib_lists_serve_all_sizes() -> None:
    assert plan_for(0) == plan_for(10_000) == IndexPlan("ivf", 1)
    assert plan_for(40_000).list_count == 200
    assert empty_index(4, is_normalised=True).kind == "ivf"


def test_without_faiss_graphs_serve_all_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_kinds, "has_faiss", lambda: False)
    monkeypatch.setenv(VARIABLE, "ivf")
    assert plan_for(10 * GRAPH_LIMIT) == IndexPlan("hnsw")


def test_without_both_libraries_the_user_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_kinds, "has_faiss", lambda: False)
    monkeypatch.setattr(index_kinds, "has_hnswlib", lambda: False)
    with pytest.raises(VitrineError, match="Neither hnswlib nor faiss"):
        empty_index(4, is_normalised=True)


def test_a_graph_is_used_if_faiss_is_installed_but_cannot_be_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "faiss.py").write_text("raise ImportError('no libgomp.so.1')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "faiss", raising=False)
    monkeypatch.delitem(sys.modules, "desktop_app.search.inverted_lists", raising=False)
    monkeypatch.setattr(index_kinds, "has_faiss", index_kinds.has_faiss.__wrapped__)
    monkeypatch.setenv(VARIABLE, "ivf")
    assert plan_for(0) == IndexPlan("hnsw")


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "hnsw")
    assert plan_for(10 * GRAPH_LIMIT).kind == "hnsw"
    monkeypatch.setenv(VARIABLE, "ivf")
    assert plan_for(5).kind == empty_index(4, is_normalised=True).kind == "ivf"


def test_an_unknown_value_is_logged_once_and_not_used(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(VARIABLE, "flat")
    for _ in range(3):
        assert plan_for(0).kind == "hnsw"
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    caplog.clear()
    monkeypatch.setenv(VARIABLE, "")
    assert plan_for(0).kind == "hnsw"


@pytest.mark.parametrize("count", [5, GRAPH_LIMIT, 2 * GRAPH_LIMIT, 40 * GRAPH_LIMIT])
def test_the_number_of_lists_grows_with_the_number_of_nodes(count: int) -> None:
    plan = plan_for(count)
    assert plan.list_count == 0 or 1 < plan.list_count < count / 100
    assert sample_size(plan) <= count


def test_an_index_is_kept_while_its_size_changes_little(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = empty_index(4, is_normalised=True)
    assert suits(graph, GRAPH_LIMIT)
    assert not suits(graph, GRAPH_LIMIT + 1)
    monkeypatch.setenv(VARIABLE, "ivf")
    sample = np.random.default_rng(0).standard_normal((8000, 4), np.float32)
    lists = finish(trained_index(IndexPlan("ivf", 200), sample, is_normalised=False))
    planned_for = 200**2
    assert [suits(lists, int(share * planned_for)) for share in (0.02, 0.4, 1.1, 3.9, 4.5)] == [
        *(False, True, True, True, False)
    ]
