"""Export of products to a table or JSON file, which an import reads back."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple, TextIO, TypeAlias

from desktop_app.catalogue.io.picture_cells import picture_cell
from desktop_app.catalogue.io.table_writers import Cell, CellPicture, table_writer
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.product import (
    ATTRIBUTE_PREFIX,
    EXPORT_FIELDS,
    IMPORT_FIELDS,
    PICTURE_NAMES,
    VALUE_SEPARATOR,
    Product,
)
from desktop_app.engine.data_export import begin_export
from desktop_app.engine.export.export_report import ExportReport
from desktop_app.engine.export.picture_copies import PictureCopies
from desktop_app.engine.ingest.picture_names import without_picture_names
from desktop_app.errors import Message
from desktop_app.output_file import check_output, output_file
from desktop_app.progress import Job, Progress
from desktop_app.visible_text import require_encodable
from desktop_app.vision.picture_decoding import decode_thumbnail, thumbnail

_BATCH: Final = 256
_PREVIEW_SIDE_PX: Final = 128
EXPORT_SUFFIXES: Final = (".csv", ".xlsx", ".json")


class _Exported(NamedTuple):
    """A product with what is written about it.

    Attributes:
        images: paths of its pictures, the main one first, then names without a file.
        preview: a small JPEG of the main picture, or None.
    """

    product: Product
    images: Sequence[str]
    preview: bytes | None


_Write: TypeAlias = Callable[[_Exported], None]


def export_catalogue(
    catalogue: Catalogue,
    file: Path,
    *,
    product_ids: Collection[int] | None = None,
    pictures: Path | None = None,
    with_previews: bool = False,
) -> Job[ExportReport]:
    """Write products to a CSV, XLSX or JSON file, which is replaced.

    A job that is closed leaves the file as it was; pictures that are copied already stay.

    Args:
        catalogue: the catalogue.
        file: its suffix is the format.
        product_ids: the products, in this order; None for all by SKU, with archived ones.
        pictures: folder for copies of the pictures, which ``image`` then names relative to
            the folder of ``file``; None names the original files.
        with_previews: whether a workbook shows the main picture of each product. Previews
            are not imported.

    Raises:
        VitrineError: the suffix is unknown, or a file cannot be written.
    """
    check_output(file, EXPORT_SUFFIXES)
    if pictures is not None:
        # The table names them.
        require_encodable(pictures)
    begin_export(catalogue, file)
    some = None if product_ids is None else [int(number) for number in product_ids]
    ids = catalogue.products.ids(archived=None) if some is None else some
    note = Message("Exporting products")
    yield Progress(0, len(ids), note)
    copies = PictureCopies(catalogue, pictures, file.absolute().parent)
    done = 0
    with output_file(file, EXPORT_SUFFIXES) as draft:
        names = [name for name in catalogue.products.attribute_names(some) if name != PICTURE_NAMES]
        with _writer(draft, file.suffix.lower(), names, with_previews=with_previews) as write:
            for start in range(0, len(ids), _BATCH):
                batch = ids[start : start + _BATCH]
                for exported in _read(catalogue, batch, copies, with_previews=with_previews):
                    write(exported)
                    done += 1
                yield Progress(min(start + _BATCH, len(ids)), len(ids), note)
    return ExportReport(done, copies.count, copies.thumbnail_count)


def _read(
    catalogue: Catalogue, ids: Sequence[int], copies: PictureCopies, *, with_previews: bool
) -> Iterator[_Exported]:
    products = catalogue.products.get(ids)
    # A confirmed photo has no file, and belongs to this catalogue alone.
    pictures = {
        number: [picture for picture in own if picture.origin != "confirmed"]
        for number, own in catalogue.pictures.of_products(list(products)).items()
    }
    first = [own[0].id for own in pictures.values() if own] if with_previews else []
    previews = catalogue.thumbnails.get(first)
    for number in ids:
        if number in products:
            own = pictures[number]
            jpeg = previews.get(own[0].id) if own else None
            product, names = without_picture_names(products[number])
            images = [*copies.paths(product.sku, own), *names]
            yield _Exported(product, images, _preview(jpeg))


def _preview(jpeg: bytes | None) -> bytes | None:
    return None if jpeg is None else thumbnail(decode_thumbnail(jpeg), _PREVIEW_SIDE_PX)


@contextmanager
def _writer(
    draft: Path, suffix: str, names: Sequence[str], *, with_previews: bool
) -> Iterator[_Write]:
    if suffix == ".json":
        with draft.open("w", encoding="utf-8", errors="replace") as stream, _json(stream) as write:
            yield write
        return
    with table_writer(draft, suffix) as write_row:
        # An attribute that is called like a field would be read as this field.
        headings = [_heading(name) for name in names]
        write_row((*IMPORT_FIELDS, *EXPORT_FIELDS, *headings))

        def write_product(exported: _Exported) -> None:
            cells = (*_cells(exported), *(exported.product.attributes.get(name) for name in names))
            preview = exported.preview if with_previews and suffix == ".xlsx" else None
            write_row((*cells, *([] if preview is None else [CellPicture(preview)])))

        yield write_product


def _heading(name: str) -> str:
    is_field = name in (*IMPORT_FIELDS, *EXPORT_FIELDS)
    return f"{ATTRIBUTE_PREFIX}{name}" if is_field or name.startswith(ATTRIBUTE_PREFIX) else name


def _cells(exported: _Exported) -> Sequence[Cell]:
    product = exported.product
    return (
        *(product.sku, product.name, product.brand, product.category),
        *(product.price, product.currency, product.gtin, product.description),
        picture_cell(exported.images),
        VALUE_SEPARATOR.join(product.aliases),
        *(product.created_at, product.updated_at, product.archived_at),
    )


@contextmanager
def _json(stream: TextIO) -> Iterator[_Write]:
    """Yield a function that adds a product to a list of objects, one on each line."""
    before = "[\n"

    def write(exported: _Exported) -> None:
        nonlocal before
        stream.write(before + json.dumps(_json_object(exported), ensure_ascii=False))
        before = ",\n"

    yield write
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def _json_object(exported: _Exported) -> Mapping[str, object]:
    product = exported.product
    fields = {name: getattr(product, name) for name in (*IMPORT_FIELDS[:-1], *EXPORT_FIELDS)}
    price = None if product.price is None else f"{product.price:f}"
    return {
        **fields,
        "price": price,
        "image": list(exported.images),
        # In the order of the columns of a table, so that the next export is the same.
        "attributes": dict(sorted(product.attributes.items())),
    }
