"""The products and their pictures."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import (
    KnownFile,
    OriginKind,
    Picture,
    PictureFile,
    PictureOrigin,
    PictureOwner,
)
from desktop_app.domain.product import Category, Product


class ProductStore(Protocol):
    """The products.

    Counts and lists leave out products that were merged into others or archived.
    """

    def count(self) -> int:
        """Return the number of products."""

    def get(self, product_ids: Sequence[int]) -> dict[int, Product]:
        """Return products by id, merged ones as themselves; unknown ids are missing."""

    def by_sku(self, skus: Sequence[str]) -> dict[str, Product]:
        """Return products by SKU or alias; unknown SKUs are missing."""

    def by_own_sku(self, skus: Sequence[str]) -> dict[str, Product]:
        """Return products by their own SKU, also if they were merged; unknown SKUs are missing."""

    def similar_skus(self, skus: Sequence[str]) -> dict[str, str]:
        """Return another SKU that is easily taken for it, for SKUs that the catalogue lacks.

        See ``domain.sku.sku_key``.
        """

    def ids_by_sku(self, skus: Sequence[str]) -> dict[str, int]:
        """Return product ids by their own SKU, as ``by_own_sku``."""

    def list_by_sku(self, limit: int) -> list[tuple[Product, Picture | None]]:
        """Return up to ``limit`` products in SKU order, each with its main picture."""

    def with_first_picture(
        self, product_ids: Sequence[int]
    ) -> dict[int, tuple[Product, Picture | None]]:
        """Return products and their first pictures by id; unknown ids are missing."""

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
        """Set the given fields of products, by product id; other fields stay.

        Besides the fields of ``Product``, ``main_picture_id`` can be set; a picture that is
        not the product's own has no effect.
        """

    def delete(self, product_ids: Sequence[int]) -> None:
        """Delete products and those merged into them, with their pictures.

        While an action is recorded, they are kept aside for undo.
        """

    def ids(self, *, archived: bool | None = False) -> list[int]:
        """Return the ids of products in SKU order.

        Args:
            archived: whether only the archived ones; None for all.
        """

    def newest_sku(self, category: str = "") -> str:
        """Return the SKU of the newest product; empty if there is none.

        Args:
            category: of the product; empty for any.
        """

    def add_aliases(self, aliases: Mapping[int, Sequence[str]]) -> None:
        """Add SKUs under which products are found too, by product id; known ones stay."""

    def attribute_names(self, product_ids: Sequence[int] | None = None) -> list[str]:
        """Return the names of the attributes of products, sorted; None for all products."""


class PictureStore(Protocol):
    """The pictures. A picture of a merged product counts for the product it was merged into."""

    def count(self) -> int:
        """Return the number of pictures."""

    def last_id(self) -> int:
        """Return the id that a picture was given last, also if it is gone; 0 if none was."""

    def get(self, picture_ids: Sequence[int]) -> dict[int, Picture]:
        """Return pictures by id; unknown ids are missing."""

    def of_products(self, product_ids: Sequence[int]) -> dict[int, list[Picture]]:
        """Return the pictures that count for each product, the main one first, then by age.

        Confirmed photos come after all others.

        If products that were merged have pictures with the same contents, only the first
        of these is returned.
        """

    def owners(
        self, picture_ids: npt.NDArray[np.int64], *, archived: bool = False
    ) -> dict[int, PictureOwner]:
        """Return the product that each picture counts for; unknown ids are missing.

        Args:
            picture_ids: (n,) int64.
            archived: whether pictures of archived products count.
        """

    def in_category(self, category: str, limit: int) -> list[int]:
        """Return the ids of up to ``limit`` pictures of a category's products."""

    def known_files(self, files: Sequence[tuple[int, str]]) -> dict[tuple[int, str], KnownFile]:
        """Return what is known about files, by product id and path; unknown ones are missing."""

    def imported_for(self, product_ids: Sequence[int]) -> dict[int, list[Picture]]:
        """Return the pictures with files of each product itself, not of those merged into it."""

    def owners_of_paths(self, paths: Sequence[str]) -> dict[str, list[int]]:
        """Return the ids of the products that have pictures at these paths, oldest first."""

    def with_contents(self, contents: Sequence[str], *, limit: int) -> dict[str, list[Picture]]:
        """Return pictures with files by content hash, oldest first.

        Contents of more than ``limit`` pictures are missing: they are placeholders.
        """

    def add(
        self,
        files: Sequence[tuple[int, PictureFile]],
        *,
        origin: PictureOrigin | None = None,
        kind: OriginKind = "import",
    ) -> list[int]:
        """Add pictures with their thumbnails, and return their ids.

        Args:
            files: product id and file of each picture.
            origin: the table that names them; None if no table does.
            kind: how they come into the catalogue.
        """

    def move(self, files: Mapping[int, tuple[int, PictureFile]]) -> None:
        """Set product and file of pictures, by picture id; the contents are the same."""

    def set_origin(self, picture_ids: Sequence[int], origin: PictureOrigin) -> None:
        """Set the origin of imported pictures that have none."""

    def of_origin(self, product_ids: Sequence[int], origin: PictureOrigin) -> dict[int, list[int]]:
        """Return the pictures that a table, or an earlier version of it, named, by product id."""

    def update_files(self, states: Mapping[int, tuple[int, int]]) -> None:
        """Store the size in bytes and modification time in ns of files, by picture id."""

    def remove(self, picture_ids: Sequence[int]) -> None:
        """Remove pictures and everything derived from them; their files stay.

        While an action is recorded, they are kept aside for undo.
        """

    def restore(self, picture_ids: Sequence[int]) -> list[int]:
        """Bring back pictures that an action removed; return the ids of those that are back."""


class ThumbnailStore(Protocol):
    """Small JPEG files of the pictures."""

    def get(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        """Return JPEG files by picture id; ids without one are missing."""
