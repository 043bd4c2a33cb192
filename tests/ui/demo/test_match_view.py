"""The photo and the product side by side."""

import numpy as np
import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from desktop_app.domain.evidence import MatchedPoints
from desktop_app.ui.demo.match_view import MatchView
from desktop_app.ui.style.theme import Theme
from tests.ui.demo.fake_answers import contains_colour, filled_image

LIVE, PHOTO, PRODUCT = "#0000ff", "#ff0000", "#ffff00"
MATCHES = MatchedPoints(np.full((3, 2), 0.5, np.float32), np.full((3, 2), 0.5, np.float32))


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> MatchView:
    view = MatchView(theme)
    qtbot.addWidget(view)
    view.resize(800, 400)
    return view


def shows(view: MatchView, colour: str) -> bool:
    view.finish_animation()
    return contains_colour(view.grab().toImage(), colour)


def test_the_live_picture_is_shown_before_a_search(view: MatchView) -> None:
    assert not view.has_visitor_images()
    view.show_live(filled_image(LIVE))
    assert view.has_visitor_images()
    assert shows(view, LIVE)


def test_photo_product_and_matches_are_shown_after_a_search(view: MatchView, theme: Theme) -> None:
    view.show_photo(filled_image(PHOTO), "match", MATCHES, with_inset=False)
    view.show_product(QPixmap.fromImage(filled_image(PRODUCT)))
    assert shows(view, PHOTO)
    assert shows(view, PRODUCT)
    assert shows(view, theme.colours.match)


@pytest.mark.parametrize("with_inset", [True, False])
def test_the_live_picture_stays_visible_as_an_inset(view: MatchView, with_inset: bool) -> None:
    view.show_live(filled_image(LIVE))
    view.show_photo(filled_image(PHOTO), "match", None, with_inset=with_inset)
    view.show_live(filled_image(LIVE))
    assert shows(view, LIVE) == with_inset


def test_a_new_photo_removes_the_former_product(view: MatchView) -> None:
    view.show_photo(filled_image(PHOTO), "match", None, with_inset=False)
    view.show_product(QPixmap.fromImage(filled_image(PRODUCT)))
    view.show_photo(filled_image(PHOTO), "unknown", None, with_inset=False)
    assert not shows(view, PRODUCT)


def test_clearing_removes_all_images(view: MatchView) -> None:
    view.show_live(filled_image(LIVE))
    view.show_photo(filled_image(PHOTO), "match", MATCHES, with_inset=True)
    view.show_product(QPixmap.fromImage(filled_image(PRODUCT)))
    view.clear()
    assert not view.has_visitor_images()
    assert not any(shows(view, colour) for colour in (LIVE, PHOTO, PRODUCT))


def test_the_size_for_photos_follows_the_view(view: MatchView) -> None:
    width, height = view.photo_size_px()
    view.resize(1600, 800)
    assert view.photo_size_px() > (1.5 * width, 1.5 * height)
    view.resize(1, 1)
    assert view.photo_size_px() == (1, 1)
