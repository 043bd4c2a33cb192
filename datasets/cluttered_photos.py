"""Catalogues, and photos of their products among other things.

Three kinds of photos, all as ``photo_composition.py`` describes them:

- cut-outs of products on photos of tables, floors and shelves, with cut-outs of other sets
  around them: household goods, of which the catalogue has the same picture, and pictures of
  the sample that its catalogue lacks,
- real shop photos of groceries, as flat things among others,
- parts of real photos of boards and cards, with cut-outs of other sets beside the product, and
  parts of the rendered scenes of the sample, where other products of its catalogue lie around.

``reported_sets`` has products and scenes that the shipped detector was not trained on.
``tuning_sets`` is for choosing constants; figures of it are not reported.
"""

import csv
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from datasets.cut_outs import CutOut, cut_out, flat_piece
from datasets.labelled_photos import LabelledPhoto, clothing_photos, grocery_photos
from datasets.listed_pictures import listed_pictures
from datasets.photo_composition import ClutteredPhoto, compose, cut_window
from datasets.product_scenes import product_scenes
from datasets.shop_products import (
    ShopProduct,
    boards,
    cards,
    few_picture_groceries,
    listed_products,
    other_views,
)
from desktop_app import paths
from desktop_app.domain.region import Region
from desktop_app.vision.picture_decoding import read_photo

WORK_FOLDER: Final = Path(__file__).resolve().parent.parent / "build" / "cut_outs"
PHOTOS: Final = 60
_OTHERS: Final = 60
_BACKGROUNDS: Final = 120
_GROCERY_SHARE: Final = 0.8
# Products of rendered scenes that others hide are not asked for.
_MIN_VISIBLE: Final = 0.85
_HELD_OUT_EVERY: Final = 4


@dataclass(frozen=True)
class ClutteredSet:
    """A catalogue and photos of its products.

    Attributes:
        name: unique.
        pictures: of the catalogue; the product of each is its SKU.
        photos: returns the photos, always the same.
    """

    name: str
    pictures: Sequence[LabelledPhoto]
    photos: Callable[[], Iterator[ClutteredPhoto]]


@dataclass(frozen=True)
class _Asked:
    """What a composite shows: a picture, and how it becomes a cut-out."""

    picture: LabelledPhoto
    cut: Callable[[LabelledPhoto], CutOut | None]


@dataclass(frozen=True)
class _Scene:
    """A product in a scene."""

    file: Path
    box: Region
    product: str


def reported_sets(data: Path) -> Iterator[ClutteredSet]:
    """Yield the sets whose figures are reported.

    Args:
        data: folder of the data sets.
    """
    sample, hidden = _sample_pictures()
    yield _composites("sample", data, sample, [_Asked(one, kept_cut_out) for one in hidden])
    scenes = _sample_scenes()
    yield ClutteredSet("sample scenes", [*sample, *hidden], partial(_windows, scenes, ()))
    groceries = few_picture_groceries(data / "grocery")
    crates = [_Asked(photo, _grocery) for product in groceries for photo in product.photos]
    yield _composites("grocery", data, _pictures(groceries), crates)
    household = _pictures(listed_products(data / "amazon_items"))
    asked = [_Asked(one, kept_cut_out) for one in household]
    yield _composites("amazon_items", data, household, asked)
    shop = [*boards(data / "microcontroller_boards"), *listed_products(data / "spree_appliances")]
    others = partial(_other_things, data, ("amazon_items", "trashnet"))
    yield ClutteredSet(
        "microcontroller_boards", _pictures(shop), partial(_windows, _board_scenes(data), others)
    )
    deck = cards(data / "playing_cards")
    yield ClutteredSet(
        "playing_cards", _pictures(deck), partial(_windows, _card_scenes(data), others)
    )


def tuning_sets(data: Path) -> Iterator[ClutteredSet]:
    """Yield the sets for choosing constants.

    Args:
        data: folder of the data sets.
    """
    clothes = other_views(data / "magento_luma")
    views = [_Asked(photo, kept_cut_out) for product in clothes for photo in product.photos]
    yield _composites("magento_luma", data, _pictures(clothes), views)
    for name, cut in (
        ("spree_appliances", kept_cut_out),
        ("trashnet", kept_cut_out),
        ("xwines_labels", _whole),
    ):
        listed = [
            LabelledPhoto(one.file, f"{name}/{one.file.stem}", one.category, 0, 0)
            for one in listed_pictures(data / name)
        ]
        yield _composites(name, data, listed, [_Asked(one, cut) for one in listed])


def _composites(
    name: str, data: Path, pictures: Sequence[LabelledPhoto], asked: Sequence[_Asked]
) -> ClutteredSet:
    return ClutteredSet(name, pictures, partial(_compose_all, name, data, asked))


def _compose_all(name: str, data: Path, asked: Sequence[_Asked]) -> Iterator[ClutteredPhoto]:
    """Yield a composite of each of some pictures that can be cut out."""
    random = np.random.default_rng(zlib.crc32(name.encode()))
    sets = [one for one in ("amazon_items", "spree_appliances", "trashnet") if one != name]
    others = _other_things(data, sets)
    backgrounds = _background_files(data, shelves=name != "grocery")
    made = 0
    for row in random.permutation(len(asked)):
        one = asked[row]
        piece = one.cut(one.picture)
        if piece is None:
            continue
        background = read_photo(backgrounds[int(random.integers(len(backgrounds)))]).pixels
        yield compose(piece, one.picture.product, others, background, random)
        made += 1
        if made == PHOTOS:
            return


def _windows(
    scenes: Sequence[_Scene], others: Callable[[], Sequence[CutOut]] | tuple[()]
) -> Iterator[ClutteredPhoto]:
    random = np.random.default_rng(len(scenes))
    pieces = others() if others else ()
    for row in random.permutation(len(scenes))[:PHOTOS]:
        one = scenes[row]
        yield cut_window(read_photo(one.file).pixels, one.box, one.product, pieces, random)


def _other_things(data: Path, names: Sequence[str]) -> list[CutOut]:
    """Return cut-outs of things that are not in the catalogue."""
    random = np.random.default_rng(len(names))
    pictures = [one for name in names for one in listed_pictures(data / name)]
    chosen = (pictures[row] for row in random.permutation(len(pictures))[:_OTHERS])
    return [piece for piece in map(kept_cut_out, chosen) if piece is not None]


def _background_files(data: Path, *, shelves: bool) -> list[Path]:
    """Return photos of tables, floors and rooms, and of shelves of groceries if wanted."""
    random = np.random.default_rng(0)
    files = sorted((data / "microcontroller_boards" / "scenes").glob("*.jpg"))
    files += [photo.file for photo in clothing_photos(data / "clothing", "validation")]
    if shelves:
        files += [photo.file for photo in grocery_photos(data / "grocery", "val")]
    return [files[row] for row in random.permutation(len(files))[:_BACKGROUNDS]]


def kept_cut_out(picture: LabelledPhoto) -> CutOut | None:
    """Return the cut-out of a picture; it is computed once and kept in ``WORK_FOLDER``."""
    key = zlib.crc32(str(picture.file.resolve()).encode())
    file = WORK_FOLDER / f"{key:08x}_{picture.file.stem}.png"
    if not file.exists():
        _write(file, cut_out(read_photo(picture.file).pixels))
    with Image.open(file) as image:
        pixels = np.asarray(image)
    if pixels.shape[2] < 4:
        return None
    mask = np.divide(pixels[..., 3], 255, dtype=np.float32)
    return CutOut(np.ascontiguousarray(pixels[..., :3]), mask)


def _write(file: Path, piece: CutOut | None) -> None:
    """Write a cut-out; a picture of one pixel without transparency stands for none."""
    pixels = np.zeros((1, 1, 3), np.uint8)
    if piece is not None:
        alpha = np.round(255 * piece.mask)[..., np.newaxis].astype(np.uint8)
        pixels = np.concatenate([piece.pixels, alpha], axis=2)
    file.parent.mkdir(parents=True, exist_ok=True)
    # Another process may write the same one.
    unfinished = file.with_suffix(f".{os.getpid()}")
    Image.fromarray(pixels).save(unfinished, "PNG")
    unfinished.replace(file)


def _whole(picture: LabelledPhoto) -> CutOut:
    return flat_piece(read_photo(picture.file).pixels)


def _grocery(photo: LabelledPhoto) -> CutOut:
    return flat_piece(read_photo(photo.file).pixels, _GROCERY_SHARE)


def _pictures(products: Sequence[ShopProduct]) -> list[LabelledPhoto]:
    return [picture for product in products for picture in product.pictures]


def _sample_pictures() -> tuple[list[LabelledPhoto], list[LabelledPhoto]]:
    """Return the pictures of the sample: all but the last of each product, and these."""
    products: dict[str, list[LabelledPhoto]] = {}
    for row in _rows(paths.sample_folder() / "products.csv"):
        file = paths.sample_folder() / row["image"]
        products.setdefault(row["sku"], []).append(LabelledPhoto(file, row["sku"], "", 0, 0))
    several = [some for some in products.values() if len(some) > 1]
    single = [some[0] for some in products.values() if len(some) == 1]
    return [*(one for some in several for one in some[:-1]), *single], [s[-1] for s in several]


def _sample_scenes() -> list[_Scene]:
    """Return the products in the scenes of the sample that are there once, and visible."""
    return [
        _Scene(scene.file, one.region, one.sku)
        for scene in product_scenes(paths.sample_folder())
        for one in scene.products
        if one.count == 1 and one.visible >= _MIN_VISIBLE
    ]


def _board_scenes(data: Path) -> list[_Scene]:
    """Return the boards in real photos of which neither catalogue nor detector know."""
    folder = data / "microcontroller_boards"
    boxes = _boxes_by_scene(folder)
    # The detector is trained on the other scenes, see ``training/detector``.
    held_out = sorted(boxes)[::_HELD_OUT_EVERY]
    found = []
    for product in boards(folder):
        for photo in product.photos:
            scene, _, number = photo.file.stem.rpartition("_")
            path = f"scenes/{scene}.jpg"
            if path in held_out:
                found.append(_Scene(folder / path, boxes[path][int(number)][0], product.sku))
    return found


def _card_scenes(data: Path) -> list[_Scene]:
    """Return the single cards in real photos of the ``test`` split."""
    folder = data / "playing_cards"
    return [
        _Scene(folder / path, some[0][0], f"playing_cards/{some[0][1]}")
        for path, some in _boxes_by_scene(folder).items()
        if "/test_" in path and len(some) == 1
    ]


def _boxes_by_scene(folder: Path) -> dict[str, list[tuple[Region, str]]]:
    boxes: dict[str, list[tuple[Region, str]]] = {}
    for row in _rows(folder / "boxes.csv"):
        box = _box(row, ("x0", "y0", "x1", "y1"))
        boxes.setdefault(row["path"], []).append((box, row["label"]))
    return boxes


def _box(row: dict[str, str], names: Sequence[str]) -> Region:
    left, top, right, bottom = (min(1.0, max(0.0, float(row[name]))) for name in names)
    return Region(left, top, right, bottom)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
