"""The changes of a chunk of import rows, collected and written together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any, NamedTuple

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.product import Product
from desktop_app.engine.ingest.import_reader import ReadPicture, ReadRow


class Outcome(IntEnum):
    """What an import did to a product; the largest outcome of its rows counts."""

    UNCHANGED = 0
    UPDATED = 1
    ADDED = 2


class WrittenChunk(NamedTuple):
    """What was written.

    Attributes:
        outcomes: by product id.
        pictures: the new pictures, by picture id.
    """

    outcomes: Mapping[int, Outcome]
    pictures: Mapping[int, ReadPicture]


class ChunkChanges:
    """Compares rows with the catalogue and collects what is new or different.

    Args:
        rows: the rows of the chunk. Several rows may describe one product.
        catalogue: the catalogue; it is read once for all rows.
    """

    def __init__(self, rows: Sequence[ReadRow], catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._products = catalogue.products.as_imported(list({read.row.sku for read in rows}))
        self._files = catalogue.pictures.known_files(
            [
                (self._products[read.row.sku].id, picture.file.path)
                for read in rows
                if read.row.sku in self._products
                for picture in read.pictures
            ]
        )
        self._new_products: dict[str, dict[str, Any]] = {}
        self._changed_products: dict[int, dict[str, Any]] = {}
        self._new_pictures: dict[tuple[str, str], ReadPicture] = {}
        self._removed_pictures: list[int] = []
        self._file_states: dict[int, tuple[int, int]] = {}
        self._outcomes: dict[str, Outcome] = {}
        for read in rows:
            self._add_row(read)

    def write(self) -> WrittenChunk:
        """Write products and pictures, without embeddings and keypoints."""
        catalogue = self._catalogue
        ids = catalogue.products.add(self._new_products)
        ids |= {sku: product.id for sku, product in self._products.items() if sku not in ids}
        catalogue.products.update(self._changed_products)
        catalogue.pictures.update_files(self._file_states)
        catalogue.pictures.remove(self._removed_pictures)
        picture_ids = catalogue.pictures.add(
            [(ids[sku], picture.file) for (sku, _), picture in self._new_pictures.items()]
        )
        return WrittenChunk(
            {ids[sku]: outcome for sku, outcome in self._outcomes.items()},
            dict(zip(picture_ids, self._new_pictures.values(), strict=True)),
        )

    def _add_row(self, read: ReadRow) -> None:
        sku = read.row.sku
        outcome = self._add_product(read.row)
        for picture in read.pictures:
            if self._add_picture(sku, picture):
                outcome = max(outcome, Outcome.UPDATED)
        self._outcomes[sku] = max(outcome, self._outcomes.get(sku, outcome))

    def _add_product(self, row: ImportRow) -> Outcome:
        known = self._products.get(row.sku)
        if known is None:
            self._products[row.sku] = Product(0, row.sku, **row.values)
            self._new_products[row.sku] = dict(row.values)
            return Outcome.ADDED
        values = dict(row.values)
        if "attributes" in values:
            values["attributes"] = {**known.attributes, **row.values["attributes"]}
        changed = {name: value for name, value in values.items() if getattr(known, name) != value}
        if not changed:
            return Outcome.UNCHANGED
        self._products[row.sku] = replace(known, **changed)
        if row.sku in self._new_products:
            self._new_products[row.sku].update(changed)
        else:
            self._changed_products.setdefault(known.id, {}).update(changed)
        return Outcome.UPDATED

    def _add_picture(self, sku: str, picture: ReadPicture) -> bool:
        """Return whether the contents are new for this product and path."""
        file = picture.file
        key = sku, file.path
        if key in self._new_pictures:
            is_new = self._new_pictures[key].file.content_hash != file.content_hash
            self._new_pictures[key] = picture
            return is_new
        known = self._files.get((self._products[sku].id, file.path))
        if known is not None and known.content_hash == file.content_hash:
            self._file_states[known.picture_id] = (file.file_bytes, file.file_mtime_ns)
            return False
        if known is not None:
            self._removed_pictures.append(known.picture_id)
        self._new_pictures[key] = picture
        return True
