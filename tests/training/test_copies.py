"""The fit of what decides about copies."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app import paths
from desktop_app.engine.duplicates import copy_classifier
from training import copies, pairs
from training.edits import EDITS


def test_the_fit_finds_what_speaks_for_a_copy_and_trusts_nothing_else() -> None:
    random = np.random.default_rng(3)
    is_copy = random.random(600) < 0.4
    parts = np.column_stack([is_copy * 2 + random.normal(size=600), ~is_copy, np.zeros(600)])
    weights, intercept = copies.fit(parts, is_copy, 1.0)
    assert weights[0] > 0
    # What speaks against it, or says nothing, has no weight.
    assert weights[1:].tolist() == [0, 0]
    right = (parts @ weights + intercept > 0) == is_copy
    assert right.mean() > 0.8


def test_other_pairs_may_weigh_more() -> None:
    random = np.random.default_rng(5)
    is_copy = np.arange(400) % 2 == 0
    parts = (is_copy + random.normal(size=400))[:, np.newaxis]
    wrong = []
    for against in (1.0, 10.0):
        weights, intercept = copies.fit(parts, is_copy, against)
        wrong.append(np.count_nonzero((parts @ weights + intercept > 0) & ~is_copy))
    assert wrong[1] < wrong[0]


@pytest.mark.parametrize("kind", ["tinted", "part mirrored", "tilted"])
def test_an_edit_is_measured_as_the_audit_measures_it(kind: str, tmp_path: Path) -> None:
    whole = paths.sample_folder() / "pictures" / "tea-min-1.jpg"
    other = paths.sample_folder() / "pictures" / "mug-cat-1.jpg"
    picture, beside = (cv2.imread(str(file)) for file in (whole, other))
    assert picture is not None
    assert beside is not None
    made = EDITS[kind](picture, beside, np.random.default_rng(4))
    cv2.imwrite(str(tmp_path / "edited.jpg"), made)
    edited = copies.measure(pairs.Pair(whole, tmp_path / "edited.jpg", kind))
    alike = copies.measure(pairs.Pair(whole, other, ""))
    assert (
        copy_classifier.copy_log_odds(edited.decisive)
        > 0
        > copy_classifier.copy_log_odds(alike.decisive)
    )


def test_the_edits_of_a_benchmark_are_the_same_each_time(tmp_path: Path) -> None:
    bench = tmp_path / "bench"
    (bench / "images").mkdir(parents=True)
    random = np.random.default_rng(0)
    for name in ("a.png", "b.png"):
        cv2.imwrite(str(bench / "images" / name), random.integers(0, 256, (40, 60, 3), np.uint8))
    (bench / "manifest.csv").write_text("path,role\na.png,original\nb.png,copy:hflip\n")
    first = list(pairs.edited(bench, tmp_path / "one"))
    again = list(pairs.edited(bench, tmp_path / "two"))
    assert {pair.kind for pair in first} == set(EDITS)
    assert {pair.first.name for pair in first} == {"a.png"}
    for one, two in zip(first, again, strict=True):
        assert one.second.read_bytes() == two.second.read_bytes()
