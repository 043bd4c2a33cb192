"""Render the demo catalogue: ``python -m tools.demo_catalogue [--only …] [--out FOLDER]``.

Existing files are kept, so an interrupted run can be continued; delete a file to render
it again. With ``--second-photos`` it renders another query photo of each known product
instead, for ``benchmarks.second_photo``; with ``--more-scenes N`` other scenes, for the training of
the product detector. These are not part of the sample.
"""

import argparse
import fnmatch
import sys
import time
from pathlib import Path

from tools.demo_catalogue import query_photos, scenes
from tools.demo_catalogue.output_files import write_table
from tools.demo_catalogue.picture_jobs import (
    PictureJob,
    picture_jobs,
    query_jobs,
    scene_jobs,
    scene_table_rows,
)
from tools.demo_catalogue.tables import SCENE_COLUMNS, write_queries, write_tables

_ROOT = Path(__file__).resolve().parent.parent.parent
_FOLDER = _ROOT / "assets" / "sample"
_SECOND_FOLDER = _ROOT / "build" / "second_photos"
_MORE_SCENES_FOLDER = _ROOT / "build" / "more_scenes"


def main() -> None:
    """Write the tables, then render the missing pictures."""
    options = _parse_arguments()
    if options.more_scenes:
        _render_more_scenes(options.out or _MORE_SCENES_FOLDER, options.more_scenes)
    elif options.second_photos:
        _render_second_photos(options.out or _SECOND_FOLDER, options.only)
    else:
        _render_sample(options.out or _FOLDER, options.only, only_tables=options.tables)


def _render_sample(folder: Path, patterns: list[str], *, only_tables: bool) -> None:
    write_tables(folder, query_photos.plan())
    # This table takes long, because all labels are drawn for it: keep an existing one.
    if not patterns and not (folder / "scenes.csv").exists():
        rows = [row for scene in scenes.plan() for row in scene_table_rows(scene)]
        write_table(folder / "scenes.csv", SCENE_COLUMNS, rows)
    if not only_tables:
        _render_missing(folder, list(picture_jobs(folder)), patterns)


def _render_second_photos(folder: Path, patterns: list[str]) -> None:
    photos = query_photos.second_photos()
    write_queries(folder, photos)
    _render_missing(folder, list(query_jobs(photos)), patterns)


def _render_more_scenes(folder: Path, count: int) -> None:
    """Render scenes beside those of the sample, and write their boxes."""
    plan = scenes.plan(scenes.SCENES + 1, scenes.SCENES + count)
    rows = [row for scene in plan for row in scene_table_rows(scene)]
    write_table(folder / "scenes.csv", SCENE_COLUMNS, rows)
    _render_missing(folder, list(scene_jobs(plan)), [])


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.demo_catalogue", description=__doc__)
    parser.add_argument("--out", type=Path, help="default: assets/sample, or in build/")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="PATTERN",
        help="only files whose path matches, such as 'pictures/tea-*' or 'scenes/basket-0*'",
    )  # fmt: skip
    parser.add_argument(
        "--second-photos", action="store_true", help="render another photo of each known product"
    )
    parser.add_argument(
        "--more-scenes", type=int, default=0, metavar="N", help="render N other scenes"
    )
    parser.add_argument("--tables", action="store_true", help="write the tables and no pictures")
    return parser.parse_args()


def _render_missing(folder: Path, jobs: list[PictureJob], patterns: list[str]) -> None:
    selected = [job for job in jobs if _matches(job.path, patterns)]
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
