import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from training.detector.boxed_photos import BoxedPhoto, Boxes
from training.detector.evaluation import Detect, held_out_boards, measure

PIXELS = np.zeros((100, 100, 3), np.uint8)
PHOTO = BoxedPhoto(PIXELS, np.array([[0, 0, 10, 10], [50, 50, 90, 90]], np.float32))


def finding(*boxes: tuple[float, float, float, float]) -> Detect:
    """Return a detector that always finds these boxes, the first with the largest score."""
    scores = np.linspace(0.9, 0.1, len(boxes), dtype=np.float32)

    def detect(_photo: RgbImage) -> tuple[Boxes, np.ndarray[tuple[int], np.dtype[np.float32]]]:
        return np.array(boxes, np.float32).reshape(-1, 4), scores

    return detect


def test_a_detector_that_finds_everything_first_is_perfect() -> None:
    figures = measure(finding((50, 50, 90, 90), (0, 0, 10, 10)), [PHOTO])
    assert figures == {"ap50": 1.0, "recall1": 0.5, "recall5": 1.0, "recall30": 1.0}


def test_boxes_that_overlap_by_less_than_half_do_not_count() -> None:
    figures = measure(finding((0, 0, 10, 21), (70, 50, 110, 90)), [PHOTO])
    assert figures["recall30"] == figures["ap50"] == 0


def test_a_second_box_of_the_same_thing_is_wrong() -> None:
    figures = measure(finding((0, 0, 10, 10), (0, 0, 10, 9), (50, 50, 90, 90)), [PHOTO])
    # Precision 1 up to the first thing, 2 of 3 up to the second one.
    assert figures["ap50"] == pytest.approx((1 + 2 / 3) / 2)


def test_a_detector_that_finds_nothing_has_no_recall() -> None:
    assert measure(finding(), [PHOTO])["recall30"] == 0


def test_the_held_out_boards_do_not_depend_on_the_order_of_the_table() -> None:
    paths = [f"scenes/{number}.jpg" for number in range(9)]
    assert (
        held_out_boards(reversed(paths)) == held_out_boards(paths) == [paths[0], paths[4], paths[8]]
    )
