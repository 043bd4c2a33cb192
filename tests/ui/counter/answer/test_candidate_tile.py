"""The size of a candidate's button."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product
from desktop_app.ui.counter.answer.candidate_fields import compare_candidates
from desktop_app.ui.counter.answer.candidate_tile import CandidateTile
from desktop_app.ui.counter.answer.marked_text import MarkedText
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def tile(qapp: QApplication, owner: QWidget) -> CandidateTile:
    tile = CandidateTile(1, Theme(qapp, paths.icons_folder()))
    tile.setParent(owner)
    return tile


def show(tile: CandidateTile, product: Product) -> None:
    tile.show_hit(Hit(product, None, 0.9), compare_candidates([product])[0], is_single=False)


def test_a_long_brand_stays_on_one_line(tile: CandidateTile) -> None:
    source = part(tile, MarkedText, "candidate_source_1")
    show(tile, Product(1, "P-1", "Jam", brand="Hatch"))
    tile.fit_width(180)
    line_px = source.height()
    brand = "Brambly Hatch Preserves and Orchard Company of the Lower Valley"
    show(tile, Product(2, "P-2", "Jam", brand=brand))
    tile.fit_width(180)
    assert source.height() == line_px
    assert source.shown_text(180).endswith("P-2")
    assert brand in tile.accessibleName()


def test_a_narrower_tile_has_room_for_the_lines_of_a_long_name(tile: CandidateTile) -> None:
    show(tile, Product(1, "P-1", "Brambly Hatch Apricot preserve in a large jar, 340 g"))
    tile.fit_width(600)
    wide_px = tile.minimumSizeHint().height()
    tile.fit_width(180)
    narrow_px = tile.minimumSizeHint().height()
    tile._layout.activate()
    assert wide_px < narrow_px == tile.minimumSizeHint().height()
