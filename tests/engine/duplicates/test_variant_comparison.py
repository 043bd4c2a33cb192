"""Pictures that are no copies are variants, another photograph, or neither."""

import cv2
import numpy as np

from desktop_app.engine.duplicates.picture_comparison import compare_pictures
from tests.engine.duplicates.conftest import MakeFeatures, sample_picture


def test_a_label_in_another_colour_is_a_variant(make_features: MakeFeatures) -> None:
    first = make_features("black.png", sample_picture("COT-NER"))
    second = make_features("red.png", sample_picture("COT-ROS"))
    comparison = compare_pictures(first, second, rank=0, cosine=0.87)
    assert (comparison.level, comparison.differences) == ("variant", ("colour",))
    assert comparison.transform is not None


def test_a_recoloured_photograph_is_a_variant_and_a_cast_is_a_copy(
    make_features: MakeFeatures,
) -> None:
    whole = sample_picture("TOY-CAR")
    hsv = cv2.cvtColor(whole, cv2.COLOR_BGR2HSV)
    is_red = ((hsv[..., 0] < 12) | (hsv[..., 0] > 168)) & (hsv[..., 1] > 90)
    hsv[..., 0][is_red] = 115
    recoloured = cv2.cvtColor(hsv, cv2.COLOR_HSV2BGR)
    warm = np.clip(whole * np.array([0.8, 1.0, 1.1]), 0, 255).astype(np.uint8)
    first = make_features("red.png", whole)
    compared = [
        compare_pictures(first, make_features(name, picture), rank=0, cosine=0.9).level
        for name, picture in (("blue.png", recoloured), ("warm.png", warm))
    ]
    assert compared == ["variant", "copy"]


def test_another_photograph_of_the_same_is_the_same_product(make_features: MakeFeatures) -> None:
    first = make_features("bag.png", sample_picture("BAG-HAW"))
    second = make_features("bag too.png", sample_picture("HB-WINE"))
    comparison = compare_pictures(first, second, rank=0, cosine=0.96)
    assert comparison.level == "same_product"
    assert comparison.score > 0.7


def test_full_pictures_without_a_common_point_are_not_related(make_features: MakeFeatures) -> None:
    first = make_features("tea.png", sample_picture("TEA-MIN"))
    second = make_features("chips.png", sample_picture("CRI-SAL"))
    assert compare_pictures(first, second, rank=0, cosine=0.8).level is None
