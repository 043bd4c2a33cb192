"""The interfaces of a catalogue, one for each subject.

The engine uses only these. All of them read and write in batches, because a catalogue may
be on another computer: call a method once for many ids, never once for each of them.

Every method that writes is one transaction, unless it runs inside ``Catalogue.transaction()``.
All methods raise ``VitrineError`` if the database cannot be read or written.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.action import ResolutionAction
from desktop_app.domain.actor import Actor
from desktop_app.domain.finding import AssessedPicture, Finding, ImportedPicture, PictureQuality
from desktop_app.domain.learned_metric import LearnedMetric
from desktop_app.domain.pair_resolutions import PairResolutions
from desktop_app.domain.picture import KnownFile, Picture, PictureFile, PictureOwner
from desktop_app.domain.product import Category, Product
from desktop_app.domain.resolution import Resolution

# (dim,) float32 of length 1.
Embedding: TypeAlias = npt.NDArray[np.float32]
# Colour, shape and texture of a picture, (n,) uint8 each.
AppearanceVectors: TypeAlias = tuple[
    npt.NDArray[np.uint8], npt.NDArray[np.uint8], npt.NDArray[np.uint8]
]


class ProductStore(Protocol):
    """The products.

    Counts and lists leave out products that were merged into others.
    """

    def count(self) -> int:
        """Return the number of products."""

    def get(self, product_ids: Sequence[int]) -> dict[int, Product]:
        """Return products by id, merged ones as themselves; unknown ids are missing."""

    def by_sku(self, skus: Sequence[str]) -> dict[str, Product]:
        """Return products by SKU or alias; unknown SKUs are missing."""

    def as_imported(self, skus: Sequence[str]) -> dict[str, Product]:
        """Return products by their own SKU, also if they were merged; unknown SKUs are missing."""

    def ids_by_sku(self, skus: Sequence[str]) -> dict[str, int]:
        """Return product ids by their own SKU, as ``as_imported``."""

    def first(self, limit: int) -> list[tuple[Product, Picture | None]]:
        """Return up to ``limit`` products in SKU order, each with its first picture."""

    def categories(self) -> dict[str, Category]:
        """Return the categories by name, in the order of the names.

        The first product of each category gives its names in other languages.
        """

    def add(self, values: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
        """Add products and return their ids by SKU.

        Args:
            values: fields of ``Product`` without ``id`` and ``sku``, by SKU; no SKU is empty
                or in the catalogue.
        """

    def update(self, changes: Mapping[int, Mapping[str, Any]]) -> None:
        """Set the given fields of products, by product id; other fields stay."""


class PictureStore(Protocol):
    """The pictures. A picture of a merged product counts for the product it was merged into."""

    def count(self) -> int:
        """Return the number of pictures."""

    def get(self, picture_ids: Sequence[int]) -> dict[int, Picture]:
        """Return pictures by id; unknown ids are missing."""

    def of_products(self, product_ids: Sequence[int]) -> dict[int, list[Picture]]:
        """Return the pictures that count for each product, oldest first.

        If products that were merged have pictures with the same contents, only the first
        of these is returned.
        """

    def owners(self, picture_ids: npt.NDArray[np.int64]) -> dict[int, PictureOwner]:
        """Return the product that each picture counts for; unknown ids are missing."""

    def in_category(self, category: str, limit: int) -> list[int]:
        """Return the ids of up to ``limit`` pictures of a category's products."""

    def known_files(self, files: Sequence[tuple[int, str]]) -> dict[tuple[int, str], KnownFile]:
        """Return what is known about files, by product id and path; unknown ones are missing."""

    def add(self, files: Sequence[tuple[int, PictureFile]]) -> list[int]:
        """Add pictures with their thumbnails, given as product id and file; return their ids."""

    def update_files(self, states: Mapping[int, tuple[int, int]]) -> None:
        """Store the size in bytes and modification time in ns of files, by picture id."""

    def remove(self, picture_ids: Sequence[int]) -> None:
        """Remove pictures and everything derived from them; their files stay."""


class ThumbnailStore(Protocol):
    """Small JPEG files of the pictures."""

    def get(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        """Return JPEG files by picture id; ids without one are missing."""


class EmbeddingStore(Protocol):
    """Embeddings of the pictures. ``model`` is the sha256 of the model file."""

    def put(self, model: str, embeddings: Mapping[int, Embedding]) -> None:
        """Store embeddings by picture id."""

    def get(self, model: str, picture_ids: Sequence[int]) -> dict[int, Embedding]:
        """Return embeddings by picture id; ids without one are missing."""

    def picture_ids(self, model: str) -> npt.NDArray[np.int64]:
        """Return the ids of the pictures that have an embedding, ascending, (n,) int64."""

    def of_products(
        self, model: str, product_ids: Sequence[int]
    ) -> dict[int, npt.NDArray[np.float32]]:
        """Return embeddings, (n, dim) float32, of the pictures that count for each product.

        Only the first pictures of a product are used if it has very many. Products without
        an embedding are missing.
        """

    def by_content(self, model: str, content_hashes: Sequence[str]) -> dict[str, Embedding]:
        """Return embeddings of pictures with these contents; unknown contents are missing."""

    def missing(self, model: str, *, after: int, limit: int) -> list[int]:
        """Return up to ``limit`` picture ids over ``after``, ascending, without an embedding."""

    def count_missing(self, model: str) -> int:
        """Return the number of pictures without an embedding."""


class AppearanceStore(Protocol):
    """Colour, shape and texture of the pictures. ``method`` is the version that made them."""

    def put(self, method: int, appearances: Mapping[int, AppearanceVectors]) -> None:
        """Store appearances by picture id; those of other methods are replaced."""

    def get(self, method: int, picture_ids: Sequence[int]) -> dict[int, AppearanceVectors]:
        """Return appearances by picture id; ids without one are missing."""

    def missing(self, method: int, *, limit: int) -> list[int]:
        """Return up to ``limit`` ids, ascending, of pictures without an appearance."""

    def count_missing(self, method: int) -> int:
        """Return the number of pictures without an appearance."""


class KeypointStore(Protocol):
    """Packed keypoints of the pictures. ``version`` is the number of the packed format."""

    def put(self, version: int, keypoints: Mapping[int, bytes]) -> None:
        """Store keypoints by picture id; those of other versions are replaced."""

    def get(self, version: int, picture_ids: Sequence[int]) -> dict[int, bytes]:
        """Return keypoints by picture id; ids without them are missing."""

    def by_content(self, version: int, content_hashes: Sequence[str]) -> dict[str, bytes]:
        """Return keypoints of pictures with these contents; unknown contents are missing."""

    def missing(self, version: int, *, limit: int) -> list[int]:
        """Return up to ``limit`` ids, ascending, of pictures without keypoints."""

    def count_missing(self, version: int) -> int:
        """Return the number of pictures without keypoints."""


class FindingStore(Protocol):
    """What duplicate scans found, by the contents of pictures.

    ``method`` identifies how pictures were compared; contents that were scanned with another
    method count as not scanned.
    """

    def discard_outdated(self, method: str) -> None:
        """Remove what other methods found, and findings about contents that are gone."""

    def unscanned(self) -> list[tuple[str, int]]:
        """Return contents that were not scanned and their first picture, in picture order."""

    def put(
        self,
        method: str,
        qualities: Mapping[str, PictureQuality],
        with_own_neighbour: Iterable[str],
        findings: Iterable[Finding],
    ) -> None:
        """Store the results of a scan; of two findings about one pair the stronger stays.

        Args:
            method: how the pictures were compared.
            qualities: of the scanned contents.
            with_own_neighbour: contents, scanned earlier, that turned out to be near a picture
                of their own product; their ``foreign_neighbour_hash`` is removed.
            findings: how the contents are related to others.
        """

    def all(self) -> list[Finding]:
        """Return all findings, highest score first."""

    def between(self, content_hashes: Sequence[str]) -> list[Finding]:
        """Return the findings between the given contents, highest score first."""

    def related_pictures(self) -> list[ImportedPicture]:
        """Return all pictures with findings, and those whose contents occur more than once."""

    def assessed_pictures(self) -> list[AssessedPicture]:
        """Return all pictures that were scanned, oldest first."""

    def products_by_content(self, content_hashes: Sequence[str]) -> dict[str, frozenset[int]]:
        """Return the ids of the products that pictures with these contents count for."""

    def count_scanned(self, method: str) -> int:
        """Return the number of pictures that were scanned with this method."""


class ResolutionStore(Protocol):
    """Users' resolutions of duplicates, and which products were merged."""

    def apply(self, resolutions: Sequence[Resolution]) -> None:
        """Store resolutions of one kind as one action; actions that were undone are removed.

        Args:
            resolutions: one or more, of products that were not merged. A merge makes the
                other products, and those merged into them, count for the first one.

        Raises:
            VitrineError: a product is not in the catalogue, or was merged.
        """

    def merge_targets(self) -> dict[int, int]:
        """Return, by the id of each merged product, the id of the product it counts for."""

    def pair_resolutions(self) -> PairResolutions:
        """Return the latest resolution of any two products."""


class ActionHistory(Protocol):
    """Undo and redo of this actor's resolutions."""

    def next_undo(self) -> ResolutionAction | None:
        """Return the action that ``undo`` would revert, or None."""

    def next_redo(self) -> ResolutionAction | None:
        """Return the action that ``redo`` would repeat, or None."""

    def undo(self) -> None:
        """Revert this actor's last action, if there is one.

        Values that an import has changed since stay.

        Raises:
            VitrineError: another actor has changed the same products since.
        """

    def redo(self) -> None:
        """Repeat the action that this actor reverted last, if there is one.

        Raises:
            VitrineError: another actor has changed the same products since.
        """


class MetricStore(Protocol):
    """Metrics learned from the catalogue. ``model`` is the sha256 of the model file."""

    def put(self, model: str, metric: bytes, report: Mapping[str, Any]) -> int:
        """Store a metric, not active, and return its id; earlier inactive ones are removed."""

    def latest(self, model: str) -> LearnedMetric | None:
        """Return the newest metric of a model, or None."""

    def active(self, model: str) -> LearnedMetric | None:
        """Return the active metric of a model, or None."""

    def activate(self, model: str, metric_id: int) -> None:
        """Make one metric of the model the active one."""

    def deactivate(self, model: str) -> None:
        """Make no metric of the model active."""

    def set_calibration(self, metric_id: int, calibration: Mapping[str, Any]) -> None:
        """Store the calibration fitted to a metric."""


class ConfirmedPhotoStore(Protocol):
    """Photos that a user confirmed to show a product: small copies and their embeddings."""

    def count(self) -> int:
        """Return the number of confirmed photos."""

    def put(self, product_id: int, content_hash: str, jpeg: bytes) -> int:
        """Store that a photo shows a product, and return its id.

        Args:
            product_id: the product; an earlier confirmation of the photo is replaced.
            content_hash: of the photo, 32 hexadecimal digits.
            jpeg: a small copy of the photo.
        """

    def remove(self, content_hash: str) -> None:
        """Remove a confirmed photo."""

    def put_embeddings(self, model: str, embeddings: Mapping[int, Embedding]) -> None:
        """Store embeddings by the id of the confirmed photo."""

    def embeddings(self, model: str) -> list[tuple[int, Embedding]]:
        """Return product id and embedding of each confirmed photo, oldest first.

        A photo of a merged product counts for the product it was merged into.
        """

    def without_embedding(self, model: str, *, limit: int) -> dict[int, bytes]:
        """Return up to ``limit`` JPEG files, by id, of photos without an embedding."""


class HealthQueries(Protocol):
    """Queries about all products that were not merged."""

    def product_names(self, language: str = "") -> list[tuple[int, str, str]]:
        """Return id, SKU and name of each product.

        Args:
            language: code of the preferred language of the name.
        """

    def products_without_pictures(self) -> list[int]:
        """Return the ids of products without pictures, in SKU order."""

    def products_with_one_picture(self) -> list[tuple[int, int]]:
        """Return products whose pictures all have the same contents, each with the first one."""

    def products_sharing_gtin(self) -> list[list[int]]:
        """Return, for each GTIN of several products, their ids, ascending."""


class BackupStore(Protocol):
    """Copies of the catalogue."""

    def start_daily(self) -> None:
        """Start to copy the catalogue as it is now, unless that was done today.

        Raises:
            VitrineError: the disk has no room for a copy.
        """


class Catalogue(Protocol):
    """An open catalogue. It belongs to the thread that opened it."""

    @property
    def id(self) -> str:
        """The unique identifier of the catalogue, stored in it."""

    @property
    def name(self) -> str:
        """The name that is shown to users."""

    @property
    def location(self) -> str:
        """Where the catalogue is, for users: a folder or the address of a server."""

    @property
    def cache_folder(self) -> Path:
        """The local folder for files that can be made again, such as the index."""

    @property
    def actor(self) -> Actor:
        """The author of everything that is written through this object."""

    @property
    def schema_version(self) -> int:
        """The number of the last migration of the catalogue."""

    @property
    def products(self) -> ProductStore: ...

    @property
    def pictures(self) -> PictureStore: ...

    @property
    def thumbnails(self) -> ThumbnailStore: ...

    @property
    def embeddings(self) -> EmbeddingStore: ...

    @property
    def appearances(self) -> AppearanceStore: ...

    @property
    def keypoints(self) -> KeypointStore: ...

    @property
    def findings(self) -> FindingStore: ...

    @property
    def resolutions(self) -> ResolutionStore: ...

    @property
    def history(self) -> ActionHistory: ...

    @property
    def metrics(self) -> MetricStore: ...

    @property
    def confirmed_photos(self) -> ConfirmedPhotoStore: ...

    @property
    def health(self) -> HealthQueries: ...

    @property
    def backups(self) -> BackupStore: ...

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all writes of the block, or none of them if an error leaves it."""

    def close(self) -> None:
        """Close the catalogue."""
