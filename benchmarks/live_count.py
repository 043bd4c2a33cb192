"""Measure live counting: clips of products that are put on a mat and taken away.

    python -m benchmarks.live_count [--clips 20] [--seed 1]

The things are cut out of the sample's pictures, in perspective and in other light; the mats are
parts of its scenes without products. Printed: clips whose list at the end is exactly right, and
the looks a second, with the searches of the things that came to rest.
"""

import argparse
import csv
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from datasets.cut_outs import CutOut, cut_out
from datasets.mat_clips import MatClip, make_clip
from datasets.measured_figures import keep_figures
from datasets.product_scenes import product_scenes
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.bundled_catalogue import unpack
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.live_counting import LiveCounting, UnitFinder
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.picture_decoding import read_photo

# Side of a mat as a share of the scene's sides.
_MAT_SHARE: Final = 0.22
# Number of products that things are cut out of.
_PRODUCTS: Final = 60
_SAMPLE: Final = Path("build/live_count/sample")


class Result(NamedTuple):
    """How one clip ended."""

    wanted: Counter[str]
    found: Counter[str]
    looks_ms: list[float]


def follow(clip: MatClip, finder: UnitFinder) -> Result:
    """Look at all frames of a clip."""
    counting = LiveCounting(finder)
    looks_ms = []
    for frame in clip.frames:
        start_s = time.perf_counter()
        count = counting.look(frame)
        looks_ms.append(1000 * (time.perf_counter() - start_s))
    found = Counter({one.product.sku: one.count for one in count.products})
    return Result(Counter(clip.products), found, looks_ms)


def read_mats() -> list[RgbImage]:
    """Return a part of each of the sample's scenes in which there is no product."""
    found = []
    for scene in product_scenes(paths.sample_folder()):
        mat = _free_part([one.region for one in scene.products])
        if mat is not None:
            found.append(mat.cut_from(scene.photo))
    return found


def _free_part(taken: Sequence[Region]) -> Region | None:
    starts = np.arange(0, 1 - _MAT_SHARE, 0.04)
    parts = (
        Region(left, top, left + _MAT_SHARE, top + _MAT_SHARE) for left in starts for top in starts
    )
    return next((part for part in parts if not any(map(part.intersection, taken))), None)


def read_pieces(random: np.random.Generator) -> dict[str, list[CutOut]]:
    """Return cut-outs by SKU of some of the sample's products, without those planted twice."""
    with (paths.sample_folder() / "duplicates.csv").open(encoding="utf-8", newline="") as file:
        twice = {sku for row in csv.DictReader(file) for sku in (row["sku"], row["duplicate_of"])}
    pieces: dict[str, list[CutOut]] = {}
    with (paths.sample_folder() / "products.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for at in random.permutation(len(rows)):
        if len(pieces) == _PRODUCTS:
            break
        picture = read_photo(paths.sample_folder() / rows[at]["image"].split("|")[0]).pixels
        piece = cut_out(picture)
        if piece is not None and rows[at]["sku"] not in twice:
            pieces[rows[at]["sku"]] = [piece]
    return pieces


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clips", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random = np.random.default_rng(arguments.seed)
    pieces, mats = read_pieces(random), read_mats()
    if not _SAMPLE.exists():
        unpack(paths.sample_template(), _SAMPLE)
    workspace = finish(
        Workspace.open(open_catalogue(_SAMPLE, actor=Actor.local()), paths.model_card(""))
    )
    try:
        results = []
        for number in range(arguments.clips):
            clip = make_clip(mats[number % len(mats)], pieces, random)
            results.append(follow(clip, workspace.counting()))
            _print_result(number, results[-1])
        looks_ms = [one for result in results for one in result.looks_ms]
        figures = {
            "right lists": sum(result.wanted == result.found for result in results),
            "clips": len(results),
            "ms a look, p50": float(np.median(looks_ms)),
            "ms a look, p95": float(np.percentile(looks_ms, 95)),
            "looks a second": 1000 / float(np.mean(looks_ms)),
        }
    finally:
        workspace.close()
    keep_figures("live_count", figures)
    for name, value in figures.items():
        print(f"{name:<20}{value:>9.1f}")


def _print_result(number: int, result: Result) -> None:
    missed, more = result.wanted - result.found, result.found - result.wanted
    differences = [f"{sign}{sku}" for sign, some in (("-", missed), ("+", more)) for sku in some]
    print(f"clip {number + 1}: {result.wanted.total()} things", *differences, flush=True)


if __name__ == "__main__":
    main()
