"""Pictures with a large margin are embedded by the product, others whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app.catalogue.protocols import Embedding
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.ingest.backfill import _model_input
from desktop_app.engine.ingest.catalogue_input import embedded_region
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.resizing import resize

SMALL = Region(0.2, 0.3, 0.6, 0.8)
LARGE = Region(0.1, 0.1, 0.9, 0.8)
WHITE: RgbImage = np.full((200, 200, 3), 255, np.uint8)
TABLE: RgbImage = np.random.default_rng(0).integers(0, 255, (200, 200, 3)).astype(np.uint8)


@dataclass(frozen=True)
class FoundBox:
    """A box."""

    region: Region
    score: float = 0.9


class FakeDetector:
    """Finds one box in every picture."""

    def __init__(self, region: Region) -> None:
        self.box = FoundBox(region)
        self.calls = 0

    def detect(self, photo: RgbImage, most: int = 30, *, side_px: int = 320) -> Sequence[FoundBox]:
        """Return the box."""
        del photo, most, side_px
        self.calls += 1
        return (self.box,)


def drawn(canvas: RgbImage, region: Region) -> RgbImage:
    """Return a canvas with a grey product on it."""
    picture = canvas.copy()
    region.cut_from(picture)[:] = 90
    return picture


def test_a_margin_of_one_colour_is_left_out_without_the_detector() -> None:
    detector = FakeDetector(LARGE)
    assert embedded_region(drawn(WHITE, SMALL), detector).iou(SMALL) > 0.98
    assert embedded_region(drawn(WHITE, SMALL), None).iou(SMALL) > 0.98
    assert detector.calls == 0


def test_the_detector_finds_the_product_in_other_pictures() -> None:
    assert embedded_region(TABLE, FakeDetector(SMALL)) == SMALL
    assert embedded_region(TABLE, None) == WHOLE_PHOTO


@pytest.mark.parametrize("canvas", [WHITE, TABLE])
def test_a_picture_with_a_small_margin_is_whole(canvas: RgbImage) -> None:
    assert embedded_region(drawn(canvas, LARGE), FakeDetector(LARGE)) == WHOLE_PHOTO


def test_a_picture_of_a_speck_is_whole() -> None:
    assert embedded_region(drawn(WHITE, Region(0.5, 0.5, 0.55, 0.55)), None) == WHOLE_PHOTO


def test_a_long_product_with_margins_on_two_sides_only_is_whole() -> None:
    bottle = Region(0.4, 0.05, 0.6, 0.95)
    assert embedded_region(drawn(WHITE, bottle), None) == WHOLE_PHOTO


def test_the_longer_side_counts_in_pictures_that_are_not_square() -> None:
    wide: RgbImage = np.full((100, 400, 3), 255, np.uint8)
    assert embedded_region(drawn(wide, Region(0.3, 0.0, 0.6, 1.0)), None) != WHOLE_PHOTO


def test_imported_and_added_pictures_are_embedded_by_the_product(
    shop: Workspace, tmp_path: Path
) -> None:
    file, product = _picture_with_margin(tmp_path)
    table = tmp_path / "more.csv"
    table.write_text("sku,image\nIMPORTED,small.png\n", encoding="utf-8")
    finish(shop.import_products(table))
    copy = tmp_path / "copy.png"
    copy.write_bytes(file.read_bytes() + b" ")
    shop.editor().add({"sku": "ADDED", "name": "Added"}, [copy])
    expected = shop._embedder.embed_picture(product)
    for sku in ("IMPORTED", "ADDED"):
        (found,) = _embeddings(shop, sku).values()
        assert float(found @ expected) > 0.98


def test_backfilled_pictures_are_embedded_by_the_product_confirmed_photos_whole(
    shop: Workspace, tmp_path: Path
) -> None:
    file, product = _picture_with_margin(tmp_path)
    added = shop.editor().add({"sku": "ADDED", "name": "Added"}, [file])
    photo = read_photo(file).pixels
    shop.learning().confirm(photo, added.id)
    store, embedder = shop.catalogue.store, shop._embedder
    picture, confirmed = sorted(_embeddings(shop, "ADDED"))
    stored = store.thumbnails.get([picture]) | store.confirmed_photos.files([confirmed])
    pictures = store.pictures.get([picture, confirmed])
    inputs = {one: _model_input(pictures[one], stored[one], embedder) for one in pictures}
    found = dict(zip(inputs, embedder.embed(np.stack(list(inputs.values()))), strict=True))
    assert float(found[picture] @ embedder.embed_picture(product)) > 0.98
    assert float(found[confirmed] @ embedder.embed_picture(photo)) > 0.98


def _picture_with_margin(folder: Path) -> tuple[Path, RgbImage]:
    """Write a picture of a product on white; return it and the product."""
    patches = np.random.default_rng(1).integers(0, 200, (5, 4, 3)).astype(np.uint8)
    product = resize(patches, 160, 200)
    canvas: RgbImage = np.full((500, 600, 3), 255, np.uint8)
    canvas[120:320, 300:460] = product
    file = folder / "small.png"
    cv2.imwrite(str(file), canvas[..., ::-1])
    return file, product


def _embeddings(shop: Workspace, sku: str) -> dict[int, Embedding]:
    """Return the embeddings of a product by picture id."""
    store = shop.catalogue.store
    (product,) = store.products.ids_by_sku([sku]).values()
    ids = [picture.id for picture in store.pictures.of_products([product])[product]]
    return dict(store.embeddings.get(shop._embedder.card.sha256, ids))
