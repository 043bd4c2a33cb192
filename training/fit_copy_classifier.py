"""Fit the classifier that decides whether two pictures are edits of one photograph.

python -m training.fit_copy_classifier --data FOLDER --bench FOLDER [--bench FOLDER ...]

Positive pairs are the copies of each benchmark folder made by ``make_dups.py``, and
further edits of its originals (``training/image_edits.py``). Negative pairs are the
similar pictures of the benchmark, the photos of both data sets with their nearest
neighbours, and the sample's products that differ in a few letters. The registrations are
cached under ``build/copies`` until the code that computes them changes. Prints the
constants for ``desktop_app/engine/duplicates/copy_classifier.py``; needs no PyTorch.
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

from datasets.labelled_photos import clothing_photos, grocery_photos, studio_pictures
from desktop_app.engine.duplicates import copy_classifier, picture_comparison
from desktop_app.engine.duplicates.picture_comparison import register_files, register_thumbnails
from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.vision import keypoints, overlay, registration, tone_difference
from desktop_app.vision.file_reading import read_file
from desktop_app.vision.keypoints import align, packed_keypoints
from desktop_app.vision.picture_decoding import THUMBNAIL_SIDE_PX, decode, thumbnail
from desktop_app.vision.registration import Registration
from desktop_app.vision.resizing import fit_within
from training.copy_pairs import (
    BUILD,
    Pair,
    benchmark_pairs,
    edited_pairs,
    neighbour_pairs,
    sample_pairs,
)

Float64s: TypeAlias = npt.NDArray[np.float64]

# Many photographs show the same shelf, so only their nearest neighbours are used.
_PHOTO_NEIGHBOURS: Final = 4
_THREADS: Final = 2
# Total weight of the negative pairs, with that of the positive pairs being 1: large
# enough that similar pictures and photographs are not classified as copies. Copies in
# perspective are few, and a second photograph of a flat object resembles them.
_AFFINE_NEGATIVE_WEIGHT: Final = 2.0
_HOMOGRAPHY_NEGATIVE_WEIGHT: Final = 20.0
_RIDGE: Final = 0.002
_INTERCEPT_RIDGE: Final = 1e-6
_MAX_ITERATIONS: Final = 400
# Below these log odds of the thumbnails, the files would not change the result.
_CLEARLY_DIFFERENT: Final = -9.0


@dataclass(frozen=True)
class RegisteredPair:
    """A pair and the registrations of its thumbnails and of its files.

    Attributes:
        pair: the two pictures.
        thumbnails: None if they cannot be registered.
        files: the same as ``thumbnails`` if these are clearly different.
    """

    pair: Pair
    thumbnails: Registration | None
    files: Registration | None

    @property
    def registrations(self) -> list[Registration]:
        """The one or two registrations with enough overlap to be classified."""
        both = [self.thumbnails]
        if self.files is not self.thumbnails:
            both.append(self.files)
        return [one for one in both if one and one.overlap >= copy_classifier.MIN_OVERLAP]

    @property
    def decisive(self) -> Registration | None:
        """The registration that the program classifies."""
        is_uncertain = self.thumbnails is not None and picture_comparison.is_uncertain(
            self.thumbnails
        )
        return self.files if is_uncertain else self.thumbnails


@lru_cache(1200)
def extract_features(file: Path) -> PictureFeatures:
    """Return what a catalogue stores of a picture file."""
    data = read_file(file)
    photo = decode(data, name=file.name)
    small = fit_within(photo.pixels, THUMBNAIL_SIDE_PX)
    size = photo.width_px, photo.height_px
    return PictureFeatures(
        content_hash(data), file, size, thumbnail(small), packed_keypoints(small)
    )


def register_pair(pair: Pair) -> RegisteredPair:
    """Register the pictures of a pair, as the audit does."""
    first, second = sorted(
        (extract_features(pair.first), extract_features(pair.second)), key=_content_hash
    )
    upright = align(second.keypoints, first.keypoints)
    small = register_thumbnails(first, second, upright, rank=pair.rank)
    is_near = small is not None and copy_classifier.copy_log_odds(small) > _CLEARLY_DIFFERENT
    large = register_files(first, second, small) if small and is_near else small
    return RegisteredPair(pair, small, large)


def _content_hash(features: PictureFeatures) -> str:
    return features.content_hash


def register_pairs(name: str, pairs: Iterator[Pair]) -> list[RegisteredPair]:
    """Register pairs, or read their registrations from the cache of this name."""
    modules = picture_comparison, keypoints, overlay, registration, tone_difference
    code = b"".join(Path(str(module.__file__)).read_bytes() for module in modules)
    cache = BUILD / f"{name}-{hashlib.sha256(code).hexdigest()[:8]}.pickle"
    if cache.exists():
        with cache.open("rb") as stream:
            return [RegisteredPair(Pair(*pair), *both) for pair, both in pickle.load(stream)]
    jobs = prefetch(register_pair, pairs, threads=_THREADS, max_pending=8)
    registered = [result for _, result in jobs]
    cache.parent.mkdir(parents=True, exist_ok=True)
    with cache.open("wb") as stream:
        # Plain tuples: a class of ``__main__`` cannot be unpickled by another program.
        rows = [(tuple(vars(one.pair).values()), (one.thumbnails, one.files)) for one in registered]
        pickle.dump(rows, stream)
    return registered


def fit_logistic_regression(
    features: Float64s, is_copy: npt.NDArray[np.bool_], negative_weight: float
) -> tuple[Float64s, float]:
    """Return the weights and intercept of a logistic regression with weights of at least 0.

    Ridge-regularised maximum likelihood by projected Newton steps on standardised
    features. The positives have a total weight of 1.

    Args:
        features: (n, k) float64, larger for copies.
        is_copy: (n,) bool.
        negative_weight: total weight of the negatives.
    """
    mean, deviation = features.mean(axis=0), features.std(axis=0) + 1e-9
    rows = np.column_stack([(features - mean) / deviation, np.ones(len(features))])
    row_weights = np.where(is_copy, 1 / is_copy.sum(), negative_weight / (~is_copy).sum())
    ridge = np.append(np.full(features.shape[1], _RIDGE), _INTERCEPT_RIDGE)
    theta = np.zeros(rows.shape[1])
    for _ in range(_MAX_ITERATIONS):
        p = 1 / (1 + np.exp(-np.clip(rows @ theta, -40, 40)))
        gradient = rows.T @ (row_weights * (p - is_copy)) + ridge * theta
        hessian = (rows.T * (row_weights * p * (1 - p))) @ rows + np.diag(ridge)
        is_free = (theta > 0) | (gradient < 0)
        is_free[-1] = True
        step = np.zeros(len(theta))
        step[is_free] = np.linalg.solve(hessian[np.ix_(is_free, is_free)], gradient[is_free])
        theta = theta - step
        theta[:-1] = np.maximum(theta[:-1], 0)
        if np.abs(step).max() < 1e-7:
            break
    weights = theta[:-1] / deviation
    return weights, float(theta[-1] - weights @ mean)


def print_constants(pairs: Sequence[RegisteredPair]) -> None:
    """Fit both regressions and print their constants."""
    rows = [(pair.pair.kind, one) for pair in pairs for one in pair.registrations]
    is_copy = np.array([kind != "" for kind, _ in rows])
    is_tilted = np.array([kind.startswith("tilted") for kind, _ in rows])
    print(f"{np.count_nonzero(is_copy)} copies, {np.count_nonzero(~is_copy)} others")
    for name, features_of, is_used, negative_weight in (
        ("AFFINE", copy_classifier.affine_features, ~is_tilted, _AFFINE_NEGATIVE_WEIGHT),
        (
            "HOMOGRAPHY",
            copy_classifier.homography_features,
            is_tilted | ~is_copy,
            _HOMOGRAPHY_NEGATIVE_WEIGHT,
        ),
    ):
        features = np.array([features_of(one) for _, one in rows])
        weights, intercept = fit_logistic_regression(
            features[is_used], is_copy[is_used], negative_weight
        )
        print(f"{name}_WEIGHTS: Final = ({', '.join(f'{weight:.2f}' for weight in weights)})")
        print(f"{name}_INTERCEPT: Final = {intercept:.2f}")


def print_errors(name: str, pairs: Sequence[RegisteredPair]) -> None:
    """Print the false positives, and the false negatives of each kind of copy."""
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for pair in pairs:
        probability = copy_classifier.copy_probability(pair.decisive)
        kinds[pair.pair.kind].append(probability >= picture_comparison.COPY_THRESHOLD)
    negatives = kinds.pop("", [])
    print(f"{name}: {sum(negatives)} of {len(negatives)} others are taken for copies; missed:")
    missed = {kind: Counter(results)[False] for kind, results in kinds.items()}
    print("  " + ", ".join(f"{kind} {missed[kind]} of {len(kinds[kind])}" for kind in kinds))


def main() -> None:
    """Register, fit and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of both data sets")
    parser.add_argument("--bench", type=Path, action="append", default=[])
    arguments = parser.parse_args()
    grocery, clothing = arguments.data / "grocery", arguments.data / "clothing"
    photos = [
        *studio_pictures(grocery),
        *grocery_photos(grocery, "train"),
        *grocery_photos(grocery, "val"),
        *clothing_photos(clothing, "validation"),
    ]
    sources = {"sample": sample_pairs()}
    for bench in arguments.bench:
        sources[bench.name] = benchmark_pairs(bench)
        sources[f"{bench.name}-edited"] = edited_pairs(bench, BUILD / f"{bench.name}-edited")
    files = sorted(photo.file for photo in photos)
    sources["photographs"] = neighbour_pairs(files, _PHOTO_NEIGHBOURS)
    registered = {name: register_pairs(name, pairs) for name, pairs in sources.items()}
    print_constants([pair for pairs in registered.values() for pair in pairs])
    for name, some in registered.items():
        print_errors(name, some)


if __name__ == "__main__":
    main()
