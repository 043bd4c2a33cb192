"""The changes of a chunk of import rows, collected and written together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any, NamedTuple

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import Picture, PictureFile, PictureOrigin
from desktop_app.domain.product import Product
from desktop_app.engine.ingest.empty_cells import EmptyCell, EmptyCells
from desktop_app.engine.ingest.exported_columns import split_exported_columns
from desktop_app.engine.ingest.import_reader import ReadPicture, ReadRow
from desktop_app.engine.ingest.picture_moves import PictureMoves, is_named_by


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
        named: the ids of all pictures that the rows name, by product id.
        incomplete: the ids of products of which a row names pictures that cannot be used.
        moved: number of pictures whose files were moved or renamed.
        empty_cells: of products that had values there.
    """

    outcomes: Mapping[int, Outcome]
    pictures: Mapping[int, ReadPicture]
    named: Mapping[int, Sequence[int]]
    incomplete: Collection[int]
    moved: int
    empty_cells: Sequence[EmptyCell] = ()


class ChunkChanges:
    """Compares rows with the catalogue and collects what is new or different.

    Args:
        rows: the rows of the chunk. Several rows may describe one product.
        catalogue: the catalogue; it is read once for all rows.
        origin: the table that the rows are of; None for a folder.
    """

    def __init__(
        self,
        rows: Sequence[ReadRow],
        catalogue: Catalogue,
        origin: PictureOrigin | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._origin = origin
        self._products = catalogue.products.by_own_sku(list({read.row.sku for read in rows}))
        self._files = catalogue.pictures.known_files(
            [
                (self._products[read.row.sku].id, str(file))
                for read in rows
                if read.row.sku in self._products
                for file in read.row.pictures
            ]
        )
        self._moves = PictureMoves(rows, self._products.values(), catalogue)
        self._new_products: dict[str, dict[str, Any]] = {}
        self._changed_products: dict[int, dict[str, Any]] = {}
        self._aliases: dict[str, list[str]] = {}
        self._new_pictures: dict[tuple[str, str], ReadPicture] = {}
        self._removed_pictures: list[int] = []
        self._moved_pictures: dict[int, tuple[str, PictureFile]] = {}
        self._named: set[tuple[str, str]] = set()
        self._incomplete: set[str] = set()
        self._file_states: dict[int, tuple[int, int]] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._empty_cells = EmptyCells([read.row for read in rows], self._products, catalogue)
        for read in rows:
            self._add_row(read)

    def write(self) -> WrittenChunk:
        """Write products and pictures, without embeddings and keypoints."""
        catalogue = self._catalogue
        ids = self._write_products()
        catalogue.pictures.update_files(self._file_states)
        catalogue.pictures.remove(self._removed_pictures)
        catalogue.pictures.move(
            {number: (ids[sku], file) for number, (sku, file) in self._moved_pictures.items()}
        )
        picture_ids = catalogue.pictures.add(
            [(ids[sku], picture.file) for (sku, _), picture in self._new_pictures.items()],
            origin=self._origin,
        )
        named = self._named_pictures(ids, picture_ids)
        if self._origin is not None:
            known = {number for numbers in named.values() for number in numbers}
            catalogue.pictures.set_origin(sorted(known - set(picture_ids)), self._origin)
        return WrittenChunk(
            {ids[sku]: outcome for sku, outcome in self._outcomes.items()},
            dict(zip(picture_ids, self._new_pictures.values(), strict=True)),
            named,
            {ids[sku] for sku in self._incomplete},
            len(self._moved_pictures),
            self._empty_cells.found,
        )

    def _write_products(self) -> dict[str, int]:
        """Write the products, and return the ids of all products by SKU."""
        products = self._catalogue.products
        products.update(self._changed_products)
        ids = products.add(self._new_products)
        products.add_aliases({ids[sku]: own for sku, own in self._aliases.items()})
        known = {sku: product.id for sku, product in self._products.items() if sku not in ids}
        return ids | known

    def _named_pictures(
        self, ids: Mapping[str, int], new_ids: Sequence[int]
    ) -> dict[int, list[int]]:
        """Return the ids of the pictures that the rows name, by product id."""
        numbers = dict(zip(self._new_pictures, new_ids, strict=True))
        numbers |= {
            (sku, file.path): number for number, (sku, file) in self._moved_pictures.items()
        }
        named: dict[int, list[int]] = {}
        for sku, path in self._named:
            pictures = named.setdefault(ids[sku], [])
            known = self._files.get((ids[sku], path))
            if (sku, path) in numbers:
                pictures.append(numbers[sku, path])
            elif known is not None:
                pictures.append(known.picture_id)
        return named

    def _add_row(self, read: ReadRow) -> None:
        row = self._with_renamed_product(read)
        sku = row.sku
        outcome = self._add_product(row)
        for picture in read.pictures:
            if self._add_picture(row, picture):
                outcome = max(outcome, Outcome.UPDATED)
        self._outcomes[sku] = max(outcome, self._outcomes.get(sku, outcome))
        self._named |= {(sku, str(file)) for file in row.pictures}
        if read.errors or row.has_unused_pictures:
            self._incomplete.add(sku)

    def _with_renamed_product(self, read: ReadRow) -> ImportRow:
        """Return a row of a folder with the product that its file or folder had before."""
        row = read.row
        if not row.is_picture_only or row.sku in self._products or not read.pictures:
            return row
        found = self._moves.renamed_product(read.pictures[0].file)
        if found is None:
            return row
        product, picture = found
        if not is_named_by(product.sku, picture.path):
            # The SKU is of a table; the picture is all that the folder knows about it.
            self._products.setdefault(product.sku, product)
            return replace(row, sku=product.sku, values={})
        values = dict(row.values)
        if product.name != product.sku.rpartition("/")[2]:
            # It was given another name than that of the file.
            values.pop("name", None)
        self._products[row.sku] = replace(product, sku=row.sku)
        self._changed_products.setdefault(product.id, {})["sku"] = row.sku
        return replace(row, values=values)

    def _add_product(self, row: ImportRow) -> Outcome:
        known = self._products.get(row.sku)
        values, exported = split_exported_columns(row.values)
        if known is None:
            self._products[row.sku] = Product(0, row.sku, **values)
            if "aliases" in exported:
                self._aliases[row.sku] = exported.pop("aliases")
            self._new_products[row.sku] = values | exported
            return Outcome.ADDED
        if "attributes" in values:
            values["attributes"] = {**known.attributes, **values["attributes"]}
        values = self._empty_cells.apply(row, known, values)
        changed = {name: value for name, value in values.items() if getattr(known, name) != value}
        if not changed:
            return Outcome.UNCHANGED
        self._products[row.sku] = replace(known, **changed)
        if row.sku in self._new_products:
            self._new_products[row.sku].update(changed)
        else:
            self._changed_products.setdefault(known.id, {}).update(changed)
        return Outcome.UPDATED

    def _add_picture(self, row: ImportRow, picture: ReadPicture) -> bool:
        """Return whether the contents are new for this product and path."""
        sku, file = row.sku, picture.file
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
        elif (moved := self._moved(row, file)) is not None:
            self._moved_pictures[moved.id] = sku, file
            return False
        self._new_pictures[key] = picture
        return True

    def _moved(self, row: ImportRow, file: PictureFile) -> Picture | None:
        """Return the picture that was moved to ``file``."""
        product_id = self._products[row.sku].id
        found = self._moves.take(file, product_id) if product_id else None
        if found is None and row.is_picture_only:
            found = self._moves.take_elsewhere(file)
        return found
