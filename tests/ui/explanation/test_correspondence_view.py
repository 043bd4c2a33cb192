import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop_app.domain.evidence import MatchedPoints
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.ui.explanation.correspondence_view import CorrespondenceView
from desktop_app.ui.style.theme import Theme


def image_of(colour: str) -> QImage:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> CorrespondenceView:
    view = CorrespondenceView(theme)
    qtbot.addWidget(view)
    view.resize(424, 200)
    view.show_photo(image_of("#ffffff"), WHOLE_PHOTO)
    return view


def colours_in(view: CorrespondenceView, left: int, right: int) -> set[str]:
    """Return the colours between two columns."""
    drawn = view.grab().toImage()
    return {drawn.pixelColor(x, y).name() for x in range(left, right) for y in range(0, 200, 2)}


def test_matching_points_are_joined(view: CorrespondenceView, theme: Theme) -> None:
    gap = colours_in(view, 204, 220)
    assert len(gap) == 1
    view.show_picture(image_of("#ffffff"))
    column = np.linspace(0.2, 0.8, 9, dtype=np.float32)
    points = np.c_[column, column]
    view.show_points(MatchedPoints(points, points))
    assert len(colours_in(view, 204, 220)) > 1
    assert theme.colours.accent in colours_in(view, 0, 200)
    assert theme.colours.accent in colours_in(view, 224, 424)


def test_what_did_not_decide_is_dimmed(view: CorrespondenceView) -> None:
    influence = np.zeros((7, 7), np.float32)
    influence[5:, 5:] = 1
    view.show_influence(influence)
    drawn = view.grab().toImage()
    assert drawn.pixelColor(40, 40).lightness() < 120
    assert drawn.pixelColor(180, 180).lightness() > 240


def test_another_photo_has_no_marks(view: CorrespondenceView) -> None:
    view.show_influence(np.ones((7, 7), np.float32))
    view.show_photo(image_of("#ff0000"), WHOLE_PHOTO)
    assert view.influence is None
    assert view.points is None
    assert "#ff0000" in colours_in(view, 50, 60)
