"""Two pictures are compared pixel by pixel, by registration, and by their files in doubt."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.engine.duplicates import picture_comparison
from desktop_app.engine.duplicates.copy_classifier import copy_log_odds
from desktop_app.engine.duplicates.picture_comparison import (
    COPY_THRESHOLD,
    IDENTITY,
    compare_pictures,
    register_files,
    register_thumbnails,
)
from desktop_app.vision.keypoints import align
from tests.engine.duplicates.conftest import MakeFeatures, edits, sample_picture


@pytest.mark.parametrize("name", ["crop", "mirror", "small", "bright"])
def test_an_edited_picture_is_a_copy(make_features: MakeFeatures, name: str) -> None:
    whole = sample_picture("JAM-STR")
    first = make_features("whole.png", whole)
    second = make_features("edited.png", edits(whole)[name])
    comparison = compare_pictures(first, second, rank=0, cosine=0.5)
    assert comparison.level == "copy"
    assert comparison.score >= COPY_THRESHOLD
    assert comparison.transform is not None


def test_the_transform_maps_the_first_picture_onto_the_second(make_features: MakeFeatures) -> None:
    whole = sample_picture("TEA-MIN")
    height, width = whole.shape[:2]
    corner = whole[height // 4 :, width // 4 :]
    comparison = compare_pictures(
        make_features("whole.png", whole), make_features("corner.png", corner), rank=0, cosine=0.5
    )
    assert comparison.transform is not None
    point = np.reshape(comparison.transform, (3, 3)) @ [0.25, 0.25, 1]
    assert point[:2] / point[2] == pytest.approx([0, 0], abs=0.01)


def test_another_product_is_neither(make_features: MakeFeatures) -> None:
    comparison = compare_pictures(
        make_features("tea.png", sample_picture("TEA-MIN")),
        make_features("mug.png", sample_picture("MUG-CAT")),
        rank=0,
        cosine=0.5,
    )
    assert (comparison.level, comparison.transform) == (None, None)
    assert comparison.score < COPY_THRESHOLD


def test_files_with_the_same_pixels_are_exact(make_features: MakeFeatures, tmp_path: Path) -> None:
    first = make_features("whole.png", sample_picture("TEA-MIN"))
    second = make_features("again.bmp", sample_picture("TEA-MIN"))
    assert first.content_hash != second.content_hash
    comparison = compare_pictures(first, second, rank=0, cosine=0.5)
    assert (comparison.level, comparison.score, comparison.transform) == ("exact", 1.0, IDENTITY)


def test_files_that_are_gone_are_compared_by_their_thumbnails(
    make_features: MakeFeatures,
) -> None:
    first = make_features("whole.png", sample_picture("TEA-MIN"))
    second = make_features("again.bmp", sample_picture("TEA-MIN"))
    first.file.unlink()
    assert compare_pictures(first, second, rank=0, cosine=0.5).level == "copy"


def _plain(colour: tuple[int, int, int]) -> npt.NDArray[Any]:
    """Return a picture without texture: a disc on white."""
    picture = np.full((300, 300, 3), 255, np.uint8)
    cv2.circle(picture, (150, 150), 90, colour, -1)
    return picture


def test_plain_pictures_are_compared_by_pixels_if_they_are_nearest(
    make_features: MakeFeatures,
) -> None:
    first = make_features("disc.png", _plain((40, 90, 200)))
    second = make_features("small disc.png", cv2.resize(_plain((40, 90, 200)), (200, 200)))
    other = make_features("other.png", _plain((200, 90, 40)))
    assert compare_pictures(first, second, rank=0, cosine=0.5).level == "copy"
    assert compare_pictures(first, second, rank=1, cosine=0.5).level is None
    assert compare_pictures(first, other, rank=0, cosine=0.5).level == "variant"


def test_mirror_images_are_found_among_the_first_ranks_only(make_features: MakeFeatures) -> None:
    whole = sample_picture("JAM-STR")
    first = make_features("whole.png", whole)
    second = make_features("mirror.png", whole[:, ::-1])
    assert compare_pictures(first, second, rank=5, cosine=0.5).level == "copy"
    assert compare_pictures(first, second, rank=6, cosine=0.5).level is None


def test_an_uncertain_result_is_decided_by_the_files(
    make_features: MakeFeatures, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sample_picture("JAM-STR")
    first, second = make_features("a.png", whole), make_features("b.png", whole[20:])
    monkeypatch.setattr(picture_comparison, "_UNCERTAIN_LOG_ODDS", (-1000.0, 1000.0))
    monkeypatch.setattr(picture_comparison, "register_files", lambda *_: None)
    comparison = compare_pictures(first, second, rank=0, cosine=0.5)
    assert comparison.level != "copy"


def test_files_are_registered_more_exactly_than_thumbnails(make_features: MakeFeatures) -> None:
    whole = sample_picture("JAM-STR")
    first, second = make_features("a.png", whole), make_features("b.png", whole[20:])
    alignment = align(second.keypoints, first.keypoints)
    thumbnails = register_thumbnails(first, second, alignment, rank=0)
    assert thumbnails is not None
    files = register_files(first, second, thumbnails)
    assert files is not None
    assert files is not thumbnails
    assert copy_log_odds(files) > copy_log_odds(thumbnails)
    assert files.transform == pytest.approx(thumbnails.transform, abs=0.01)


def test_the_registration_of_the_thumbnails_is_kept_if_a_file_is_gone_or_small(
    make_features: MakeFeatures,
) -> None:
    whole = sample_picture("JAM-STR")
    first, second = make_features("a.png", whole), make_features("b.png", whole[20:])
    small = make_features("c.png", cv2.resize(whole, (200, 200), interpolation=cv2.INTER_AREA))
    thumbnails = register_thumbnails(
        first, second, align(second.keypoints, first.keypoints), rank=0
    )
    assert thumbnails is not None
    assert register_files(first, small, thumbnails) is thumbnails
    second.file.unlink()
    assert register_files(first, second, thumbnails) is thumbnails


def test_too_few_inliers_are_no_registration(make_features: MakeFeatures) -> None:
    tea = make_features("tea.png", sample_picture("TEA-MIN"))
    mug = make_features("mug.png", sample_picture("MUG-CAT"))
    assert register_thumbnails(tea, mug, align(mug.keypoints, tea.keypoints), rank=9) is None
