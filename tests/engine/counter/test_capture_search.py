from collections.abc import Iterator
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
