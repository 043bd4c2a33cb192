"""The box of the product is chosen, embedded and told; without a detector nothing changes."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.recognition.pipeline import RecognitionPipeline
from desktop_app.engine.recognition.product_boxes import (
    MIN_SCORE,
    BoxDetector,
    find_product_boxes,
    load_product_detector,
)
from desktop_app.engine.workspace import Workspace
from desktop_app.shipped_files import DamagedFileError
from desktop_app.vision.picture_decoding import read_photo

PHOTO = np.zeros((100, 100, 3), np.uint8)


@dataclass(frozen=True)
class FoundBox:
    """A box."""

    region: Region
    score: float = 0.9


class FakeDetector:
    """Finds given boxes in every photo."""

    def __init__(self, *boxes: FoundBox) -> None:
        self.boxes = boxes
        self.calls = 0

    def detect(self, photo: RgbImage, most: int = 30, *, side_px: int = 320) -> Sequence[FoundBox]:
        """Return the boxes."""
        assert photo.dtype == np.uint8
        self.calls += 1
        return self.boxes[:most]


class FailingDetector:
    """Cannot run."""

    def detect(self, photo: RgbImage, most: int = 30, *, side_px: int = 320) -> Sequence[FoundBox]:
        """Raise what onnxruntime raises."""
        raise RuntimeError("no memory")


def pipeline(workspace: Workspace, detector: BoxDetector | None) -> RecognitionPipeline:
    """Return the pipeline of a workspace with another detector."""
    return RecognitionPipeline(
        workspace._embedder, workspace._index, workspace._store, workspace._calibration, detector
    )


def test_the_large_box_near_the_middle_is_the_product() -> None:
    middle = Region(0.3, 0.3, 0.7, 0.8)
    detector = FakeDetector(
        FoundBox(Region(0.0, 0.0, 0.3, 0.3), 0.95),
        FoundBox(middle, 0.8),
        FoundBox(Region(0.45, 0.45, 0.55, 0.55), 0.9),
    )
    assert find_product_boxes(PHOTO, (WHOLE_PHOTO,), detector) == [middle]


def test_an_uncertain_box_is_not_used() -> None:
    detector = FakeDetector(FoundBox(Region(0.2, 0.2, 0.8, 0.8), MIN_SCORE - 0.01))
    assert find_product_boxes(PHOTO, (WHOLE_PHOTO,), detector) == [None]
    assert find_product_boxes(PHOTO, (WHOLE_PHOTO,), FakeDetector()) == [None]


def test_a_small_box_is_not_used() -> None:
    part = FoundBox(Region(0.4, 0.4, 0.6, 0.6))
    assert find_product_boxes(PHOTO, (WHOLE_PHOTO,), FakeDetector(part)) == [None]


def test_the_product_is_looked_for_in_the_whole_photo_only() -> None:
    box = Region(0.2, 0.2, 0.8, 0.8)
    detector, part = FakeDetector(FoundBox(box)), Region(right=0.5)
    assert find_product_boxes(PHOTO, (part, WHOLE_PHOTO), detector) == [None, box]
    assert find_product_boxes(PHOTO, (part,), detector) == [None]
    assert detector.calls == 1


def test_a_detector_that_fails_is_as_none(caplog: pytest.LogCaptureFixture) -> None:
    assert find_product_boxes(PHOTO, (WHOLE_PHOTO,), FailingDetector()) == [None]
    assert "no memory" in caplog.text
    caplog.clear()


@pytest.mark.parametrize("content", [None, b"damaged"])
def test_an_unusable_model_file_is_logged(
    content: bytes | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    if content is not None:
        (tmp_path / "product.onnx").write_bytes(content)
    assert load_product_detector(tmp_path) is None
    assert "without the box" in caplog.text
    caplog.clear()


def test_a_damaged_shipped_detector_is_told(tmp_path: Path) -> None:
    models = shutil.copytree(paths.models_folder(), tmp_path / "models")
    file = models / "detectors" / "product.onnx"
    damaged = bytearray(file.read_bytes())
    # A weight of the network: it would load, and find other boxes.
    damaged[len(damaged) // 2] ^= 1
    file.write_bytes(damaged)
    with pytest.raises(DamagedFileError, match="is damaged"):
        load_product_detector(file.parent)


def test_the_answer_is_about_the_box_if_that_is_more_similar(
    shop: Workspace, shop_table: Path
) -> None:
    pictures = shop_table.parent / "pictures"
    left, right = (read_photo(pictures / f"{number}.png").pixels for number in (1, 4))
    pair = np.concatenate([left, right], axis=1)
    box = Region(left=0.5)
    (found,) = pipeline(shop, FakeDetector(FoundBox(box))).run(pair, top=2)
    assert found.hits[0].product.sku == "P-4"
    assert found.region == box
    assert found.inner_crop is not None
    assert np.array_equal(found.inner_crop, right)
    (whole,) = pipeline(shop, None).run(pair, top=2)
    assert whole.region == WHOLE_PHOTO


def test_a_wrong_box_does_not_hide_what_the_whole_photo_shows(
    shop: Workspace, shop_table: Path
) -> None:
    photo = read_photo(shop_table.parent / "pictures" / "3.png").pixels
    corner = FakeDetector(FoundBox(Region(right=0.1, bottom=0.1)))
    (found,) = pipeline(shop, corner).run(photo, top=2)
    assert found.hits[0].product.sku == "P-3"
    assert found.region == WHOLE_PHOTO
