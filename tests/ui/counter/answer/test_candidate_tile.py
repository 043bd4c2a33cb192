"""The size of a candidate's button."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product
from desktop_app.ui.counter.answer.candidate_fields import compare_candidates
from desktop_app.ui.counter.answer.candidate_tile import CandidateTile
from desktop_app.ui.style.theme import Theme


def test_a_narrower_tile_has_room_for_the_lines_of_a_long_name(
    qapp: QApplication, qtbot: QtBot
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    tile = CandidateTile(1, Theme(qapp, paths.icons_folder()))
    tile.setParent(owner)
    product = Product(1, "P-1", "Brambly Hatch Apricot preserve in a large jar, 340 g")
    tile.show_hit(Hit(product, None, 0.9), compare_candidates([product])[0], is_single=False)
    tile.fit_width(600)
    wide_px = tile.minimumSizeHint().height()
    tile.fit_width(180)
    narrow_px = tile.minimumSizeHint().height()
    tile._layout.activate()
    assert wide_px < narrow_px == tile.minimumSizeHint().height()
