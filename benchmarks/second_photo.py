"""Measure the accuracy on the sample with one and with two photos of the same product.

    python -m tools.demo_catalogue --second-photos
    python -m benchmarks.second_photo

The first photos are those of the sample. The second ones are rendered by the same program: the
same product, with another random side, place, light, camera and surroundings. They are
searched as the counter does when a photo is added with P. The products are in random order, so
that a part of the second photos is a fair sample. Of products that are not in the catalogue,
the sample itself has two photos each.

To reach: the error (1 - top-1) with two photos is at least 30 % lower than with one.
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.counter_setup import open_sample
from desktop_app import paths
from desktop_app.domain.answer import Answer
from desktop_app.engine.counter.capture_search import identify_capture
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import read_photo

_SECOND_PHOTOS: Final = Path("build/second_photos")
_RESAMPLES: Final = 10_000
_NAMES: Final = ("first photo", "second photo", "both photos")


def main() -> None:
    """Identify the photos alone and in pairs, and print the accuracy."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--second", type=Path, default=_SECOND_PHOTOS, metavar="FOLDER")
    folder: Path = parser.parse_args().second
    if not (folder / "queries.csv").exists():
        sys.exit(f"{folder} has no photos. Run: python -m tools.demo_catalogue --second-photos")
    first, second = _photos(paths.sample_folder()), _photos(folder)
    skus = [sku for sku in first if sku in second]
    with open_sample() as workspace:
        known = [_search(workspace, first[sku][0], second[sku][0]) for sku in skus]
        absent = [
            _search(workspace, *pair) for pair in zip(first[""][::2], first[""][1::2], strict=True)
        ]
    is_right = np.array(
        [
            [one.hits[0].product.sku == sku for one in answers]
            for sku, answers in zip(skus, known, strict=True)
        ]
    )
    _print_known(is_right, known)
    _print_errors(is_right)
    for name, count in zip(_NAMES, _count_matches(absent), strict=True):
        print(f"{name}: {count} of {len(absent)} products that are absent are a match")


def _photos(folder: Path) -> dict[str, list[Path]]:
    """Return the photos that exist, by SKU; those of absent products have an empty one."""
    photos = defaultdict(list)
    with (folder / "queries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (folder / row["photo"]).exists():
                photos[row["sku"]].append(folder / row["photo"])
    return photos


def _search(workspace: Workspace, first: Path, second: Path) -> tuple[Answer, ...]:
    """Return the answers to the first photo, to the second one, and to both."""
    one, other = read_photo(first).pixels, read_photo(second).pixels
    alone = identify_capture(workspace, one, None)
    return (
        alone.shown,
        identify_capture(workspace, other, None).shown,
        identify_capture(workspace, other, None, alone.parts).shown,
    )


def _print_known(is_right: npt.NDArray[np.bool_], answers: Sequence[tuple[Answer, ...]]) -> None:
    """Print the accuracy; ``is_right`` is (products, 3), one column for each of ``_NAMES``."""
    is_match = np.array([[one.verdict == "match" for one in row] for row in answers])
    for column, name in enumerate(_NAMES):
        matched = is_right[is_match[:, column], column]
        print(
            f"{name}: top-1 {is_right[:, column].mean():.3f} of {len(is_right)}; "
            f"match {is_match[:, column].mean():.3f}, {matched.mean():.3f} of these correct"
        )


def _print_errors(is_right: npt.NDArray[np.bool_]) -> None:
    """Print how much lower the error is, with a 95 % interval of resampled products."""
    wrong = (~is_right).astype(np.float64)
    rows = np.random.default_rng(0).integers(len(wrong), size=(_RESAMPLES, len(wrong)))
    one, two = _errors(wrong[np.newaxis])
    low, high = np.percentile(_lower(*_errors(wrong[rows])), (2.5, 97.5))
    print(
        f"error with one photo {one[0]:.3f} (mean of both), with two {two[0]:.3f}: "
        f"{_lower(one, two)[0]:.0%} lower (95 % interval {low:.0%} to {high:.0%})"
    )


def _errors(wrong: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.float64], ...]:
    """Return the errors with one and two photos of samples, (samples, products, 3)."""
    return wrong[:, :, :2].mean(axis=(1, 2)), wrong[:, :, 2].mean(axis=1)


def _lower(one: npt.NDArray[np.float64], two: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return 1.0 - two / np.maximum(one, 1e-9)


def _count_matches(answers: Sequence[tuple[Answer, ...]]) -> list[int]:
    return [sum(row[column].verdict == "match" for row in answers) for column in range(3)]


if __name__ == "__main__":
    main()
