"""List the pictures to render, in order.

Blender is imported only when a picture is rendered, so that the plan and the tables can
be made without it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image

from tools.demo_catalogue import output_files, query_photos, scenes
from tools.demo_catalogue.products.assortment import all_products, originals
from tools.demo_catalogue.products.duplicates import DUPLICATES, Duplicate
from tools.demo_catalogue.products.product import Product
from tools.demo_catalogue.query_photos import QueryPhoto
from tools.demo_catalogue.scenes import Scene
from tools.demo_catalogue.tables import picture_paths, scene_rows

_STUDIO_PX, _STUDIO_SAMPLES, _STUDIO_QUALITY = 384, 8, 88
_SCENE_PX = (640, 480)
_ORIGINALS = frozenset(product.sku for product in originals())


@dataclass(frozen=True, slots=True)
class PictureJob:
    """A picture file to make.

    Attributes:
        path: of the file, relative to the catalogue's folder.
        make: renders it; None if the file is a copy of ``source``.
        source: file to copy, relative to the catalogue's folder.
        quality: of the JPEG.
    """

    path: str
    make: Callable[[], Image.Image] | None
    source: str = ""
    quality: int = _STUDIO_QUALITY

    def run(self, folder: Path) -> None:
        """Make the file."""
        if self.make is None:
            output_files.copy(folder / self.source, folder / self.path)
        else:
            output_files.write_picture(self.make(), folder / self.path, self.quality)


def picture_jobs(folder: Path) -> Iterator[PictureJob]:
    """Yield all jobs; a planted duplicate comes after its original."""
    duplicates_by_sku = {duplicate.sku: duplicate for duplicate in DUPLICATES}
    for product in all_products():
        if product.sku in _ORIGINALS or duplicates_by_sku[product.sku].kind == "anew":
            yield from _studio_jobs(product)
        else:
            yield _duplicate_job(folder, duplicates_by_sku[product.sku], product)
    yield from query_jobs(query_photos.plan())
    yield from scene_jobs(scenes.plan())


def query_jobs(photos: Iterable[QueryPhoto]) -> Iterator[PictureJob]:
    """Yield the job of each query photo."""
    for photo in photos:
        yield PictureJob(f"queries/{photo.name}", partial(_render_query, photo), quality=80)


def scene_jobs(planned: Iterable[Scene]) -> Iterator[PictureJob]:
    """Yield the job of each scene."""
    for scene in planned:
        yield PictureJob(f"scenes/{scene.name}", partial(_render_scene, scene), quality=84)


def _studio_jobs(product: Product) -> Iterator[PictureJob]:
    for (yaw, pitch), path in zip(product.views, picture_paths(product), strict=True):
        yield PictureJob(path, partial(_render_studio, product, yaw, pitch))


def _render_studio(product: Product, yaw: float, pitch: float) -> Image.Image:
    from tools.demo_catalogue.studio_renderer import render_product

    return render_product(product.make_object(), _STUDIO_PX, yaw, pitch, _STUDIO_SAMPLES)


def _duplicate_job(folder: Path, duplicate: Duplicate, product: Product) -> PictureJob:
    first = f"pictures/{duplicate.of.lower()}-1.jpg"
    path = picture_paths(product)[0]
    if duplicate.kind == "same":
        return PictureJob(path, None, first)
    if duplicate.kind == "recompressed":
        return PictureJob(path, partial(_recompress, folder / first), quality=55)
    return PictureJob(path, partial(_crop, folder / first))


def _recompress(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.resize((300, 300), Image.Resampling.LANCZOS)


def _crop(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        side = picture.width
        box = (round(side * 0.12), round(side * 0.08), round(side * 0.9), round(side * 0.86))
        return picture.crop(box)


def _render_query(photo: QueryPhoto) -> Image.Image:
    from tools.demo_catalogue.photo_renderer import render_photo

    return render_photo(photo)


def _render_scene(scene: Scene) -> Image.Image:
    from tools.demo_catalogue.scene_renderer import render_scene

    return render_scene(scene, _SCENE_PX)


def scene_table_rows(scene: Scene) -> list[tuple[str, ...]]:
    """Return the rows of ``scenes.csv`` of one scene, without rendering it."""
    objects = scenes.arrange_products(scene)
    camera = scenes.place_camera(scene, objects, _SCENE_PX[1] / _SCENE_PX[0])
    return scene_rows(scene, scenes.ground_truth(scene, objects, camera))
