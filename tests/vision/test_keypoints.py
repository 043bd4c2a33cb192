"""Keypoints align a print with its photo, and are packed compactly."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.keypoints import (
    PICTURE_KEYPOINTS,
    Keypoints,
    align,
    detect_keypoints,
    pack,
    photo_keypoints,
    picture_keypoints,
    unpack,
)
from desktop_app.vision.picture_decoding import read_photo

SAMPLE = Path(__file__).parents[2] / "assets" / "sample" / "pictures"


def _picture(name: str) -> RgbImage:
    return read_photo(SAMPLE / f"{name}.jpg").pixels


def _as_photo(picture: RgbImage) -> tuple[RgbImage, np.ndarray]:
    """Return the picture in perspective, blurred and dark, and its homography."""
    height, width = picture.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[160, 90], [420, 130], [400, 520], [120, 450]], np.float32)
    laid = cv2.getPerspectiveTransform(corners, seen)
    photo = cv2.warpPerspective(picture, laid, (560, 600), borderValue=(120, 110, 100))
    photo = cv2.GaussianBlur(photo, (0, 0), 1.2)
    return (photo * 0.7).astype(np.uint8), laid


def test_a_print_is_aligned_with_its_photo() -> None:
    picture = _picture("can-che-1")
    photo, laid = _as_photo(picture)
    found = align(photo_keypoints(photo), picture_keypoints(picture))
    assert found.inliers >= 15
    height, width = picture.shape[:2]
    in_picture = found.picture_points * np.array([width, height], np.float32)
    expected = cv2.perspectiveTransform(in_picture[None], laid)[0]
    in_photo = found.photo_points * np.array([560, 600], np.float32)
    assert np.median(np.linalg.norm(expected - in_photo, axis=1)) < 4


@pytest.mark.parametrize("name", ["cof-dec-1", "jam-apr-1"])
def test_another_print_has_few_inliers(name: str) -> None:
    photo, _ = _as_photo(_picture("can-che-1"))
    assert align(photo_keypoints(photo), picture_keypoints(_picture(name))).inliers < 8


def test_a_similar_product_has_fewer_inliers() -> None:
    photo, _ = _as_photo(_picture("can-che-1"))
    keypoints = photo_keypoints(photo)
    itself = align(keypoints, picture_keypoints(_picture("can-che-1"))).inliers
    similar = align(keypoints, picture_keypoints(_picture("can-gra-1"))).inliers
    assert similar < itself / 1.5


def test_a_mirrored_picture_is_recognised_as_mirrored() -> None:
    picture = picture_keypoints(_picture("can-che-1"))
    other_way = photo_keypoints(np.ascontiguousarray(_picture("can-che-1")[:, ::-1]))
    mirrored = align(other_way, picture.mirrored()).inliers
    assert mirrored >= 30
    # A can is nearly symmetric, so some keypoints match unmirrored too.
    assert align(other_way, picture).inliers < mirrored / 3


def test_a_crop_is_aligned_with_the_whole_picture() -> None:
    whole = _picture("can-che-1")
    height, width = whole.shape[:2]
    part = np.ascontiguousarray(whole[height // 4 : height * 3 // 4, width // 4 : width * 3 // 4])
    assert align(photo_keypoints(part), picture_keypoints(whole)).inliers >= 10


@pytest.mark.parametrize("size", [(16, 16), (300, 400), (1, 64)])
def test_a_plain_surface_has_no_keypoints_and_no_alignment(size: tuple[int, int]) -> None:
    plain = detect_keypoints(np.full((*size, 3), 128, np.uint8), side_px=400, max_count=100)
    assert len(plain) == 0
    assert len(plain.mirrored()) == 0
    restored = unpack(pack(plain))
    assert restored is not None
    assert len(restored) == 0
    some = picture_keypoints(_picture("can-che-1"))
    for photo, picture in ((plain, some), (some, plain), (plain, plain)):
        found = align(photo, picture)
        assert (found.inliers, found.transform) == (0, None)


def test_degenerate_matches_are_no_alignment() -> None:
    some = picture_keypoints(_picture("can-che-1"))
    spot = Keypoints(100, 100, np.full_like(some.points, 0.5), some.descriptors)
    line = Keypoints(100, 100, some.points * np.array([1, 0], np.float32), some.descriptors)
    assert align(spot, some).inliers == 0
    assert align(line, some).inliers == 0


def test_packing_is_compact_and_nearly_lossless() -> None:
    picture = picture_keypoints(_picture("can-che-1"))
    packed = pack(picture)
    assert len(packed) <= 16 * 1024
    restored = unpack(packed)
    assert restored is not None
    assert 40 < len(restored) == len(picture) <= PICTURE_KEYPOINTS
    assert np.abs(restored.points - picture.points).max() < 1e-4
    likeness = (restored.descriptors * picture.descriptors).sum(axis=1)
    assert likeness.min() > 0.95
    photo = photo_keypoints(_as_photo(_picture("can-che-1"))[0])
    assert align(photo, restored).inliers > 0.8 * align(photo, picture).inliers


def test_damaged_bytes_raise_no_error() -> None:
    packed = pack(picture_keypoints(_picture("can-che-1")))
    for cut in (0, 1, 9, 10, 11, len(packed) - 1):
        assert unpack(packed[:cut]) is None
    assert unpack(packed + b"\0") is None
    assert unpack(bytes(len(packed))) is None
    photo = photo_keypoints(_picture("can-che-1"))
    random = np.random.default_rng(0)
    for _ in range(60):
        damaged = np.frombuffer(packed, np.uint8).copy()
        damaged[random.integers(0, 40 if random.random() < 0.5 else len(damaged), 3)] ^= 0xFF
        keypoints = unpack(damaged.tobytes())
        if keypoints is not None:
            align(photo, keypoints)


def test_another_format_is_ignored() -> None:
    packed = bytearray(pack(picture_keypoints(_picture("can-che-1"))))
    packed[2] += 1
    assert unpack(bytes(packed)) is None
