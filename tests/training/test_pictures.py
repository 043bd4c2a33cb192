"""Decoded picture sets keep pictures and labels together."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from datasets.labelled_photos import LabelledPhoto
from training.pictures import concatenate, decode_pictures


@pytest.fixture
def photos(tmp_path: Path) -> list[LabelledPhoto]:
    listed = []
    for number, width in enumerate((50, 800)):
        file = tmp_path / f"{number}.png"
        cv2.imwrite(str(file), np.full((40, width, 3), (0, 0, 255), np.uint8))
        listed.append(LabelledPhoto(file, "p", "c", number, 10 + number))
    return listed


def test_pictures_are_rgb_and_at_most_400_px(photos: list[LabelledPhoto]) -> None:
    decoded = decode_pictures(photos)
    assert [picture.shape for picture in decoded.pictures] == [(40, 50, 3), (20, 400, 3)]
    assert decoded.pictures[0][0, 0].tolist() == [255, 0, 0]
    assert decoded.labels.tolist() == [0, 1]
    assert decoded.coarse_labels.tolist() == [10, 11]
    assert decoded.names == ["0.png", "1.png"]


def test_a_file_that_is_no_picture_is_reported(
    photos: list[LabelledPhoto],
) -> None:
    photos[0].file.write_bytes(b"text")
    with pytest.raises(ValueError, match=r"0\.png"):
        decode_pictures(photos)


def test_a_selection_and_a_concatenation_keep_the_order(photos: list[LabelledPhoto]) -> None:
    decoded = decode_pictures(photos)
    second = decoded.select(np.array([False, True]))
    assert second.labels.tolist() == [1]
    both = concatenate([second, decoded])
    assert len(both) == 3
    assert both.labels.tolist() == [1, 0, 1]
    assert [picture.shape[1] for picture in both.pictures] == [400, 50, 400]
