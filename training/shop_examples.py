"""The answers to the queries of simulated shops, kept in files until the code changes."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from datasets import simulated_shops as shops_module
from datasets.labelled_photos import LabelledPhoto
from datasets.photo_catalogue import open_photo_catalogue
from datasets.simulated_shops import Shop, ShopQuery
from desktop_app import paths, vision
from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine import recognition
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.picture_keypoints import PictureKeypoints
from desktop_app.engine.recognition.calibration_examples import Example, ExampleSearch
from desktop_app.progress import finish
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.vision.embedder import Embedder

# Code that turns photos into features; ``calibration_fitting`` and ``verdict`` use them.
_NOT_MEASURING: Final = ("calibration_fitting.py", "verdict.py", "explanation.py", "occlusion.py")
_MAX_QUERIES: Final = 300


class ShopExamples(NamedTuple):
    """The answers to the queries of one shop.

    Attributes:
        shop: name of the shop.
        domain: the data set or group of data sets that it is made of.
        is_real: whether most of its photos are real ones, not edited pictures.
        examples: of every query, with its product in the catalogue and without.
    """

    shop: str
    domain: str
    is_real: bool
    examples: list[Example]


def shop_examples(
    shops: Iterable[Shop], embedder: Embedder, model: str, cache: Path
) -> Iterator[ShopExamples]:
    """Yield the examples of each shop; those that are in the cache are read from it.

    Args:
        shops: the shops.
        embedder: the model.
        model: name of its card; "" for the shipped one.
        cache: folder of the files.
    """
    cache.mkdir(parents=True, exist_ok=True)
    key = _key(embedder)
    for shop in shops:
        file = cache / f"{shop.name.replace('/', '-')}-{key}.json"
        if file.exists():
            examples = msgspec.json.decode(file.read_bytes(), type=list[Example])
        else:
            with open_temporary_catalogue(shop.pictures, model) as catalogue:
                examples = _examples(catalogue, embedder, shop.queries())
            with write_atomically(file) as draft:
                draft.write_bytes(msgspec.json.encode(examples))
        is_real = 2 * sum(shop.is_real) > len(shop.is_real)
        yield ShopExamples(shop.name, shop.domain, is_real, examples)


def _key(embedder: Embedder) -> str:
    """Return what the examples depend on: the model and the code that measures features."""
    digest = hashlib.sha256(embedder.card.sha256.encode())
    folders = [Path(next(iter(package.__path__))) for package in (recognition, vision)]
    files = [file for folder in folders for file in folder.glob("*.py")]
    files.append(Path(shops_module.__file__))
    for file in sorted(files):
        if file.name not in _NOT_MEASURING:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _examples(
    catalogue: Catalogue, embedder: Embedder, queries: Iterable[ShopQuery]
) -> list[Example]:
    model = embedder.card.sha256
    keypoints = PictureKeypoints(catalogue, paths.keypoint_vocabulary())
    space = EmbeddingSpace.original(embedder.card.output.dimension)
    index = PictureIndex(catalogue, model, space, keypoints)
    index.load()
    finish(index.update())
    search = ExampleSearch(embedder, index, catalogue)
    examples = []
    for query in islice(queries, _MAX_QUERIES):
        product_id = catalogue.products.ids_by_sku([query.product]).get(query.product)
        examples += search.examples(query.pixels, product_id)
    return examples


@contextmanager
def open_temporary_catalogue(pictures: Sequence[LabelledPhoto], model: str) -> Iterator[Catalogue]:
    """Open a temporary catalogue of the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        with open_photo_catalogue(pictures, model, Path(folder)):
            pass
        store = open_catalogue(Path(folder), actor=Actor.local())
        yield store
        store.close()
