"""Fit what counting adds to the model, and write its card.

    python -m training.fit_counting --scenes FOLDER

The folder holds rendered scenes of the sample's products (``python -m tools.demo_catalogue
--more-scenes N``), none of which is in the sample. A map of views is fitted, so that
mapped embeddings of boxes are nearest to those of their products' pictures. The weights of the
score are fitted to hits of boxes whose products were left out when their map was fitted, each
box once with its product in the catalogue and once without.
"""

import argparse
import csv
import hashlib
import io
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app import paths
from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.bundled_catalogue import unpack
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.counting_card import CountingParameters
from desktop_app.engine.counting.unit_scoring import (
    COLOUR,
    MAX_LEAD,
    RANKED_HITS,
    UnitWeights,
    order_value,
    unit_features,
)
from desktop_app.engine.learning.active_space import calibration_for, index_for
from desktop_app.engine.recognition.pipeline import RecognitionPipeline
from desktop_app.progress import finish
from desktop_app.search.array_types import Vectors
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo

_Numbers = npt.NDArray[np.float64]
_Ids = npt.NDArray[np.int64]

_CATALOGUE: Final = Path("build/fit_counting/sample")
FILE_NAME: Final = "seen-from-above.npy"
_MAP_STEPS: Final = 300
_MAP_RATE: Final = 2e-3
# Of the similarities in the softmax.
_SHARPNESS: Final = 20.0
_MAP_PENALTY: Final = 0.01
_MOVE_PENALTY: Final = 0.5
_FOLDS: Final = 5
_FEATURES: Final = ("cosine", "agreement", "inliers", "lead", "centre", "print", COLOUR)
_WEIGHT_PENALTY: Final = 0.01
_STEPS: Final = 800
_RATE: Final = 0.05


@dataclass(frozen=True)
class Box:
    """A box of a scene.

    Attributes:
        photo: of the whole scene.
        region: of the product.
        sku: of the product.
    """

    photo: RgbImage
    region: Region
    sku: str


@dataclass(frozen=True)
class BoxHits:
    """The features of the hits of a box, and which of them is right; None if none is."""

    features: Sequence[dict[str, float]]
    right: int | None


def read_boxes(folder: Path) -> Iterator[Box]:
    """Yield the boxes of the scenes in a folder that has ``scenes.csv``."""
    photos: dict[str, RgbImage] = {}
    with (folder / "scenes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["scene"]
            if name not in photos and (folder / name).exists():
                photos[name] = read_photo(folder / name).pixels
            if name in photos:
                edges = [float(row[edge]) for edge in ("left", "top", "right", "bottom")]
                yield Box(photos[name], Region(*edges), row["sku"])


def fit_view_map(boxes: Vectors, products: _Ids, pictures: Vectors, owners: _Ids) -> Vectors:
    """Return the (dim, dim) float32 matrix that turns embeddings of boxes into those of pictures.

    The softmax of the similarities to the nearest picture of every product is to name the right
    product (InfoNCE, van den Oord et al., 2018). The matrix stays near the identity, and
    pictures near themselves.

    Args:
        boxes: (n, dim) of length 1.
        products: (n,) the product of each box.
        pictures: (m, dim) of length 1.
        owners: (m,) the product of each picture; those of all boxes are among them.
    """
    columns = np.argsort(owners, kind="stable")
    known, starts = np.unique(owners[columns], return_index=True)
    sorted_pictures = pictures[columns]
    rows = np.arange(len(boxes))
    right = np.searchsorted(known, products)
    identity = np.eye(boxes.shape[1], dtype=np.float32)

    def gradient(matrix: _Numbers) -> _Numbers:
        weights = matrix.astype(np.float32)
        mapped, lengths = _scaled(boxes @ weights)
        similarities = mapped @ sorted_pictures.T
        nearest = np.maximum.reduceat(similarities, starts, axis=1)
        share = np.exp(_SHARPNESS * (nearest - nearest.max(axis=1, keepdims=True)))
        share /= share.sum(axis=1, keepdims=True)
        share[rows, right] -= 1
        # The similarity to a product is that to its nearest picture.
        sizes = np.diff([*starts, len(columns)])
        is_nearest = similarities == np.repeat(nearest, sizes, axis=1)
        slope = np.repeat(share, sizes, axis=1) * is_nearest * (_SHARPNESS / len(boxes))
        total = boxes.T @ _slope_before_scaling(slope @ sorted_pictures, mapped, lengths)
        moved, moved_lengths = _scaled(pictures @ weights)
        back = -_MOVE_PENALTY / len(pictures) * pictures
        total += pictures.T @ _slope_before_scaling(back, moved, moved_lengths)
        return np.asarray(total + 2 * _MAP_PENALTY * (weights - identity), np.float64)

    fitted = minimise(gradient, identity.astype(np.float64), _MAP_STEPS, _MAP_RATE)
    return fitted.astype(np.float32)


def _scaled(vectors: Vectors) -> tuple[Vectors, Vectors]:
    """Return vectors at length 1, and their lengths in a column."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / lengths, lengths


def _slope_before_scaling(slope: Vectors, scaled: Vectors, lengths: Vectors) -> Vectors:
    """Return the gradient of vectors from that of the vectors at length 1."""
    along = (slope * scaled).sum(axis=1, keepdims=True)
    return np.asarray((slope - scaled * along) / lengths, np.float32)


class SampleShop:
    """The sample's catalogue, with the embeddings of its pictures by SKU."""

    def __init__(self) -> None:
        if not _CATALOGUE.exists():
            unpack(paths.sample_template(), _CATALOGUE)
        catalogue = open_catalogue(_CATALOGUE, actor=Actor.local())
        self.store = catalogue
        self._embedder = Embedder.open(load_card(paths.model_card("")))
        self.model: str = self._embedder.card.sha256
        index = index_for(catalogue, self._embedder, "auto")
        index.load()
        finish(index.update())
        calibration = calibration_for(catalogue, self._embedder, "auto", index)
        self._pipeline = RecognitionPipeline(self._embedder, index, catalogue, calibration)
        products = catalogue.products.get(catalogue.products.ids())
        pictures = catalogue.pictures.of_products(list(products))
        ids = [picture.id for some in pictures.values() for picture in some]
        vectors = catalogue.embeddings.get(self.model, ids)
        self.pictures: Vectors = np.stack([vectors[one] for one in ids])
        self.owners = [products[product].sku for product, some in pictures.items() for _ in some]

    def embed(self, boxes: Sequence[Box]) -> Vectors:
        """Return the (n, dim) embeddings of boxes."""
        cut = (box.region.cut_from(box.photo) for box in boxes)
        return np.stack([self._embedder.embed_picture(pixels) for pixels in cut])

    def view_map(
        self, boxes: Sequence[Box], embeddings: Vectors, without: Collection[str] = ()
    ) -> Vectors:
        """Fit the map to the boxes and pictures of all products but some."""
        numbers = {sku: number for number, sku in enumerate(sorted(set(self.owners)))}
        used = [at for at, box in enumerate(boxes) if box.sku not in without]
        shown = [at for at, sku in enumerate(self.owners) if sku not in without]
        return fit_view_map(
            embeddings[used],
            np.array([numbers[boxes[at].sku] for at in used]),
            self.pictures[shown],
            np.array([numbers[self.owners[at]] for at in shown]),
        )

    def hits(self, boxes: Sequence[Box], matrix: Vectors) -> Iterator[BoxHits]:
        """Yield the hits of boxes with a map."""
        parameters = CountingParameters(matrix, UnitWeights({}, 0, 0, 0))
        for box in boxes:
            (answer,) = self._pipeline.run(
                box.photo,
                [box.region],
                top=RANKED_HITS,
                detects_product=False,
                view_map=parameters.view_map,
            )
            pixels = box.region.cut_from(box.photo)
            (features,) = unit_features([pixels], [answer.hits], self.store)
            skus = [hit.product.sku for hit in answer.hits]
            yield BoxHits(features, skus.index(box.sku) if box.sku in skus else None)


def left_out_hits(shop: SampleShop, boxes: Sequence[Box], embeddings: Vectors) -> list[BoxHits]:
    """Return the hits of all boxes, each with a map that was fitted without its product."""
    skus = np.unique([box.sku for box in boxes])
    order = np.random.default_rng(0).permutation(skus)
    hits: list[BoxHits] = []
    for fold in range(_FOLDS):
        without = set(order[fold::_FOLDS].tolist())
        own = [box for box in boxes if box.sku in without]
        matrix = shop.view_map(boxes, embeddings, without)
        hits += shop.hits(own, matrix)
    return hits


def fit_order(hits: Sequence[BoxHits]) -> dict[str, float]:
    """Return the weights that most often put the right hit first, by softmax regression."""
    known = [one for one in hits if one.right is not None]
    rows = [np.array([[f.get(n, 0.0) for n in _FEATURES] for f in one.features]) for one in known]
    everything = np.concatenate(rows)
    spread: _Numbers = np.asarray(everything.std(axis=0) + 1e-9, np.float64)
    scaled = [(row - everything.mean(axis=0)) / spread for row in rows]

    def gradient(weights: _Numbers) -> _Numbers:
        total = 2 * _WEIGHT_PENALTY * weights
        for row, one in zip(scaled, known, strict=True):
            value = row @ weights
            share = np.exp(value - value.max())
            total = total + (share / share.sum() @ row - row[one.right]) / len(known)
        return total

    fitted = minimise(gradient, np.zeros(len(_FEATURES)), _STEPS, _RATE) / spread
    return dict(zip(_FEATURES, fitted.round(3).tolist(), strict=True))


def fit_probability(hits: Sequence[BoxHits], order: dict[str, float]) -> UnitWeights:
    """Return weights with the probability that the first hit is right, by logistic regression."""
    rows, rights = [], []
    for one in hits:
        values = np.array([order_value(feature, order) for feature in one.features])
        absent = values if one.right is None else np.delete(values, one.right)
        for some, is_right in ((values, one.right), (absent, None)):
            if len(some) < 2:
                continue
            first, second = np.sort(some)[:-3:-1]
            rows.append((first, min(first - second, MAX_LEAD)))
            rights.append(is_right is not None and int(some.argmax()) == is_right)
    inputs, right = np.array(rows), np.array(rights, np.float64)
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0)
    design = np.column_stack((np.ones(len(inputs)), (inputs - mean) / spread))

    def gradient(weights: _Numbers) -> _Numbers:
        error = 1 / (1 + np.exp(-design @ weights)) - right
        slope: _Numbers = design.T @ error / len(right)
        return slope

    fitted = minimise(gradient, np.zeros(3), _STEPS, _RATE)
    value, lead = fitted[1:] / spread
    intercept = fitted[0] - value * mean[0] - lead * mean[1]
    return UnitWeights(order, *(round(float(one), 3) for one in (intercept, value, lead)))


def minimise(
    gradient: Callable[[_Numbers], _Numbers], start: _Numbers, steps: int, rate: float
) -> _Numbers:
    """Return the weights after gradient descent with momentum (Adam, Kingma and Ba, 2015)."""
    weights, first, second = start, np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        slope = gradient(weights)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        spread = np.sqrt(second / (1 - 0.99**step)) + 1e-9
        falling = rate * (1 - step / (steps + 1))
        weights = weights - falling * first / (1 - 0.9**step) / spread
    return weights


def write_card(matrix: Vectors, weights: UnitWeights, model: str, figures: object) -> None:
    """Write the card and the file of the map."""
    card = paths.counting_card()
    card.parent.mkdir(parents=True, exist_ok=True)
    data = io.BytesIO()
    np.save(data, matrix.astype(np.float16), allow_pickle=False)
    (card.parent / FILE_NAME).write_bytes(data.getvalue())
    contents = {
        "name": "vitrine-counting",
        "model_sha256": model,
        "file": FILE_NAME,
        "sha256": hashlib.sha256(data.getvalue()).hexdigest(),
        "weights": asdict(weights),
        "licence": "Apache-2.0",
        "source": "training/fit_counting.py",
        "training_data": "scenes rendered with the tools of the demo catalogue, none of them in "
        "the sample",
        "figures": figures,
    }
    with write_atomically(card) as draft:
        draft.write_text(json.dumps(contents, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, write the card, and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scenes", type=Path, required=True)
    arguments = parser.parse_args()
    shop = SampleShop()
    try:
        boxes = [box for box in read_boxes(arguments.scenes) if box.sku in shop.owners]
        embeddings = shop.embed(boxes)
        hits = left_out_hits(shop, boxes, embeddings)
        weights = fit_probability(hits, fit_order(hits))
        figures = _figures(hits, weights)
        write_card(shop.view_map(boxes, embeddings), weights, shop.model, figures)
    finally:
        shop.store.close()
    print(json.dumps({"boxes": len(boxes), **figures, "weights": asdict(weights)}, indent=2))


def _figures(hits: Sequence[BoxHits], weights: UnitWeights) -> dict[str, object]:
    first = [
        int(np.argmax([order_value(feature, weights.order) for feature in one.features]))
        for one in hits
    ]
    return {
        "what": "boxes of products that the map was not fitted to: share whose product is among "
        f"{RANKED_HITS} hits, and whose first hit is right before and after ordering",
        "found": round(np.mean([one.right is not None for one in hits]).item(), 3),
        "first before": round(np.mean([one.right == 0 for one in hits]).item(), 3),
        "first": round(
            np.mean([one.right == at for one, at in zip(hits, first, strict=True)]).item(), 3
        ),
    }


if __name__ == "__main__":
    main()
