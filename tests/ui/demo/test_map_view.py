"""The map of the catalogue, and the position of a photo on it."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, cast

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.engine.catalogue_map import CatalogueMap
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.demo.map_view import MapView
from desktop_app.ui.style.theme import Theme
from tests.ui.demo.fake_answers import answer, contains_colour, fake_thumbnails, filled_image, hit

TILE, PHOTO, HIGHLIGHT = "#00ffff", "#0000ff", "#ff0000"
TILE_BGR = (255, 255, 0)
# Products 1 to 4 in the corners, each with the picture 10 times its number.
CORNERS = {1: (0.0, 0.0), 2: (1.0, 0.0), 3: (0.0, 1.0), 4: (1.0, 1.0)}
CATALOGUE_MAP = CatalogueMap(CORNERS, {number: 10 * number for number in CORNERS})

Result = TypeVar("Result")


class FinishedTask(Generic[Result]):
    """A task that has already succeeded."""

    def __init__(self, result: Result) -> None:
        self._result = result

    def on_success(self, callback: Callable[[Result], object]) -> None:
        callback(self._result)

    def on_finish(self, callback: Callable[[], object]) -> "FinishedTask[Result]":
        callback()
        return self

    def cancel(self) -> None:
        pass


class FakeClient:
    """Returns the map, and a thumbnail of one colour for every picture."""

    def run_job(self, _job: object) -> FinishedTask[CatalogueMap]:
        return FinishedTask(CATALOGUE_MAP)

    def read(self, function: Callable[["FakeClient"], Result]) -> FinishedTask[Result]:
        return FinishedTask(function(self))

    def thumbnails(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        pixels = np.full((16, 16, 3), TILE_BGR, np.uint8)
        return dict.fromkeys(picture_ids, cv2.imencode(".png", pixels)[1].tobytes())


class FakeLane:
    """Runs functions at once."""

    def run(self, function: Callable[[], Result]) -> FinishedTask[Result]:
        return FinishedTask(function())


@pytest.fixture
def view(theme: Theme, english: None, qtbot: QtBot) -> MapView:
    client, lane = cast("EngineClient", FakeClient()), cast("Lane", FakeLane())
    view = MapView(client, fake_thumbnails(), lane, theme)
    qtbot.addWidget(view)
    view.resize(400, 500)
    return view


def colour_at(view: MapView, x: int, y: int) -> str:
    return view.grab().toImage().pixelColor(x, y).name()


def test_every_product_is_drawn_at_its_position(view: MapView) -> None:
    assert not contains_colour(view.grab().toImage(), TILE)
    view.load()
    left, right, top, bottom = 56, 343, 94, 443
    for x, y in ((left, top), (right, top), (left, bottom), (right, bottom)):
        assert colour_at(view, x, y) == TILE
    assert colour_at(view, 200, 250) != TILE


def test_a_photo_is_drawn_and_linked_with_the_nearest_products(view: MapView) -> None:
    view.load()
    hits = [hit(number, 0.5, cosine=0.9 - 0.1 * number) for number in (4, 99, 1, 2, 3)]
    view.show_answer(answer("match", *hits), filled_image(PHOTO))
    view.finish_animation()
    assert view.linked_pictures() == (40, 10, 20)
    image = view.grab().toImage()
    assert contains_colour(image, PHOTO)
    assert contains_colour(image, HIGHLIGHT)
    assert view.has_visitor_images()


def test_clearing_removes_the_photo(view: MapView) -> None:
    view.load()
    view.show_answer(answer("match", hit(1, 0.5, cosine=0.9)), filled_image(PHOTO))
    view.clear()
    assert not view.has_visitor_images()
    assert view.linked_pictures() == ()
    assert not contains_colour(view.grab().toImage(), PHOTO)


def test_an_answer_before_the_map_is_ready_is_not_drawn(view: MapView) -> None:
    view.show_answer(answer("match", hit(1, 0.5, cosine=0.9)), filled_image(PHOTO))
    view.finish_animation()
    assert view.linked_pictures() == ()
    assert not contains_colour(view.grab().toImage(), PHOTO)
