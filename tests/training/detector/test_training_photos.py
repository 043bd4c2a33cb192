import numpy as np

from training.augmentation import MaskedPicture
from training.detector.boxed_photos import BoxedPhoto, areas
from training.detector.training_photos import TrainingPhotos

SIDE_PX = 128


def photos() -> TrainingPhotos:
    random = np.random.default_rng(0)
    thing = MaskedPicture(random.integers(0, 256, (60, 40, 3), dtype=np.uint8), None)
    scene = BoxedPhoto(
        random.integers(0, 256, (120, 160, 3), dtype=np.uint8),
        np.array([[20, 20, 80, 90]], np.float32),
    )
    return TrainingPhotos([thing], [[scene]], [scene.pixels])


def test_every_box_is_in_the_photo_and_has_an_area() -> None:
    source = photos()
    made = [source.make(SIDE_PX, np.random.default_rng([1, number])) for number in range(60)]
    assert all(photo.pixels.shape == (SIDE_PX, SIDE_PX, 3) for photo in made)
    boxes = np.concatenate([photo.boxes for photo in made])
    assert boxes.min() >= 0
    assert boxes.max() <= SIDE_PX
    assert (areas(boxes) > 0).all()
    # Some photos show one thing, others many.
    assert {1} < {len(photo.boxes) for photo in made}


def test_the_same_random_numbers_make_the_same_photo() -> None:
    source = photos()
    one, other = (source.make(SIDE_PX, np.random.default_rng(5)) for _ in range(2))
    assert (one.pixels == other.pixels).all()
    assert one.boxes.tolist() == other.boxes.tolist()
