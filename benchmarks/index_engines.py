"""Compare vector indexes on many vectors like those of real pictures: one table.

python -m benchmarks.index_engines --n 100000 [--data FOLDER] [--engines NAME ...]

The vectors are mixed from the embeddings of the sample's pictures, and of those in FOLDER, with
distorted copies of them (``benchmarks/real_vectors.py``). Each index is measured in a process of
its own. Vectors and finished indexes are kept in ``--cache``; with ``--again`` indexes are built
again. The graphs of a million vectors take a quarter of an hour each.

The columns: seconds to build on all cores; recall of the ten nearest; median and 95th percentile
of a query, one thread; seconds to load the file and answer the first query; the memory that the
loaded index adds, relative to the vectors as float32; the file; milliseconds to add and to
remove a vector. *(cpu)* is the time of the processor, which other programs disturb less.
*vitrine* is the index of the program, with its checks of the files and its picture ids.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.index_candidates import CANDIDATES, Candidate
from benchmarks.real_vectors import RealVectors, embed_real_pictures, mixed_vectors
from desktop_app import paths
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]

_QUERIES: Final = 500
_NEAREST: Final = 10
_CHANGED: Final = 500
_BLOCK: Final = 50_000
_COST_FILE: Final = "build.json"
_REAL_FILE: Final = "real.npz"


@dataclass(slots=True)
class Measurement:
    """The figures of one index; times in the units of their names."""

    build_s: float = 0
    build_cpu_s: float = 0
    start_s: float = 0
    start_cpu_s: float = 0
    recall: float = 0
    p50_ms: float = 0
    p95_ms: float = 0
    p50_cpu_ms: float = 0
    memory_mb: float = 0
    file_mb: float = 0
    add_ms: float = 0
    remove_ms: float = 0  # 0: it cannot remove


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--n", type=int, default=100_000, help="number of vectors")
    parser.add_argument("--data", type=Path, help="folder with more pictures")
    parser.add_argument("--pictures", type=int, default=4_500, help="that are embedded, at most")
    parser.add_argument("--cache", type=Path, default=Path("build/index_engines"))
    parser.add_argument("--engines", nargs="+", choices=CANDIDATES, default=_installed())
    parser.add_argument("--again", action="store_true", help="build finished indexes again")
    parser.add_argument(
        "--sweep", action="store_true", help="recall by the number of lists that are visited"
    )
    parser.add_argument("--measure", choices=CANDIDATES, help=argparse.SUPPRESS)
    options = parser.parse_args()

    options.cache.mkdir(parents=True, exist_ok=True)
    vectors, exact = _prepared(options)
    if options.measure:
        measured = _measure(CANDIDATES[options.measure], options, vectors, exact)
        print(json.dumps(asdict(measured)))
        return
    if options.sweep:
        _sweep(options, vectors, exact)
        return
    size_mb = vectors[: options.n].nbytes / 1e6
    print(
        f"{options.n} vectors of {vectors.shape[1]} numbers, {size_mb:.0f} MB; {_QUERIES} queries"
    )
    print(
        f"{'':12} {'build s':>8} {'(cpu)':>7} {'recall':>7} {'p50 ms':>7} {'(cpu)':>6} "
        f"{'p95 ms':>7} {'start s':>8} {'(cpu)':>6} {'memory':>7} {'file MB':>8} "
        f"{'add ms':>7} {'remove ms':>9}"
    )
    for name in options.engines:
        _print_row(name, _in_own_process(name), size_mb)


def _installed() -> list[str]:
    """Return the names of all indexes, without usearch if that is not installed."""
    return [name for name in CANDIDATES if name != "usearch" or find_spec("usearch")]


def _sweep(options: argparse.Namespace, vectors: Vectors, exact: Ids) -> None:
    """Print the recall and the time of a query of the index ``faiss-fp16``."""
    options.measure = "faiss-fp16"
    index = CANDIDATES["faiss-fp16"](vectors.shape[1])
    index.load(_folder(options))
    for visited in (4, 8, 16, 32, 64, 128):
        index.visited = visited
        row = Measurement()
        _measure_queries(index, np.array(vectors[-_QUERIES:]), exact, row)
        print(f"{visited:4} lists: recall {row.recall:.4f}, {row.p50_cpu_ms:.2f} ms of CPU")


def _print_row(name: str, row: Measurement, size_mb: float) -> None:
    print(
        f"{name:12} {row.build_s:8.1f} {row.build_cpu_s:7.1f} {row.recall:7.4f} "
        f"{row.p50_ms:7.2f} {row.p50_cpu_ms:6.2f} {row.p95_ms:7.2f} {row.start_s:8.2f} "
        f"{row.start_cpu_s:6.2f} {row.memory_mb / size_mb:6.2f}x {row.file_mb:8.0f} "
        f"{row.add_ms:7.2f} {row.remove_ms or '-':>9.4}",
        flush=True,
    )


def _in_own_process(name: str) -> Measurement:
    command = [sys.executable, "-m", "benchmarks.index_engines", *sys.argv[1:], "--measure", name]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Measurement(**json.loads(done.stdout.splitlines()[-1]))


def _prepared(options: argparse.Namespace) -> tuple[Vectors, Ids]:
    """Return the vectors, mapped from their file, the last ones for queries, and exact results."""
    vectors_file = _vectors_file(options.cache, options.n)
    exact_file = options.cache / f"exact-{options.n}.npy"
    if not vectors_file.exists():
        real = _real_vectors(options)
        np.save(vectors_file, mixed_vectors(real, options.n + _QUERIES + _CHANGED))
    vectors: Vectors = np.load(vectors_file, mmap_mode="r")
    if not exact_file.exists():
        exact = exact_neighbours(vectors[-_QUERIES:], vectors[: options.n], _NEAREST)
        np.save(exact_file, exact)
    return vectors, np.load(exact_file)


def _real_vectors(options: argparse.Namespace) -> RealVectors:
    file = options.cache / _REAL_FILE
    if not file.exists():
        embedder = Embedder.open(load_card(paths.model_card("")), device="cpu")
        folders = [paths.sample_folder() / "pictures", *([options.data] if options.data else [])]
        real = embed_real_pictures(embedder, folders, options.pictures)
        np.savez(file, originals=real.originals, deviations=real.deviations)
    return stored_real_vectors(options.cache)


def stored_vectors(cache: Path, count: int) -> Vectors:
    """Return the (n, dim) vectors of a measurement: ``count``, and those of its queries.

    Raises:
        SystemExit: no measurement with this count has stored them.
    """
    file = _vectors_file(cache, count)
    if not file.exists():
        raise SystemExit(f"Run python -m benchmarks.index_engines --n {count} first.")
    vectors: Vectors = np.load(file, mmap_mode="r")
    return vectors


def _vectors_file(cache: Path, count: int) -> Path:
    return cache / f"vectors-{count}.npy"


def stored_real_vectors(cache: Path) -> RealVectors:
    """Return the embeddings that an earlier run has kept."""
    stored = np.load(cache / _REAL_FILE)
    return RealVectors(stored["originals"], stored["deviations"])


def exact_neighbours(queries: Vectors, vectors: Vectors, k: int) -> Ids:
    """Return (n, k) rows of the nearest vectors in any order, computed block by block."""
    best_scores = np.full((len(queries), k), -np.inf, np.float32)
    best = np.zeros((len(queries), k), np.int64)
    for start in range(0, len(vectors), _BLOCK):
        scores = np.concatenate([best_scores, queries @ vectors[start : start + _BLOCK].T], axis=1)
        rows = np.arange(start, start + scores.shape[1] - k)
        ids = np.concatenate([best, np.broadcast_to(rows, (len(queries), len(rows)))], axis=1)
        order = np.argpartition(-scores, k, axis=1)[:, :k]
        best_scores = np.take_along_axis(scores, order, axis=1)
        best = np.take_along_axis(ids, order, axis=1)
    return best


def _measure(
    make: Callable[[int], Candidate], options: argparse.Namespace, vectors: Vectors, exact: Ids
) -> Measurement:
    _build(make, options, vectors)
    row = Measurement(**json.loads((_folder(options) / _COST_FILE).read_text()))
    queries = np.array(vectors[-_QUERIES:])
    before_mb = memory_mb()
    loaded = make(vectors.shape[1])
    cpu_s = time.process_time()
    row.start_s = _seconds(lambda: _start(loaded, _folder(options), queries[0]))
    row.start_cpu_s = time.process_time() - cpu_s
    row.memory_mb = memory_mb() - before_mb
    _measure_queries(loaded, queries, exact, row)
    new = np.arange(options.n, options.n + _CHANGED)
    extra = np.array(vectors[options.n : options.n + _CHANGED])
    added_s = _seconds(lambda: _one_by_one(loaded.add, new, extra))
    row.add_ms = 1000 * added_s / _CHANGED
    if loaded.can_remove:
        row.remove_ms = 1000 * _seconds(lambda: loaded.remove(new)) / _CHANGED
    return row


def _measure_queries(index: Candidate, queries: Vectors, exact: Ids, row: Measurement) -> None:
    times, cpu_times, found = [], [], []
    for query in queries:
        start, cpu_s = time.perf_counter(), time.process_time()
        found.append(index.search(query, _NEAREST))
        times.append(time.perf_counter() - start)
        cpu_times.append(time.process_time() - cpu_s)
    row.p50_cpu_ms = 1000 * float(np.median(cpu_times))
    row.p50_ms, row.p95_ms = (1000 * np.percentile(times, [50, 95])).tolist()
    row.recall = float(np.mean([np.isin(b, a) for a, b in zip(found, exact, strict=True)]))


def _build(make: Callable[[int], Candidate], options: argparse.Namespace, vectors: Vectors) -> None:
    """Build an index and save it with the cost in its folder, unless it is there."""
    folder = _folder(options)
    kept = folder / _COST_FILE
    if kept.exists() and not options.again:
        return
    folder.mkdir(parents=True, exist_ok=True)
    row = Measurement()
    index = make(vectors.shape[1])
    cpu_s = time.process_time()
    row.build_s = _seconds(lambda: index.build(vectors[: options.n]))
    row.build_cpu_s = time.process_time() - cpu_s
    index.save(folder)
    files = [file for file in folder.iterdir() if file != kept]
    row.file_mb = sum(file.stat().st_size for file in files) / 1e6
    kept.write_text(json.dumps(asdict(row)))
    # What the build leaves in memory would hide what the loaded index needs.
    arguments = [argument for argument in sys.argv[1:] if argument != "--again"]
    os.execv(sys.executable, [sys.executable, "-m", "benchmarks.index_engines", *arguments])


def _folder(options: argparse.Namespace) -> Path:
    # Both searches of hnswlib's graph share it.
    built = options.measure.removesuffix("-400")
    folder: Path = options.cache / f"{built}-{options.n}"
    return folder


def _start(index: Candidate, folder: Path, query: Vectors) -> None:
    index.load(folder)
    index.search(query, _NEAREST)


def _one_by_one(add: Callable[[Ids, Vectors], None], ids: Ids, vectors: Vectors) -> None:
    for row in range(len(ids)):
        add(ids[row : row + 1], vectors[row : row + 1])


def memory_mb() -> float:
    """Return the memory of this process that is no file."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1000
    return 0.0


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
