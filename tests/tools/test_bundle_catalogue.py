"""A table is bundled as a packed catalogue."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app.catalogue.sqlite.bundled_catalogue import unpack
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.actor import ACTOR
from tools.bundle_catalogue import bundle


@pytest.fixture
def table(tmp_path: Path) -> Path:
    pixels = np.random.default_rng(0).integers(0, 256, (60, 60, 3), dtype=np.uint8)
    cv2.imwrite(str(tmp_path / "a.png"), pixels)
    table = tmp_path / "products.csv"
    table.write_text("sku,name,image\nA-1,Tea,a.png\n", encoding="utf-8")
    return table


def test_a_bundled_catalogue_is_unpacked_with_its_products(table: Path, tmp_path: Path) -> None:
    packed = tmp_path / "catalog.sqlite"
    bundle(table, packed)
    unpack(packed, tmp_path / "copy")
    catalogue = SqliteCatalogue.open(tmp_path / "copy", create=False, actor=ACTOR)
    product = catalogue.products.by_sku(["A-1"])["A-1"]
    assert product.name == "Tea"
    assert catalogue.pictures.count() == 1
    catalogue.close()


def test_an_invalid_row_stops_the_bundling(table: Path, tmp_path: Path) -> None:
    table.write_text("sku,name,image\n,Tea,a.png\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="line 2"):
        bundle(table, tmp_path / "catalog.sqlite")
    assert not (tmp_path / "catalog.sqlite").exists()
