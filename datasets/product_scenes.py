"""Rendered photos of many products, with where each of them is.

``tools.demo_catalogue`` renders them; those of the sample are in ``assets/sample``.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.vision.picture_decoding import read_photo


@dataclass(frozen=True)
class SceneProduct:
    """A unit of a product in a scene.

    Attributes:
        region: where it is.
        sku: of the product.
        count: number of units of the product in the scene.
        visible: share of it that nothing hides, 0..1.
    """

    region: Region
    sku: str
    count: int
    visible: float


@dataclass(frozen=True)
class ProductScene:
    """A photo of many products.

    Attributes:
        file: of the photo.
        products: one for each unit.
    """

    file: Path
    products: Sequence[SceneProduct]

    @cached_property
    def photo(self) -> RgbImage:
        """The photo, (h, w, 3) uint8 RGB."""
        return read_photo(self.file).pixels


def product_scenes(folder: Path) -> list[ProductScene]:
    """Return the scenes that a folder's ``scenes.csv`` lists and whose photos are there."""
    found: dict[Path, list[SceneProduct]] = {}
    with (folder / "scenes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            region = Region(*(float(row[side]) for side in ("left", "top", "right", "bottom")))
            product = SceneProduct(region, row["sku"], int(row["count"]), float(row["visible"]))
            found.setdefault(folder / row["scene"], []).append(product)
    return [ProductScene(path, products) for path, products in found.items() if path.exists()]
