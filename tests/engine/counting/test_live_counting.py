from collections.abc import Mapping, Sequence

import numpy as np

from desktop_app.domain.answer import Hit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.counting.live_counting import LiveCount, LiveCounting

TEA = Product(1, "TEA", "Tea")
CUP = Product(2, "CUP", "Cup")
COLOURS = {TEA.sku: (180, 60, 40), CUP.sku: (40, 90, 200), "": (90, 90, 90)}
LEFT = Region(0.1, 0.2, 0.3, 0.6)
RIGHT = Region(0.6, 0.2, 0.8, 0.6)
_MAT = 220


class Mat:
    """A mat with things in one colour each, which a finder sees as they are.

    Attributes:
        things: SKU of the product by region, empty for an unknown thing.
        is_blind: whether the finder misses everything.
        searched: number of searches.
    """

    def __init__(self) -> None:
        self.things: dict[Region, str] = {}
        self.is_blind = False
        self.searched = 0
        self._random = np.random.default_rng(0)

    def frame(self, arm: Region | None = None) -> RgbImage:
        pixels = np.full((240, 320, 3), _MAT, np.float32)
        for region, sku in self.things.items():
            region.cut_from(pixels)[:] = COLOURS[sku]  # type: ignore[arg-type]
        if arm is not None:
            arm.cut_from(pixels)[:] = self._random.uniform(0, 255, 3)  # type: ignore[arg-type]
        noisy = pixels + self._random.normal(0, 3, pixels.shape)
        return np.asarray(noisy.clip(0, 255), np.uint8)

    def detect(self, photo: RgbImage) -> Sequence[Region]:
        return () if self.is_blind else tuple(self.things)

    def search(self, photo: RgbImage, regions: Sequence[Region]) -> tuple[FoundUnit, ...]:
        self.searched += len(regions)
        return tuple(_unit(region, self.things[region]) for region in regions)


def _unit(region: Region, sku: str) -> FoundUnit:
    product = {TEA.sku: TEA, CUP.sku: CUP}.get(sku)
    if product is None:
        return FoundUnit(region, "unknown", (), None)
    hit = Hit(product, None, 0.9)
    return FoundUnit(region, "match", (hit,), hit)


def looks(counting: LiveCounting, mat: Mat, count: int, arm: Region | None = None) -> LiveCount:
    for _ in range(count):
        counted = counting.look(mat.frame(arm))
    return counted


def skus(counted: LiveCount) -> Mapping[str, int]:
    return {one.product.sku: one.count for one in counted.products}


def test_things_that_are_put_down_are_counted_once_each() -> None:
    mat = Mat()
    counting = LiveCounting(mat)
    mat.things[LEFT] = TEA.sku
    assert skus(looks(counting, mat, 4)) == {"TEA": 1}
    mat.things[RIGHT] = TEA.sku
    assert skus(looks(counting, mat, 4)) == {"TEA": 2}
    before = mat.searched
    assert skus(looks(counting, mat, 10)) == {"TEA": 2}
    assert mat.searched == before


def test_a_thing_is_pending_until_two_looks_agree() -> None:
    mat = Mat()
    counting = LiveCounting(mat)
    looks(counting, mat, 1)
    mat.things[LEFT] = TEA.sku
    counted = looks(counting, mat, 1)
    assert (counted.units, counted.pending) == ((), (LEFT,))


def test_a_thing_that_is_taken_away_is_removed_after_some_looks() -> None:
    mat = Mat()
    counting = LiveCounting(mat)
    mat.things.update({LEFT: TEA.sku, RIGHT: CUP.sku})
    looks(counting, mat, 5)
    del mat.things[LEFT]
    assert skus(looks(counting, mat, 1)) == {"TEA": 1, "CUP": 1}
    assert skus(looks(counting, mat, 4)) == {"CUP": 1}


def test_a_thing_that_the_detector_misses_stays_while_its_place_looks_the_same() -> None:
    mat = Mat()
    counting = LiveCounting(mat)
    mat.things[LEFT] = TEA.sku
    looks(counting, mat, 5)
    mat.is_blind = True
    assert skus(looks(counting, mat, 8)) == {"TEA": 1}


def test_a_moving_hand_hides_things_but_does_not_remove_them() -> None:
    mat = Mat()
    counting = LiveCounting(mat)
    mat.things[LEFT] = TEA.sku
    looks(counting, mat, 5)
    mat.is_blind = True
    assert skus(looks(counting, mat, 8, arm=Region(0.0, 0.1, 0.4, 0.7))) == {"TEA": 1}


def test_a_thing_in_the_place_of_another_is_searched_for_anew() -> None:
    mat = Mat()
    counting = LiveCounting(mat)
    mat.things[LEFT] = TEA.sku
    looks(counting, mat, 5)
    mat.things[LEFT] = CUP.sku
    assert skus(looks(counting, mat, 5)) == {"CUP": 1}


def test_an_unknown_thing_is_a_unit_without_a_product() -> None:
    mat = Mat()
    counting = LiveCounting(mat)
    mat.things[LEFT] = ""
    counted = looks(counting, mat, 4)
    assert [unit.product for unit in counted.units] == [None]
    assert counted.products == ()


def test_frames_of_another_size_start_anew() -> None:
    mat = Mat()
    counting = LiveCounting(mat)
    mat.things[LEFT] = TEA.sku
    looks(counting, mat, 5)
    mat.things.clear()
    assert counting.look(np.full((300, 300, 3), _MAT, np.uint8)).units == ()
