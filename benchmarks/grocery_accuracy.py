"""How often the model finds the right product, on the Grocery Store Dataset.

python -m benchmarks.grocery_accuracy --data FOLDER

FOLDER holds ``train.txt``, ``val.txt`` and ``classes.csv`` of Klasson, Zhang and
Kjellström (WACV 2019). Photos go through the program's own decoder and model;
the search is exact. Printed are the figures and the calibration for the card.

``match`` is said from a cosine and a lead over the next product on. Of all such
pairs with which 95 % of the matches among the validation photos are right, and
with which at most 5 % of the photos whose product was taken out of the gallery
get one, it is the pair that says ``match`` most often. ``unknown`` is said below
the cosine that 95 % of the validation photos reach, whether the gallery holds
shop photos or studio pictures.
"""

import argparse
import csv
import itertools
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from desktop_app import paths
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.photo import read_photo

Vectors = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]
SURE = 0.95
BATCH = 64


@dataclass(frozen=True)
class LabelledVectors:
    """Embedded photos and the product of each."""

    vectors: Vectors
    labels: Labels


@dataclass(frozen=True)
class Ranking:
    """What a gallery answers to photos: its products, best first.

    Attributes:
        products: (photos, products) product numbers, best first.
        cosines: (photos, products) of each product's best picture, same order.
    """

    products: Labels
    cosines: Vectors

    def top(self, count: int, labels: Labels) -> float:
        """Return the share of photos whose product is among the first ``count``."""
        return float((self.products[:, :count] == labels[:, None]).any(axis=1).mean())

    def says_match(self, cosine: float, margin: float) -> npt.NDArray[np.bool_]:
        """Return for each photo whether its best product is similar and ahead enough."""
        best, next_one = self.cosines[:, 0], self.cosines[:, 1]
        said: npt.NDArray[np.bool_] = (best >= cosine) & (best - next_one >= margin)
        return said


def embed_files(embedder: Embedder, files: Sequence[Path]) -> Vectors:
    """Decode and embed picture files."""

    def prepare(file: Path) -> npt.NDArray[np.generic]:
        return embedder.prepare(read_photo(file).pixels)

    with ThreadPoolExecutor(embedder.threads) as pool:
        return np.concatenate(
            [
                embedder.embed(np.stack(list(pool.map(prepare, files[start : start + BATCH]))))
                for start in range(0, len(files), BATCH)
            ]
        )


def photos(embedder: Embedder, data: Path, split: str) -> LabelledVectors:
    """Embed the shop photos that ``split`` lists: ``path, product, category`` a line."""
    lines = (data / split).read_text(encoding="utf-8").splitlines()
    rows = [line.split(", ") for line in lines if line]
    vectors = embed_files(embedder, [data / row[0] for row in rows])
    return LabelledVectors(vectors, np.array([int(row[1]) for row in rows]))


def studio_pictures(embedder: Embedder, data: Path) -> LabelledVectors:
    """Embed the one clean picture of each product."""
    with (data / "classes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    files = [data / row["Iconic Image Path (str)"].lstrip("/") for row in rows]
    return LabelledVectors(
        embed_files(embedder, files), np.array([int(row["Class ID (int)"]) for row in rows])
    )


def rank(queries: Vectors, gallery: LabelledVectors, without: Labels | None = None) -> Ranking:
    """Rank the gallery's products for each photo by their best picture.

    Args:
        queries: (n, dim) unit vectors.
        gallery: what is searched.
        without: (n,) the product to take out of the gallery for each photo.
    """
    names = np.unique(gallery.labels)
    cosines = queries @ gallery.vectors.T
    best = np.stack([cosines[:, gallery.labels == name].max(axis=1) for name in names], axis=1)
    if without is not None:
        best[names[None, :] == without[:, None]] = -1
    order = np.argsort(-best, axis=1)
    return Ranking(names[order], np.take_along_axis(best, order, axis=1))


def choose_match(known: Ranking, labels: Labels, absent: Ranking) -> tuple[float, float]:
    """Return the (cosine, margin) from which on a match is said; see the top of the file."""
    right = known.products[:, 0] == labels
    most, chosen = 0, (1.0, 1.0)
    for cosine, margin in itertools.product(np.arange(50, 100, 5) / 100, np.arange(1, 31) / 100):
        said = known.says_match(cosine, margin)
        false_alarms = absent.says_match(cosine, margin).mean()
        if said.sum() > most and right[said].mean() >= SURE and false_alarms <= 1 - SURE:
            most, chosen = int(said.sum()), (float(cosine), float(margin))
    return chosen


def figures(galleries: dict[str, Ranking], labels: Labels) -> list[dict[str, object]]:
    """Return the accuracy against each gallery as the card's ``figures``."""
    return [
        {
            "data_set": f"Grocery Store Dataset, {len(labels)} validation photos, gallery: {name}",
            "date": datetime.now(UTC).date().isoformat(),
            "measure": f"top-{count} accuracy",
            "value": round(ranking.top(count, labels), 4),
        }
        for name, ranking in galleries.items()
        for count in (1, 5)
    ]


def main() -> None:
    """Print the figures, the calibration and what it says on the same photos."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data set")
    parser.add_argument(
        "--model", default="", help="name of a model card; default: the shipped one"
    )
    chosen = parser.parse_args()

    embedder = Embedder.open(load_card(paths.model_card(chosen.model)))
    queries = photos(embedder, chosen.data, "val.txt")
    shop = photos(embedder, chosen.data, "train.txt")
    studio = studio_pictures(embedder, chosen.data)
    labels = queries.labels
    galleries = {
        f"{len(shop.labels)} shop photos": rank(queries.vectors, shop),
        f"{len(studio.labels)} studio pictures": rank(queries.vectors, studio),
    }
    known = next(iter(galleries.values()))
    absent = rank(queries.vectors, shop, without=labels)

    cosine, margin = choose_match(known, labels, absent)
    unknown = min(np.quantile(ranking.cosines[:, 0], 1 - SURE) for ranking in galleries.values())
    calibration = {
        "match_cosine": cosine,
        "match_margin": margin,
        "unknown_cosine": round(float(unknown), 2),
    }
    card = {"figures": figures(galleries, labels), "calibration": calibration}
    print(json.dumps(card, indent=2))

    for name, ranking in (*galleries.items(), ("shop photos, product taken out", absent)):
        said = ranking.says_match(cosine, margin)
        right = (ranking.products[:, 0] == labels)[said].mean() if said.any() else float("nan")
        rejected = (ranking.cosines[:, 0] < unknown).mean()
        print(
            f"{name}: match {said.mean():.1%}, of these right {right:.1%}; unknown {rejected:.1%}"
        )


if __name__ == "__main__":
    main()
