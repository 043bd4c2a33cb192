"""Fit the regressions that tell one style from different ones, and one product from variants.

python -m training.fit_relation_classifier --data FOLDER

Prints the constants of ``engine/duplicates/relation_classifier.py`` and the errors on the sets
that were used. ``magento_luma`` and ``xwines_labels`` are left out: benchmarks/audit_variants.py
measures on them.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app import paths
from desktop_app.engine.duplicates import relation_classifier as classifier
from desktop_app.engine.duplicates.picture_comparison import best_start
from desktop_app.engine.duplicates.variant_comparison import (
    STYLE_THRESHOLD,
    colour_cosine,
    edge_alignment,
)
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import align
from desktop_app.vision.model_card import load_card
from training.fit_copy_classifier import extract_features, fit_logistic_regression
from training.variant_pairs import StylePair, all_pairs

_BUILD: Final = Path("build/variants")
_THREADS: Final = 2
# Total weight of the negatives; that of the positives is 1.
_OTHER_STYLES_WEIGHT: Final = 2.0
_VARIANTS_WEIGHT: Final = 1.0


@dataclass(frozen=True, slots=True)
class Observation:
    """A pair and what the classifier sees of it.

    Attributes:
        style: features of one style; see ``style_features``.
        style_probability: by the constants of the program.
        colour_cosine: of the colour histograms.
    """

    pair: StylePair
    style: tuple[float, ...]
    style_probability: float
    colour_cosine: float


def main() -> None:
    """Observe, fit and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    pairs = list(all_pairs(arguments.data, _BUILD))
    cosines = _cosines(pairs)
    jobs = prefetch(
        lambda job: _observe(*job),
        zip(pairs, cosines, strict=True),
        threads=_THREADS,
        max_pending=8,
    )
    found = [observation for _, observation in jobs]
    print_constants(found)
    print_errors(found)


def print_constants(found: Sequence[Observation]) -> None:
    """Fit both regressions and print their constants."""
    is_style = np.array([one.pair.relation != "other" for one in found])
    weights, intercept = fit_logistic_regression(
        np.array([one.style for one in found]), is_style, _OTHER_STYLES_WEIGHT
    )
    print(f"STYLE_WEIGHTS: Final = ({', '.join(f'{weight:.2f}' for weight in weights)})")
    print(f"STYLE_INTERCEPT: Final = {intercept:.2f}")
    related = [
        one
        for one in found
        if one.pair.relation != "other" and one.style_probability >= STYLE_THRESHOLD
    ]
    is_same = np.array([one.pair.relation == "same" for one in related])
    colours = np.array([[classifier.colour_feature(one.colour_cosine)] for one in related])
    weights, intercept = fit_logistic_regression(colours, is_same, _VARIANTS_WEIGHT)
    print(f"COLOUR_WEIGHT: Final = {weights[0]:.2f}")
    print(f"COLOUR_INTERCEPT: Final = {intercept:.2f}")


def print_errors(found: Sequence[Observation]) -> None:
    """Print, by set and relation, how many pairs the program's constants call one style."""
    totals = Counter((one.pair.set_name, one.pair.relation) for one in found)
    styles = Counter(
        (one.pair.set_name, one.pair.relation)
        for one in found
        if one.style_probability >= STYLE_THRESHOLD
    )
    for (name, relation), total in sorted(totals.items()):
        print(f"{name}, {relation}: {styles[name, relation]} of {total} are called one style")


def _observe(pair: StylePair, cosine: float) -> Observation:
    first, second = sorted(
        (extract_features(pair.first), extract_features(pair.second)),
        key=lambda features: features.content_hash,
    )
    alignment, start = best_start(
        first, second, align(second.keypoints, first.keypoints), pair.rank
    )
    edges = edge_alignment(first, second, start, alignment.inliers)
    arguments = edges.correlation, alignment.inliers, cosine
    return Observation(
        pair,
        classifier.style_features(*arguments),
        classifier.style_probability(*arguments),
        colour_cosine(first, second),
    )


def _cosines(pairs: Sequence[StylePair]) -> list[float]:
    embedder = Embedder.open(load_card(paths.model_card("")), device="cpu")
    files = sorted({file for pair in pairs for file in (pair.first, pair.second)})
    vectors = {file: embedder.embed_picture(extract_features(file).pixels) for file in files}
    return [float(vectors[pair.first] @ vectors[pair.second]) for pair in pairs]


if __name__ == "__main__":
    main()
