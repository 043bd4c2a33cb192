"""Fit the probabilities of hits for a model, and write them into its card.

    python -m training.calibrate --data FOLDER [--model NAME]

Photos that the model was not trained on are asked for in four catalogues: groceries
by shop photos, by a few of these beside a studio picture, by studio pictures alone, and
clothes as a phone would see them again. Each is asked for once more with its product
taken out. Needs no PyTorch.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import msgspec
import numpy as np

from benchmarks.datasets import Picture, clothes, shop_photos, studio_pictures
from benchmarks.recognition import catalogue
from desktop_app import paths
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.evaluation import metrics
from desktop_app.engine.recognition.calibration import (
    ABSENT_RATE,
    Example,
    Gallery,
    examples_of,
    fit_calibration,
)
from desktop_app.engine.recognition.multi_crop import embed_crops
from desktop_app.engine.recognition.verdict import probability
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, align, photo_keypoints, unpack
from desktop_app.vision.model_card import Calibration, load_card
from desktop_app.vision.picture_decoding import read_photo
from training.judge import as_by_phone

Photos: TypeAlias = Iterator[tuple[RgbImage, str]]

_SEEN_EVERY = 15
_PULL = 1.0


def known_photos(data: Path) -> Iterator[tuple[str, Sequence[Picture], Photos]]:
    """Yield name, pictures of the catalogue, and (photo, product) of what is asked."""
    groceries = shop_photos(data / "grocery", "val")
    many, clean = shop_photos(data / "grocery", "train"), studio_pictures(data / "grocery")
    for name, pictures in (
        ("shop photos", many),
        ("few pictures", [*clean, *few_of_each(many)]),
        ("studio pictures", clean),
    ):
        yield name, pictures, ((read_photo(p.file).pixels, p.product) for p in groceries)
    worn = clothes(data / "clothing", "train")
    snapped = seen_by_phone(worn, groceries)
    yield "clothes", worn, ((photo, worn[row].product) for row, photo in snapped)


def few_of_each(pictures: Sequence[Picture]) -> Iterator[Picture]:
    """Yield three pictures of each product, far apart: neighbours are of one burst."""
    of_product: defaultdict[str, list[Picture]] = defaultdict(list)
    for picture in pictures:
        of_product[picture.product].append(picture)
    for own in of_product.values():
        yield from (own[row] for row in np.unique(np.linspace(0, len(own) - 1, 3).astype(int)))


def seen_by_phone(
    pictures: Sequence[Picture], backgrounds: Sequence[Picture]
) -> Iterator[tuple[int, RgbImage]]:
    """Yield row and photo of every fifteenth picture as a phone sees it before another one."""
    random = np.random.default_rng(0)
    for row in range(0, len(pictures), _SEEN_EVERY):
        pixels = read_photo(pictures[row].file).pixels
        behind = backgrounds[int(random.integers(len(backgrounds)))]
        yield row, as_by_phone(pixels, read_photo(behind.file).pixels, random)


def asked(catalogue: SqliteCatalogue, embedder: Embedder, photos: Photos) -> list[list[Example]]:
    """Return the examples of each query; those of absent products come as queries of their own."""
    model = embedder.card.sha256
    ids = catalogue.embeddings.picture_ids(model)
    owners = catalogue.pictures.owners(ids)
    vectors = catalogue.embeddings.get(model, ids.tolist())
    gallery = Gallery(
        np.stack([vectors[picture] for picture in ids.tolist()]),
        ids,
        np.array([owners[picture][0] for picture in ids.tolist()]),
    )
    queries = []
    for photo, sku in photos:
        product = catalogue.products.by_sku([sku]).get(sku)
        assert product is not None
        views = embed_crops(photo, embedder)
        in_photo = photo_keypoints(photo)

        def verify(pictures: Sequence[int]) -> Mapping[int, int]:
            packed = catalogue.keypoints.get(KEYPOINT_FORMAT, pictures)
            known = {picture: unpack(data) for picture, data in packed.items()}
            return {p: align(in_photo, k).inliers for p, k in known.items() if k}  # noqa: B023

        own = gallery.products == product.id
        queries += [
            examples_of(views, product.id, gallery, hidden, verify)
            for hidden in (np.zeros_like(own), own)
        ]
    return queries


@contextmanager
def store_of(pictures: Sequence[Picture], model: str) -> Iterator[SqliteCatalogue]:
    """Make a catalogue that goes away with the block."""
    with tempfile.TemporaryDirectory() as folder:
        with catalogue(pictures, model, Path(folder)):
            pass
        store = SqliteCatalogue.open(Path(folder), actor=Actor.local())
        yield store
        store.close()


def error_of(queries: Sequence[Sequence[Example]], calibration: Calibration) -> float:
    """Return the expected calibration error of the first hits, absent ones as often as in life."""
    known = [query for query in queries if not query[0].absent]
    absent = [query for query in queries if query[0].absent]
    queries = [*known, *absent[:: round(1 / ABSENT_RATE)]]
    best = [
        max((probability(e.evidence, calibration), e.right) for e in query) for query in queries
    ]
    scores, right = (np.array(column) for column in zip(*best, strict=True))
    return metrics.calibration_error(scores, right.astype(bool)) or 0.0


def main() -> None:
    """Fit, print how far off the probabilities are, and write the card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of both data sets")
    parser.add_argument("--model", default="", help="a model card; default: the shipped one")
    chosen = parser.parse_args()

    card = paths.model_card(chosen.model)
    embedder = Embedder.open(load_card(card))
    queries: dict[str, list[list[Example]]] = {}
    for name, pictures, photos in known_photos(chosen.data):
        with store_of(pictures, chosen.model) as catalogue:
            queries[name] = asked(catalogue, embedder, photos)
    everything = [query for some in queries.values() for query in some]
    calibration = fit_calibration([e for query in everything for e in query], None, _PULL)
    print(calibration)
    for name, some in queries.items():
        print(f"{name}: calibration error {error_of(some, calibration):.3f}")
    # Pairs: each photo with its product, and without.
    halves = [[q for i, q in enumerate(everything) if i // 2 % 2 == half] for half in (0, 1)]
    for learnt, tested in (halves, halves[::-1]):
        other = fit_calibration([e for query in learnt for e in query], None, _PULL)
        print(f"fitted to the other half: calibration error {error_of(tested, other):.3f}")

    fields = json.loads(card.read_text(encoding="utf-8"))
    fields["calibration"] = {
        name: round(value, 3) for name, value in msgspec.structs.asdict(calibration).items()
    }
    card.write_text(json.dumps(fields, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
