"""Findings of duplicate scans, resolutions of users, and queries about all products."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from desktop_app.domain.finding import AssessedPicture, Finding, PictureContents, PictureQuality
from desktop_app.domain.pair_resolutions import PairResolutions
from desktop_app.domain.resolution import Resolution


class FindingStore(Protocol):
    """What duplicate scans found, by the contents of pictures.

    ``method`` identifies how pictures were compared; contents that were scanned with another
    method count as not scanned.
    """

    def discard_outdated(self, method: str) -> None:
        """Remove what other methods found, and findings about contents that are gone."""

    def unscanned(self) -> list[tuple[str, int]]:
        """Return contents that were not scanned and their first picture, in picture order.

        Confirmed photos are never scanned.
        """

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

    def related_pictures(self) -> list[PictureContents]:
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


class HealthQueries(Protocol):
    """Queries about all products that were neither merged nor archived."""

    def product_names(
        self, product_ids: Sequence[int], language: str = ""
    ) -> dict[int, tuple[str, str]]:
        """Return SKU and name of some products by id; merged and archived ones are missing.

        Args:
            product_ids: the products.
            language: code of the preferred language of the name.
        """

    def products_without_pictures(self) -> Iterator[list[tuple[str, int]]]:
        """Yield SKU and id of the products without pictures, of some thousand at a time."""

    def products_with_one_picture(self) -> Iterator[list[tuple[int, int]]]:
        """Yield products whose pictures all have the same contents, of some thousand at a time.

        Yields:
            The id of the first picture and of the product.
        """

    def products_sharing_gtin(self) -> list[list[int]]:
        """Return, for each GTIN of several products, their ids, ascending."""
