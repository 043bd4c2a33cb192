"""A graph file whose numbers are out of range is refused before hnswlib loads it."""

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search.graph_file import BUILD_EF, LINKS, GraphLayout, check_graph_file
from desktop_app.search.hnsw_graph import HnswGraph

DIM = 8
COUNT = 200
LAYOUT = GraphLayout(DIM, LINKS, BUILD_EF, is_normalised=True)
RECORD = LAYOUT.record
HEADER = 96
UPPER = HEADER + COUNT * RECORD.itemsize
LABELS = np.arange(1000, 1000 + COUNT)

MakeVectors = Callable[..., npt.NDArray[np.float32]]


@pytest.fixture
def file(tmp_path: Path, make_vectors: MakeVectors) -> Path:
    """Return the file of a graph with several levels."""
    graph = HnswGraph(DIM)
    graph.add(LABELS, make_vectors(COUNT, DIM))
    graph.write(tmp_path / "some.graph")
    return tmp_path / "some.graph"


def _check(file: Path) -> None:
    check_graph_file(file, LAYOUT, LABELS)


def _write(file: Path, offset: int, pattern: str, *values: float) -> None:
    data = bytearray(file.read_bytes())
    struct.pack_into(pattern, data, offset, *values)
    file.write_bytes(data)


def _node_offset(node: int, field: str) -> int:
    fields = RECORD.fields
    assert fields is not None
    return HEADER + node * RECORD.itemsize + int(fields[field][1])


def _upper_list(file: Path) -> int:
    """Return the offset of the first list of links of an upper level."""
    words = np.frombuffer(file.read_bytes()[UPPER:], "<u4")
    return UPPER + 4 * (int(np.flatnonzero(words)[0]) + 1)


def _top_level(file: Path) -> int:
    return int(struct.unpack_from("=i", file.read_bytes(), 48)[0])


def test_a_sound_graph_is_accepted(file: Path) -> None:
    assert _top_level(file) >= 1
    _check(file)
    check_graph_file(file, LAYOUT, LABELS[::-1])


def test_a_graph_that_grew_is_accepted(file: Path, make_vectors: MakeVectors) -> None:
    graph = HnswGraph.read(file, DIM, LABELS)
    more = np.arange(5000, 5600)
    graph.add(more, make_vectors(600, DIM, seed=1))
    graph.write(file)
    check_graph_file(file, LAYOUT, np.concatenate([LABELS, more]))


def test_an_empty_graph_is_accepted(tmp_path: Path) -> None:
    HnswGraph(DIM).write(tmp_path / "empty")
    check_graph_file(tmp_path / "empty", LAYOUT, LABELS[:0])


@pytest.mark.parametrize(
    ("offset", "pattern", "value"),
    [
        pytest.param(0, "=Q", 8, id="offset of the nodes"),
        pytest.param(16, "=Q", COUNT + 1, id="number of nodes"),
        pytest.param(16, "=Q", 2**63, id="huge number of nodes"),
        pytest.param(24, "=Q", RECORD.itemsize + 4, id="size of a node"),
        pytest.param(32, "=Q", 0, id="offset of the label"),
        pytest.param(40, "=Q", 0, id="offset of the vector"),
        pytest.param(48, "=i", -1, id="no level"),
        pytest.param(48, "=i", 0, id="lower level"),
        pytest.param(48, "=i", 2**30, id="higher level"),
        pytest.param(52, "=I", COUNT, id="entry"),
        pytest.param(52, "=I", 2**32 - 1, id="no entry"),
        pytest.param(56, "=Q", 2**20, id="links"),
        pytest.param(64, "=Q", 2**20, id="links of the lowest level"),
        pytest.param(72, "=Q", 2**20, id="links of a new node"),
        pytest.param(80, "=d", 1e9, id="levels of a new node"),
        pytest.param(80, "=d", float("nan"), id="multiplier"),
        pytest.param(88, "=Q", 2**40, id="candidates"),
    ],
)
def test_a_changed_header_is_refused(file: Path, offset: int, pattern: str, value: float) -> None:
    _write(file, offset, pattern, value)
    with pytest.raises(ValueError, match="graph"):
        _check(file)


@pytest.mark.parametrize("count", [2 * LINKS + 1, 0xFFFF, 0x00010001, 0xFFFFFFFF])
def test_a_wrong_number_of_links_is_refused(file: Path, count: int) -> None:
    _write(file, _node_offset(COUNT - 1, "count"), "<I", count)
    with pytest.raises(ValueError, match="out of the graph"):
        _check(file)


@pytest.mark.parametrize("link", [COUNT, 2**31, 2**32 - 1])
def test_a_link_to_no_node_is_refused(file: Path, link: int) -> None:
    _write(file, _node_offset(7, "links"), "<I", link)
    with pytest.raises(ValueError, match="out of the graph"):
        _check(file)


@pytest.mark.parametrize("label", [1001, 0, 2**63])
def test_another_label_is_refused(file: Path, label: int) -> None:
    _write(file, _node_offset(0, "label"), "<Q", label)
    with pytest.raises(ValueError, match="others"):
        _check(file)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -3e38, 5.0])
def test_a_vector_of_another_length_is_refused(file: Path, value: float) -> None:
    _write(file, _node_offset(COUNT - 1, "vector"), "<f", value)
    with pytest.raises(ValueError, match="length 1"):
        _check(file)


@pytest.mark.parametrize("count", [LINKS + 1, 2**32 - 1])
def test_a_wrong_number_of_upper_links_is_refused(file: Path, count: int) -> None:
    _write(file, _upper_list(file), "<I", count)
    with pytest.raises(ValueError, match="out of the graph"):
        _check(file)


@pytest.mark.parametrize("link", [COUNT, 2**32 - 1])
def test_an_upper_link_to_no_node_is_refused(file: Path, link: int) -> None:
    _write(file, _upper_list(file) + 4, "<I", link)
    with pytest.raises(ValueError, match="out of the graph"):
        _check(file)


def test_an_upper_link_to_a_node_of_the_lowest_level_is_refused(file: Path) -> None:
    size_of_first = struct.unpack_from("<I", file.read_bytes(), UPPER)[0]
    assert size_of_first == 0
    _write(file, _upper_list(file), "<2I", 1, 0)
    with pytest.raises(ValueError, match="without links of its level"):
        _check(file)


@pytest.mark.parametrize("size", [1, 64, 68 * 1000, 2**32 - 68])
def test_a_wrong_size_of_upper_links_is_refused(file: Path, size: int) -> None:
    _write(file, _upper_list(file) - 4, "<I", size)
    with pytest.raises(ValueError, match=r"graph|links"):
        _check(file)


@pytest.mark.parametrize("length", [0, 50, HEADER, HEADER + 1, UPPER - 1, UPPER, UPPER + 4, -1])
def test_a_shorter_file_is_refused(file: Path, length: int) -> None:
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(ValueError, match="graph"):
        _check(file)


@pytest.mark.parametrize("more", [b"\0", bytes(4), bytes(400)])
def test_a_longer_file_is_refused(file: Path, more: bytes) -> None:
    file.write_bytes(file.read_bytes() + more)
    with pytest.raises(ValueError, match="graph"):
        _check(file)
