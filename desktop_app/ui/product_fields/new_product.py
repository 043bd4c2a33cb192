"""The requests of the dialog for a new product to the engine; they run on its lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from desktop_app.domain.picture import OriginKind
from desktop_app.domain.product import Product
from desktop_app.ui.product_fields.product_draft import FieldText, field_text
from desktop_app.ui.widgets.photo_query import Photo, identify_photo

if TYPE_CHECKING:
    from desktop_app.engine.editing.photo_proposal import PhotoProposal
    from desktop_app.engine.workspace import Workspace

NEW_FIELDS: Final = (
    *("sku", "name", "brand", "category", "price", "currency", "gtin", "aliases"),
    "description",
)
_NOT_COPIED: Final = frozenset(("sku", "gtin", "aliases"))
_SIMILAR_PRODUCTS: Final = 20


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product to add.

    Attributes:
        typed: text by field.
        copied_id: the product whose other values it gets; None for none.
        pictures: files, or encoded pictures.
        origin: ``added``, or ``counter`` for pictures that were taken there.
        language: code of the language in which the category may be named.
    """

    typed: Mapping[str, FieldText]
    copied_id: int | None
    pictures: Sequence[Path | bytes]
    origin: OriginKind = "added"
    language: str = ""


@dataclass(frozen=True, slots=True)
class PhotoReading:
    """A photo as it is shown, and what it suggests."""

    preview: QImage
    proposal: "PhotoProposal"


def first_texts(workspace: "Workspace", copied_id: int | None) -> dict[str, FieldText]:
    """Return the texts that the dialog begins with: SKU and currency, and the values to copy."""
    texts: dict[str, FieldText] = {"sku": workspace.editor().free_sku(copied_id)}
    if currency := workspace.catalogue.usual_currency():
        texts["currency"] = currency
    if copied_id is not None:
        source = workspace.catalogue.product_detail(copied_id).product
        copied = [name for name in NEW_FIELDS if name not in _NOT_COPIED]
        texts.update({name: field_text(source, name) for name in copied})
    return texts


def read_photo(workspace: "Workspace", photo: Photo) -> PhotoReading:
    """Return what a photo of a new product suggests.

    Raises:
        VitrineError: the photo cannot be read.
    """
    from desktop_app.engine.editing.photo_proposal import propose_values

    found = identify_photo(workspace, photo, top=_SIMILAR_PRODUCTS)
    return PhotoReading(found.photo, propose_values(found.answer))


def add_product(workspace: "Workspace", new: NewProduct) -> Product:
    """Add a product.

    Raises:
        InvalidFieldsError: a field cannot be used; nothing is added.
        VitrineError: a picture cannot be read; nothing is added.
    """
    editor = workspace.editor()
    if new.copied_id is None:
        return editor.add(new.typed, new.pictures, origin=new.origin, language=new.language)
    return editor.copy(new.copied_id, new.typed, new.pictures)
