"""What the network sees: photos of things, and the pictures that they shall find."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from training import judge
from training.designs import design
from training.pictures import RgbImage
from training.recipe import Recipe
from training.views import Cutout, Random, catalogue_view, counter_view, cut_out

GROCERY, CLOTHING, DESIGN = range(3)


@dataclass(frozen=True)
class Sources:
    """What a run may see: things of both data sets, and photos to draw and stand before."""

    grocery: list[Cutout]
    products: npt.NDArray[np.int64]
    studio: npt.NDArray[np.bool_]
    clothing: list[Cutout]
    categories: npt.NDArray[np.int64]
    backgrounds: list[RgbImage]


@dataclass(frozen=True)
class Batch:
    """Photos of n things, and the pictures that they shall find.

    Attributes:
        pictures: (n, side, side, 3) uint8, catalogue views.
        photos: (n, side, side, 3) uint8, mostly counter views.
        kinds: (n,) grocery, clothing or design.
        labels: (n,) product or category; -1 for designs.
        studio: (n,) whether the picture to find is the product's studio picture.
    """

    pictures: npt.NDArray[np.uint8]
    photos: npt.NDArray[np.uint8]
    kinds: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]
    studio: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Thing:
    """What is photographed, and the picture that its photo shall find."""

    found: Cutout
    shown: Cutout
    kind: int
    label: int = -1
    found_is_studio: bool = False
    shown_is_studio: bool = False


def sources(data: judge.Data, without: str) -> Sources:
    """Return what may be trained on: never ``val``, never the domain ``without``."""
    train, studio, clothing = data.train, data.studio, data.clothing
    if without == "27":
        train = train.where(~judge.HELD_OUT[train.labels])
        studio = studio.where(~judge.HELD_OUT[studio.labels])
    empty = np.zeros(len(clothing), bool)
    if without == "clothing":
        clothing = clothing.where(empty)
    if without == "grocery":
        train, studio = train.where(np.zeros(len(train), bool)), studio.where(np.zeros(81, bool))
    return Sources(
        [Cutout(p, None) for p in train.pictures] + [cut_out(p) for p in studio.pictures],
        np.concatenate([train.labels, studio.labels]),
        np.arange(len(train) + len(studio)) >= len(train),
        [Cutout(p, None) for p in clothing.pictures],
        clothing.labels,
        train.pictures + clothing.pictures,
    )


def batches(given: Sources, recipe: Recipe, start: int) -> Iterator[Batch]:
    """Yield batch after batch; batch ``start`` is the same whenever it is made."""
    threads = os.cpu_count() or 2
    with ThreadPoolExecutor(threads) as pool:
        waiting = [pool.submit(_batch, given, recipe, start + i) for i in range(2 * threads)]
        for step in range(start, recipe.steps):
            yield waiting.pop(0).result()
            waiting.append(pool.submit(_batch, given, recipe, step + 2 * threads))


def _batch(given: Sources, recipe: Recipe, step: int) -> Batch:
    random = np.random.default_rng([recipe.seed, step])
    things = _things(given, recipe, random)
    # Most is learnt from small pictures; the end, as in FixRes (Touvron et al. 2019), from larger.
    late = step >= recipe.steps * (1 - recipe.last_share)
    side_px = recipe.last_side_px if late else recipe.side_px
    pictures, photos = [], []
    for thing in things:
        background = given.backgrounds[int(random.integers(len(given.backgrounds)))]
        pictures.append(catalogue_view(thing.found, side_px, random))
        mild = recipe.mild_studio_share if thing.shown_is_studio else recipe.mild_share
        if random.random() < mild:
            photos.append(catalogue_view(thing.shown, side_px, random))
        else:
            photos.append(counter_view(thing.shown, background, side_px, random))
    return Batch(
        np.stack(pictures),
        np.stack(photos),
        np.array([thing.kind for thing in things]),
        np.array([thing.label for thing in things]),
        np.array([thing.found_is_studio for thing in things]),
    )


def _things(given: Sources, recipe: Recipe, random: Random) -> list[Thing]:
    things = []
    # A left-out domain's share goes to the other one.
    grocery = recipe.grocery if given.grocery else 0
    clothing = recipe.clothing + recipe.grocery - grocery if given.clothing else 0
    grocery += recipe.clothing + recipe.grocery - grocery - clothing
    for _ in range(grocery):
        i = found = _grocery_picture(given, recipe, random)
        product = int(given.products[i])
        if random.random() < recipe.across_share:
            found = int(random.choice(np.flatnonzero(_is_studio_of(given, product))))
        things.append(
            Thing(
                given.grocery[found],
                given.grocery[i],
                GROCERY,
                product,
                bool(given.studio[found]),
                bool(given.studio[i]),
            )
        )
    for _ in range(clothing):
        i = int(random.integers(len(given.clothing)))
        thing = given.clothing[i]
        things.append(Thing(thing, thing, CLOTHING, int(given.categories[i])))
    number = int(random.integers(1 << 40))
    for i in range(recipe.designs):
        if i % 3 == 0:
            number += 1
        thing = design(number, i % 3, given.backgrounds)
        things.append(Thing(thing, thing, DESIGN))
    return things


def _grocery_picture(given: Sources, recipe: Recipe, random: Random) -> int:
    """Draw a product, then one of its photos or its studio picture."""
    # Between each photo as often and each product as often.
    product = random.choice(given.products)
    if random.random() < 0.5:
        product = random.choice(np.unique(given.products))
    fitting = given.products == product
    if random.random() < recipe.studio_share:
        fitting &= given.studio
    return int(random.choice(np.flatnonzero(fitting)))


def _is_studio_of(given: Sources, product: int) -> npt.NDArray[np.bool_]:
    return np.asarray((given.products == product) & given.studio)
