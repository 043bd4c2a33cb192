"""Access to the parts of the find page that the tests check."""

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.answer import Hit
from desktop_app.ui.find.category_chip import CategoryChip
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.widgets.tile_delegate import HIT_ROLE
from tests.ui.parts import part


def grid_of(window: QWidget) -> ResultGrid:
    """Return the grid of hits."""
    return part(window, ResultGrid, "result_grid")


def chip_of(window: QWidget) -> CategoryChip:
    """Return the category chip."""
    return part(window, CategoryChip, "category_chip")


def product_names(window: QWidget) -> list[str]:
    """Return the titles of the visible hits in order."""
    model = grid_of(window).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def hits_of(window: QWidget) -> list[Hit]:
    """Return the visible hits in order."""
    model = grid_of(window).model()
    return [model.index(row, 0).data(HIT_ROLE) for row in range(model.rowCount())]


def text_of(window: QWidget, object_name: str) -> str:
    """Return the text of a label."""
    return part(window, QLabel, object_name).text()
