"""Painting of tiles."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product
from desktop_app.ui.find.hits_model import HitsModel
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.tile_delegate import TileDelegate
from tests.ui.widgets.fake_thumbnail_cache import FakeThumbnailCache


def tile_image(theme: Theme, product: Product) -> QImage:
    """Return the painted tile of a product."""
    model = HitsModel()
    model.show([Hit(product, None, None)])
    delegate = TileDelegate(FakeThumbnailCache(), theme, model)  # type: ignore[arg-type] # a fake
    size = delegate.set_tile_width(170, QApplication.font(), has_scores=False)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return image


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Product(1, "LEATHER-BAG-HAT", name="Handbag", price=Decimal(129), currency="EUR"),
            Product(1, "LEATHER-BAG-HAW", name="Handbag", price=Decimal(129), currency="EUR"),
        ),
        (
            Product(1, "BAG-HAT", name="Handbag", price=Decimal(1290000), currency="EUR"),
            Product(1, "BAG-HAT", name="Handbag", price=Decimal(1290001), currency="EUR"),
        ),
        (
            Product(1, "BAG", name="Carrick Row Handbag Ida the Second, wine"),
            Product(1, "BAG", name="Carrick Row Handbag Ida the Second, wide"),
        ),
        (
            Product(1, "A-VERY-LONG-NUMBER-OF-A-SHOP-1", name="Handbag"),
            Product(1, "A-VERY-LONG-NUMBER-OF-A-SHOP-2", name="Handbag"),
        ),
        (
            Product(1, "LEATHER-BAG-HAT", name="Handbag", price=Decimal(119), currency="EUR"),
            Product(1, "LEATHER-BAG-HAT", name="Handbag", price=Decimal(119), currency="EUX"),
        ),
    ],
    ids=["sku", "price", "name", "long sku", "currency over the picture"],
)
def test_the_text_in_which_products_differ_is_painted(
    theme: Theme, one: Product, other: Product
) -> None:
    assert tile_image(theme, one) != tile_image(theme, other)


def test_tiles_with_scores_are_taller(theme: Theme) -> None:
    model = HitsModel()
    delegate = TileDelegate(FakeThumbnailCache(), theme, model)  # type: ignore[arg-type] # a fake
    font = QApplication.font()
    without_score = delegate.set_tile_width(170, font, has_scores=False)
    with_score = delegate.set_tile_width(170, font, has_scores=True)
    assert (without_score.width(), with_score.width()) == (170, 170)
    assert with_score.height() > without_score.height()
    assert delegate.picture_px < 170
