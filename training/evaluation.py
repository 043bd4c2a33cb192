"""Evaluate an embedding: the figures by which models are selected.

Every function takes an ``embed`` function from pictures to unit vectors, so a network in
training, an exported model and the frozen features are evaluated alike. The search is
exact, and the nearest picture decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from datasets.phone_photos import simulate_phone_photo
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.evaluation.metrics import auroc
from training.pictures import PictureSet, concatenate

Vectors: TypeAlias = npt.NDArray[np.float32]
Embed: TypeAlias = Callable[[Sequence[RgbImage]], Vectors]

# Every third product; a model may be trained without these 27.
HELD_OUT = np.arange(81) % 3 == 1
_PHONE_PHOTOS = 500
_ABSENT_PRODUCTS = 20
_OPEN_SET_DRAWS = 4
_VOTERS = 10


@dataclass(frozen=True)
class EvaluationData:
    """The decoded pictures of the data sets.

    Attributes:
        train: shop photos of groceries, training split.
        val: shop photos of groceries, validation split.
        studio: the studio picture of each grocery.
        clothing: photos of clothes, training split.
        clothing_val: photos of clothes, validation split.
        others: pictures of other sets, which are not evaluated; labels are the kind of
            thing, -1 if it is unknown.
    """

    train: PictureSet
    val: PictureSet
    studio: PictureSet
    clothing: PictureSet
    clothing_val: PictureSet
    others: PictureSet


def evaluate(embed: Embed, data: EvaluationData) -> dict[str, float]:
    """Return all figures by name; shares of correct answers unless the name says otherwise."""
    train, val = embed(data.train.pictures), embed(data.val.pictures)
    studio = embed(data.studio.pictures)
    clothing, clothing_val = embed(data.clothing.pictures), embed(data.clothing_val.pictures)
    figures = _grocery_accuracies(train, val, studio, data)
    figures |= _held_out_accuracies(train, val, data)
    votes = _vote(clothing_val, clothing, data.clothing.labels)
    figures["clothing category"] = float(np.mean(votes == data.clothing_val.labels))
    clothes = concatenate([data.clothing, data.clothing_val])
    figures["clothing edited"] = phone_photo_accuracy(
        embed, clothes.pictures, np.concatenate([clothing, clothing_val]), data.train.pictures
    )
    groceries = concatenate([data.train, data.val, data.studio])
    figures["grocery edited"] = phone_photo_accuracy(
        embed, groceries.pictures, np.concatenate([train, val, studio]), data.clothing.pictures
    )
    figures["auroc"] = _open_set_auroc(val, train, data)
    return figures


def _grocery_accuracies(
    train: Vectors, val: Vectors, studio: Vectors, data: EvaluationData
) -> dict[str, float]:
    nearest = np.argmax(val @ train.T, axis=1)
    order = np.argsort(-(val @ studio.T), axis=1)
    is_correct = data.studio.labels[order] == data.val.labels[:, None]
    votes = _vote(val, train, data.train.labels)
    return {
        "val fine": float(np.mean(data.train.labels[nearest] == data.val.labels)),
        "val coarse": float(np.mean(data.train.coarse_labels[nearest] == data.val.coarse_labels)),
        "val voted": float(np.mean(votes == data.val.labels)),
        "studio top-1": float(is_correct[:, 0].mean()),
        "studio top-5": float(is_correct[:, :5].any(axis=1).mean()),
        "packages studio": float(is_correct[data.val.is_package, 0].mean()),
    }


def _held_out_accuracies(train: Vectors, val: Vectors, data: EvaluationData) -> dict[str, float]:
    """Return the accuracies on the 27 held-out products, with only their photos as gallery."""
    in_gallery, is_query = HELD_OUT[data.train.labels], HELD_OUT[data.val.labels]
    gallery, labels = train[in_gallery], data.train.labels[in_gallery]
    nearest = np.argmax(val[is_query] @ gallery.T, axis=1)
    is_correct = labels[nearest] == data.val.labels[is_query]
    cosines = gallery @ gallery.T
    names = [name for name, is_in in zip(data.train.names, in_gallery, strict=True) if is_in]
    cosines[is_same_burst(names)] = -1
    is_own = labels[np.argmax(cosines, axis=1)] == labels
    return {"27 val": float(is_correct.mean()), "27 other bursts": float(is_own.mean())}


def is_same_burst(names: Sequence[str], reach: int = 5) -> npt.NDArray[np.bool_]:
    """Return (n, n) bool, whether two photos of a product were taken in one burst.

    Photos of the same shelf have consecutive numbers, as in ``Royal-Gala_017.jpg``.

    Args:
        names: of the files.
        reach: largest difference of the numbers in a burst.
    """
    products = np.array([name.rpartition("_")[0] for name in names])
    numbers = np.array([int(name.rpartition("_")[2].partition(".")[0]) for name in names])
    is_near = np.abs(numbers[:, None] - numbers[None]) <= reach
    return np.asarray(is_near & (products[:, None] == products[None]))


def _vote(
    queries: Vectors, gallery: Vectors, labels: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return the labels by a vote of the ten nearest, weighted by exp(20 cosine)."""
    cosines = queries @ gallery.T
    nearest = np.argsort(-cosines, axis=1)[:, :_VOTERS]
    weights = np.exp(20 * np.take_along_axis(cosines, nearest, axis=1))
    votes = np.zeros((len(queries), labels.max() + 1))
    for column in range(nearest.shape[1]):
        votes[np.arange(len(queries)), labels[nearest[:, column]]] += weights[:, column]
    return np.asarray(np.argmax(votes, axis=1))


def _open_set_auroc(val: Vectors, train: Vectors, data: EvaluationData) -> float:
    """Return the AUROC of the best cosine for known and absent products.

    20 products are removed from the gallery; the mean of four draws.
    """
    areas = []
    for seed in range(_OPEN_SET_DRAWS):
        absent = np.random.default_rng(seed).permutation(81)[:_ABSENT_PRODUCTS]
        gallery = train[~np.isin(data.train.labels, absent)]
        best = (val @ gallery.T).max(axis=1)
        is_absent = np.isin(data.val.labels, absent)
        areas.append(auroc(best[~is_absent], best[is_absent]) or 0.0)
    return float(np.mean(areas))


def phone_photo_accuracy(
    embed: Embed, pictures: list[RgbImage], vectors: Vectors, backgrounds: list[RgbImage]
) -> float:
    """Return the top-1 accuracy of simulated phone photos of 500 pictures, 0..1.

    Args:
        embed: the embedding.
        pictures: the gallery.
        vectors: (n, dim) embeddings of ``pictures``.
        backgrounds: of the photos.
    """
    random = np.random.default_rng(2026)
    chosen = random.permutation(len(pictures))[:_PHONE_PHOTOS]
    photos = [
        simulate_phone_photo(
            pictures[i], backgrounds[int(random.integers(len(backgrounds)))], random
        )
        for i in chosen
    ]
    nearest = np.argmax(embed(photos) @ vectors.T, axis=1)
    return float(np.mean(nearest == chosen))
