"""Augmentations keep the object recognisable and are reproducible."""

import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from training.augmentation import MaskedPicture, augment_strongly, augment_weakly, mask_object

PHOTO = np.random.default_rng(0).integers(0, 256, (90, 120, 3), dtype=np.uint8)


def _studio_picture() -> RgbImage:
    """Return a red box on white with a white label."""
    picture = np.full((80, 60, 3), 255, np.uint8)
    picture[20:60, 15:45] = (200, 30, 30)
    picture[30:40, 25:35] = 255
    return picture


def test_a_white_label_belongs_to_the_object() -> None:
    mask = mask_object(_studio_picture()).mask
    assert mask is not None
    assert mask[35, 30] == 255
    assert mask[25, 20] == 255
    assert mask[5, 5] == 0


def test_a_photo_that_fills_its_frame_has_no_mask() -> None:
    assert mask_object(PHOTO).mask is None


def test_a_weak_augmentation_keeps_the_colours() -> None:
    view = augment_weakly(MaskedPicture(_studio_picture(), None), 64, np.random.default_rng(1))
    assert view.shape == (64, 64, 3)
    red, green, _ = view[25:40, 22:26].reshape(-1, 3).mean(axis=0)
    assert red > green + 80


@pytest.mark.parametrize("picture", [MaskedPicture(PHOTO, None), mask_object(_studio_picture())])
def test_a_strong_augmentation_depends_only_on_the_seed(picture: MaskedPicture) -> None:
    def augment(seed: int) -> RgbImage:
        pixels = augment_strongly(picture, PHOTO, 48, np.random.default_rng(seed))
        assert pixels.shape == (48, 48, 3)
        assert pixels.dtype == np.uint8
        return pixels

    assert np.array_equal(augment(1), augment(1))
    assert not np.array_equal(augment(1), augment(2))


def test_every_branch_returns_a_view_of_the_size() -> None:
    for seed in range(40):
        view = augment_strongly(
            mask_object(_studio_picture()), PHOTO, 32, np.random.default_rng(seed)
        )
        assert view.shape == (32, 32, 3)
