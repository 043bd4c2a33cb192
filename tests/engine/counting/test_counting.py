from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from desktop_app.domain.photo_count import PhotoCount
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.counting import PHOTO_SIDE_PX, Counting
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.product_detection import DetectedBox

LEFT, RIGHT = Region(0.0, 0.0, 0.5, 1.0), Region(0.5, 0.0, 1.0, 1.0)


class Boxes:
    """A detector that finds the same boxes in every photo."""

    def detect(
        self, photo: RgbImage, most: int = 30, *, side_px: int = 320
    ) -> Sequence[DetectedBox]:
        del photo, most
        return (DetectedBox(RIGHT, 0.9), DetectedBox(LEFT, 0.8), DetectedBox(Region(), 0.1))


@pytest.fixture
def counting(shop: Workspace) -> Counting:
    """Return what counts the shop's products, with known boxes."""
    counting = shop.counting()
    counting._detector = Boxes()
    return counting


@pytest.fixture
def photo(shop_table: Path) -> RgbImage:
    """Return a photo with the products P-3 and P-1 side by side."""
    own = [read_photo(shop_table.parent / "pictures" / f"{n}.png").pixels for n in (3, 1)]
    return np.hstack(own)


def test_boxes_come_before_their_products(counting: Counting, photo: RgbImage) -> None:
    assert counting.detect(photo) == (RIGHT, LEFT)
    right, left = counting.search(photo, [RIGHT, LEFT])
    assert (right.region, left.region) == (RIGHT, LEFT)
    assert right.hits[0].product.sku == "P-1"
    assert left.hits[0].product.sku == "P-3"


def test_a_photo_is_counted_in_reading_order(counting: Counting, photo: RgbImage) -> None:
    count = counting.count(photo)
    assert [unit.region for unit in count.units] == [LEFT, RIGHT]
    assert [unit.hits[0].product.sku for unit in count.units] == ["P-3", "P-1"]
    assert count.ms.stages.keys() == {"decode", "detect", "search", "merge"}


def test_a_photo_is_counted_the_same_in_steps(counting: Counting, photo: RgbImage) -> None:
    stepwise: list[PhotoCount] = []

    def collect() -> Iterator[None]:
        stepwise.append((yield from counting.count_in_steps(photo)))

    assert list(collect()) == [None, None]
    assert stepwise[0].units == counting.count(photo).units


def test_a_box_around_equal_things_is_divided(counting: Counting, photo: RgbImage) -> None:
    twice = np.hstack([photo, photo])
    assert counting.detect(twice, PHOTO_SIDE_PX) == (RIGHT, LEFT)

    class OneBox(Boxes):
        def detect(
            self, photo: RgbImage, most: int = 30, *, side_px: int = 320
        ) -> Sequence[DetectedBox]:
            del photo, most, side_px
            return (DetectedBox(Region(), 0.9),)

    counting._detector = OneBox()
    assert counting.detect(twice, PHOTO_SIDE_PX) == (LEFT, RIGHT)
    # A live picture has no time for that.
    assert counting.detect(twice) == (Region(),)


def test_photos_of_shelves_are_looked_at_most_closely(counting: Counting, photo: RgbImage) -> None:
    sides: list[int] = []

    class Noting(Boxes):
        def detect(
            self, photo: RgbImage, most: int = 30, *, side_px: int = 320
        ) -> Sequence[DetectedBox]:
            sides.append(side_px)
            return super().detect(photo, most, side_px=side_px)

    counting._detector = Noting()
    counting.detect(photo)
    counting.count(photo)
    list(counting.count_in_steps(photo))
    assert sides == sorted(sides)
    assert len(set(sides)) == 3


def test_boxes_that_were_found_before_are_not_looked_for_again(
    counting: Counting, photo: RgbImage
) -> None:
    count = counting.count(photo, [LEFT])
    assert [unit.region for unit in count.units] == [LEFT]
    assert "detect" not in count.ms.stages


def test_without_a_detector_nothing_is_found(counting: Counting, photo: RgbImage) -> None:
    counting._detector = None
    assert not counting.finds_boxes
    assert counting.count(photo).units == ()
    assert counting.search(photo, []) == ()
