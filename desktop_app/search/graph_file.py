"""The check of a graph file, because hnswlib follows the numbers in it without checking them.

The layout is that of hnswlib 0.8: a header, a record of equal size for each node with its
links of the lowest level, its vector and its label, and then for each node the size and the
links of its upper levels. Links are positions of records.
"""

import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from desktop_app.search.array_types import Ids

# The fastest build with a recall@10 clearly above 0.99. Measured by
# ``python -m benchmarks.index_recall --sweep`` on 10,000 photos of groceries and clothes,
# 1,280 dimensions, 2 cores: recall@10 0.9986 at ef 128, 0.3 ms to add a picture. A build
# ef of 32 saves 40 % of that but triples the lost neighbours at ef 64; 200 costs 2.5
# times as much for 0.1 % more recall.
LINKS: Final = 16
BUILD_EF: Final = 64

# Offset of the level-0 records, capacity, node count, bytes per record, offsets of label and
# vector in a record, top level, entry node, three link counts, level multiplier, build ef.
_HEADER: Final = struct.Struct("=6QiI3QdQ")
_WORD: Final = np.dtype("<u4")
_UNIT_TOLERANCE: Final = 1e-3
# Vectors are measured in blocks, so that no copy of all of them is needed.
_BLOCK: Final = 1024


@dataclass(frozen=True, slots=True)
class GraphLayout:
    """What a graph file must have been written with.

    Attributes:
        dim: of the vectors.
        links: maximum number of links of a node on an upper level; half of the lowest one's.
        build_ef: number of candidates while nodes are added.
        is_normalised: whether all vectors have length 1.
    """

    dim: int
    links: int
    build_ef: int
    is_normalised: bool

    @property
    def record(self) -> np.dtype[Any]:
        """The type of the record of a node."""
        return np.dtype(
            [
                ("count", _WORD),
                ("links", _WORD, (2 * self.links,)),
                ("vector", "<f4", (self.dim,)),
                ("label", "<u8"),
            ]
        )


@dataclass(frozen=True, slots=True)
class _Header:
    """The values of a header that differ between graphs of one layout."""

    top_level: int
    entry: int


@dataclass(frozen=True, slots=True)
class _UpperLinks:
    """The links on the upper levels.

    Attributes:
        levels: (n,) int64 top level of each node.
        level: (m,) int64 level of each list of links.
        counts: (m,) number of links in each list.
        links: (m, links) positions of nodes; those beyond the count are not used.
    """

    levels: Ids
    level: Ids
    counts: npt.NDArray[np.uint32]
    links: npt.NDArray[np.uint32]


def check_graph_file(file: Path, layout: GraphLayout, labels: Ids) -> None:
    """Check that hnswlib can load, search and extend the graph in a file.

    Args:
        file: of the graph.
        layout: what it must have been written with.
        labels: (n,) the expected labels of the nodes, in any order.

    Raises:
        ValueError: a number in the file is out of range, or the file has another size.
        OSError: the file cannot be read.
    """
    size = file.stat().st_size
    with file.open("rb") as stream:
        header = _read_header(stream.read(_HEADER.size), layout, len(labels))
        stream.seek(_HEADER.size + len(labels) * layout.record.itemsize)
        tail = stream.read()
    if size != _HEADER.size + len(labels) * layout.record.itemsize + len(tail) or len(tail) % 4:
        raise ValueError("the graph is cut off")
    upper = _upper_links(np.frombuffer(tail, _WORD), layout.links, len(labels))
    if not len(labels):
        return
    records = np.memmap(file, layout.record, "r", _HEADER.size, (len(labels),))
    _check_records(np.asarray(records), layout, labels)
    _check_upper_links(upper, header)


def _read_header(data: bytes, layout: GraphLayout, count: int) -> _Header:
    if len(data) < _HEADER.size:
        raise ValueError("the graph is cut off")
    start, _, nodes, record_bytes, label_offset, vector_offset, top, entry, *rest = _HEADER.unpack(
        data
    )
    links, multiplier, build_ef = rest[:3], rest[3], rest[4]
    fields: Any = layout.record.fields
    found = (start, nodes, record_bytes, label_offset, vector_offset, links, build_ef)
    if found != (
        *(0, count, layout.record.itemsize, fields["label"][1], fields["vector"][1]),
        [layout.links, 2 * layout.links, layout.links],
        max(layout.build_ef, layout.links),
    ):
        raise ValueError("the graph is not laid out as expected")
    # A large multiplier would give new nodes any number of levels.
    if not math.isclose(multiplier, 1 / math.log(layout.links)):
        raise ValueError("the graph is not laid out as expected")
    if (count and entry >= count) or (not count and top >= 0):
        raise ValueError("the graph has no entry")
    return _Header(top, entry)


def _upper_links(words: npt.NDArray[np.uint32], links: int, count: int) -> _UpperLinks:
    """Split the end of the file into the lists of links of each node.

    Raises:
        ValueError: it is no sequence of as many nodes.
    """
    list_words = links + 1
    sizes: list[int] = words.tolist()
    starts: list[int] = []
    levels: list[int] = []
    position = 0
    for _ in range(count):
        if position >= len(sizes):
            raise ValueError("the graph is cut off")
        level, remainder = divmod(sizes[position], 4 * list_words)
        position += 1
        if remainder or position + level * list_words > len(sizes):
            raise ValueError("a list of links has another size")
        levels.append(level)
        starts.extend(range(position, position + level * list_words, list_words))
        position += level * list_words
    if position != len(sizes):
        raise ValueError("the graph has more nodes than expected")
    lists = words[np.add.outer(np.array(starts, np.int64), np.arange(list_words))]
    own_levels = [level for top in levels for level in range(1, top + 1)]
    return _UpperLinks(
        np.array(levels, np.int64), np.array(own_levels, np.int64), lists[:, 0], lists[:, 1:]
    )


def _check_records(records: npt.NDArray[Any], layout: GraphLayout, labels: Ids) -> None:
    # A count above two bytes would contain hnswlib's mark of a removed node.
    if records["count"].max() > 2 * layout.links or records["links"].max() >= len(records):
        raise ValueError("a link leads out of the graph")
    if not np.array_equal(np.sort(records["label"]), np.sort(labels).astype(np.uint64)):
        raise ValueError("the nodes of the graph are others")
    for start in range(0, len(records), _BLOCK):
        vectors = records["vector"][start : start + _BLOCK]
        with np.errstate(over="ignore", invalid="ignore"):
            squares = np.einsum("ij,ij->i", vectors, vectors)
        # NaN fails both comparisons.
        is_valid = (
            np.abs(np.sqrt(squares) - 1) <= _UNIT_TOLERANCE
            if layout.is_normalised
            else squares < np.inf
        )
        if not np.all(is_valid):
            raise ValueError("a vector of the graph is not finite or not of length 1")


def _check_upper_links(upper: _UpperLinks, header: _Header) -> None:
    """Check that each list leads to nodes that have links of the same level."""
    if not header.top_level == upper.levels.max() == upper.levels[header.entry]:
        raise ValueError("the entry of the graph is not on its top level")
    if not len(upper.links):
        return
    width = upper.links.shape[1]
    if upper.counts.max() > width or upper.links.max() >= len(upper.levels):
        raise ValueError("a link leads out of the graph")
    is_used = np.arange(width) < upper.counts[:, np.newaxis]
    has_level = upper.levels[upper.links] >= upper.level[:, np.newaxis]
    if not np.all(has_level | ~is_used):
        raise ValueError("a link leads to a node without links of its level")
