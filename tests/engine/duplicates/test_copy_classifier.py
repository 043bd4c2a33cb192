"""The classifier tells edited copies from look-alikes by the residuals of a registration."""

import math
from dataclasses import replace

import numpy as np
import pytest

from desktop_app.engine.duplicates.copy_classifier import (
    MIN_OVERLAP,
    affine_features,
    copy_log_odds,
    copy_probability,
    homography_features,
)
from desktop_app.engine.duplicates.picture_comparison import COPY_THRESHOLD
from desktop_app.vision.registration import Registration, Residual

EDIT = Registration(
    transform=np.eye(3),
    affine_residual=Residual(0.06, 0.8),
    homography_residual=Residual(0.06, 0.8),
    overlap=0.9,
    unexplained_share=0.001,
    corner_count=200,
)
TILT = replace(EDIT, affine_residual=Residual(3.0, 0.01))
# Parallax: no transform explains all corners.
LOOK_ALIKE = replace(
    EDIT,
    affine_residual=Residual(1.0, 0.05),
    homography_residual=Residual(0.7, 0.06),
    unexplained_share=0.02,
)


def test_edits_in_the_plane_and_tilted_pictures_are_copies() -> None:
    assert copy_probability(EDIT) > 0.95
    assert copy_probability(TILT) > COPY_THRESHOLD


def test_another_photograph_is_no_copy() -> None:
    assert copy_probability(LOOK_ALIKE) < 0.1


def test_pictures_that_cannot_be_registered_are_no_copies() -> None:
    assert copy_log_odds(None) == -math.inf
    assert copy_probability(None) == 0


def test_pictures_that_hardly_overlap_are_no_copies() -> None:
    assert copy_probability(replace(EDIT, overlap=MIN_OVERLAP - 0.01)) == 0
    assert copy_probability(replace(EDIT, overlap=MIN_OVERLAP)) > 0.95


def test_the_probability_is_the_logistic_function_of_the_log_odds() -> None:
    log_odds = copy_log_odds(LOOK_ALIKE)
    assert copy_probability(LOOK_ALIKE) == pytest.approx(1 / (1 + math.exp(-log_odds)))


def test_unexplained_content_speaks_against_a_copy() -> None:
    assert copy_log_odds(replace(EDIT, unexplained_share=0.05)) < copy_log_odds(EDIT)


def test_a_better_homography_counts_only_beyond_chance() -> None:
    slightly = replace(EDIT, homography_residual=Residual(0.06, 0.83))
    assert affine_features(replace(slightly, corner_count=9)) == affine_features(EDIT)
    assert affine_features(replace(slightly, corner_count=5000))[2] < affine_features(EDIT)[2]


def test_features_are_finite_for_extreme_residuals() -> None:
    extreme = replace(
        EDIT,
        affine_residual=Residual(0.0, 0.0),
        homography_residual=Residual(1e9, 1.0),
        unexplained_share=0.0,
        corner_count=0,
    )
    assert np.isfinite(affine_features(extreme)).all()
    assert np.isfinite(homography_features(extreme)).all()
