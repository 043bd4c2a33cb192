"""Measure an index of many vectors after 30 % of its pictures were replaced.

python -m benchmarks.index_churn --n 100000

Of the index that ``python -m benchmarks.index_engines --engines vitrine`` keeps in ``--cache``,
30 % of the pictures are removed and as many others added. Printed are the recall of the ten
nearest before and after the index was rebuilt in the background, and the times of queries and
of adding a picture while it was, beside those while it was not.
"""

import argparse
import time
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.index_engines import (
    exact_neighbours,
    memory_mb,
    stored_real_vectors,
    stored_vectors,
)
from benchmarks.real_vectors import mixed_vectors
from desktop_app.search.background_rebuild import BackgroundRebuild
from desktop_app.search.index_storage import load_index
from desktop_app.search.vector_index import VectorIndex

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]

_SHARE: Final = 0.3
_QUERIES: Final = 300
_NEAREST: Final = 10
_BLOCK: Final = 2_000
# Queries between two pictures that are added.
_ADD_EVERY: Final = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=100_000, help="number of vectors")
    parser.add_argument("--cache", type=Path, default=Path("build/index_engines"))
    options = parser.parse_args()

    vectors = stored_vectors(options.cache, options.n)
    index = load_index(options.cache / f"vitrine-{options.n}", "benchmark", vectors.shape[1])
    if index is None:
        parser.error("run benchmarks.index_engines with this number first")
    count = int(_SHARE * options.n)
    new = mixed_vectors(stored_real_vectors(options.cache), count + _QUERIES + 20_000, seed=1)
    removed = np.random.default_rng(2).choice(options.n, count, replace=False)
    live = np.setdiff1d(np.arange(options.n), removed)
    queries, spare = new[count : count + _QUERIES], new[count + _QUERIES :]

    _replace(index, removed, new[:count], options.n)
    exact = _exact(queries, vectors, live, new[:count], options.n)
    first_id = options.n + count
    print(f"{options.n} pictures, {count} removed, {count} others added: {index.kind}")
    print(f"recall@{_NEAREST} before the rebuild {_recall(index, queries, exact, first_id):.4f}")
    _print_times("queries alone", *_times(index, queries, spare[:100], first_id, 1000))
    before_mb = memory_mb()
    rebuild = BackgroundRebuild(index)
    start = time.perf_counter()
    rebuild.start()
    times = _times(index, queries, spare[100:], first_id + 100, None, rebuild)
    seconds, cpu_s = time.perf_counter() - start, time.process_time()
    _print_times(f"beside the rebuild, which took {seconds:.0f} s", *times)
    print(f"memory {before_mb:.0f} MB before, {memory_mb():.0f} MB after, {cpu_s:.0f} s of CPU")
    print(f"recall@{_NEAREST} after the rebuild {_recall(index, queries, exact, first_id):.4f}")


def _replace(index: VectorIndex, removed: Ids, new: Vectors, first_id: int) -> None:
    index.remove(removed.tolist())
    for start in range(0, len(new), _BLOCK):
        rows = new[start : start + _BLOCK]
        index.add(np.arange(first_id + start, first_id + start + len(rows)), rows)


def _exact(queries: Vectors, old: Vectors, live: Ids, new: Vectors, first_new: int) -> list[Ids]:
    """Return the nearest pictures of each query, of the old ones that remain and the new ones."""
    more = int(_NEAREST / (1 - _SHARE) * 4)
    near_old = exact_neighbours(queries, old[:first_new], more)
    near_new = exact_neighbours(queries, new, _NEAREST)
    found = []
    for query, of_old, of_new in zip(queries, near_old, near_new, strict=True):
        kept = of_old[np.isin(of_old, live)]
        ids = np.concatenate([kept, of_new + first_new])
        scores = np.concatenate([old[np.sort(kept)][np.argsort(np.argsort(kept))], new[of_new]])
        found.append(ids[np.argsort(-(scores @ query))[:_NEAREST]])
    return found


def _recall(index: VectorIndex, queries: Vectors, exact: list[Ids], end: int) -> float:
    """Return the recall among the pictures below ``end``: others were added for their times."""
    shares = []
    for query, nearest in zip(queries, exact, strict=True):
        # Removed pictures are left out by the caller, which asks for more.
        ids = index.search(query, 2 * _NEAREST).ids
        kept = [one for one in ids.tolist() if one < end and one not in index.removed]
        ids = np.array(kept[:_NEAREST])
        shares.append(np.isin(nearest, ids).mean())
    return float(np.mean(shares))


def _times(
    index: VectorIndex,
    queries: Vectors,
    spare: Vectors,
    first_id: int,
    count: int | None,
    rebuild: BackgroundRebuild | None = None,
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of queries and of additions: ``count`` or until a rebuild ends."""
    searched: list[float] = []
    added: list[float] = []
    while len(searched) < count if count else rebuild is not None and rebuild.is_running:
        start = time.perf_counter()
        index.search(queries[len(searched) % len(queries)], _NEAREST)
        searched.append(1000 * (time.perf_counter() - start))
        if len(searched) % _ADD_EVERY == 0 and len(added) < len(spare):
            row = len(added)
            start = time.perf_counter()
            index.add(np.array([first_id + row]), spare[row : row + 1])
            added.append(1000 * (time.perf_counter() - start))
        time.sleep(0.005)  # as searches of users do, who leave the processor free in between
    return searched, added


def _print_times(name: str, searched: list[float], added: list[float]) -> None:
    p50, p95, p99, longest = np.percentile(searched, [50, 95, 99, 100])
    print(
        f"{name}: {len(searched)} queries p50 {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f}, longest "
        f"{longest:.0f} ms; {len(added)} additions p50 {np.median(added):.1f}, longest "
        f"{max(added):.0f} ms",
        flush=True,
    )


if __name__ == "__main__":
    main()
