"""Export of pictures to a folder, laid out as an import of a folder reads it."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.product import Product
from desktop_app.engine.data_export import begin_export
from desktop_app.engine.export.export_report import ExportReport
from desktop_app.engine.export.picture_copies import PictureCopies, safe_name
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

_BATCH: Final = 64


def export_pictures(
    catalogue: Catalogue, folder: Path, *, product_ids: Collection[int] | None = None
) -> Job[ExportReport]:
    """Copy the pictures of products to a folder, which is made if it does not exist.

    The folders in it are categories. A product with one picture is a file, one with several
    is a folder of files, named after its SKU. Files that are there already stay. A job that
    is closed leaves whole files only.

    Args:
        catalogue: the catalogue.
        folder: of the copies.
        product_ids: the products, in this order; None for all but archived ones, by SKU.

    Raises:
        VitrineError: a file cannot be written.
    """
    begin_export(catalogue, folder)
    ids = catalogue.products.ids() if product_ids is None else [int(one) for one in product_ids]
    note = Message("Exporting pictures")
    yield Progress(0, len(ids), note)
    copies = PictureCopies(catalogue, folder, folder.absolute())
    exported = 0
    for start in range(0, len(ids), _BATCH):
        for _ in _copy(catalogue, ids[start : start + _BATCH], copies):
            exported += 1
        yield Progress(min(start + _BATCH, len(ids)), len(ids), note)
    return ExportReport(exported, copies.count, copies.thumbnail_count)


def _copy(catalogue: Catalogue, ids: Sequence[int], copies: PictureCopies) -> Iterator[Product]:
    """Copy the pictures of products, and yield each product that has any."""
    products = catalogue.products.get(ids)
    of_products = catalogue.pictures.of_products(list(products))
    for number in ids:
        # A confirmed photo has no file.
        pictures = [one for one in of_products.get(number, ()) if one.origin != "confirmed"]
        if pictures:
            product = products[number]
            copies.paths(product.sku, pictures, subfolder=_subfolder(product, len(pictures)))
            yield product


def _subfolder(product: Product, picture_count: int) -> str:
    category = [safe_name(part) for part in product.category.split("/") if part.strip()]
    # An import takes the last of several folders for a product.
    has_folder = len(category) > 1 or (bool(category) and picture_count > 1)
    return "/".join((*category, *([safe_name(product.sku)] if has_folder else [])))
