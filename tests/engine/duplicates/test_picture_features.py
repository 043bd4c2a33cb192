"""Features are computed from the thumbnail, and stored keypoints are used if they are sound."""

from dataclasses import replace

from tests.engine.duplicates.conftest import MakeFeatures, sample_picture


def test_stored_keypoints_are_used(make_features: MakeFeatures) -> None:
    features = make_features("tea.png", sample_picture("TEA-MIN"))
    assert 0 < len(features.keypoints) <= len(features.dense_keypoints)


def test_keypoints_are_extracted_if_the_stored_ones_are_damaged(
    make_features: MakeFeatures,
) -> None:
    features = make_features("tea.png", sample_picture("TEA-MIN"))
    damaged = replace(features, packed_keypoints=b"damaged")
    assert len(damaged.keypoints) == len(features.dense_keypoints)


def test_pixels_are_those_of_the_thumbnail(make_features: MakeFeatures) -> None:
    features = make_features("tea.png", sample_picture("TEA-MIN"))
    height, width = features.pixels.shape[:2]
    assert max(height, width) < max(features.size_px)
    assert height / width == features.size_px[1] / features.size_px[0]
