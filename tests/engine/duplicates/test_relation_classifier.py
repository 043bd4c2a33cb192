"""The more two pictures agree, the more probable is one style, and one colour."""

import pytest

from desktop_app.engine.duplicates.relation_classifier import (
    same_colour_probability,
    style_probability,
)


def test_each_agreement_makes_one_style_more_probable() -> None:
    usual = style_probability(0.9, 20, 0.7)
    assert style_probability(0.99, 20, 0.7) > usual
    assert style_probability(0.9, 60, 0.7) > usual
    assert style_probability(0.9, 20, 0.9) > usual


def test_inliers_that_occur_by_chance_change_nothing() -> None:
    assert style_probability(0.9, 6, 0.7) == style_probability(0.9, 0, 0.7)


def test_pictures_that_only_look_alike_show_no_style() -> None:
    # Labels of two wines: nearly equal embeddings, edges of bottles, no keypoint in common.
    assert style_probability(0.78, 0, 0.8) < 0.5


def test_equal_colours_are_one_product() -> None:
    assert same_colour_probability(0.995) > 0.9
    assert same_colour_probability(0.8) < 0.2
    assert same_colour_probability(1.0) == pytest.approx(same_colour_probability(1.001))
