"""Compare vector indexes on many vectors like those of real pictures: one table.

python -m benchmarks.index_engines --n 100000 [--data FOLDER] [--engines NAME ...]

The vectors are mixed from the embeddings of the sample's pictures, and of those in FOLDER, with
distorted copies of them (``benchmarks/real_vectors.py``). Each index is measured in a process of
its own. Vectors and finished indexes are kept in ``--cache``; with ``--again`` indexes are built
again. The graphs of a million vectors take a quarter of an hour each.

The columns: seconds to build on all cores (*wall*, and *cpu* of all threads); recall of the ten
nearest; median and 95th percentile of a query, one thread; seconds to load the file and answer
the first query; the memory that the loaded index adds, relative to the vectors as float32; the
file; milliseconds to add and to remove a vector. *vitrine* is the index of the program, with its
checks of the files and its picture ids.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
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


@dataclass(slots=True)
class Measurement:
    """The figures of one index; times in the units of their names."""

    build_s: float = 0
    build_cpu_s: float = 0
    load_s: float = 0
    first_ms: float = 0
    recall: float = 0
    p50_ms: float = 0
    p95_ms: float = 0
    memory_mb: float = 0
    file_mb: float = 0
    add_ms: float = 0
    remove_ms: float = 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--n", type=int, default=100_000, help="number of vectors")
    parser.add_argument("--data", type=Path, help="folder with more pictures")
    parser.add_argument("--pictures", type=int, default=4_500, help="that are embedded, at most")
    parser.add_argument("--cache", type=Path, default=Path("build/index_engines"))
    parser.add_argument("--engines", nargs="+", choices=CANDIDATES, default=list(CANDIDATES))
    parser.add_argument("--again", action="store_true", help="build finished indexes again")
    parser.add_argument("--measure", choices=CANDIDATES, help=argparse.SUPPRESS)
    options = parser.parse_args()

    options.cache.mkdir(parents=True, exist_ok=True)
    vectors, exact = _prepared(options)
    if options.measure:
        measured = _measure(CANDIDATES[options.measure], options, vectors, exact)
        print(json.dumps(asdict(measured)))
        return
    size_mb = vectors[: options.n].nbytes / 1e6
    print(
        f"{options.n} vectors of {vectors.shape[1]} numbers, {size_mb:.0f} MB; {_QUERIES} queries"
    )
    print(
        f"{'':12} {'build wall':>10} {'cpu s':>6} {'recall':>7} {'p50 ms':>7} {'p95 ms':>7} "
        f"{'start s':>8} {'memory':>7} {'file MB':>8} {'add ms':>7} {'remove ms':>9}"
    )
    for name in options.engines:
        _print_row(name, _in_own_process(name), size_mb)


def _print_row(name: str, row: Measurement, size_mb: float) -> None:
    start_s = row.load_s + row.first_ms / 1000
    print(
        f"{name:12} {row.build_s:10.1f} {row.build_cpu_s:6.0f} {row.recall:7.4f} "
        f"{row.p50_ms:7.2f} {row.p95_ms:7.2f} {start_s:8.2f} {row.memory_mb / size_mb:6.2f}x "
        f"{row.file_mb:8.0f} {row.add_ms:7.2f} {row.remove_ms:9.2f}",
        flush=True,
    )


def _in_own_process(name: str) -> Measurement:
    command = [sys.executable, "-m", "benchmarks.index_engines", *sys.argv[1:], "--measure", name]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Measurement(**json.loads(done.stdout.splitlines()[-1]))


def _prepared(options: argparse.Namespace) -> tuple[Vectors, Ids]:
    """Return the vectors, mapped from their file, the last ones for queries, and exact results."""
    vectors_file = options.cache / f"vectors-{options.n}.npy"
    exact_file = options.cache / f"exact-{options.n}.npy"
    if not vectors_file.exists():
        real = _real_vectors(options)
        np.save(vectors_file, mixed_vectors(real, options.n + _QUERIES + _CHANGED))
    vectors: Vectors = np.load(vectors_file, mmap_mode="r")
    if not exact_file.exists():
        np.save(exact_file, _exact(vectors[-_QUERIES:], vectors[: options.n]))
    return vectors, np.load(exact_file)


def _real_vectors(options: argparse.Namespace) -> RealVectors:
    file = options.cache / "real.npz"
    if not file.exists():
        embedder = Embedder.open(load_card(paths.model_card("")), device="cpu")
        folders = [paths.sample_folder() / "pictures", *([options.data] if options.data else [])]
        real = embed_real_pictures(embedder, folders, options.pictures)
        np.savez(file, originals=real.originals, deviations=real.deviations)
    stored = np.load(file)
    return RealVectors(stored["originals"], stored["deviations"])


def _exact(queries: Vectors, vectors: Vectors) -> Ids:
    """Return (n, 10) the nearest vectors, block by block."""
    best_scores = np.full((len(queries), _NEAREST), -np.inf, np.float32)
    best = np.zeros((len(queries), _NEAREST), np.int64)
    for start in range(0, len(vectors), _BLOCK):
        scores = np.concatenate([best_scores, queries @ vectors[start : start + _BLOCK].T], axis=1)
        rows = np.arange(start, start + scores.shape[1] - _NEAREST)
        ids = np.concatenate([best, np.broadcast_to(rows, (len(queries), len(rows)))], axis=1)
        order = np.argpartition(-scores, _NEAREST, axis=1)[:, :_NEAREST]
        best_scores = np.take_along_axis(scores, order, axis=1)
        best = np.take_along_axis(ids, order, axis=1)
    return best


def _measure(
    make: Callable[[int], Candidate], options: argparse.Namespace, vectors: Vectors, exact: Ids
) -> Measurement:
    _build(make, options, vectors)
    row = Measurement(**json.loads((_folder(options) / _COST_FILE).read_text()))
    queries = np.array(vectors[-_QUERIES:])
    before_mb = _memory_mb()
    loaded = make(vectors.shape[1])
    row.load_s = _seconds(lambda: loaded.load(_folder(options)))
    row.first_ms = 1000 * _seconds(lambda: loaded.search(queries[0], _NEAREST))
    row.memory_mb = _memory_mb() - before_mb
    times, found = [], []
    for query in queries:
        start = time.perf_counter()
        found.append(loaded.search(query, _NEAREST))
        times.append(time.perf_counter() - start)
    row.p50_ms, row.p95_ms = (1000 * np.percentile(times, [50, 95])).tolist()
    row.recall = float(np.mean([np.isin(b, a) for a, b in zip(found, exact, strict=True)]))
    new = np.arange(options.n, options.n + _CHANGED)
    extra = np.array(vectors[options.n : options.n + _CHANGED])
    added_s = _seconds(lambda: _one_by_one(loaded.add, new, extra))
    row.add_ms = 1000 * added_s / _CHANGED
    row.remove_ms = 1000 * _seconds(lambda: loaded.remove(new)) / _CHANGED
    return row


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


def _one_by_one(add: Callable[[Ids, Vectors], None], ids: Ids, vectors: Vectors) -> None:
    for row in range(len(ids)):
        add(ids[row : row + 1], vectors[row : row + 1])


def _memory_mb() -> float:
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
