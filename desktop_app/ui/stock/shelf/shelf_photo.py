"""The photo of a shelf with what was found in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from PySide6.QtGui import QImage

from desktop_app.domain.basket import Basket
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.product import Product
from desktop_app.ui.stock.shelf.shelf_items import ShelfItem, shelf_items


@dataclass(frozen=True, slots=True)
class ShelfPhoto:
    """A photo of a shelf.

    Attributes:
        id: another one for each photo; the same for one whose units were corrected.
        pixels: (h, w, 3) uint8 RGB.
        image: the photo as it is shown.
        units: what was found.
        items: of the units.
        is_counted: whether all units were found.
    """

    id: int
    pixels: RgbImage = field(compare=False)
    image: QImage = field(compare=False)
    units: tuple[FoundUnit, ...] = ()
    items: tuple[ShelfItem, ...] = ()
    is_counted: bool = False

    def with_id(self, photo_id: int) -> Self:
        """Return the photo with another id."""
        return replace(self, id=photo_id)

    def with_units(self, units: tuple[FoundUnit, ...]) -> Self:
        """Return the photo with other units."""
        return replace(self, units=units, items=shelf_items(units), is_counted=True)

    def with_products(self, products: Mapping[int, Product]) -> Self:
        """Return the photo with products as they are in the catalogue now, by id."""
        newest = Basket.of(self.units).with_products(products)
        return self.with_units(tuple(unit.found for unit in newest.units))
