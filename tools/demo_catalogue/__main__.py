"""Render the demo catalogue: ``python -m tools.demo_catalogue [--only …] [--out FOLDER]``.

Existing files are kept, so an interrupted run can be continued; delete a file to render
it again.
"""

import argparse
import fnmatch
import sys
import time
from pathlib import Path

from tools.demo_catalogue import query_photos, scenes
from tools.demo_catalogue.output_files import write_table
from tools.demo_catalogue.picture_jobs import picture_jobs, scene_table_rows
from tools.demo_catalogue.tables import SCENE_COLUMNS, write_tables

_FOLDER = Path(__file__).resolve().parent.parent.parent / "assets" / "sample"


def main() -> None:
    """Write the tables, then render the missing pictures."""
    options = _parse_arguments()
    folder: Path = options.out
    write_tables(folder, query_photos.plan())
    # This table takes long, because all labels are drawn for it: keep an existing one.
    if not options.only and not (folder / "scenes.csv").exists():
        rows = [row for scene in scenes.plan() for row in scene_table_rows(scene)]
        write_table(folder / "scenes.csv", SCENE_COLUMNS, rows)
    if not options.tables:
        _render_missing(folder, options.only)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.demo_catalogue", description=__doc__)
    parser.add_argument("--out", type=Path, default=_FOLDER, help="default: assets/sample")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="PATTERN",
        help="only files whose path matches, such as 'pictures/tea-*' or 'scenes/basket-0*'",
    )  # fmt: skip
    parser.add_argument("--tables", action="store_true", help="write the tables and no pictures")
    return parser.parse_args()


def _render_missing(folder: Path, patterns: list[str]) -> None:
    selected = [job for job in picture_jobs(folder) if _matches(job.path, patterns)]
    missing = [job for job in selected if not (folder / job.path).exists()]
    started = time.monotonic()
    for done, job in enumerate(missing, start=1):
        job.run(folder)
        picture_s = (time.monotonic() - started) / done
        left_min = picture_s * (len(missing) - done) / 60
        note = f"{done}/{len(missing)}  {picture_s:.1f} s each, {left_min:.0f} min left  {job.path}"
        print(f"\r{note:<100}", end="", file=sys.stderr, flush=True)
    print(f"\n{len(selected) - len(missing)} existed, {len(missing)} rendered", file=sys.stderr)


def _matches(path: str, patterns: list[str]) -> bool:
    return not patterns or any(fnmatch.fnmatch(path, pattern) for pattern in patterns)


if __name__ == "__main__":
    main()
