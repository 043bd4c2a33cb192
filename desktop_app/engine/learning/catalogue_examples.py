"""Examples for a calibration from a catalogue's own pictures and confirmed photos."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.calibration_examples import Example, ExampleSearch
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.cross_validation import split_by_appearance
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.phone_photo import simulate_phone_photo
from desktop_app.vision.picture_decoding import decode_thumbnail

# Maximum number of queries; each is searched for twice.
_MAX_QUERIES: Final = 150
_MIN_QUERIES: Final = 30
# Pictures in the other half of its product that make a picture a query as it is. With fewer,
# the others show different sides of the product than a photo would.
_MIN_OTHER_PICTURES: Final = 3
_SEED: Final = 0

_Ids: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ProductExample:
    """An example, and the product that its photo shows."""

    product_id: int
    example: Example


@dataclass(frozen=True, slots=True)
class _Query:
    """A picture that is searched for.

    Attributes:
        without: ids of pictures that are left out of the search.
        is_edited: whether a phone photo of the picture is simulated.
    """

    picture_id: int
    product_id: int
    without: tuple[int, ...]
    is_edited: bool


def catalogue_examples(
    catalogue: Catalogue, embedder: Embedder, index: PictureIndex
) -> Job[list[ProductExample]]:
    """Search for the catalogue's own pictures, with their products and without.

    Confirmed photos are searched for as they are, in the other pictures. So are pictures of
    products with many, in those that look different. Of other pictures a phone photo is
    simulated, which is searched for in all pictures. The result is empty if there are
    fewer than 30 queries.

    Args:
        catalogue: the catalogue.
        embedder: the model.
        index: of the catalogue's pictures.
    """
    queries = _queries(catalogue, embedder.card.sha256)
    if len(queries) < _MIN_QUERIES:
        return []
    search = ExampleSearch(embedder, index, catalogue)
    random = np.random.default_rng(_SEED)
    found = []
    for done, query in enumerate(queries):
        yield Progress(done, len(queries), Message("Calibrating scores"))
        photo = _photo(query, queries[done - 1], catalogue, random)
        if photo is not None:
            examples = search.examples(photo, query.product_id, without=query.without)
            found += [ProductExample(query.product_id, example) for example in examples]
    return found


def _queries(catalogue: Catalogue, model: str) -> list[_Query]:
    """Return the queries, always the same ones, confirmed photos first."""
    ids = catalogue.embeddings.picture_ids(model)
    owners = catalogue.pictures.owners(ids)
    ids = np.array([number for number in ids.tolist() if number in owners], np.int64)
    products = np.array([owners[number].product_id for number in ids.tolist()], np.int64)
    confirmed = np.isin(ids, catalogue.confirmed_photos.ids())
    order = np.random.default_rng(_SEED).permutation(len(ids))
    order = order[np.argsort(~confirmed[order], kind="stable")]
    halves = _halves(catalogue, model, ids, products)
    made: list[_Query] = []
    for row in order.tolist():
        if len(made) == _MAX_QUERIES:
            break
        own = products == products[row]
        without = _without(row, own, halves, is_confirmed=bool(confirmed[row]))
        if own.sum() > len(without):
            hidden = tuple(ids[without].tolist())
            made.append(_Query(int(ids[row]), int(products[row]), hidden, not hidden))
    return made


def _halves(catalogue: Catalogue, model: str, ids: _Ids, products: _Ids) -> npt.NDArray[Any]:
    if not len(ids):
        return np.zeros(0, np.int64)
    vectors = catalogue.embeddings.get(model, ids.tolist())
    return split_by_appearance(np.stack([vectors[number] for number in ids.tolist()]), products)


def _without(
    row: int, own: npt.NDArray[np.bool_], halves: npt.NDArray[Any], *, is_confirmed: bool
) -> list[int]:
    """Return the rows of the pictures that a query must not find."""
    same_half = np.flatnonzero(own & (halves == halves[row]))
    if own.sum() - len(same_half) >= _MIN_OTHER_PICTURES:
        return same_half.tolist()
    return [row] if is_confirmed else []


def _photo(
    query: _Query, other: _Query, catalogue: Catalogue, random: np.random.Generator
) -> RgbImage | None:
    """Return the photo to search for; None if its picture was removed meanwhile."""
    found = dict(_small_pictures([query.picture_id, other.picture_id], catalogue))
    if query.picture_id not in found:
        return None
    picture = found[query.picture_id]
    if not query.is_edited:
        return picture
    return simulate_phone_photo(picture, found.get(other.picture_id, picture), random)


def _small_pictures(picture_ids: list[int], catalogue: Catalogue) -> Iterator[tuple[int, RgbImage]]:
    """Yield the pictures; those of confirmed photos are larger than thumbnails."""
    files = {
        **catalogue.thumbnails.get(picture_ids),
        **catalogue.confirmed_photos.files(picture_ids),
    }
    for number, jpeg in files.items():
        yield number, decode_thumbnail(jpeg)
