"""Phone photos of catalogue pictures are simulated."""

import numpy as np
import pytest

from desktop_app.vision.phone_photo import SIDE_PX, PhotoConditions, simulate_phone_photo

_BACKGROUND = np.full((30, 40, 3), 60, np.uint8)


def _picture(height: int, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(1).integers(0, 256, (height, width, 3)).astype(np.uint8)


@pytest.mark.parametrize(("height", "width"), [(200, 150), (1, 1), (3, 200), (700, 500)])
def test_a_picture_of_any_size_becomes_a_photo(height: int, width: int) -> None:
    photo = simulate_phone_photo(_picture(height, width), _BACKGROUND, np.random.default_rng(2))
    assert photo.shape == (SIDE_PX, SIDE_PX, 3)
    assert photo.dtype == np.uint8


def test_the_same_seed_gives_the_same_photo_and_another_seed_another() -> None:
    photos = [
        simulate_phone_photo(_picture(200, 200), _BACKGROUND, np.random.default_rng(seed))
        for seed in (3, 3, 4)
    ]
    assert np.array_equal(photos[0], photos[1])
    assert not np.array_equal(photos[0], photos[2])


def test_the_details_of_the_background_disappear() -> None:
    plain = np.full((100, 100, 3), 128, np.uint8)
    lines = np.zeros((SIDE_PX, SIDE_PX, 3), np.uint8)
    lines[::4] = 255
    photo = simulate_phone_photo(plain, lines, np.random.default_rng(5))
    corner = photo[:40, :40].astype(float).mean(axis=2)
    assert np.abs(np.diff(corner, axis=0)).mean() < 20


def test_without_blur_noise_and_compression_the_background_stays_sharp() -> None:
    plain = np.full((100, 100, 3), 128, np.uint8)
    lines = np.zeros((SIDE_PX, SIDE_PX, 3), np.uint8)
    lines[::16] = lines[1::16] = lines[2::16] = lines[3::16] = 255
    conditions = PhotoConditions(background_blur_px=0, max_noise=0, jpeg_quality=None)
    photo = simulate_phone_photo(plain, lines, np.random.default_rng(5), conditions)
    corner = photo[:40, 0, 0].astype(int)
    assert corner.max() - corner.min() > 100
    # No noise: neighbouring columns of the background differ by its light alone.
    assert np.abs(np.diff(photo[:20, :20].astype(int), axis=1)).max() <= 2


def test_a_shift_moves_the_product_from_the_middle() -> None:
    def middle(max_shift: float) -> float:
        white = np.full((100, 100, 3), 255, np.uint8)
        black = np.zeros((10, 10, 3), np.uint8)
        conditions = PhotoConditions(max_shift=max_shift, scales=(0.5, 0.5), max_noise=0)
        random = np.random.default_rng(1)
        photo = simulate_phone_photo(white, black, random, conditions)
        rows, columns = np.nonzero(photo[..., 0] > 40)
        return float(np.hypot(rows.mean() - SIDE_PX / 2, columns.mean() - SIDE_PX / 2))

    assert middle(0.3) > middle(0.0) + 20
