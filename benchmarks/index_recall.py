"""Measure the recall of the index against exact search, and the cost of building it.

python -m benchmarks.index_recall --n 10000 --dim 1280
python -m benchmarks.index_recall --vectors pictures.npy --sweep
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import hnswlib
import numpy as np
import numpy.typing as npt

from desktop_app.search.graph_file import BUILD_EF, LINKS
from desktop_app.search.vector_index import VectorIndex

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]

_BATCH = 16
_NEAREST = 10
_QUERIES = 500


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=10_000, help="pictures in the index")
    parser.add_argument("--dim", type=int, default=1280)
    parser.add_argument("--vectors", type=Path, help=".npy, (n, dim): real ones instead")
    parser.add_argument("--sweep", action="store_true", help="compare settings of bare hnswlib")
    arguments = parser.parse_args()

    vectors = (
        _read(arguments.vectors) if arguments.vectors else _clustered(arguments.n, arguments.dim)
    )
    pictures, photos = vectors[:-_QUERIES], vectors[-_QUERIES:]
    print(f"{len(pictures)} pictures, {pictures.shape[1]} numbers each; {len(photos)} photos")
    exact = np.concatenate([_exact(photo, pictures) for photo in photos])
    _measure_exact(pictures, photos)
    _measure_index(pictures, photos, exact)
    if arguments.sweep:
        _sweep(pictures, photos, exact)


def _read(file: Path) -> Vectors:
    """Return the vectors of a file, normalised and shuffled."""
    rows = np.load(file).astype(np.float32)
    rows = rows[np.random.default_rng(0).permutation(len(rows))]
    return _normalise(rows)


def _clustered(count: int, dim: int) -> Vectors:
    """Return synthetic vectors: about 20 per product, products in 200 categories."""
    random = np.random.default_rng(0)

    def noise(rows: int) -> Vectors:
        return random.standard_normal((rows, dim), np.float32)

    categories = noise(200)
    products = 0.7 * noise(count // 20 + 1)
    products += categories[random.integers(0, len(categories), len(products))]
    pictures = 0.5 * noise(count + _QUERIES)
    pictures += products[random.integers(0, len(products), len(pictures))]
    return _normalise(pictures)


def _normalise(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def _exact(photo: Vectors, pictures: Vectors) -> Ids:
    scores = pictures @ photo
    nearest = np.argpartition(-scores, _NEAREST)[:_NEAREST]
    return nearest[np.newaxis]


def _measure_exact(pictures: Vectors, photos: Vectors) -> None:
    query_ms, _ = _time_queries(lambda photo: _exact(photo, pictures)[0], photos)
    print(f"exact search            a query {query_ms:6.2f} ms")


def _measure_index(pictures: Vectors, photos: Vectors, exact: Ids) -> None:
    index = VectorIndex(pictures.shape[1])
    build_s = _seconds(lambda: _add_in_batches(index.add, pictures))
    check_s = _seconds(lambda: list(index.check_reachability()))
    query_ms, found = _time_queries(lambda photo: index.search(photo, _NEAREST).ids, photos)
    print(
        f"index                   a query {query_ms:6.2f} ms   recall@{_NEAREST}"
        f" {_recall(found, exact):.4f} (to reach: at least 0.99)"
    )
    picture_ms = 1000 * build_s / len(pictures)
    print(f"  built in batches of {_BATCH}: {build_s:.1f} s, {picture_ms:.2f} ms a picture")
    print(
        f"  reachability checked in {check_s:.1f} s; unreachable nodes: {index.unreachable_count}"
    )


def _sweep(pictures: Vectors, photos: Vectors, exact: Ids) -> None:
    print(f"bare hnswlib on one core; the index takes {LINKS} links, build ef {BUILD_EF}, ef 128")
    for links in (8, 16, 24):
        for build_ef in (32, 64, 100, 200):
            _measure_bare(links, build_ef, pictures, photos, exact)


def _measure_bare(
    links: int, build_ef: int, pictures: Vectors, photos: Vectors, exact: Ids
) -> None:
    graph = hnswlib.Index(space="ip", dim=pictures.shape[1])
    graph.init_index(max_elements=len(pictures), M=links, ef_construction=build_ef)
    graph.set_num_threads(1)
    build_s = _seconds(
        lambda: _add_in_batches(lambda ids, rows: graph.add_items(rows, ids), pictures)
    )
    print(f"  links {links:2}, build ef {build_ef:3}: {build_s:5.1f} s", end="")
    for ef in (32, 64, 128):
        graph.set_ef(ef)
        query_ms, found = _time_queries(
            lambda photo: graph.knn_query(photo, _NEAREST)[0][0], photos
        )
        print(f"   ef {ef:3} {_recall(found, exact):.4f} {query_ms:.2f} ms", end="")
    print(flush=True)


def _add_in_batches(add: Callable[[Ids, Vectors], object], pictures: Vectors) -> None:
    ids = np.arange(len(pictures))
    for start in range(0, len(pictures), _BATCH):
        add(ids[start : start + _BATCH], pictures[start : start + _BATCH])


def _time_queries(search: Callable[[Vectors], Ids], photos: Vectors) -> tuple[float, list[Ids]]:
    """Return the median time of a query in milliseconds, and the results."""
    times_s, found = [], []
    for photo in photos:
        start = time.perf_counter()
        found.append(search(photo))
        times_s.append(time.perf_counter() - start)
    return 1000 * float(np.median(times_s)), found


def _recall(found: list[Ids], exact: Ids) -> float:
    shared = [len(np.intersect1d(a, b)) for a, b in zip(found, exact, strict=True)]
    return sum(shared) / exact.size


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
