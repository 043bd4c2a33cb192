"""What the detector has missed on a shelf is searched, and its frame is left out."""

from collections.abc import Sequence

import numpy as np
import pytest

from desktop_app.domain.answer import Timings
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.shelf import shelf_rows
from desktop_app.engine.counting.shelf_reading import complete_shelf
from tests.engine.counting.shelf_units import hit_of, shelf


class _Search:
    """Finds the product X in every region."""

    def __init__(self) -> None:
        self.regions: list[Region] = []

    def search(self, photo: RgbImage, regions: Sequence[Region]) -> tuple[FoundUnit, ...]:
        assert photo.ndim == 3
        self.regions += regions
        return tuple(FoundUnit(one, "match", (), hit_of("X")) for one in regions)


def _photo(units: Sequence[FoundUnit]) -> RgbImage:
    """Return a photo with patterns where units are."""
    photo = np.full((600, 800, 3), 128, np.uint8)
    random = np.random.default_rng(1)
    for unit in units:
        part = unit.region.cut_from(photo)
        coarse = random.integers(0, 255, (part.shape[0] // 8 + 1, part.shape[1] // 8 + 1, 3))
        part[:] = np.kron(coarse, np.ones((8, 8, 1)))[: part.shape[0], : part.shape[1]]
    return photo


def _count(seen: Sequence[FoundUnit], there: Sequence[FoundUnit]) -> PhotoCount:
    return PhotoCount(_photo(there), tuple(seen), Timings({}, 0.0))


def test_a_missed_product_is_searched() -> None:
    search = _Search()
    done = complete_shelf(search, _count(shelf("AAB  CC"), shelf("AABXXCC")))
    assert [unit.product and unit.product.sku for unit in done.units][-2:] == ["X", "X"]
    assert [gap for row in shelf_rows(done.units) for gap in row.gaps] == []


def test_an_empty_place_stays_a_gap() -> None:
    search = _Search()
    seen = shelf("AAB  CC")
    done = complete_shelf(search, _count(seen, seen))
    assert list(done.units) == seen
    assert search.regions == []
    assert [gap.room for row in shelf_rows(done.units) for gap in row.gaps] == [2]


@pytest.mark.parametrize("units", [[], shelf("A")])
def test_a_shelf_without_gaps_is_not_searched(units: list[FoundUnit]) -> None:
    search = _Search()
    assert list(complete_shelf(search, _count(units, units)).units) == units
    assert search.regions == []


def test_an_unknown_thing_that_contains_others_is_the_shelf_itself() -> None:
    frame = FoundUnit(Region(0.0, 0.0, 1.0, 1.0), "unknown", (), None)
    units = shelf("AB")
    done = complete_shelf(_Search(), _count([*units, frame], units))
    assert list(done.units) == units
