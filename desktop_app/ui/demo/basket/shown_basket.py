"""A counted photo as the demo shows it; what is not sure has no name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from desktop_app.domain.basket import Basket, BasketRow
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.product import Product
from desktop_app.domain.tally import Tally
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.widgets.image_conversion import to_qimage


@dataclass(frozen=True, slots=True)
class ShownBasket:
    """A photo with its boxes, and the list of the products that are sure.

    Attributes:
        photo: in the size in which it is drawn.
        units: all boxes, in the order in which they appear.
        rows: the products of the sure boxes.
        tally: of the rows.
    """

    photo: QImage
    units: tuple[FoundUnit, ...]
    rows: tuple[BasketRow, ...]
    tally: Tally

    @classmethod
    def of(cls, photo: QImage, units: Sequence[FoundUnit]) -> "ShownBasket":
        """Return the list of what was found in a photo."""
        sure = tuple(unit for unit in units if named_product(unit) is not None)
        rows = Basket.of(sure).rows
        return cls(photo, tuple(units), rows, Tally(tuple(row.line for row in rows)))

    @property
    def unnamed_count(self) -> int:
        """Number of boxes without a name."""
        return len(self.units) - self.tally.piece_count


def named_product(unit: FoundUnit) -> Product | None:
    """Return the product whose name a box is shown with; None if it is not sure."""
    return unit.product if unit.is_sure else None


def one_line_title(product: Product) -> str:
    """Return the name of a product without line breaks."""
    return " ".join(localised_title(product).split())


def better_photo(best: PhotoCount | None, other: PhotoCount) -> PhotoCount | None:
    """Return the photo with more named boxes; None while no photo has any."""
    least = 0 if best is None else _named_count(best)
    return other if _named_count(other) > least else best


def scale_photo(counted: PhotoCount, max_size_px: tuple[int, int]) -> ShownBasket:
    """Return a counted photo scaled to fit into (width, height); runs on any thread."""
    photo = to_qimage(counted.photo).scaled(
        QSize(*max_size_px),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return ShownBasket.of(photo, counted.units)


def _named_count(counted: PhotoCount) -> int:
    return sum(named_product(unit) is not None for unit in counted.units)
