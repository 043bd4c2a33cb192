"""The checks of graph files."""

from pathlib import Path

import numpy as np
import pytest

from desktop_app.search.hnsw_graph import HnswGraph


@pytest.fixture
def written(tmp_path: Path) -> Path:
    graph = HnswGraph(4)
    graph.add(np.arange(4), np.eye(4, dtype=np.float32))
    graph.write(tmp_path / "some.graph")
    return tmp_path / "some.graph"


def test_a_written_graph_is_read_back(written: Path) -> None:
    graph = HnswGraph.read(written, 4, np.arange(4))
    assert graph.vectors(np.array([2])).tolist() == [[0, 0, 1, 0]]


@pytest.mark.parametrize(("dim", "count"), [(3, 4), (5, 4), (4, 3), (4, 5), (4, 0)])
def test_a_graph_of_another_size_is_rejected(written: Path, dim: int, count: int) -> None:
    with pytest.raises(ValueError, match="laid out"):
        HnswGraph.read(written, dim, np.arange(count))


def test_a_truncated_header_is_rejected(written: Path) -> None:
    written.write_bytes(written.read_bytes()[:50])
    with pytest.raises(ValueError, match="cut off"):
        HnswGraph.read(written, 4, np.arange(4))


def test_a_write_into_a_missing_folder_raises(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        HnswGraph(4).write(tmp_path / "absent" / "some.graph")
