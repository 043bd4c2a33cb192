from pathlib import Path

import numpy as np
import pytest

from datasets.hand_drawing import draw_hand
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.shipped_files import DamagedFileError
from desktop_app.vision.person_detection import PersonDetector
from desktop_app.vision.picture_decoding import read_photo

# Eileen Collins, photographed by NASA; public domain.
PORTRAIT = Path(__file__).parent / "data" / "astronaut.jpg"


@pytest.fixture(scope="module")
def faces() -> PersonDetector:
    return PersonDetector.of_faces(paths.detectors_folder())


@pytest.fixture(scope="module")
def palms() -> PersonDetector:
    return PersonDetector.of_palms(paths.detectors_folder())


def centre(region: Region) -> tuple[float, float]:
    return (region.left + region.right) / 2, (region.top + region.bottom) / 2


def test_a_face_is_found_where_it_is(faces: PersonDetector) -> None:
    (face,) = faces.detect(read_photo(PORTRAIT).pixels)
    assert centre(face) == pytest.approx((0.44, 0.43), abs=0.05)
    assert 0.2 < face.right - face.left < 0.35


@pytest.mark.parametrize("contents", [b"", b"no network"])
def test_a_damaged_detector_is_told(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "face.onnx").write_bytes(contents)
    with pytest.raises(DamagedFileError, match="is damaged"):
        PersonDetector.of_faces(tmp_path)


def test_a_face_in_a_tall_and_in_a_wide_photo_is_at_the_same_place(faces: PersonDetector) -> None:
    photo = read_photo(PORTRAIT).pixels
    (face,) = faces.detect(photo)
    (in_tall,) = faces.detect(np.vstack([photo, np.zeros_like(photo)]))
    (in_wide,) = faces.detect(np.hstack([photo, np.zeros_like(photo[:, :95])]))
    x, y = centre(face)
    assert centre(in_tall) == pytest.approx((x, y / 2), abs=0.02)
    assert centre(in_wide) == pytest.approx((x * 0.75, y), abs=0.02)


def test_a_palm_is_found_where_it_is(palms: PersonDetector) -> None:
    (palm,) = palms.detect(draw_hand())
    assert centre(palm) == pytest.approx((0.5, 0.62), abs=0.08)


def test_products_are_no_faces(faces: PersonDetector) -> None:
    for file in sorted((paths.sample_folder() / "queries").glob("*.jpg"))[::20]:
        assert faces.detect(read_photo(file).pixels) == (), file.name


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 900, 3), (300, 2, 3)])
def test_odd_photos_have_nobody(shape: tuple[int, int, int], faces: PersonDetector) -> None:
    photo: RgbImage = np.full(shape, 127, np.uint8)
    assert faces.detect(photo) == ()
