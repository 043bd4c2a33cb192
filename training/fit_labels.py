"""Fit the probabilities of answers for which a label was read, and write them into the card.

    python -m training.fit_labels --data FOLDER [--keep-card]

The queries are photos in shops with print (``datasets/label_shops.py``); every second
grocery is left out, for judging. The answers and what was read are kept in
``build/label_examples``, so that another fit takes seconds.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from datasets.label_shops import is_held_out
from desktop_app import paths
from desktop_app.domain.calibration import Calibration
from desktop_app.engine.labels.label_comparison import (
    LabelCandidate,
    compare_labels,
)
from desktop_app.engine.labels.label_ruling import VISUAL, ruled_probability, ruling_features
from desktop_app.engine.recognition.calibration_fitting import ABSENT_RATE, fit_nonnegative
from desktop_app.engine.recognition.verdict import MATCH_PROBABILITY
from desktop_app.shipped_files import record_checksums
from desktop_app.vision.embedder import default_threads
from desktop_app.vision.label_text import LabelReader
from training.label_examples import LabelExample, label_examples

_Numbers = npt.NDArray[np.float64]

CACHE: Final = Path("build/label_examples")
# The features and their standard deviations in practice, so that the penalty is equal for all.
_SPREADS: Final = {
    VISUAL: 2.0,
    "visual_gap": 1.0,
    "label_first": 0.5,
    "label_unexplained": 0.35,
    "label_missing": 0.4,
}
_RIDGE: Final = 1.0
# Hits of a photo that the weights are fitted to, as they come without the label.
_FITTED_HITS: Final = 2
_MIN_SCALE: Final = 0.1


class RuledPhoto(NamedTuple):
    """A photo with words.

    Attributes:
        features: of each hit, by name.
        right: position of the hit that is the product; None if there is none.
        is_absent: whether the product is not in the catalogue.
        verdict: without the label.
    """

    features: list[dict[str, float]]
    right: int | None
    is_absent: bool
    verdict: str


def ruled_photo(example: LabelExample, known: frozenset[str]) -> RuledPhoto | None:
    """Return the features of an answer; None if its photo has no telling words.

    Args:
        example: the answer.
        known: SKUs of the catalogue.
    """
    candidates = [LabelCandidate(hit.pictures, hit.texts) for hit in example.hits]
    comparison = compare_labels(example.lines, candidates, lambda w: example.rarities.get(w, 1.0))
    if not comparison.is_telling:
        return None
    rows = ruling_features([hit.score for hit in example.hits], comparison)
    skus = [hit.sku for hit in example.hits]
    right = skus.index(example.product) if example.product in skus else None
    return RuledPhoto(rows, right, example.product not in known, example.verdict)


def fit(shops: Sequence[Sequence[RuledPhoto]]) -> Calibration:
    """Fit a calibration; each photo counts alike, so that shops with few do not decide.

    As ``fit_calibration`` does, first the weights, to hits that may come first, with absent
    products as often as known ones; then scale and intercept, to the hit that comes first,
    with absent products as often as in practice.
    """
    photos = [photo for shop in shops for photo in shop]
    balanced = np.concatenate([_counts(shop, 1.0) for shop in shops])
    counts = np.concatenate([_counts(shop, ABSENT_RATE) for shop in shops])
    rows = [_rows(photo) for photo in photos]
    weights = _fit_weights(photos, rows, balanced)
    scale, shift = _first_hit_scaling(photos, rows, weights, counts)
    weights = weights * scale
    weights[0] += shift
    intercept, *others = (weights / np.array([1.0, *_SPREADS.values()])).tolist()
    return Calibration(intercept, dict(zip(_SPREADS, others, strict=True)))


def _fit_weights(
    photos: Sequence[RuledPhoto], rows: Sequence[_Numbers], counts: _Numbers
) -> _Numbers:
    kept = [_fitted_hits(photo) for photo in photos]
    return fit_nonnegative(
        np.concatenate([some[hits] for some, hits in zip(rows, kept, strict=True)]),
        np.concatenate([_is_right(p)[hits] for p, hits in zip(photos, kept, strict=True)]),
        np.zeros(len(_SPREADS) + 1),
        _RIDGE,
        np.repeat(counts, [len(hits) for hits in kept]),
    )


def _first_hit_scaling(
    photos: Sequence[RuledPhoto], rows: Sequence[_Numbers], weights: _Numbers, counts: _Numbers
) -> tuple[float, float]:
    """Return the scale and shift of the logits that calibrate the first hits."""
    logits = [some @ weights for some in rows]
    first = [int(own.argmax()) for own in logits]
    right = np.array([float(row == p.right) for row, p in zip(first, photos, strict=True)])
    columns = np.column_stack([np.ones(len(photos)), [own.max() for own in logits]])
    shift, scale = fit_nonnegative(columns, right, np.array([0.0, 1.0]), _RIDGE, counts)
    return max(float(scale), _MIN_SCALE), float(shift)


def _counts(shop: Sequence[RuledPhoto], absent_rate: float) -> _Numbers:
    """Return how much each photo counts, with absent products at a rate to the known ones."""
    absent = np.array([photo.is_absent for photo in shop])
    factor = absent_rate * (~absent).sum() / max(1, absent.sum())
    return np.where(absent, factor, 1.0)


def _rows(photo: RuledPhoto) -> _Numbers:
    spreads = np.array(list(_SPREADS.values()))
    values = np.array([[hit[name] for name in _SPREADS] for hit in photo.features])
    return np.column_stack([np.ones(len(values)), values / spreads])


def _fitted_hits(photo: RuledPhoto) -> list[int]:
    """Return the hits that may come first: the best without the label, and by its words."""
    first = [row for row, hit in enumerate(photo.features) if hit["label_first"]]
    return sorted({*range(min(_FITTED_HITS, len(photo.features))), *first})


def _is_right(photo: RuledPhoto) -> _Numbers:
    return np.array([float(row == photo.right) for row in range(len(photo.features))])


class RulingAccuracy(NamedTuple):
    """What rulings do to some photos with words; all are shares of these.

    Attributes:
        photos: number of photos of known products.
        before: first hits that are right, without the label.
        after: the same with the label.
        match: known products with the verdict match.
        match_right: of all matches, also of absent products.
        absent: number of photos of absent products.
        absent_match: these with the verdict match.
        checked_right: of known products that were to be checked, ruled right.
        checked_wrong: of these, matches that are wrong.
    """

    photos: int
    before: float
    after: float
    match: float
    match_right: float
    absent: int
    absent_match: float
    checked_right: float
    checked_wrong: float


def accuracy(photos: Sequence[RuledPhoto], calibration: Calibration) -> RulingAccuracy:
    """Return what rulings with a calibration do to some photos."""
    scores = [[ruled_probability(hit, calibration) for hit in p.features] for p in photos]
    first = np.array([int(np.argmax(some)) for some in scores])
    right = np.array([row == p.right for row, p in zip(first, photos, strict=True)])
    before = np.array([p.right == 0 for p in photos])
    match = np.array([max(some) >= MATCH_PROBABILITY for some in scores])
    absent = np.array([p.is_absent for p in photos])
    checked = np.array([p.verdict == "check" for p in photos]) & ~absent
    return RulingAccuracy(
        int((~absent).sum()),
        _mean(before[~absent]),
        _mean(right[~absent]),
        _mean(match[~absent]),
        _mean(right[match]),
        int(absent.sum()),
        _mean(match[absent]),
        _mean((match & right)[checked]),
        _mean((match & ~right)[checked]),
    )


def _mean(values: npt.NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else float("nan")


def print_table(shops: Mapping[str, Sequence[RuledPhoto]], calibration: Calibration) -> None:
    """Print the accuracy in each shop, and with calibrations fitted to the others."""
    print_heading()
    for name, photos in shops.items():
        others = [some for other, some in shops.items() if other != name]
        print_row(f"{name}, fitted to the others", accuracy(photos, fit(others)))
        print_row(name, accuracy(photos, calibration))


def print_heading() -> None:
    """Print the heading of the table."""
    print(f"| shop | {' | '.join(RulingAccuracy._fields)} |")
    print(f"|{'---|' * (1 + len(RulingAccuracy._fields))}")


def print_row(name: str, row: RulingAccuracy) -> None:
    """Print a row of the table."""
    cells = [f"{value:.3f}" if isinstance(value, float) else str(value) for value in row]
    print(f"| {name} | {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Fit the calibration, print its accuracy, and write the card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--keep-card", action="store_true", help="only print the accuracy")
    arguments = parser.parse_args()
    reader = LabelReader.load(default_threads())
    if reader is None:
        parser.error("rapidocr is not installed")
    shops = {
        name: photos_with_words([one for one in examples if not _is_judged(one.product)], known)
        for name, known, examples in label_examples(arguments.data, reader, CACHE)
    }
    calibration = fit(list(shops.values()))
    print_table(shops, calibration)
    print(calibration)
    if not arguments.keep_card:
        _write(paths.model_card(""), calibration)


def photos_with_words(examples: Sequence[LabelExample], known: frozenset[str]) -> list[RuledPhoto]:
    """Return what ``ruled_photo`` returns for the examples with telling words."""
    photos = (ruled_photo(example, known) for example in examples)
    return [photo for photo in photos if photo is not None]


def _is_judged(sku: str) -> bool:
    return sku.startswith("grocery/") and is_held_out(sku)


def _write(card: Path, calibration: Calibration) -> None:
    fields = json.loads(card.read_text(encoding="utf-8"))
    fields["label_calibration"] = {
        name: round(value, 3) for name, value in calibration.as_fields().items()
    }
    card.write_text(json.dumps(fields, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    record_checksums(card)


if __name__ == "__main__":
    main()
