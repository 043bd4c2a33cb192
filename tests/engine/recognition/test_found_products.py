"""The products of found pictures are read in parts, with the result of reading all at once."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureFile, PictureOwner
from desktop_app.engine.recognition.found_products import (
    FoundProducts,
    Neighbour,
    read_products,
)
from desktop_app.search.neighbours import Neighbours
from tests.actor import ACTOR

PICTURES = 120
WANTED_PICTURES, WANTED_PRODUCTS = 7, 5


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Return products of one to nine pictures, of which some are removed or archived."""
    catalogue = open_catalogue(tmp_path / "shop", actor=ACTOR)
    random, ids = np.random.default_rng(3), list[int]()
    while len(ids) < PICTURES:
        sku = f"P-{len(ids):03}"
        (product,) = catalogue.products.add({sku: {"category": f"C{len(ids) % 3}"}}).values()
        names = [f"{sku}/{number}" for number in range(random.integers(1, 10))]
        ids += catalogue.pictures.add(
            [(product, PictureFile(name, name, 1, 1, 9, 9, b"")) for name in names]
        )
    catalogue.pictures.remove(ids[::11])
    archived = {"archived_at": "2026-01-01T00:00:00Z"}
    catalogue.products.update({2: archived, 5: archived})
    yield catalogue
    catalogue.close()


def _found(seed: int, count: int) -> Neighbours:
    ids = np.random.default_rng(seed).permutation(PICTURES)[:count] + 1
    return Neighbours(ids.astype(np.int64), np.linspace(1, 0, count, dtype=np.float32))


def _read_at_once(
    found: Neighbours, catalogue: Catalogue, accepts: Callable[[Neighbour], bool]
) -> tuple[list[Neighbour], list[Neighbour]]:
    owners = catalogue.pictures.owners(found.ids)
    pairs = zip(found.ids.tolist(), found.scores.tolist(), strict=True)
    neighbours = [Neighbour(*owners[id_], id_, score) for id_, score in pairs if id_ in owners]
    nearest: dict[int, Neighbour] = {}
    for item in filter(accepts, neighbours):
        nearest.setdefault(item.product_id, item)
    return neighbours[:WANTED_PICTURES], list(nearest.values())


def test_parts_give_what_reading_all_at_once_gives(catalogue: Catalogue) -> None:
    def is_wanted(item: Neighbour) -> bool:
        return item.category == "C1"

    for accepts in (is_wanted, lambda _: True):
        lists = [_found(seed, count) for seed in range(10) for count in (0, 3, 40, PICTURES)]
        for products in (WANTED_PRODUCTS, None):
            searches = [
                FoundProducts(one, pictures=WANTED_PICTURES, products=products, accepts=accepts)
                for one in lists
            ]
            read_products(searches, catalogue)
            for search, one in zip(searches, lists, strict=True):
                neighbours, nearest = _read_at_once(one, catalogue, accepts)
                assert search.neighbours == neighbours
                assert search.nearest == nearest[:products]


class CountedPictures:
    """Counts the pictures whose owners are read; each is of a product of its own."""

    def __init__(self) -> None:
        self.read: list[int] = []

    @property
    def pictures(self) -> "CountedPictures":
        return self

    def owners(self, picture_ids: npt.NDArray[np.int64]) -> Mapping[int, PictureOwner]:
        self.read.append(len(picture_ids))
        return {number: PictureOwner(number, "") for number in picture_ids.tolist()}


def test_no_more_is_read_than_is_needed() -> None:
    catalogue = CountedPictures()
    searches = [FoundProducts(_found(seed, 100), products=10) for seed in range(2)]
    read_products(searches, catalogue)  # type: ignore[arg-type]
    assert len(catalogue.read) == 1
    assert catalogue.read[0] <= 40
