"""The changes that a chunk of import rows makes, collected before they are written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any, Protocol

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import KnownFile, Picture, PictureFile
from desktop_app.domain.product import Product
from desktop_app.engine.ingest.empty_cells import EmptyCells
from desktop_app.engine.ingest.exported_columns import split_exported_columns
from desktop_app.engine.ingest.import_reader import FoundPicture, ReadRow
from desktop_app.engine.ingest.picture_moves import PictureMoves, is_named_by
from desktop_app.engine.ingest.picture_names import with_picture_names


class Outcome(IntEnum):
    """What an import did to a product; the largest outcome of its rows counts."""

    UNCHANGED = 0
    UPDATED = 1
    ADDED = 2


class EarlierChunks(Protocol):
    """What earlier chunks have changed, where that is not in the catalogue."""

    def apply(self, skus: Sequence[str], known: Mapping[str, Product]) -> dict[str, Product]:
        """Return the products of ``skus`` after these chunks; ``known`` is before them."""

    def has_picture(self, sku: str, path: str) -> bool:
        """Return whether a picture of a product was new, moved or replaced."""

    @property
    def moved_pictures(self) -> Collection[int]:
        """The ids of pictures that were moved."""


class ChunkChanges:
    """Compares rows with the catalogue and collects what is new or different.

    Args:
        rows: the rows of the chunk. Several rows may describe one product.
        catalogue: the catalogue; it is read once for all rows.
        earlier: chunks of the same import that are not written; None if all are.

    Attributes:
        products: of the rows, as they will be, by SKU.
        files: the known files of these products, by product id and path.
        new_products: values by SKU.
        changed_products: new values by product id.
        renamed_products: earlier SKUs by product id.
        aliases: further SKUs of new products, by SKU.
        new_pictures: by SKU and path.
        removed_pictures: ids of pictures that new ones replace at the same path.
        moved_pictures: SKU and file by picture id.
        same_pictures: by SKU and path of files that are copies of another picture of the
            product: its id, or SKU and path if it is new.
        named: SKU and path of all pictures that the rows name.
        incomplete: SKUs of products of which a row names pictures that cannot be used.
        file_states: size and modification time of touched files, by picture id.
        outcomes: by SKU.
        empty_cells: of products that have values there.
    """

    def __init__(
        self,
        rows: Sequence[ReadRow[FoundPicture]],
        catalogue: Catalogue,
        earlier: EarlierChunks | None = None,
    ) -> None:
        self._earlier = earlier
        self.products = self._known_products(rows, catalogue)
        self.files: Mapping[tuple[int, str], KnownFile] = catalogue.pictures.known_files(
            [
                (self.products[read.row.sku].id, str(file))
                for read in rows
                if read.row.sku in self.products
                for file in read.row.pictures
            ]
        )
        taken = () if earlier is None else earlier.moved_pictures
        self._moves = PictureMoves(rows, self.products.values(), catalogue, taken)
        self.new_products: dict[str, dict[str, Any]] = {}
        self.changed_products: dict[int, dict[str, Any]] = {}
        self.renamed_products: dict[int, str] = {}
        self.aliases: dict[str, list[str]] = {}
        self.new_pictures: dict[tuple[str, str], PictureFile] = {}
        self.removed_pictures: list[int] = []
        self.moved_pictures: dict[int, tuple[str, PictureFile]] = {}
        self.same_pictures: dict[tuple[str, str], int | tuple[str, str]] = {}
        self.named: set[tuple[str, str]] = set()
        self.incomplete: set[str] = set()
        self.file_states: dict[int, tuple[int, int]] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.empty_cells = EmptyCells([read.row for read in rows], self.products, catalogue)
        for read in rows:
            self._add_row(read)

    def _known_products(
        self, rows: Sequence[ReadRow[FoundPicture]], catalogue: Catalogue
    ) -> dict[str, Product]:
        skus = list({read.row.sku for read in rows})
        known = catalogue.products.by_own_sku(skus)
        return known if self._earlier is None else self._earlier.apply(skus, known)

    def _add_row(self, read: ReadRow[FoundPicture]) -> None:
        row = self._with_renamed_product(read)
        sku = row.sku
        outcome = self._add_product(row)
        for picture in read.pictures:
            if self._add_picture(row, picture.file):
                outcome = max(outcome, Outcome.UPDATED)
        self.outcomes[sku] = max(outcome, self.outcomes.get(sku, outcome))
        self.named |= {(sku, str(file)) for file in row.pictures}
        if read.errors or row.has_unused_pictures:
            self.incomplete.add(sku)

    def _with_renamed_product(self, read: ReadRow[FoundPicture]) -> ImportRow:
        """Return a row of a folder with the product that its file or folder had before."""
        row = read.row
        if not row.is_picture_only or row.sku in self.products or not read.pictures:
            return row
        found = self._moves.renamed_product(read.pictures[0].file)
        if found is None:
            return row
        product, picture = found
        if not is_named_by(product.sku, picture.path):
            # The SKU is of a table; the picture is all that the folder knows about it.
            self.products.setdefault(product.sku, product)
            return replace(row, sku=product.sku, values={})
        values = dict(row.values)
        if product.name != product.sku.rpartition("/")[2]:
            # It was given another name than that of the file.
            values.pop("name", None)
        self.products[row.sku] = replace(product, sku=row.sku)
        self.changed_products.setdefault(product.id, {})["sku"] = row.sku
        self.renamed_products[product.id] = product.sku
        return replace(row, values=values)

    def _add_product(self, row: ImportRow) -> Outcome:
        known = self.products.get(row.sku)
        values, exported = split_exported_columns(row.values)
        if known is None:
            values = with_picture_names(row, Product(0, row.sku), values, (), is_first=True)
            self.products[row.sku] = Product(0, row.sku, **values)
            if "aliases" in exported:
                self.aliases[row.sku] = exported.pop("aliases")
            self.new_products[row.sku] = values | exported
            return Outcome.ADDED
        if "attributes" in values:
            values["attributes"] = {**known.attributes, **values["attributes"]}
        values = self.empty_cells.apply(row, known, values)
        is_first = row.sku not in self.outcomes
        values = with_picture_names(row, known, values, self.files, is_first=is_first)
        changed = {name: value for name, value in values.items() if getattr(known, name) != value}
        if not changed:
            return Outcome.UNCHANGED
        self.products[row.sku] = known.with_values(changed)
        if row.sku in self.new_products:
            self.new_products[row.sku].update(changed)
        else:
            self.changed_products.setdefault(known.id, {}).update(changed)
        return Outcome.UPDATED

    def _add_picture(self, row: ImportRow, file: PictureFile) -> bool:
        """Return whether the contents are new for this product and path."""
        sku = row.sku
        key = sku, file.path
        if self._earlier is not None and self._earlier.has_picture(*key):
            return False
        if key in self.new_pictures:
            is_new = self.new_pictures[key].content_hash != file.content_hash
            self.new_pictures[key] = file
            return is_new
        known = self.files.get((self.products[sku].id, file.path))
        if known is not None and known.content_hash == file.content_hash:
            self.file_states[known.picture_id] = (file.file_bytes, file.file_mtime_ns)
            return False
        if known is not None:
            self.removed_pictures.append(known.picture_id)
        elif (moved := self._moved(row, file)) is not None:
            self.moved_pictures[moved.id] = sku, file
            return False
        if (same := self._same(sku, file)) is not None:
            self.same_pictures[key] = same
            return known is not None
        self.new_pictures[key] = file
        return True

    def _same(self, sku: str, file: PictureFile) -> int | tuple[str, str] | None:
        """Return the picture of the product with the same contents in another file.

        Copies, such as those of an export, are no further pictures.

        Returns:
            the id of a known picture, or SKU and path of a new one; None if there is none.
        """
        product_id = self.products[sku].id
        for picture in self._moves.with_contents(file, product_id) if product_id else ():
            if picture.id not in self.removed_pictures and picture.id not in self.moved_pictures:
                return picture.id
        for key, new in self.new_pictures.items():
            if key[0] == sku and new.content_hash == file.content_hash:
                return key
        return None

    def _moved(self, row: ImportRow, file: PictureFile) -> Picture | None:
        """Return the picture that was moved to ``file``."""
        product_id = self.products[row.sku].id
        found = self._moves.take(file, product_id) if product_id else None
        if found is None and row.is_picture_only:
            found = self._moves.take_elsewhere(file)
        return found


def named_pictures(
    changes: ChunkChanges, ids: Mapping[str, int], new_ids: Mapping[tuple[str, str], int]
) -> dict[int, list[int]]:
    """Return the ids of the pictures that the rows name, by product id.

    Args:
        changes: of the chunk.
        ids: of the products, by SKU.
        new_ids: of the new pictures, by SKU and path.
    """
    numbers = {
        **new_ids,
        **{(sku, file.path): number for number, (sku, file) in changes.moved_pictures.items()},
    }
    named: dict[int, list[int]] = {}
    for sku, path in changes.named:
        pictures = named.setdefault(ids[sku], [])
        known = changes.files.get((ids[sku], path))
        same = changes.same_pictures.get((sku, path), (sku, path))
        if isinstance(same, int):
            pictures.append(same)
        elif same in numbers:
            pictures.append(numbers[same])
        elif known is not None:
            pictures.append(known.picture_id)
    return named
