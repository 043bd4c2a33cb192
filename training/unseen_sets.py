"""Compare the learnt embedding with the extended one on sets that training did not see.

    python -m training.unseen_sets --data FOLDER [--model CARD]

Every set is searched among its own pictures and 1,000 of the others; the search is exact,
and the nearest picture decides. There are three kinds of queries: simulated phone photos of
a set's pictures, the other pictures of the same product (leave-one-out), and the other
pictures of a kind of which the catalogue has few. The sets that gave the principal
components, and on which layer and weight were chosen, are marked with an asterisk. Photos of
groceries, which training did see, among studio pictures are the last row. Needs no PyTorch.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from datasets.labelled_photos import LabelledPhoto, grocery_photos, studio_pictures
from datasets.listed_pictures import listed_pictures
from datasets.phone_photos import simulate_phone_photo
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.recognition.embedding import embed_photo
from desktop_app.engine.recognition.multi_crop import best_of_crops
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo
from training.whitening import COMPONENTS, STATISTICS_SETS

Vectors: TypeAlias = npt.NDArray[np.float32]

EDITED_SETS: Final = (
    "clothing_rest",
    "caltech101_products",
    "trashnet",
    "amazon_items",
    "magento_luma",
    "spree_appliances",
    "xwines_labels",
)
VIEWS_SETS: Final = ("magento_luma", "abo_samples")
# Pictures of each kind in the catalogue.
FEW_PICTURES: Final = {"caltech101_products": 3, "microcontroller_boards": 1}
_QUERIES: Final = 200
_DISTRACTORS: Final = 1_000
_FIRST: Final = 20


@dataclass(frozen=True)
class EmbeddedSet:
    """The pictures of a set with their embeddings.

    Attributes:
        photos: the pictures.
        vectors: (n, dim) of each.
        labels: (n,) what it shows.
    """

    photos: Sequence[LabelledPhoto]
    vectors: Vectors
    labels: npt.NDArray[np.int64]


class Accuracy(NamedTuple):
    """Shares of the queries whose picture is the first, and among the first twenty."""

    first: float
    first_twenty: float


class Queries(NamedTuple):
    """Queries in a gallery.

    Attributes:
        vectors: (crops, dim) of each query.
        gallery: (n, dim) of the pictures.
        is_right: (queries, n) whether the picture shows what the query does.
        is_hidden: (queries, n) whether the picture is the query itself.
    """

    vectors: Sequence[Vectors]
    gallery: Vectors
    is_right: npt.NDArray[np.bool_]
    is_hidden: npt.NDArray[np.bool_]


def accuracy(queries: Queries, part: Callable[[Vectors], Vectors]) -> Accuracy:
    """Return how often a right picture is found.

    Args:
        queries: with the gallery.
        part: returns the part of the embeddings that is compared, rows of length 1.
    """
    gallery = part(queries.gallery)
    similarities = np.stack([best_of_crops(part(one) @ gallery.T) for one in queries.vectors])
    similarities[queries.is_hidden] = -np.inf
    order = np.argsort(-similarities, axis=1)[:, :_FIRST]
    found = np.take_along_axis(queries.is_right, order, axis=1)
    return Accuracy(float(found[:, 0].mean()), float(found.any(axis=1).mean()))


def learnt_part(vectors: Vectors) -> Vectors:
    """Return what training has learnt of (n, dim) extended embeddings, rows of length 1."""
    learnt = vectors[:, :-COMPONENTS]
    return np.asarray(learnt / np.linalg.norm(learnt, axis=1, keepdims=True))


def rows_for_catalogue(labels: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.bool_]:
    """Return (n,) whether a picture is one of the first ``count`` of its kind, shuffled."""
    chosen = np.zeros(len(labels), np.bool_)
    order = np.random.default_rng(0).permutation(len(labels))
    for label in np.unique(labels):
        chosen[order[labels[order] == label][:count]] = True
    return chosen


def edited_queries(
    own: EmbeddedSet, others: Vectors, backgrounds: Sequence[RgbImage], embedder: Embedder
) -> Queries:
    """Return simulated phone photos of the pictures of a set."""
    random = np.random.default_rng(0)
    rows = random.permutation(len(own.photos))[:_QUERIES]
    vectors = []
    for row in rows:
        pixels = read_photo(own.photos[row].file).pixels
        background = backgrounds[int(random.integers(len(backgrounds)))]
        vectors.append(embed_photo(simulate_phone_photo(pixels, background, random), embedder))
    gallery = np.concatenate([own.vectors, others])
    is_right = rows[:, None] == np.arange(len(gallery))
    return Queries(vectors, gallery, is_right, np.zeros_like(is_right))


def view_queries(own: EmbeddedSet, others: Vectors) -> Queries:
    """Return each picture of a product that has several, to be found by the other ones."""
    rows = np.flatnonzero(np.bincount(own.labels)[own.labels] > 1)
    gallery = np.concatenate([own.vectors, others])
    is_hidden = rows[:, None] == np.arange(len(gallery))
    is_right = _is_same(own.labels[rows], own.labels, len(others)) & ~is_hidden
    return Queries([own.vectors[[row]] for row in rows], gallery, is_right, is_hidden)


def few_picture_queries(own: EmbeddedSet, others: Vectors, count: int) -> Queries:
    """Return pictures of each kind, of which the catalogue has ``count`` other ones."""
    in_catalogue = rows_for_catalogue(own.labels, count)
    rows = np.flatnonzero(~in_catalogue)
    rows = np.random.default_rng(1).permutation(rows)[: 2 * _QUERIES]
    is_right = _is_same(own.labels[rows], own.labels[in_catalogue], len(others))
    gallery = np.concatenate([own.vectors[in_catalogue], others])
    vectors = [own.vectors[[row]] for row in rows]
    return Queries(vectors, gallery, is_right, np.zeros_like(is_right))


def photo_queries(photos: Sequence[LabelledPhoto], own: EmbeddedSet, embedder: Embedder) -> Queries:
    """Return photos whose products are in a set, to be found in the set alone."""
    vectors = [embed_photo(read_photo(photo.file).pixels, embedder) for photo in photos]
    is_right = _is_same(np.array([photo.label for photo in photos]), own.labels, 0)
    return Queries(vectors, own.vectors, is_right, np.zeros_like(is_right))


def _is_same(
    queries: npt.NDArray[np.int64], pictures: npt.NDArray[np.int64], others: int
) -> npt.NDArray[np.bool_]:
    """Return whether labels agree; the ``others`` pictures at the end have another one."""
    return np.pad(queries[:, None] == pictures, ((0, 0), (0, others)))


def all_queries(data: Path, embedder: Embedder) -> Iterator[tuple[str, str, Queries]]:
    """Yield the name of a set, the kind of the queries, and the queries."""
    names = sorted({*EDITED_SETS, *VIEWS_SETS, *FEW_PICTURES})
    sets = {name: embed_set(listed_pictures(data / name), embedder) for name in names}
    shop = grocery_photos(data / "grocery", "train")[::10]
    backgrounds = [read_photo(photo.file).pixels for photo in shop]
    for name, own in sets.items():
        others = np.concatenate([one.vectors for other, one in sets.items() if other != name])
        others = np.random.default_rng(0).permutation(others)[:_DISTRACTORS]
        if name in EDITED_SETS:
            yield name, "phone photo", edited_queries(own, others, backgrounds, embedder)
        if name in VIEWS_SETS:
            yield name, "other picture of the product", view_queries(own, others)
        if name in FEW_PICTURES:
            count = FEW_PICTURES[name]
            kind = f"other picture of the kind, {count} in the catalogue"
            yield name, kind, few_picture_queries(own, others, count)
    studio = embed_set(studio_pictures(data / "grocery"), embedder)
    photos = grocery_photos(data / "grocery", "val")
    yield "grocery", "photo among studio pictures", photo_queries(photos, studio, embedder)


def embed_set(photos: Sequence[LabelledPhoto], embedder: Embedder) -> EmbeddedSet:
    """Embed the pictures of a set whole."""

    def model_input(photo: LabelledPhoto) -> npt.NDArray[Any]:
        return embedder.preprocess(read_photo(photo.file).pixels)

    with ThreadPoolExecutor(2) as pool:
        inputs = np.stack(list(pool.map(model_input, photos)))
    labels = np.array([photo.label for photo in photos])
    return EmbeddedSet(photos, embedder.embed(inputs), labels)


def main() -> None:
    """Print the accuracies of both embeddings as the table of README.md."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--model", default="", help="a model card; default: the shipped one")
    arguments = parser.parse_args()

    embedder = Embedder.open(load_card(paths.model_card(arguments.model)))
    print("| set | queries | learnt, top-1 | top-20 | extended, top-1 | top-20 |")
    print("|---|---|---|---|---|---|")
    for name, kind, queries in all_queries(arguments.data, embedder):
        mark = " *" if name in STATISTICS_SETS else ""
        shares = [*accuracy(queries, learnt_part), *accuracy(queries, np.asarray)]
        cells = " | ".join(f"{share:.3f}" for share in shares)
        print(f"| {name}{mark} | {len(queries.vectors)}, {kind} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
