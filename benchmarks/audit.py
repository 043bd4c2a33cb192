"""The audit on planted copies: what it finds, what it takes for one, and how long it takes.

python -m benchmarks.audit --bench FOLDER [--bench FOLDER ...] [--grow]

FOLDER holds ``images/`` and, as pairs of their names, ``truth.csv`` (copies, by kind) and
``distractors.csv`` (pairs that look alike and are none). ``make bench-audit`` makes one
with ``make_dups.py`` first. ``--grow`` times generated catalogues of 2,000 and 8,000
pictures; ``--memory N`` tells the peak of one of N, as another process would see it.
"""

import argparse
import csv
import math
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.synthetic_catalogue import fill_catalogue
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job, finish
from desktop_app.vision.model_card import load_card

_GROWN = (2_000, 8_000)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, action="append", default=[])
    parser.add_argument("--grow", action="store_true")
    parser.add_argument("--memory", type=int, metavar="N")
    chosen = parser.parse_args()
    for bench in chosen.bench:
        _planted(bench)
    if chosen.grow:
        seconds = [_generated(pictures) for pictures in _GROWN]
        exponent = math.log(seconds[1] / seconds[0]) / math.log(_GROWN[1] / _GROWN[0])
        print(f"growth exponent {exponent:.2f} (to reach: at most 1.15)")
    if chosen.memory:
        _generated(chosen.memory)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory {peak:.0f} MB (to reach: at most 1500 at 100,000)")


def _planted(bench: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "pairs.csv")
        started = time.perf_counter()
        workspace = finish(
            Workspace.open(
                open_catalogue(Path(folder, "catalogue"), actor=Actor.local()),
                paths.model_card(""),
                device="cpu",
            )
        )
        _run(workspace.import_products(bench / "images"))
        imported = time.perf_counter()
        audit = workspace.audit()
        _run(audit.run())
        _run(audit.write_pairs(out))
        ended = time.perf_counter()
        workspace.close()
        with out.open(newline="", encoding="utf-8") as stream:
            found = {
                _key(row["image_a"], row["image_b"])
                for row in csv.DictReader(stream)
                if row["level"] in ("exact", "copy")
            }
    truth, alike = (_table(bench / name) for name in ("truth.csv", "distractors.csv"))
    right = len(found & truth.keys())
    precision, recall = right / max(1, len(found)), right / len(truth)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{bench.name}: precision {precision:.4f} (0.995)  recall {recall:.4f} (0.985)  "
        f"F1 {f1:.4f} (0.99)"
    )
    hits, kinds = Counter(truth[pair] for pair in found & truth.keys()), Counter(truth.values())
    print(
        "  recall by kind (0.95): "
        + "  ".join(f"{kind} {hits[kind] / kinds[kind]:.3f}" for kind in sorted(kinds))
    )
    print(f"  look-alikes called copies: {len(found & alike.keys())} of {len(alike)} (0)")
    print(
        f"  import {imported - started:.1f} s, audit {ended - imported:.1f} s, "
        f"together {ended - started:.1f} s"
    )


def _generated(pictures: int) -> float:
    """Return the seconds that the audit of a generated catalogue takes."""
    card = load_card(paths.model_card(""))
    with tempfile.TemporaryDirectory() as folder:
        fill_catalogue(Path(folder), pictures, model=card.sha256, dimension=card.output.dimension)
        workspace = finish(
            Workspace.open(
                open_catalogue(Path(folder), actor=Actor.local()),
                paths.model_card(""),
                device="cpu",
            )
        )
        audit = workspace.audit()
        started = time.perf_counter()
        _run(audit.run())
        seconds = time.perf_counter() - started
        workspace.close()
    print(f"{pictures} generated pictures: {seconds:.1f} s", flush=True)
    return seconds


def _run(job: Job[object]) -> None:
    for _ in job:
        pass


def _key(one: str, other: str) -> tuple[str, str]:
    first, second = sorted((Path(one).name, Path(other).name))
    return first, second


def _table(file: Path) -> dict[tuple[str, str], str]:
    with file.open(newline="", encoding="utf-8") as stream:
        return {_key(row["path_a"], row["path_b"]): row["kind"] for row in csv.DictReader(stream)}


if __name__ == "__main__":
    main()
