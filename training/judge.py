"""How good an embedding is: the questions that a model is chosen by.

Everything takes an ``embed`` that turns pictures into unit vectors, so the same
questions are put to a network in training, to an exported model, and to the frozen
features. The search is exact, one picture decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.engine.evaluation.metrics import roc_area
from training.pictures import PictureSet, RgbImage, joined

Vectors = npt.NDArray[np.float32]
Embed = Callable[[Sequence[RgbImage]], Vectors]

# 27 products that a model may be trained without: every third.
HELD_OUT = np.arange(81) % 3 == 1
_EDITED = 500
_ABSENT = 20


@dataclass(frozen=True)
class Data:
    """All that the questions need."""

    train: PictureSet
    val: PictureSet
    studio: PictureSet
    clothing: PictureSet
    clothing_val: PictureSet


def judge(embed: Embed, data: Data) -> dict[str, float]:
    """Return all figures by name; shares of right answers unless the name says otherwise."""
    train, val = embed(data.train.pictures), embed(data.val.pictures)
    studio = embed(data.studio.pictures)
    clothing, clothing_val = embed(data.clothing.pictures), embed(data.clothing_val.pictures)
    figures = _grocery(train, val, studio, data)
    figures |= _unseen(train, val, data)
    figures["clothing category"] = float(
        np.mean(_voted(clothing_val, clothing, data.clothing.labels) == data.clothing_val.labels)
    )
    everything = joined([data.clothing, data.clothing_val])
    figures["clothing edited"] = found_again(
        embed, everything.pictures, np.concatenate([clothing, clothing_val]), data.train.pictures
    )
    everything = joined([data.train, data.val, data.studio])
    figures["grocery edited"] = found_again(
        embed, everything.pictures, np.concatenate([train, val, studio]), data.clothing.pictures
    )
    figures["auroc"] = _open_set(val, train, data)
    return figures


def _grocery(train: Vectors, val: Vectors, studio: Vectors, data: Data) -> dict[str, float]:
    nearest = np.argmax(val @ train.T, axis=1)
    order = np.argsort(-(val @ studio.T), axis=1)
    labels = data.studio.labels[order]
    right = labels == data.val.labels[:, None]
    return {
        "val fine": float(np.mean(data.train.labels[nearest] == data.val.labels)),
        "val coarse": float(np.mean(data.train.coarse[nearest] == data.val.coarse)),
        "val voted": float(np.mean(_voted(val, train, data.train.labels) == data.val.labels)),
        "studio top-1": float(right[:, 0].mean()),
        "studio top-5": float(right[:, :5].any(axis=1).mean()),
        "packages studio": float(right[data.val.packages, 0].mean()),
    }


def _unseen(train: Vectors, val: Vectors, data: Data) -> dict[str, float]:
    """Ask for the 27 products among the photos of these products alone."""
    among = HELD_OUT[data.train.labels]
    asked = HELD_OUT[data.val.labels]
    nearest = np.argmax(val[asked] @ train[among].T, axis=1)
    right = data.train.labels[among][nearest] == data.val.labels[asked]
    vectors, labels = train[among], data.train.labels[among]
    cosines = vectors @ vectors.T
    cosines[same_burst([n for n, a in zip(data.train.names, among, strict=True) if a])] = -1
    own = labels[np.argmax(cosines, axis=1)] == labels
    return {"27 val": float(right.mean()), "27 other bursts": float(own.mean())}


def same_burst(names: Sequence[str], reach: int = 5) -> npt.NDArray[np.bool_]:
    """Return (n, n): whether two photos of a product were taken within ``reach`` of each other.

    The photos of one shelf follow each other in their numbers, ``Royal-Gala_017.jpg``.
    """
    products = np.array([name.rpartition("_")[0] for name in names])
    numbers = np.array([int(name.rpartition("_")[2].partition(".")[0]) for name in names])
    near = np.abs(numbers[:, None] - numbers[None]) <= reach
    return np.asarray(near & (products[:, None] == products[None]))


def _voted(
    queries: Vectors, gallery: Vectors, labels: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return the label of most weight among the ten nearest; weight exp(20 cosine)."""
    cosines = queries @ gallery.T
    ten = np.argsort(-cosines, axis=1)[:, :10]
    weights = np.exp(20 * np.take_along_axis(cosines, ten, axis=1))
    votes = np.zeros((len(queries), labels.max() + 1))
    for column in range(ten.shape[1]):
        votes[np.arange(len(queries)), labels[ten[:, column]]] += weights[:, column]
    return np.asarray(np.argmax(votes, axis=1))


def _open_set(val: Vectors, train: Vectors, data: Data) -> float:
    """Return the area under the ROC curve of the best cosine, 20 products taken out.

    The mean over four draws of the products.
    """
    areas = []
    for seed in range(4):
        out = np.random.default_rng(seed).permutation(81)[:_ABSENT]
        gallery = train[~np.isin(data.train.labels, out)]
        best = (val @ gallery.T).max(axis=1)
        absent = np.isin(data.val.labels, out)
        areas.append(roc_area(best[~absent], best[absent]) or 0.0)
    return float(np.mean(areas))


def found_again(
    embed: Embed, pictures: list[RgbImage], vectors: Vectors, backgrounds: list[RgbImage]
) -> float:
    """Return how many of 500 pictures are found among all when a phone has seen them."""
    random = np.random.default_rng(2026)
    chosen = random.permutation(len(pictures))[:_EDITED]
    edited = [
        as_by_phone(pictures[i], backgrounds[int(random.integers(len(backgrounds)))], random)
        for i in chosen
    ]
    nearest = np.argmax(embed(edited) @ vectors.T, axis=1)
    return float(np.mean(nearest == chosen))


def as_by_phone(pixels: RgbImage, background: RgbImage, random: np.random.Generator) -> RgbImage:
    """Return a print of the picture as a phone sees it on another background, 400 px wide.

    Cropped to 75 to 100 %, seen at a slant, 55 to 95 % of the frame, in other light,
    a little out of focus. Not the code that makes the pictures of the training.
    """
    side = 400
    height, width = pixels.shape[:2]
    keep = random.uniform(0.75, 1, 2)
    rows, columns = int(height * keep[0]), int(width * keep[1])
    top, left = (int(random.integers(0, room + 1)) for room in (height - rows, width - columns))
    part = pixels[top : top + rows, left : left + columns]
    scale = random.uniform(0.55, 0.95) * side / max(rows, columns)
    half = np.array([columns, rows]) * scale / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    turn = np.deg2rad(random.uniform(-20, 20))
    corners = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    corners *= 1 + random.uniform(-0.12, 0.12, (4, 2))
    corners += side / 2 + random.uniform(-0.05, 0.05, 2) * side
    source = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    frame = cv2.resize(background, (side, side), interpolation=cv2.INTER_AREA)
    photo = cv2.warpPerspective(
        part, matrix, (side, side), dst=frame.copy(), borderMode=cv2.BORDER_TRANSPARENT
    ).astype(np.float32)
    light = random.uniform(0.65, 1.3) * random.uniform(0.92, 1.08, 3)
    falloff = 1 + random.uniform(-0.25, 0.25) * np.linspace(-1, 1, side)[None, :, None]
    lit = 255 * np.clip(photo * light * falloff / 255, 0, 1) ** random.uniform(0.8, 1.25)
    return np.asarray(cv2.GaussianBlur(lit, (0, 0), random.uniform(0.3, 2.2)), np.uint8)
