"""Pictures that were moved or renamed: the same contents, and the old file is gone."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import Picture, PictureFile
from desktop_app.domain.product import Product
from desktop_app.engine.ingest.import_reader import FoundPicture, ReadRow

# Contents of more pictures are a placeholder, which identifies no product.
_MAX_COPIES: Final = 20


class PictureMoves:
    """Finds the pictures of the catalogue that a chunk of rows names at new paths.

    A folder of pictures is more than a table: there, the SKU of a product is the name of its
    file or folder. If that is renamed, the product is found by the contents of its pictures.

    Args:
        rows: the rows of the chunk.
        products: the known products of the rows.
        catalogue: the catalogue; it is read once for all rows.
        taken: ids of pictures that are known to be elsewhere now.
    """

    def __init__(
        self,
        rows: Sequence[ReadRow[FoundPicture]],
        products: Iterable[Product],
        catalogue: Catalogue,
        taken: Iterable[int] = (),
    ) -> None:
        from_folder = [
            picture.file.content_hash
            for read in rows
            if read.row.is_picture_only
            for picture in read.pictures
        ]
        self._elsewhere = catalogue.pictures.with_contents(from_folder, limit=_MAX_COPIES)
        owners = {picture.product_id for found in self._elsewhere.values() for picture in found}
        self._owners = catalogue.products.get(sorted(owners))
        own = owners | {product.id for product in products}
        self._own = catalogue.pictures.imported_for(sorted(own) if any(map(_news, rows)) else [])
        of_rows = [product.id for product in products] if any(map(_news, rows)) else []
        # Also those of products that were merged into them.
        self._counting = catalogue.pictures.of_products(sorted(filter(None, of_rows)))
        self._taken = set(taken)

    def take(self, file: PictureFile, product_id: int) -> Picture | None:
        """Return the picture of a product that is now at ``file``; each is returned once."""
        return self._take(
            picture
            for picture in self._own.get(product_id, ())
            if picture.content_hash == file.content_hash and is_gone(picture.path, file.path)
        )

    def with_contents(self, file: PictureFile, product_id: int) -> Iterator[Picture]:
        """Yield the pictures that count for a product and have the contents of ``file``."""
        for picture in self._counting.get(product_id, ()):
            if picture.content_hash == file.content_hash and picture.origin != "confirmed":
                yield picture

    def take_elsewhere(self, file: PictureFile) -> Picture | None:
        """Return the picture of another product, named by its file, that is now at ``file``."""
        return self._take(
            picture
            for picture in self._elsewhere.get(file.content_hash, ())
            if is_named_by(self._owners[picture.product_id].sku, picture.path)
            and is_gone(picture.path, file.path)
        )

    def renamed_product(self, file: PictureFile) -> tuple[Product, Picture] | None:
        """Return the product whose picture is now at ``file``, with that picture.

        A product that is named by its files is renamed only if none of them is left.
        """
        for picture in self._elsewhere.get(file.content_hash, ()):
            product = self._owners[picture.product_id]
            if picture.id in self._taken or not is_gone(picture.path, file.path):
                continue
            others = [other.path for other in self._own.get(product.id, ())]
            if not is_named_by(product.sku, picture.path) or not any(map(_exists, others)):
                return product, picture
        return None

    def _take(self, pictures: Iterable[Picture]) -> Picture | None:
        found = next((picture for picture in pictures if picture.id not in self._taken), None)
        if found is not None:
            self._taken.add(found.id)
        return found


def is_named_by(sku: str, path: str) -> bool:
    """Return whether a folder import has made the SKU from the path of a picture."""
    file = PurePath(unicodedata.normalize("NFC", path))
    return sku.rpartition("/")[2] in (file.stem, file.parent.name)


def is_gone(old: str, new: str) -> bool:
    """Return whether the old file does not exist, or is the new one by another path."""
    if not _exists(old):
        return True
    try:
        return Path(old).samefile(new)
    except OSError:
        return False


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        # It may be there, but cannot be reached.
        return True


def _news(read: ReadRow[FoundPicture]) -> bool:
    return bool(read.pictures)
