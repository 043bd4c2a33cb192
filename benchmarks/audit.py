"""Accuracy and speed of the audit on planted copies.

python -m benchmarks.audit --bench FOLDER [--bench FOLDER ...] [--grow]

FOLDER holds ``images/`` and two tables of pairs of file names: ``truth.csv`` (copies, with
their kind) and ``distractors.csv`` (look-alikes that are no copies). ``make bench-audit``
makes such a folder with ``make_dups.py`` first. ``--grow`` measures generated catalogues
of 2,000 and 8,000 pictures; ``--memory N`` measures the peak memory of one of N pictures.
"""

import argparse
import csv
import math
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.synthetic_catalogue import fill_catalogue
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.model_card import load_card

_GENERATED_SIZES = (2_000, 8_000)

# The names of two files, in alphabetical order.
_Pair = tuple[str, str]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, action="append", default=[])
    parser.add_argument("--grow", action="store_true")
    parser.add_argument("--memory", type=int, metavar="N")
    options = parser.parse_args()
    for bench in options.bench:
        _measure_planted(bench)
    if options.grow:
        small, large = (_measure_generated(size) for size in _GENERATED_SIZES)
        exponent = math.log(large / small) / math.log(_GENERATED_SIZES[1] / _GENERATED_SIZES[0])
        print(f"growth exponent {exponent:.2f} (target: at most 1.15)")
    if options.memory:
        _measure_generated(options.memory)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory {peak:.0f} MB (target: at most 1500 at 100,000)")


def _measure_planted(bench: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "pairs.csv")
        started = time.perf_counter()
        with _workspace(Path(folder, "catalogue")) as workspace:
            finish(workspace.import_products(bench / "images"))
            imported = time.perf_counter()
            audit = workspace.audit()
            finish(audit.run())
            finish(audit.write_pairs(out))
            ended = time.perf_counter()
        with out.open(newline="", encoding="utf-8") as stream:
            found = {
                _pair(row["image_a"], row["image_b"])
                for row in csv.DictReader(stream)
                if row["level"] in ("exact", "copy")
            }
    _print_accuracy(bench.name, found, _read_pairs(bench / "truth.csv"))
    look_alikes = _read_pairs(bench / "distractors.csv")
    mistaken = len(found & look_alikes.keys())
    print(f"  look-alikes called copies: {mistaken} of {len(look_alikes)} (0)")
    print(
        f"  import {imported - started:.1f} s, audit {ended - imported:.1f} s, "
        f"together {ended - started:.1f} s"
    )


def _print_accuracy(name: str, found: set[_Pair], truth: Mapping[_Pair, str]) -> None:
    """Print precision and recall of the found copies; targets are in brackets."""
    correct = found & truth.keys()
    precision, recall = len(correct) / max(1, len(found)), len(correct) / len(truth)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{name}: precision {precision:.4f} (0.995)  recall {recall:.4f} (0.985)  "
        f"F1 {f1:.4f} (0.99)"
    )
    found_of_kind = Counter(truth[pair] for pair in correct)
    of_kind = Counter(truth.values())
    recalls = (f"{kind} {found_of_kind[kind] / of_kind[kind]:.3f}" for kind in sorted(of_kind))
    print("  recall by kind (0.95): " + "  ".join(recalls))


def _measure_generated(pictures: int) -> float:
    """Print and return the seconds that the audit of a generated catalogue takes."""
    card = load_card(paths.model_card(""))
    with tempfile.TemporaryDirectory() as folder:
        fill_catalogue(Path(folder), pictures, card)
        with _workspace(Path(folder)) as workspace:
            audit = workspace.audit()
            started = time.perf_counter()
            finish(audit.run())
            seconds = time.perf_counter() - started
    print(f"{pictures} generated pictures: {seconds:.1f} s", flush=True)
    return seconds


@contextmanager
def _workspace(folder: Path) -> Iterator[Workspace]:
    catalogue = open_catalogue(folder, actor=Actor.local())
    workspace = finish(Workspace.open(catalogue, paths.model_card(""), device="cpu"))
    try:
        yield workspace
    finally:
        workspace.close()


def _pair(one: str, other: str) -> _Pair:
    first, second = sorted((Path(one).name, Path(other).name))
    return first, second


def _read_pairs(file: Path) -> dict[_Pair, str]:
    """Return the kind of each pair of a table."""
    with file.open(newline="", encoding="utf-8") as stream:
        return {_pair(row["path_a"], row["path_b"]): row["kind"] for row in csv.DictReader(stream)}


if __name__ == "__main__":
    main()
