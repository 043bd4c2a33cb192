"""Make the demo catalogue: ``python -m tools.demo_catalogue [--only …] [--out FOLDER]``.

What is there already stays, so an interrupted run goes on where it was; delete
a file to have it made again.
"""

import argparse
import fnmatch
import sys
import time
from pathlib import Path

from tools.demo_catalogue import baskets, queries
from tools.demo_catalogue.files import write_table
from tools.demo_catalogue.truth import SCENE_COLUMNS, write_tables
from tools.demo_catalogue.work import jobs, scene_truth

_FOLDER = Path(__file__).resolve().parent.parent.parent / "assets" / "sample"


def main() -> None:
    """Write the tables, then make the pictures that are missing."""
    options = _options()
    folder: Path = options.out
    write_tables(folder, queries.plan())
    # Every pack is drawn for this table, so it is skipped like a picture when it is there.
    if not options.only and not (folder / "scenes.csv").exists():
        rows = [row for basket in baskets.plan() for row in scene_truth(basket)]
        write_table(folder / "scenes.csv", SCENE_COLUMNS, rows)
    if not options.tables:
        _make_pictures(folder, options.only)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.demo_catalogue", description=__doc__)
    parser.add_argument("--out", type=Path, default=_FOLDER, help="default: assets/sample")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="PATTERN",
        help="only files whose path fits, as 'pictures/tea-*' or 'queries/*' or 'scenes/basket-0*'",
    )  # fmt: skip
    parser.add_argument("--tables", action="store_true", help="write the tables and no pictures")
    return parser.parse_args()


def _make_pictures(folder: Path, patterns: list[str]) -> None:
    wanted = [job for job in jobs(folder) if _fits(job.path, patterns)]
    missing = [job for job in wanted if not (folder / job.path).exists()]
    started = time.monotonic()
    for done, job in enumerate(missing, start=1):
        job.run(folder)
        pace = (time.monotonic() - started) / done
        left = pace * (len(missing) - done) / 60
        note = f"{done}/{len(missing)}  {pace:.1f} s a picture, {left:.0f} min left  {job.path}"
        print(f"\r{note:<100}", end="", file=sys.stderr, flush=True)
    print(f"\n{len(wanted) - len(missing)} were there, {len(missing)} made", file=sys.stderr)


def _fits(path: str, patterns: list[str]) -> bool:
    return not patterns or any(fnmatch.fnmatch(path, pattern) for pattern in patterns)


if __name__ == "__main__":
    main()
