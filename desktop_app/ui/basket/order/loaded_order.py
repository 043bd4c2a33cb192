"""An order with the pictures of its products, read on the lane of the engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.answer import Hit
from desktop_app.domain.tally import Tally
from desktop_app.engine.counting.order_check import (
    OrderLine,
    look_up,
    order_of_file,
    order_of_tally,
)

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser


@dataclass(frozen=True, slots=True)
class LoadedOrder:
    """An order, and its products with their pictures.

    Attributes:
        name: of the file; empty for the accepted products of a customer.
        source: the lines before their products were looked up.
        lines: with the products of the catalogue.
        hits: products with their pictures, by id.
    """

    name: str
    source: Sequence[OrderLine]
    lines: Sequence[OrderLine]
    hits: Mapping[int, Hit]


def load_file(catalogue: "CatalogueBrowser", file: Path) -> LoadedOrder:
    """Read an order from a table.

    Raises:
        VitrineError: as ``order_of_file``.
    """
    return _loaded(catalogue, file.name, order_of_file(file))


def load_tally(catalogue: "CatalogueBrowser", tally: Tally) -> LoadedOrder:
    """Return the accepted products of a customer as an order."""
    return _loaded(catalogue, "", order_of_tally(tally))


def looked_up_again(catalogue: "CatalogueBrowser", order: LoadedOrder) -> LoadedOrder:
    """Return an order with its products as they are in the catalogue now."""
    return _loaded(catalogue, order.name, order.source)


def _loaded(catalogue: "CatalogueBrowser", name: str, source: Sequence[OrderLine]) -> LoadedOrder:
    lines = look_up(source, catalogue.store)
    ids = [line.product.id for line in lines if line.product is not None]
    shown = catalogue.store.products.with_first_picture(ids)
    hits = {product_id: Hit(*found, None) for product_id, found in shown.items()}
    return LoadedOrder(name, source, lines, hits)
