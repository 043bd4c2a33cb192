"""Fit the probabilities of hits for a model, and write the calibration into its card.

    python -m training.calibrate --data FOLDER [--model NAME]

The queries are photos that the model was not trained on, in four catalogues: groceries
among shop photos, among three of these beside a studio picture, and among studio
pictures; and clothes in simulated phone photos. Every photo is a second query with its
product removed from the catalogue. Needs no PyTorch.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np

from datasets.labelled_photos import LabelledPhoto, clothing_photos, grocery_photos, studio_pictures
from datasets.phone_photos import simulate_phone_photos
from datasets.photo_catalogue import open_photo_catalogue
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.evaluation import metrics
from desktop_app.engine.picture_keypoints import PictureKeypoints
from desktop_app.engine.recognition.calibration_examples import Example, Gallery, examples_of_query
from desktop_app.engine.recognition.calibration_fitting import ABSENT_RATE, fit_calibration
from desktop_app.engine.recognition.dense_matching import dense_similarities, read_feature_maps
from desktop_app.engine.recognition.embedding import embed_photo
from desktop_app.engine.recognition.geometric_verification import (
    RegionMatcher,
    RegionMatches,
    verify_pictures,
)
from desktop_app.engine.recognition.scoring import probability
from desktop_app.progress import finish
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo

LabelledPixels: TypeAlias = Iterator[tuple[RgbImage, str]]

_PICTURES_PER_PRODUCT: Final = 3
_RIDGE: Final = 1.0


def calibration_sets(
    data: Path,
) -> Iterator[tuple[str, Sequence[LabelledPhoto], LabelledPixels]]:
    """Yield the name, the catalogue pictures, and the (pixels, product) of the queries."""
    groceries = grocery_photos(data / "grocery", "val")
    shop, studio = grocery_photos(data / "grocery", "train"), studio_pictures(data / "grocery")
    for name, pictures in (
        ("shop photos", shop),
        ("few pictures", [*studio, *sample_of_each_product(shop)]),
        ("studio pictures", studio),
    ):
        yield name, pictures, ((read_photo(p.file).pixels, p.product) for p in groceries)
    clothes = clothing_photos(data / "clothing", "train")
    photos = simulate_phone_photos(clothes, groceries)
    yield "clothes", clothes, ((photo, clothes[row].product) for row, photo in photos)


def sample_of_each_product(photos: Sequence[LabelledPhoto]) -> Iterator[LabelledPhoto]:
    """Yield three photos of each product, far apart, as neighbours are of one burst."""
    by_product: defaultdict[str, list[LabelledPhoto]] = defaultdict(list)
    for photo in photos:
        by_product[photo.product].append(photo)
    for own in by_product.values():
        rows = np.linspace(0, len(own) - 1, _PICTURES_PER_PRODUCT).astype(int)
        yield from (own[row] for row in np.unique(rows))


def query_examples(
    catalogue: Catalogue, embedder: Embedder, photos: LabelledPixels
) -> list[list[Example]]:
    """Return the examples of each query: a photo with its product, then without it."""
    model = embedder.card.sha256
    ids = catalogue.embeddings.picture_ids(model)
    owners = catalogue.pictures.owners(ids)
    vectors = catalogue.embeddings.get(model, ids.tolist())
    gallery = Gallery(
        np.stack([vectors[picture] for picture in ids.tolist()]),
        ids,
        np.array([owners[picture][0] for picture in ids.tolist()]),
    )
    printed = PictureKeypoints(catalogue, paths.keypoint_vocabulary())
    finish(printed.update(ids))
    queries = []
    for pixels, sku in photos:
        product = catalogue.products.by_sku([sku]).get(sku)
        assert product is not None
        embeddings, own_maps = embed_photo(pixels, embedder)
        matcher = RegionMatcher(pixels, WHOLE_PHOTO)
        found = printed.search_all(matcher.keypoints)

        def verify(pictures: Sequence[int]) -> RegionMatches:
            return verify_pictures(matcher, pictures, catalogue)  # noqa: B023

        def match_maps(pictures: Sequence[int]) -> Mapping[int, float]:
            maps = read_feature_maps(pictures, catalogue, embedder.card)
            return dense_similarities(own_maps, maps)  # noqa: B023

        own = gallery.products == product.id
        queries += [
            examples_of_query(embeddings, product.id, gallery, hidden, verify, found, match_maps)
            for hidden in (np.zeros_like(own), own)
        ]
    return queries


@contextmanager
def open_temporary_catalogue(pictures: Sequence[LabelledPhoto], model: str) -> Iterator[Catalogue]:
    """Open a temporary catalogue of the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        with open_photo_catalogue(pictures, model, Path(folder)):
            pass
        store = open_catalogue(Path(folder), actor=Actor.local())
        yield store
        store.close()


def expected_calibration_error(
    queries: Sequence[Sequence[Example]], calibration: Calibration
) -> float:
    """Return the expected calibration error of the first hits, absent ones at their prior."""
    known = [query for query in queries if not query[0].is_absent]
    absent = [query for query in queries if query[0].is_absent]
    queries = [*known, *absent[:: round(1 / ABSENT_RATE)]]
    best = [
        max((probability(e.features, calibration), e.is_right) for e in query) for query in queries
    ]
    scores, is_right = (np.array(column) for column in zip(*best, strict=True))
    return metrics.expected_calibration_error(scores, is_right.astype(bool)) or 0.0


def print_errors(queries: dict[str, list[list[Example]]], calibration: Calibration) -> None:
    """Print the calibration errors, also those of a two-fold cross-validation."""
    for name, some in queries.items():
        error = expected_calibration_error(some, calibration)
        print(f"{name}: calibration error {error:.3f}")
    everything = [query for some in queries.values() for query in some]
    # Two consecutive queries are the same photo, with and without its product.
    halves = [[q for i, q in enumerate(everything) if i // 2 % 2 == half] for half in (0, 1)]
    for train, test in (halves, halves[::-1]):
        other = fit_calibration([e for query in train for e in query], None, _RIDGE)
        error = expected_calibration_error(test, other)
        print(f"fitted to the other half: calibration error {error:.3f}")


def main() -> None:
    """Fit the calibration, print its errors, and write the card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of both data sets")
    parser.add_argument("--model", default="", help="a model card; default: the shipped one")
    arguments = parser.parse_args()

    card = paths.model_card(arguments.model)
    embedder = Embedder.open(load_card(card))
    queries: dict[str, list[list[Example]]] = {}
    for name, pictures, photos in calibration_sets(arguments.data):
        with open_temporary_catalogue(pictures, arguments.model) as catalogue:
            queries[name] = query_examples(catalogue, embedder, photos)
    examples = [e for some in queries.values() for query in some for e in query]
    calibration = fit_calibration(examples, None, _RIDGE)
    print(calibration)
    print_errors(queries, calibration)

    fields = json.loads(card.read_text(encoding="utf-8"))
    fields["calibration"] = {
        name: round(value, 3) for name, value in calibration.as_fields().items()
    }
    card.write_text(json.dumps(fields, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
