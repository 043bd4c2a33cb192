import csv
import shutil
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.domain.region import Region
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.product_detection import FILE_NAME, DetectedBox, ProductDetector

SAMPLE = Path(__file__).parents[2] / "assets" / "sample"
SCENES = 6


@pytest.fixture(scope="module")
def detector() -> ProductDetector:
    return ProductDetector.load(paths.detectors_folder())


def true_boxes() -> dict[str, list[Region]]:
    boxes = defaultdict(list)
    with (SAMPLE / "scenes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            edges = [float(row[edge]) for edge in ("left", "top", "right", "bottom")]
            if float(row["visible"]) > 0.5:
                boxes[row["scene"]].append(Region(*edges))
    return dict(list(boxes.items())[:SCENES])


def test_most_products_on_a_counter_are_found(detector: ProductDetector) -> None:
    found = total = 0
    for scene, truth in true_boxes().items():
        boxes = detector.detect(read_photo(SAMPLE / scene).pixels)
        total += len(truth)
        found += sum(any(box.region.iou(one) > 0.5 for box in boxes) for one in truth)
    assert found >= 0.8 * total


def test_the_most_certain_boxes_come_first(detector: ProductDetector) -> None:
    scene = next(iter(true_boxes()))
    scores = [box.score for box in detector.detect(read_photo(SAMPLE / scene).pixels)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len(detector.detect(read_photo(SAMPLE / scene).pixels, most=2)) == 2


def test_the_box_of_a_single_product_is_where_it_was_put(detector: ProductDetector) -> None:
    picture = read_photo(SAMPLE / "pictures" / "tea-ass-1.jpg").pixels
    rows, columns = (np.flatnonzero((picture < 230).any(axis=(axis, 2))) for axis in (1, 0))
    product = picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    photo = np.full((600, 900, 3), (168, 150, 128), np.uint8)
    height, width = product.shape[:2]
    photo[200 : 200 + height, 400 : 400 + width] = product
    put = Region(400 / 900, 200 / 600, (400 + width) / 900, (200 + height) / 600)
    assert detector.detect(photo)[0].region.iou(put) > 0.7


@pytest.mark.parametrize("shape", [(1, 1), (3, 4000), (4000, 3), (2, 2)])
def test_a_photo_of_any_shape_is_accepted(
    detector: ProductDetector, shape: tuple[int, int]
) -> None:
    boxes = detector.detect(np.full((*shape, 3), 200, np.uint8))
    assert all(isinstance(box, DetectedBox) for box in boxes)


@pytest.mark.parametrize("other", ["face.onnx", "palm.onnx"])
def test_another_model_is_refused_when_it_is_loaded(tmp_path: Path, other: str) -> None:
    shutil.copy(paths.detectors_folder() / other, tmp_path / FILE_NAME)
    with pytest.raises(ValueError, match="no detector of products"):
        ProductDetector.load(tmp_path)
