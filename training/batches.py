"""Make the training batches: photos and the catalogue pictures they should be matched to."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from training.augmentation import (
    MaskedPicture,
    Random,
    augment_strongly,
    augment_weakly,
    mask_object,
)
from training.config import TrainingConfig
from training.evaluation import HELD_OUT, EvaluationData
from training.synthetic_packages import draw_package

GROCERY, CLOTHING, SYNTHETIC, OTHER = range(4)

_VARIANTS = 3


@dataclass(frozen=True)
class TrainingData:
    """The pictures that a run is trained on.

    Attributes:
        grocery: n shop photos and studio pictures of groceries.
        products: (n,) int64 product of each.
        is_studio: (n,) bool, whether it is a studio picture.
        clothing: m photos of clothes.
        categories: (m,) int64 category of each.
        others: k pictures of other sets.
        kinds: (k,) int64 kind of thing that each shows; -1 if it is unknown.
        backgrounds: (h, w, 3) uint8 RGB pictures, also printed on synthetic packages.
    """

    grocery: list[MaskedPicture]
    products: npt.NDArray[np.int64]
    is_studio: npt.NDArray[np.bool_]
    clothing: list[MaskedPicture]
    categories: npt.NDArray[np.int64]
    others: list[MaskedPicture]
    kinds: npt.NDArray[np.int64]
    backgrounds: list[RgbImage]


@dataclass(frozen=True)
class Batch:
    """Pairs of a photo and the picture it should be matched to.

    Attributes:
        photos: (n, side, side, 3) uint8 RGB, mostly with strong augmentation.
        targets: (n, side, side, 3) uint8 RGB, with weak augmentation.
        domains: (n,) int64, ``GROCERY``, ``CLOTHING``, ``SYNTHETIC`` or ``OTHER``.
        labels: (n,) int64 product, category or kind; -1 for none.
        target_is_studio: (n,) bool, whether the target is the product's studio picture.
    """

    photos: npt.NDArray[np.uint8]
    targets: npt.NDArray[np.uint8]
    domains: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]
    target_is_studio: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Sample:
    """The pictures that a photo and its target are made from; fields as in ``Batch``."""

    photo: MaskedPicture
    target: MaskedPicture
    domain: int
    label: int = -1
    photo_is_studio: bool = False
    target_is_studio: bool = False


def select_training_data(data: EvaluationData, without: str) -> TrainingData:
    """Select the training splits.

    Args:
        data: all pictures.
        without: what to leave out: ``27`` for the held-out products, ``clothing``,
            ``grocery``, or "".
    """
    train, studio, clothing = data.train, data.studio, data.clothing
    if without == "27":
        train = train.select(~HELD_OUT[train.labels])
        studio = studio.select(~HELD_OUT[studio.labels])
    if without == "clothing":
        clothing = clothing.select(np.zeros(len(clothing), bool))
    if without == "grocery":
        train = train.select(np.zeros(len(train), bool))
        studio = studio.select(np.zeros(len(studio), bool))
    return TrainingData(
        [MaskedPicture(p, None) for p in train.pictures]
        + [mask_object(p) for p in studio.pictures],
        np.concatenate([train.labels, studio.labels]),
        np.arange(len(train) + len(studio)) >= len(train),
        [MaskedPicture(p, None) for p in clothing.pictures],
        clothing.labels,
        [mask_object(p) for p in data.others.pictures],
        data.others.labels,
        train.pictures + clothing.pictures,
    )


def make_batches(data: TrainingData, config: TrainingConfig, start: int) -> Iterator[Batch]:
    """Yield the batches from ``start`` on; each depends only on the seed and its number."""
    threads = os.cpu_count() or 2
    with ThreadPoolExecutor(threads) as pool:
        pending = [pool.submit(_make_batch, data, config, start + i) for i in range(2 * threads)]
        for step in range(start, config.steps):
            yield pending.pop(0).result()
            pending.append(pool.submit(_make_batch, data, config, step + 2 * threads))


def _make_batch(data: TrainingData, config: TrainingConfig, step: int) -> Batch:
    random = np.random.default_rng([config.seed, step])
    samples = _draw_samples(data, config, random)
    # Train on small pictures first, then on larger ones, as in FixRes (Touvron et al. 2019).
    is_final = step >= config.steps * (1 - config.final_share)
    side_px = config.final_side_px if is_final else config.side_px
    targets, photos = [], []
    for sample in samples:
        background = data.backgrounds[int(random.integers(len(data.backgrounds)))]
        targets.append(augment_weakly(sample.target, side_px, random))
        weak_share = config.weak_studio_share if sample.photo_is_studio else config.weak_share
        if random.random() < weak_share:
            photos.append(augment_weakly(sample.photo, side_px, random))
        else:
            photos.append(augment_strongly(sample.photo, background, side_px, random))
    return Batch(
        np.stack(photos),
        np.stack(targets),
        np.array([sample.domain for sample in samples]),
        np.array([sample.label for sample in samples]),
        np.array([sample.target_is_studio for sample in samples]),
    )


def _draw_samples(data: TrainingData, config: TrainingConfig, random: Random) -> list[Sample]:
    # A domain that was left out gives its share to the other one.
    total = config.clothing_count + config.grocery_count
    grocery_count = config.grocery_count if data.grocery else 0
    clothing_count = total - grocery_count if data.clothing else 0
    grocery_count = total - clothing_count
    samples = [_draw_grocery(data, config, random) for _ in range(grocery_count)]
    for _ in range(clothing_count):
        i = int(random.integers(len(data.clothing)))
        picture = data.clothing[i]
        samples.append(Sample(picture, picture, CLOTHING, int(data.categories[i])))
    for _ in range(config.other_count):
        i = int(random.integers(len(data.others)))
        samples.append(Sample(data.others[i], data.others[i], OTHER, int(data.kinds[i])))
    number = int(random.integers(1 << 40))
    for i in range(config.synthetic_count):
        if i % _VARIANTS == 0:
            number += 1
        picture = draw_package(number, i % _VARIANTS, data.backgrounds)
        samples.append(Sample(picture, picture, SYNTHETIC))
    return samples


def _draw_grocery(data: TrainingData, config: TrainingConfig, random: Random) -> Sample:
    photo = target = _draw_grocery_picture(data, config, random)
    product = int(data.products[photo])
    if random.random() < config.studio_target_share:
        studio = np.flatnonzero((data.products == product) & data.is_studio)
        target = int(random.choice(studio))
    return Sample(
        data.grocery[photo],
        data.grocery[target],
        GROCERY,
        product,
        bool(data.is_studio[photo]),
        bool(data.is_studio[target]),
    )


def _draw_grocery_picture(data: TrainingData, config: TrainingConfig, random: Random) -> int:
    """Draw a product, then one of its pictures; return the row."""
    # Half uniform over photos, half uniform over products.
    product = random.choice(data.products)
    if random.random() < 0.5:
        product = random.choice(np.unique(data.products))
    is_candidate = data.products == product
    if random.random() < config.studio_share:
        is_candidate &= data.is_studio
    return int(random.choice(np.flatnonzero(is_candidate)))
