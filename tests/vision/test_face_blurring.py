from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.face_blurring import FaceBlurring, _blur
from desktop_app.vision.person_detection import PersonDetector
from desktop_app.vision.picture_decoding import decode_thumbnail, read_photo

# Eileen Collins, photographed by NASA; public domain.
PORTRAIT = Path(__file__).parent / "data" / "astronaut.jpg"


@pytest.fixture(scope="module")
def blurring() -> FaceBlurring:
    return FaceBlurring.load(paths.detectors_folder())


@pytest.fixture(scope="module")
def faces() -> PersonDetector:
    return PersonDetector.of_faces(paths.detectors_folder())


def scene(face_px: int, left: int, top: int) -> RgbImage:
    """Return a frame of 1920 x 1080 with a person, whose face has a width."""
    portrait = read_photo(PORTRAIT).pixels
    height, width = (round(side * face_px / 80) for side in portrait.shape[:2])
    ramp = np.linspace(60, 180, 1920).astype(np.uint8)
    frame: RgbImage = np.tile(ramp[np.newaxis, :, np.newaxis], (1080, 1, 3))
    frame[top : top + height, left : left + width] = cv2.resize(portrait, (width, height))
    return frame


@pytest.mark.parametrize(
    ("face_px", "left", "top"),
    [(320, 500, 100), (160, 1200, 500), (110, 20, 30), (110, 1500, 700), (80, 900, 400)],
)
def test_a_face_is_not_in_what_is_written(
    blurring: FaceBlurring, faces: PersonDetector, face_px: int, left: int, top: int
) -> None:
    frame = scene(face_px, left, top)
    written = decode_thumbnail(blurring.jpeg(frame, 1024))
    assert written.shape == (576, 1024, 3)
    assert blurring.find(frame)
    assert blurring.find(written) == []
    # The middle of the face, the darkest and lightest of which are eyes and teeth.
    scale = 1024 / 1920
    x, y = (left + 1.55 * face_px) * scale, (top + 1.25 * face_px) * scale
    half = round(face_px * scale / 4)
    middle = written[round(y) - half : round(y) + half, round(x) - half : round(x) + half]
    edges = cv2.Laplacian(cv2.cvtColor(middle, cv2.COLOR_RGB2GRAY), cv2.CV_64F)
    assert np.abs(edges).max() < 40


def test_the_rest_of_the_photo_stays(blurring: FaceBlurring) -> None:
    frame = scene(320, 500, 100)
    plain = cv2.resize(frame, (1024, 576), interpolation=cv2.INTER_AREA)
    written = decode_thumbnail(blurring.jpeg(frame, 1024)).astype(int)
    assert np.abs(written[:, 700:] - plain[:, 700:]).mean() < 3


def test_the_blur_cannot_be_undone() -> None:
    """Two faces with the same 16 mean colours give the same pixels: all else is lost."""
    random = np.random.default_rng(3)
    one = random.integers(60, 200, (64, 64, 3), dtype=np.uint8)
    # Other details with the same mean of every cell.
    other = one.reshape(4, 16, 4, 16, 3)[:, ::-1, :, ::-1].reshape(64, 64, 3).copy()
    assert np.abs(one.astype(int) - other.astype(int)).mean() > 20
    _blur(one)
    _blur(other)
    assert np.array_equal(one, other)
    assert len(np.unique(one.reshape(-1, 3), axis=0)) < 64 * 64


def test_products_are_not_blurred(blurring: FaceBlurring) -> None:
    for file in sorted((paths.sample_folder() / "queries").glob("*.jpg"))[::40]:
        assert blurring.find(read_photo(file).pixels) == [], file.name


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 900, 3), (3000, 2, 3)])
def test_odd_photos_are_written_too(blurring: FaceBlurring, shape: tuple[int, int, int]) -> None:
    assert blurring.jpeg(np.full(shape, 127, np.uint8), 1024)[:2] == b"\xff\xd8"
