"""What the engine answers: plain values for a window or for JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.records import Category as Category
from desktop_app.catalogue.records import Picture as Picture
from desktop_app.catalogue.records import Product as Product
from desktop_app.errors import Message

Verdict = Literal["match", "check", "unknown"]
RgbImage = npt.NDArray[np.uint8]

# What a column of a table can mean; all but the sku may be missing.
FIELDS = (
    "sku",
    "name",
    "brand",
    "category",
    "price",
    "currency",
    "gtin",
    "description",
    "image",
)


@dataclass(frozen=True, slots=True)
class Matches:
    """Places of a photo and of a picture that show the same thing, row by row.

    Attributes:
        photo_points, picture_points: (n, 2) float32, 0..1 of width and height
            of the upright photo and picture.
    """

    photo_points: npt.NDArray[np.float32]
    picture_points: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The parts of a score.

    Attributes:
        cosine: similarity of the photo, or with a handicap of its middle, and the
            hit's best picture, -1..1.
        margin: by how much ``cosine`` exceeds that of the best other product.
        centre: similarity of the photo's views and the product's pictures, the mean of
            the ones and the mean of the others, -1..1.
        agreement: share of the product among the pictures around the photo,
            weighted by nearness, 0..1.
        inliers: keypoints that a homography explains; None when not verified.
        lead: by how many e-folds the inliers beyond chance exceed those of the best
            other candidate; 0 when none was verified.
        matches: these keypoints; None when not verified.
    """

    cosine: float
    margin: float
    centre: float = 0.0
    agreement: float = 0.0
    inliers: int | None = None
    lead: float = 0.0
    matches: Matches | None = field(default=None, compare=False, repr=False)


class Weights(NamedTuple):
    """How much each signal counts beside the embedding, which counts 1; 0 or more."""

    colour: float = 0.0
    shape: float = 0.0
    texture: float = 0.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two pictures are, 0..1.

    Attributes:
        cosine: of their embeddings: what they show.
        colour, shape, texture: how they look; 0 is what unrelated pictures have
            in common.
    """

    cosine: float
    colour: float
    shape: float
    texture: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A product found, with its best picture.

    Attributes:
        picture: the nearest of the product's pictures; None for a product
            without pictures, which only browsing shows.
        score: how probable it is that this is the product, 0..1; of ``similar``
            how alike it is; None when nothing was searched for.
        evidence: for a photo, what the score was made of.
        likeness: for a picture of the catalogue, the same.
    """

    product: Product
    picture: Picture | None
    score: float | None
    evidence: Evidence | None = None
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True)
class CategoryGuess:
    """The category of a photo, guessed from the nearest pictures; score 0..1."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds of each stage of one query.

    Attributes:
        decode: from the file's bytes to pixels; next to nothing for a camera's picture.
        crop: cutting out the middle, and bringing it and the whole to the model's size.
        embed: the model.
        search: the nearest pictures, and whose they are.
        verify: keypoints, and the score.
        total: all of it.
    """

    decode: float
    crop: float
    embed: float
    search: float
    verify: float
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a photo, best first.

    Attributes:
        photo: the photo as it was looked at, upright, (height, width, 3) RGB;
            None for ``similar``, which has no photo.
        crop: its middle, which is looked at once more from nearer by; None without a photo.
        vector: the photo's embedding as the model gives it, (dim,) float32 of
            length 1; None without a photo.
    """

    verdict: Verdict
    category: CategoryGuess | None
    hits: tuple[Hit, ...]
    ms: Timings
    device: str
    photo: RgbImage | None = None
    crop: RgbImage | None = None
    vector: npt.NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class ProductDetail:
    """A product with all its pictures."""

    product: Product
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """Where the model really runs, read back from its session.

    Attributes:
        name: ``cpu`` or ``cuda``.
        requested: what was asked for: ``auto``, ``cpu`` or ``cuda``.
        reason: why it is not the GPU although one was welcome; None otherwise.
        gpu_idle: whether there is a GPU all the same: that can be mended.
    """

    name: str
    requested: str
    reason: Message | None
    gpu_idle: bool = False


@dataclass(frozen=True, slots=True)
class CatalogueStatus:
    """The state of an open catalogue."""

    folder: str
    products: int
    pictures: int
    indexed: int
    model: str
    device: DeviceReport


@dataclass(frozen=True, slots=True)
class TeachReport:
    """What was learnt from a catalogue, and what it is worth.

    The shares are of pictures and confirmed photos whose product is found first,
    all pictures left out that look like the one asked for.

    Attributes:
        products: products with two different pictures or more.
        pictures: pictures learnt from.
        confirmations: confirmed photos learnt from.
        queries: how many of both were asked for.
        before: share without what was learnt, 0..1.
        after: share with it.
        unseen: share with it where the product itself was not learnt, as with
            one that comes later.
        uncertainty: of ``after - before``, two standard errors.
        unseen_uncertainty: of ``unseen - before``, two standard errors.
        advised: whether it is better than before, beyond doubt.
        seconds: how long it took.
    """

    products: int
    pictures: int
    confirmations: int
    queries: int
    before: float
    after: float
    unseen: float
    uncertainty: float
    unseen_uncertainty: float
    advised: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class TeachingState:
    """What was learnt last.

    Attributes:
        report: what it is worth.
        is_on: whether photos and pictures are compared by it.
        taught_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    report: TeachReport
    is_on: bool
    taught_at: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would read, before it is started.

    Attributes:
        columns: headings of the table; empty for a folder of pictures.
        rows: the first few rows, as text, one value a column.
        mapping: product field to column heading, as far as recognised.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was left out, or a picture of it.

    Attributes:
        line: of the CSV file or worksheet, from 1; in a folder the number of
            the picture in the order of reading.
        reason: one sentence.
        sku, name: of the product as the row has them; empty where it has none.
    """

    line: int
    reason: Message
    sku: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: numbers of products, and of pictures taken in."""

    added: int
    updated: int
    unchanged: int
    pictures: int
    rejected: tuple[Rejection, ...]
