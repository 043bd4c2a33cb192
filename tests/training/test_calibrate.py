"""The samples and the error of the calibration."""

from pathlib import Path

from datasets.labelled_photos import LabelledPhoto
from training.calibrate import sample_of_each_product


def _photos(product: str, count: int) -> list[LabelledPhoto]:
    return [LabelledPhoto(Path(f"{product}{i}.jpg"), product, "c", 0, 0) for i in range(count)]


def test_three_distant_photos_of_each_product_are_sampled() -> None:
    sampled = sample_of_each_product([*_photos("a", 9), *_photos("b", 5)])
    assert [photo.file.name for photo in sampled] == [
        "a0.jpg", "a4.jpg", "a8.jpg", "b0.jpg", "b2.jpg", "b4.jpg",
    ]  # fmt: skip


def test_a_product_with_few_photos_gives_each_once() -> None:
    assert len(list(sample_of_each_product([*_photos("a", 1), *_photos("b", 2)]))) == 3
