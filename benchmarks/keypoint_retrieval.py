"""Measure the search by keypoints on printed goods of kinds that nothing was trained on.

python -m benchmarks.keypoint_retrieval --data FOLDER

FOLDER holds ``magento_luma``, ``amazon_items``, ``xwines_labels`` and ``playing_cards``,
which neither the model nor the vocabulary of keypoints has seen. All pictures of the first
three are one catalogue, and simulated phone photos of some of them are the queries. The
cards of the training scenes are another catalogue, and those of the test scenes, which are
real photos, the queries. Each query is answered with the search by keypoints and without it.
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np

from datasets.labelled_photos import LabelledPhoto, grocery_photos
from datasets.phone_photos import simulate_phone_photo
from datasets.photo_catalogue import open_photo_catalogue
from datasets.playing_cards import cut_out_cards
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import read_photo

Query: TypeAlias = tuple[RgbImage, str]

PICTURE_SETS: Final = ("magento_luma", "amazon_items", "xwines_labels")
_QUERIES: Final = 150
_TOP: Final = 20


def labelled_pictures(folder: Path) -> list[LabelledPhoto]:
    """Return the pictures of a set with a ``pictures.csv``; each is a product of its own."""
    with (folder / "pictures.csv").open(encoding="utf-8", newline="") as file:
        return [
            LabelledPhoto(folder / row["path"], f"{folder.name}/{row['path']}", row["domain"], 0, 0)
            for row in csv.DictReader(file)
        ]


def simulated_queries(
    pictures: Sequence[LabelledPhoto], backgrounds: Sequence[LabelledPhoto]
) -> Iterator[Query]:
    """Yield simulated photos of some pictures and the product of each, always the same."""
    random = np.random.default_rng(0)
    count = min(_QUERIES, len(pictures))
    for row in random.permutation(len(pictures))[:count].tolist():
        background = backgrounds[int(random.integers(len(backgrounds)))]
        pixels, behind = (read_photo(one.file).pixels for one in (pictures[row], background))
        yield simulate_phone_photo(pixels, behind, random), pictures[row].product


def cards(folder: Path) -> Iterator[Query]:
    """Yield the cards of the test scenes and their ranks."""
    return ((read_photo(card.file).pixels, card.product) for card in cut_out_cards(folder, "test"))


@contextmanager
def without_keypoint_search(workspace: Workspace) -> Iterator[None]:
    """Search by embeddings only."""
    index = workspace._index  # noqa: SLF001 - a benchmark of one part
    keypoints, index._keypoints = index._keypoints, None  # noqa: SLF001
    try:
        yield
    finally:
        index._keypoints = keypoints  # noqa: SLF001


def measure(name: str, workspace: Workspace, queries: Iterator[Query]) -> None:
    """Print how often the right product is first, and among the first twenty."""
    ranks: dict[str, list[int]] = {"embedding": [], "both": []}
    for photo, product in queries:
        with without_keypoint_search(workspace):
            ranks["embedding"].append(_rank(workspace, photo, product))
        ranks["both"].append(_rank(workspace, photo, product))
    for way, found in ranks.items():
        rank = np.array(found)
        first, twenty = np.mean(rank == 1), np.mean((rank > 0) & (rank <= _TOP))
        print(f"{name:<16}{way:<12}{len(rank):>6}{first:>8.3f}{twenty:>8.3f}", flush=True)


def _rank(workspace: Workspace, photo: RgbImage, product: str) -> int:
    skus = [hit.product.sku for hit in workspace.identify(photo, top=_TOP).hits]
    return skus.index(product) + 1 if product in skus else 0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    data = parser.parse_args().data

    print(f"{'set':<16}{'search':<12}{'photos':>6}{'first':>8}{'in 20':>8}   to reach: .95, .99")
    sets = {name: labelled_pictures(data / name) for name in PICTURE_SETS}
    backgrounds = grocery_photos(data / "grocery", "val")
    with open_photo_catalogue([one for some in sets.values() for one in some], "") as workspace:
        for name, pictures in sets.items():
            measure(name, workspace, simulated_queries(pictures, backgrounds))
    pictures = cut_out_cards(data / "playing_cards", "train")
    with open_photo_catalogue(pictures, "") as workspace:
        measure("playing_cards", workspace, cards(data / "playing_cards"))


if __name__ == "__main__":
    main()
