"""The basket page, whose photo has boxes."""

from tests.ui.basket.conftest import boxes, page, photo

__all__ = ["boxes", "page", "photo"]
