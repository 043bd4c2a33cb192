"""The fit of the copy classifier."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app import paths
from desktop_app.engine.duplicates.copy_classifier import copy_log_odds
from training.copy_pairs import Pair
from training.fit_copy_classifier import fit_logistic_regression, register_pair
from training.image_edits import EDITS


def test_only_features_of_copies_get_a_weight() -> None:
    random = np.random.default_rng(3)
    is_copy = random.random(600) < 0.4
    features = np.column_stack([is_copy * 2 + random.normal(size=600), ~is_copy, np.zeros(600)])
    weights, intercept = fit_logistic_regression(features, is_copy, 1.0)
    assert weights[0] > 0
    assert weights[1:].tolist() == [0, 0]
    is_correct = (features @ weights + intercept > 0) == is_copy
    assert is_correct.mean() > 0.8


def test_a_larger_weight_of_the_negatives_reduces_false_positives() -> None:
    random = np.random.default_rng(5)
    is_copy = np.arange(400) % 2 == 0
    features = (is_copy + random.normal(size=400))[:, np.newaxis]
    false_positives = []
    for negative_weight in (1.0, 10.0):
        weights, intercept = fit_logistic_regression(features, is_copy, negative_weight)
        false_positives.append(np.count_nonzero((features @ weights + intercept > 0) & ~is_copy))
    assert false_positives[1] < false_positives[0]


@pytest.mark.parametrize("kind", ["tinted", "part mirrored", "tilted"])
def test_an_edit_is_registered_as_in_the_audit(kind: str, tmp_path: Path) -> None:
    whole = paths.sample_folder() / "pictures" / "tea-min-1.jpg"
    other = paths.sample_folder() / "pictures" / "mug-cat-1.jpg"
    picture, other_picture = (cv2.imread(str(file)) for file in (whole, other))
    assert picture is not None
    assert other_picture is not None
    edited = EDITS[kind](picture, other_picture, np.random.default_rng(4))
    cv2.imwrite(str(tmp_path / "edited.jpg"), edited)
    copy = register_pair(Pair(whole, tmp_path / "edited.jpg", kind))
    different = register_pair(Pair(whole, other, ""))
    assert copy_log_odds(copy.decisive) > 0 > copy_log_odds(different.decisive)
