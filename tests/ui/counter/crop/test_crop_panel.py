import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.region import WHOLE_PHOTO, Region, SearchRegion
from desktop_app.ui.counter.crop.crop_panel import CropPanel
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part

FOUND = Region(0.2, 0.2, 0.6, 0.7)


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> CropPanel:
    panel = CropPanel(theme)
    qtbot.addWidget(panel)
    return panel


@pytest.fixture
def chosen(panel: CropPanel) -> list[SearchRegion]:
    regions: list[SearchRegion] = []
    panel.region_chosen.connect(regions.append)
    return regions


def photo() -> QImage:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("#404040"))
    return image


def test_the_switch_leads_to_the_whole_picture_and_back(
    panel: CropPanel, chosen: list[SearchRegion]
) -> None:
    panel.show_answer(photo(), FOUND, SearchRegion(FOUND))
    panel.toggle_whole()
    panel.toggle_whole()
    assert chosen == [SearchRegion(WHOLE_PHOTO, "drawn"), SearchRegion(FOUND, "drawn")]
    assert panel.view.region == FOUND
    assert not part(panel, QPushButton, "counter_whole_picture").isChecked()


def test_a_proposed_region_can_be_chosen_where_the_whole_picture_was_better(
    panel: CropPanel, chosen: list[SearchRegion]
) -> None:
    panel.show_answer(photo(), WHOLE_PHOTO, SearchRegion(FOUND))
    assert part(panel, QPushButton, "counter_whole_picture").isChecked()
    panel.toggle_whole()
    assert chosen == [SearchRegion(FOUND, "drawn")]


def test_the_middle_is_offered_where_no_region_is_known(
    panel: CropPanel, chosen: list[SearchRegion]
) -> None:
    panel.show_answer(photo(), WHOLE_PHOTO, None)
    panel.toggle_whole()
    (region,) = chosen
    assert region.region != WHOLE_PHOTO
    assert region.origin == "drawn"


def test_nothing_is_chosen_before_the_answer(panel: CropPanel, chosen: list[SearchRegion]) -> None:
    panel.show_capture(photo())
    panel.toggle_whole()
    assert not chosen
    assert panel.height_for(320) > 240
