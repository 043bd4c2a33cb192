"""Measure the search in a catalogue of very many pictures: build, start, queries with filters.

python -m benchmarks.large_search --n 100000

A catalogue of N products with a picture each is filled with the vectors that
``python -m benchmarks.index_engines`` keeps in ``--cache``; it is kept there, too. Products near
each other are of the same of 200 categories, as in a shop. A query is the search stage without
keypoints, and the rows of the twenty products that it finds.
"""

import argparse
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.index_engines import exact_neighbours, memory_mb, stored_vectors
from benchmarks.large_catalogue import fill_with_products
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.domain.actor import Actor
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.retrieval import retrieve_candidates
from desktop_app.progress import finish
from desktop_app.search.embedding_space import EmbeddingSpace

Vectors = npt.NDArray[np.float32]

_MODEL: Final = "0" * 64
_CATEGORIES: Final = 200
_QUERIES: Final = 200
_TOP: Final = 20
_CHUNK: Final = 10_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=100_000, help="number of pictures")
    parser.add_argument("--cache", type=Path, default=Path("build/index_engines"))
    options = parser.parse_args()

    vectors = stored_vectors(options.cache, options.n)
    queries = np.array(vectors[-_QUERIES:])
    folder = options.cache / f"catalogue-{options.n}"
    categories = categories_of(vectors[: options.n])
    if not folder.exists():
        draft = folder.with_name(f"{folder.name}-draft")
        shutil.rmtree(draft, ignore_errors=True)
        _fill(draft, vectors[: options.n], categories)
        draft.rename(folder)
    catalogue = open_catalogue(folder, actor=Actor.local())
    try:
        _measure_start(catalogue, folder, queries)
        _measure_queries(catalogue, vectors[: options.n], categories, queries)
    finally:
        catalogue.close()


def categories_of(vectors: Vectors) -> npt.NDArray[np.int64]:
    """Return the category of each vector: the nearest of some of them."""
    random = np.random.default_rng(0)
    anchors = np.array(vectors[np.sort(random.choice(len(vectors), _CATEGORIES, replace=False))])
    return np.concatenate(
        [
            np.argmax(vectors[start : start + _CHUNK] @ anchors.T, axis=1)
            for start in range(0, len(vectors), _CHUNK)
        ]
    )


def _fill(folder: Path, vectors: Vectors, categories: npt.NDArray[np.int64]) -> None:
    fill_with_products(folder, len(vectors))
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            connection.executemany(
                "UPDATE products SET category = ? WHERE id = ?",
                ((f"Category {name}", row + 1) for row, name in enumerate(categories.tolist())),
            )
            connection.executemany(
                "INSERT INTO pictures (id, product_id, path, content_hash, file_bytes, "
                "file_mtime_ns, width_px, height_px) VALUES (?, ?, ?, ?, 1, 1, 200, 200)",
                ((n, n, f"/{n}.jpg", f"{n:032x}") for n in range(1, len(vectors) + 1)),
            )
        for start in range(0, len(vectors), _CHUNK):
            with connection:
                connection.executemany(
                    "INSERT INTO vectors (model, picture_id, vector) VALUES (?, ?, ?)",
                    _vector_rows(vectors, start),
                )


def _vector_rows(vectors: Vectors, start: int) -> Iterator[tuple[Any, ...]]:
    for row, vector in enumerate(vectors[start : start + _CHUNK], start + 1):
        yield _MODEL, row, vector.tobytes()


def _measure_start(catalogue: Catalogue, folder: Path, queries: Vectors) -> None:
    if not list(folder.glob("index-*.card")):
        index = _index(catalogue, queries)
        times = _timed(lambda: finish(index.update()))
        print(f"built from the catalogue and saved: {times}")
        index.close()
    before_mb = memory_mb()
    index = _index(catalogue, queries)

    def start() -> None:
        index.load()
        finish(index.update())
        index.search([queries[:1]], _TOP)

    times = _timed(start)
    size_mb = len(index) * queries.shape[1] * 4 / 1e6
    memory = (memory_mb() - before_mb) / size_mb
    print(f"start to the first query: {times}; memory {memory:.2f} times the vectors")
    index.close()


def _index(catalogue: Catalogue, queries: Vectors) -> PictureIndex:
    return PictureIndex(catalogue, _MODEL, EmbeddingSpace.original(queries.shape[1]))


def _measure_queries(
    catalogue: Catalogue, vectors: Vectors, categories: npt.NDArray[np.int64], queries: Vectors
) -> None:
    index = _index(catalogue, queries)
    index.load()
    sizes = np.bincount(categories, minlength=_CATEGORIES)
    by_size = np.argsort(sizes)
    _measure_filter(catalogue, index, queries, "", vectors, np.arange(len(vectors)))
    for number in by_size[[_CATEGORIES // 4, _CATEGORIES // 2, -10, -1]].tolist():
        rows = np.flatnonzero(categories == number)
        _measure_filter(catalogue, index, queries, f"Category {number}", vectors, rows)
    index.close()


def _measure_filter(
    catalogue: Catalogue,
    index: PictureIndex,
    queries: Vectors,
    category: str,
    vectors: Vectors,
    rows: npt.NDArray[np.int64],
) -> None:
    """Print the times of queries for products of a category, and how many are the nearest."""
    times, cpu_times, shares = [], [], []
    near = exact_neighbours(queries, vectors[rows] if category else vectors, _TOP)
    for query, expected in zip(queries, near, strict=True):
        start, cpu_s = time.perf_counter(), time.process_time()
        (found,) = retrieve_candidates(
            [query[np.newaxis]], index, catalogue, count=_TOP, category=category
        )
        ids = [item.product_id for item in found.candidates]
        catalogue.products.get(ids)
        times.append(1000 * (time.perf_counter() - start))
        cpu_times.append(1000 * (time.process_time() - cpu_s))
        shares.append(np.isin(rows[expected] + 1, ids).mean())
    print(
        f"{category or 'no filter'}: {len(rows)} pictures, the first query {times[0]:.0f} ms, "
        f"p50 {np.median(times):.1f} ms (cpu {np.median(cpu_times):.1f}), "
        f"p95 {np.percentile(times, 95):.1f}; of the {_TOP} nearest {np.mean(shares):.4f}",
        flush=True,
    )


def _timed(call: Callable[[], object]) -> str:
    start, cpu_s = time.perf_counter(), time.process_time()
    call()
    return f"{time.perf_counter() - start:.1f} s ({time.process_time() - cpu_s:.1f} s of CPU)"


if __name__ == "__main__":
    main()
