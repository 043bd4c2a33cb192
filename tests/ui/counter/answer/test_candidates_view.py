"""The candidates on the counter page."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.counter.answer.candidate_tile import CandidateTile
from desktop_app.ui.counter.answer.candidates_view import CandidatesView
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from tests.ui.audit.fake_client import FakeCatalogue, ready_client
from tests.ui.parts import part


@pytest.fixture
def view(english: None, theme: Theme, qtbot: QtBot) -> Iterator[CandidatesView]:
    lane = Lane("decoding")
    with ready_client(FakeCatalogue(), qtbot) as client:
        view = CandidatesView(ThumbnailCache(client, lane), theme)
        qtbot.addWidget(view)
        yield view
    assert lane.stop()


def test_the_candidates_follow_the_language(view: CandidatesView) -> None:
    product = Product(1, "P-1", "Mug", attributes={"name_zh": "杯子"})
    view.show_candidates([Hit(product, None, 0.9)])
    tile = part(view, CandidateTile, "candidate_1")
    assert tile.accessibleName().startswith("Mug")
    translations = Translations(paths.translations_folder())
    translations.set_language("zh_CN")
    QApplication.sendPostedEvents()
    assert tile.accessibleName().startswith("杯子")
    translations.set_language("en")
    QApplication.sendPostedEvents()
    assert tile.accessibleName().startswith("Mug")
