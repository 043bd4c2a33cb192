"""Vectors for large indexes, made of the embeddings of real pictures.

Gaussian clusters flatter some indexes. These vectors keep what the model makes of real
pictures: a product lies between a real picture and one of its neighbours, and its pictures
differ from it as distorted copies of that picture do from their original.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import VitrineError
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.picture_decoding import decode, read_photo

Vectors: TypeAlias = npt.NDArray[np.float32]

PICTURES_PER_PRODUCT: Final = 5
_COPIES: Final = 3
_NEIGHBOURS: Final = 20
_CHUNK: Final = 4096
_SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".png"})


@dataclass(frozen=True, slots=True)
class RealVectors:
    """Embeddings of real pictures.

    Attributes:
        originals: (n, dim) of the pictures.
        deviations: (n, copies, dim) of their distorted copies, minus the original.
    """

    originals: Vectors
    deviations: Vectors


def embed_real_pictures(embedder: Embedder, folders: Sequence[Path], limit: int) -> RealVectors:
    """Embed pictures and distorted copies of them.

    Args:
        embedder: the model.
        folders: searched for pictures, with all folders in them.
        limit: maximum number of pictures, drawn at random.
    """
    files = sorted(
        file for folder in folders for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES
    )
    random = np.random.default_rng(0)
    random.shuffle(files)
    originals, deviations = [], []
    for file in files[:limit]:
        try:
            pixels = read_photo(file).pixels
        except VitrineError:
            continue
        views = [pixels, *(_distorted(pixels, random) for _ in range(_COPIES))]
        own, *copies = embedder.embed(np.stack([embedder.preprocess(view) for view in views]))
        originals.append(own)
        deviations.append(np.stack(copies) - own)
    return RealVectors(np.stack(originals), np.stack(deviations))


def _distorted(pixels: RgbImage, random: np.random.Generator) -> RgbImage:
    """Return a picture as another photo might show it: turned, cut, lit and blurred otherwise."""
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D(
        (width / 2, height / 2), random.uniform(-10, 10), random.uniform(0.85, 1.3)
    )
    shift = random.uniform(-0.06, 0.06, 2) * (width, height)
    turn = turn + np.array([[0, 0, shift[0]], [0, 0, shift[1]]])
    moved = cv2.warpAffine(pixels, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    lit = moved * random.uniform(0.7, 1.25, 3) + random.uniform(-15, 15)
    noisy = lit + random.normal(0, random.uniform(0, 8), lit.shape)
    sigma = max(0.01, random.uniform(-1, 2))
    blurred = cv2.GaussianBlur(np.clip(noisy, 0, 255).astype(np.uint8), (0, 0), sigma)
    quality = int(random.integers(40, 95))
    _, data = cv2.imencode(".jpg", blurred[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return decode(data.tobytes(), name="copy").pixels


def mixed_vectors(real: RealVectors, count: int, *, seed: int = 0) -> Vectors:
    """Return (count, dim) float32 unit vectors like those of real pictures, shuffled.

    Args:
        real: what they are mixed from.
        count: number of vectors, about ``PICTURES_PER_PRODUCT`` of each product.
        seed: of the random numbers.
    """
    random = np.random.default_rng(seed)
    neighbours = _neighbours(real.originals)
    spread = _root_of_covariance(real.deviations)
    products = -(-count // PICTURES_PER_PRODUCT)
    first = random.integers(0, len(real.originals), products)
    second = neighbours[first, random.integers(0, neighbours.shape[1], products)]
    share = random.uniform(0, 0.5, products).astype(np.float32)
    vectors = np.empty((count, real.originals.shape[1]), np.float32)
    owners = random.permutation(np.repeat(np.arange(products), PICTURES_PER_PRODUCT)[:count])
    for start in range(0, count, _CHUNK):
        own = owners[start : start + _CHUNK]
        base, other = real.originals[first[own]], real.originals[second[own]]
        copies = random.integers(0, _COPIES, len(own))
        scale = random.uniform(0.5, 1, (len(own), 1))
        noise = 0.3 * random.standard_normal(base.shape, np.float32) @ spread
        deviation = scale * real.deviations[first[own], copies] + noise
        rows = base + share[own, np.newaxis] * (other - base) + deviation
        vectors[start : start + _CHUNK] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return vectors


def _neighbours(originals: Vectors) -> npt.NDArray[np.int64]:
    """Return the rows of the nearest other pictures of each one."""
    found = []
    for start in range(0, len(originals), _CHUNK):
        scores = originals[start : start + _CHUNK] @ originals.T
        found.append(np.argpartition(-scores, _NEIGHBOURS, axis=1)[:, : _NEIGHBOURS + 1])
    return np.concatenate(found)


def _root_of_covariance(deviations: Vectors) -> Vectors:
    """Return a (dim, dim) matrix that gives random numbers the covariance of the deviations."""
    values, vectors = np.linalg.eigh(np.cov(deviations.reshape(-1, deviations.shape[-1]).T))
    return np.asarray((vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T, np.float32)
