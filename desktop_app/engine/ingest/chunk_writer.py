"""Writing the changes of a chunk of import rows."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureFile, PictureOrigin
from desktop_app.engine.ingest.chunk_changes import ChunkChanges, Outcome, named_pictures
from desktop_app.engine.ingest.empty_cells import EmptyCell


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
    pictures: Mapping[int, PictureFile]
    named: Mapping[int, Sequence[int]]
    incomplete: Collection[int]
    moved: int
    empty_cells: Sequence[EmptyCell] = ()


def write_changes(
    changes: ChunkChanges, catalogue: Catalogue, origin: PictureOrigin | None = None
) -> WrittenChunk:
    """Write products and pictures, without embeddings and keypoints.

    Args:
        changes: of the chunk.
        catalogue: the catalogue that they were collected for.
        origin: the table that the rows are of; None for a folder.
    """
    ids = _write_products(changes, catalogue)
    pictures = catalogue.pictures
    pictures.update_files(changes.file_states)
    pictures.remove(changes.removed_pictures)
    pictures.move(
        {number: (ids[sku], file) for number, (sku, file) in changes.moved_pictures.items()}
    )
    new_ids = pictures.add(
        [(ids[sku], file) for (sku, _), file in changes.new_pictures.items()], origin=origin
    )
    named = named_pictures(changes, ids, dict(zip(changes.new_pictures, new_ids, strict=True)))
    if origin is not None:
        known = {number for numbers in named.values() for number in numbers}
        pictures.set_origin(sorted(known - set(new_ids)), origin)
    return WrittenChunk(
        {ids[sku]: outcome for sku, outcome in changes.outcomes.items()},
        dict(zip(new_ids, changes.new_pictures.values(), strict=True)),
        named,
        {ids[sku] for sku in changes.incomplete},
        len(changes.moved_pictures),
        changes.empty_cells.found,
    )


def _write_products(changes: ChunkChanges, catalogue: Catalogue) -> dict[str, int]:
    """Write the products, and return the ids of all products by SKU."""
    products = catalogue.products
    products.update(changes.changed_products)
    ids = products.add(changes.new_products)
    products.add_aliases({ids[sku]: own for sku, own in changes.aliases.items()})
    return ids | {sku: one.id for sku, one in changes.products.items() if sku not in ids}
