"""What the details pane shows of a product, read with one call."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.action import ProductChange
from desktop_app.domain.product import ProductDetail

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser


@dataclass(frozen=True, slots=True)
class ProductRecord:
    """A product with its pictures and its changes, newest first."""

    detail: ProductDetail
    changes: Sequence[ProductChange]


def read_record(catalogue: "CatalogueBrowser", product_id: int) -> ProductRecord | None:
    """Return a product, or None if it was removed; runs on the engine's lane."""
    if product_id not in catalogue.products([product_id]):
        return None
    return ProductRecord(catalogue.product_detail(product_id), catalogue.changes(product_id))
