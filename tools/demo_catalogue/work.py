"""The pictures to make, in order; each is skipped when it is there already.

Blender is imported only where a picture is really rendered, so that the plan
and the tables can be had without it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image

from tools.demo_catalogue import baskets, files, queries
from tools.demo_catalogue.baskets import Basket
from tools.demo_catalogue.products.assortment import everything, originals
from tools.demo_catalogue.products.duplicates import DUPLICATES, Duplicate
from tools.demo_catalogue.products.record import Product
from tools.demo_catalogue.queries import Shot
from tools.demo_catalogue.truth import pictures, scene_rows

_STUDIO_PX, _STUDIO_SAMPLES, _STUDIO_QUALITY = 384, 8, 88
_SCENE_PX = (640, 480)
_ORIGINALS = frozenset(product.sku for product in originals())


@dataclass(frozen=True, slots=True)
class Job:
    """A picture to make.

    Attributes:
        path: of the file below the catalogue's folder.
        make: renders it; None where the file is copied from ``source``.
        source: of a copy, below the catalogue's folder.
        quality: of the JPEG.
    """

    path: str
    make: Callable[[], Image.Image] | None
    source: str = ""
    quality: int = _STUDIO_QUALITY

    def run(self, folder: Path) -> None:
        """Make the file."""
        if self.make is None:
            files.copy(folder / self.source, folder / self.path)
        else:
            files.write_picture(self.make(), folder / self.path, self.quality)


def jobs(folder: Path) -> Iterator[Job]:
    """Return all jobs; a planted entry comes after the product that it repeats."""
    twins = {twin.sku: twin for twin in DUPLICATES}
    for product in everything():
        if product.sku in _ORIGINALS or twins[product.sku].kind == "anew":
            yield from _studio(product)
        else:
            yield _repeated(folder, twins[product.sku], product)
    for shot in queries.plan():
        yield Job(f"queries/{shot.name}", partial(_query, shot), quality=80)
    for basket in baskets.plan():
        yield Job(f"scenes/{basket.name}", partial(_scene, basket), quality=84)


def _studio(product: Product) -> Iterator[Job]:
    for (yaw, pitch), path in zip(product.views, pictures(product), strict=True):
        yield Job(path, partial(_studio_picture, product, yaw, pitch))


def _studio_picture(product: Product, yaw: float, pitch: float) -> Image.Image:
    from tools.demo_catalogue.studio import photograph

    return photograph(product.thing(), _STUDIO_PX, yaw, pitch, _STUDIO_SAMPLES)


def _repeated(folder: Path, twin: Duplicate, product: Product) -> Job:
    first = f"pictures/{twin.of.lower()}-1.jpg"
    path = pictures(product)[0]
    if twin.kind == "same":
        return Job(path, None, first)
    if twin.kind == "recompressed":
        return Job(path, partial(_smaller, folder / first), quality=55)
    return Job(path, partial(_cropped, folder / first))


def _smaller(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.resize((300, 300), Image.Resampling.LANCZOS)


def _cropped(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        side = picture.width
        box = (round(side * 0.12), round(side * 0.08), round(side * 0.9), round(side * 0.86))
        return picture.crop(box)


def _query(shot: Shot) -> Image.Image:
    from tools.demo_catalogue.outdoors import photograph

    return photograph(shot)


def _scene(basket: Basket) -> Image.Image:
    from tools.demo_catalogue.basketry import photograph

    return photograph(basket, _SCENE_PX)


def scene_truth(basket: Basket) -> list[tuple[str, ...]]:
    """Return the rows of ``scenes.csv`` for one scene, without rendering it."""
    things = baskets.arranged(basket)
    camera = baskets.camera_for(basket, things, _SCENE_PX[1] / _SCENE_PX[0])
    return scene_rows(basket, baskets.truth(basket, things, camera))
