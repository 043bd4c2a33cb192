"""Fit what decides whether two pictures are one photograph, edited.

python -m training.copies --data FOLDER --bench FOLDER [--bench FOLDER ...]

Copies are those that ``make_dups.py`` has planted in each benchmark folder, and further
edits of its originals (``training/edits.py``). None are its look-alikes, the photographs
of both data sets beside those most like them, and the sample's families of products
that differ in a few letters. What is measured of each pair is kept under ``build/copies``
until the code that measures changes. Prints the constants for
``desktop_app/engine/duplicates/copy_classifier.py``; needs no PyTorch.
"""

import argparse
import hashlib
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from benchmarks.datasets import clothes, shop_photos, studio_pictures
from desktop_app.engine.duplicates import copy_classifier, near_duplicate
from desktop_app.engine.duplicates.near_duplicate import register_files, register_thumbnails
from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.vision import (
    keypoints,
    overlay,
    registration,
    tone_difference,
)
from desktop_app.vision.keypoints import align, packed_keypoints
from desktop_app.vision.picture_decoding import (
    THUMBNAIL_SIDE_PX,
    decode,
    read_file,
    thumbnail,
)
from desktop_app.vision.registration import Registration
from desktop_app.vision.resizing import fit_within
from training.pairs import BUILD, Pair, edited, families, neighbours, planted

Numbers: TypeAlias = npt.NDArray[np.float64]

# Of the photographs, many of one shelf, the nearest alone.
_NEAREST: Final = 4
_LOOKED_AT_ONCE: Final = 2
# Pairs that are no copies weigh so many times as much as the copies: as much as leaves
# the look-alikes and the photographs alone. Tilted copies are few, and a second
# photograph of something flat comes near them.
_AGAINST_FLAT: Final = 2.0
_AGAINST_TILTED: Final = 20.0
_PULL: Final = 0.002
# Where the thumbnails say clearly less, the files say nothing else.
_FAR: Final = -9.0


@dataclass(frozen=True)
class Measured:
    """What was measured of a pair, by its thumbnails and, in doubt, by its files."""

    pair: Pair
    small: Registration | None
    large: Registration | None

    @property
    def laid(self) -> list[Registration]:
        """What was measured, once or twice, where the pictures overlap enough to be judged."""
        both = [self.small] if self.large is self.small else [self.small, self.large]
        return [one for one in both if one and one.overlap >= copy_classifier.MIN_OVERLAP]

    @property
    def decisive(self) -> Registration | None:
        """What the program decides by."""
        is_uncertain = self.small is not None and near_duplicate.is_uncertain(self.small)
        return self.large if is_uncertain else self.small


@lru_cache(1200)
def look_at(file: Path) -> PictureFeatures:
    """Return a file as the catalogue would keep it."""
    data = read_file(file)
    photo = decode(data, name=file.name)
    small = fit_within(photo.pixels, THUMBNAIL_SIDE_PX)
    size = photo.width_px, photo.height_px
    return PictureFeatures(
        content_hash(data), file, size, thumbnail(small), packed_keypoints(small)
    )


def measure(pair: Pair) -> Measured:
    """Lay the pictures of a pair over each other, as the audit does."""
    first, second = sorted((look_at(pair.first), look_at(pair.second)), key=_content)
    upright = align(second.keypoints, first.keypoints)
    small = register_thumbnails(first, second, upright, rank=pair.rank)
    is_near = small is not None and copy_classifier.copy_log_odds(small) > _FAR
    return Measured(
        pair, small, register_files(first, second, small) if small and is_near else small
    )


def _content(look: PictureFeatures) -> str:
    return look.content_hash


def measured(name: str, pairs: Iterator[Pair]) -> list[Measured]:
    """Return what is measured of pairs; it is kept under a name."""
    modules = near_duplicate, keypoints, overlay, registration, tone_difference
    code = b"".join(Path(str(module.__file__)).read_bytes() for module in modules)
    kept = BUILD / f"{name}-{hashlib.sha256(code).hexdigest()[:8]}.pickle"
    if kept.exists():
        with kept.open("rb") as stream:
            return [Measured(Pair(*pair), *laid) for pair, laid in pickle.load(stream)]
    found = [made for _, made in prefetch(measure, pairs, threads=_LOOKED_AT_ONCE, max_pending=8)]
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.open("wb") as stream:
        # Values, as a class of a program that is run by its name has no lasting one.
        rows = [(tuple(vars(one.pair).values()), (one.small, one.large)) for one in found]
        pickle.dump(rows, stream)
    return found


def fit(parts: Numbers, is_copy: npt.NDArray[np.bool_], against: float) -> tuple[Numbers, float]:
    """Return weights and intercept of a logistic regression, no weight below 0.

    Copies and others weigh the same in total, the others ``against`` times as much;
    by Newton's method, where a weight that would fall below 0 is held there.

    Args:
        parts: (n, k) what speaks for a copy.
        is_copy: (n,).
        against: how much the others weigh.
    """
    mean, spread = parts.mean(axis=0), parts.std(axis=0) + 1e-9
    rows = np.column_stack([(parts - mean) / spread, np.ones(len(parts))])
    weight = np.where(is_copy, 1 / is_copy.sum(), against / (~is_copy).sum())
    pull = np.append(np.full(parts.shape[1], _PULL), 1e-6)
    found = np.zeros(rows.shape[1])
    for _ in range(400):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -40, 40)))
        slope = rows.T @ (weight * (chance - is_copy)) + pull * found
        bend = (rows.T * (weight * chance * (1 - chance))) @ rows + np.diag(pull)
        free = (found > 0) | (slope < 0)
        free[-1] = True
        step = np.zeros(len(found))
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        found = found - step
        found[:-1] = np.maximum(found[:-1], 0)
        if np.abs(step).max() < 1e-7:
            break
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ mean)


def fit_all(pairs: Sequence[Measured]) -> None:
    """Print the constants that the pairs give."""
    laid = [(pair.pair.kind, one) for pair in pairs for one in pair.laid]
    is_copy = np.array([kind != "" for kind, _ in laid])
    is_tilted = np.array([kind.startswith("tilted") for kind, _ in laid])
    print(f"{np.count_nonzero(is_copy)} copies, {np.count_nonzero(~is_copy)} others")
    for name, parts, chosen, against in (
        ("AFFINE", copy_classifier.affine_features, ~is_tilted, _AGAINST_FLAT),
        (
            "HOMOGRAPHY",
            copy_classifier.homography_features,
            is_tilted | ~is_copy,
            _AGAINST_TILTED,
        ),
    ):
        table = np.array([parts(one) for _, one in laid])
        weights, intercept = fit(table[chosen], is_copy[chosen], against)
        print(f"{name}_WEIGHTS: Final = ({', '.join(f'{weight:.2f}' for weight in weights)})")
        print(f"{name}_INTERCEPT: Final = {intercept:.2f}")


def report(name: str, pairs: Sequence[Measured]) -> None:
    """Print how many copies of each kind are told, and how many others are taken for them."""
    told = [
        copy_classifier.copy_probability(pair.decisive) >= near_duplicate.COPY_THRESHOLD
        for pair in pairs
    ]
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for pair, is_told in zip(pairs, told, strict=True):
        kinds[pair.pair.kind].append(is_told)
    wrong = kinds.pop("", [])
    print(f"{name}: {sum(wrong)} of {len(wrong)} others are taken for copies; missed:")
    missed = {kind: Counter(found)[False] for kind, found in kinds.items()}
    print("  " + ", ".join(f"{kind} {missed[kind]} of {len(kinds[kind])}" for kind in kinds))


def main() -> None:
    """Measure, fit and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of both data sets")
    parser.add_argument("--bench", type=Path, action="append", default=[])
    chosen = parser.parse_args()
    groceries, worn = chosen.data / "grocery", chosen.data / "clothing"
    photos = [
        picture.file
        for pictures in (
            studio_pictures(groceries),
            *(shop_photos(groceries, split) for split in ("train", "val")),
            clothes(worn, "validation"),
        )
        for picture in pictures
    ]
    sources = {"sample": families()}
    for bench in chosen.bench:
        sources[bench.name] = planted(bench)
        sources[f"{bench.name}-edited"] = edited(bench, BUILD / f"{bench.name}-edited")
    sources["photographs"] = neighbours(sorted(photos), _NEAREST)
    found = {name: measured(name, pairs) for name, pairs in sources.items()}
    fit_all([pair for pairs in found.values() for pair in pairs])
    for name, pairs in found.items():
        report(name, pairs)


if __name__ == "__main__":
    main()
