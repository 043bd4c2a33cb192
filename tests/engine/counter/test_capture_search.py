from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region, SearchRegion
from desktop_app.engine.counter.capture_search import MAX_CANDIDATES, identify_capture
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.picture_decoding import read_photo
from tests.actor import ACTOR


@pytest.fixture
def workspace(tmp_path: Path, shop_table: Path) -> Iterator[Workspace]:
    catalogue = open_catalogue(tmp_path / "catalogue", actor=ACTOR)
    workspace = finish(Workspace.open(catalogue, paths.model_card(""), device="cpu"))
    list(workspace.import_products(shop_table))
    yield workspace
    workspace.close()


def capture_of(shop_table: Path, product: int) -> tuple[RgbImage, SearchRegion]:
    """Return a frame in which a product is small, and where it is."""
    picture = read_photo(shop_table.parent / "pictures" / f"{product}.png").pixels
    frame = np.random.default_rng(3).integers(0, 90, (480, 640, 3), dtype=np.uint8)
    frame[100:260, 400:560] = picture
    return frame, SearchRegion(Region(400 / 640, 100 / 480, 560 / 640, 260 / 480))


def test_the_region_of_the_product_is_searched(workspace: Workspace, shop_table: Path) -> None:
    frame, region = capture_of(shop_table, 4)
    found = identify_capture(workspace, frame, region).shown
    assert found.verdict == "match"
    assert found.hits[0].product.sku == "P-4"
    assert found.region == region.region
    assert len(found.hits) <= MAX_CANDIDATES


def test_the_whole_photo_counts_if_its_answer_is_better(
    workspace: Workspace, shop_table: Path
) -> None:
    picture = read_photo(shop_table.parent / "pictures" / "1.png").pixels
    corner = Region(0.0, 0.0, 0.1, 0.1)
    found = identify_capture(workspace, picture, SearchRegion(corner)).shown
    assert found.hits[0].product.sku == "P-1"
    assert found.region == WHOLE_PHOTO
    drawn = identify_capture(workspace, picture, SearchRegion(corner, "drawn"))
    assert drawn.shown.region == corner
    assert drawn.region == SearchRegion(corner, "drawn")


def test_several_captures_are_combined(workspace: Workspace, shop_table: Path) -> None:
    first = identify_capture(workspace, *capture_of(shop_table, 2))
    both = identify_capture(workspace, *capture_of(shop_table, 2), earlier=first.parts)
    assert both.shown.photo_count == 2
    assert len(both.parts) == 2
    assert both.earlier_parts == first.parts
    assert both.parts[0].photo is None
    assert both.shown.hits[0].product.sku == "P-2"


def test_without_a_region_the_product_is_looked_for_and_its_box_shown(
    workspace: Workspace, shop_table: Path
) -> None:
    photo, box = pair_with_detector(workspace, shop_table)
    found = identify_capture(workspace, photo, None)
    assert found.shown.hits[0].product.sku == "P-4"
    assert found.shown.region == box
    assert found.region is None


def test_the_whole_photo_is_searched_as_it_is_if_the_user_wants_that(
    workspace: Workspace, shop_table: Path
) -> None:
    photo, _ = pair_with_detector(workspace, shop_table)
    found = identify_capture(workspace, photo, SearchRegion(WHOLE_PHOTO, "drawn"))
    assert found.shown.region == WHOLE_PHOTO


def pair_with_detector(workspace: Workspace, shop_table: Path) -> tuple[RgbImage, Region]:
    """Return a photo of two products, of which the detector finds the right one."""
    folder = shop_table.parent / "pictures"
    photo = np.concatenate(
        [read_photo(folder / f"{number}.png").pixels for number in (1, 4)], axis=1
    )
    box = Region(left=0.5)
    workspace._pipeline._detector = KnownBox(box)
    return photo, box


@dataclass(frozen=True)
class KnownBox:
    """A detector that finds one thing."""

    region: Region
    score: float = 1.0

    def detect(
        self, photo: RgbImage, most: int = 30, *, side_px: int = 320
    ) -> "Sequence[KnownBox]":
        """Return it."""
        return (self,)
