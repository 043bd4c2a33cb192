"""The tile of an answer."""

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.kept_answer import OfferedProduct
from desktop_app.ui.counter.history.answer_tile import AnswerTile
from desktop_app.ui.style.theme import Theme
from tests.engine.counter.history.answers import CUP, answer
from tests.ui.parts import part


def test_a_photo_that_could_not_be_kept_is_no_scan(theme: Theme, qtbot: QtBot) -> None:
    tile = AnswerTile(1, theme)
    qtbot.addWidget(tile)
    picture = part(tile, QLabel, "answer_tile_picture_1")
    for photographed in (answer(), answer(offered=())):
        tile.show_answer(photographed, None)
        assert picture.text() == "No photo"
    tile.show_answer(answer(offered=(OfferedProduct(CUP, None),), chosen=CUP), None)
    assert picture.text() == "Scan"
    tile.show_answer(answer(has_photo=True), QPixmap(10, 10))
    assert picture.text() == ""
