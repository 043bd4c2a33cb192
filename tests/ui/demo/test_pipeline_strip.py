"""The stages of the pipeline and their durations."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.engine.status import CatalogueStatus, DeviceReport
from desktop_app.ui.demo.pipeline_strip import PipelineStrip
from desktop_app.ui.style.theme import Theme
from tests.ui.demo.fake_answers import answer, contains_colour, fake_thumbnails, filled_image, hit

PHOTO, CROP, THUMBNAIL = "#00ffff", "#ff00ff", "#ff0000"
ANSWER = answer(
    "match",
    hit(1, 0.9, cosine=0.7, inliers=24),
    hit(2, 0.3, cosine=0.8),
    hit(3, 0.2, cosine=0.5),
    hit(4, 0.1, cosine=0.6),
)


@pytest.fixture
def strip(theme: Theme, english: None, qtbot: QtBot) -> PipelineStrip:
    strip = PipelineStrip(fake_thumbnails(), theme)
    qtbot.addWidget(strip)
    strip.resize(1400, 200)
    return strip


def show_answer(strip: PipelineStrip) -> None:
    strip.show_answer(ANSWER, filled_image(PHOTO), filled_image(CROP))
    strip.finish_animation()


def test_the_neighbours_are_ordered_by_embedding_alone(strip: PipelineStrip) -> None:
    assert strip.neighbours() == ()
    show_answer(strip)
    assert [neighbour.product.sku for neighbour in strip.neighbours()] == ["P-2", "P-1", "P-4"]


def test_photo_crop_and_neighbours_are_drawn(strip: PipelineStrip) -> None:
    show_answer(strip)
    image = strip.grab().toImage()
    assert all(contains_colour(image, colour) for colour in (PHOTO, CROP, THUMBNAIL))


def test_the_durations_are_readable_by_screen_readers(strip: PipelineStrip) -> None:
    assert strip.accessibleName() == "Photo, Crop, Embedding, Neighbours, Verification"
    show_answer(strip)
    assert "Embedding 30.0 ms" in strip.accessibleName()
    assert "Verification 12.0 ms" in strip.accessibleName()


def test_clearing_removes_the_answer(strip: PipelineStrip) -> None:
    show_answer(strip)
    assert strip.has_visitor_images()
    strip.clear()
    assert not strip.has_visitor_images()
    assert strip.neighbours() == ()
    image = strip.grab().toImage()
    assert not any(contains_colour(image, colour) for colour in (PHOTO, CROP, THUMBNAIL))


def test_the_device_is_shown_without_an_answer(strip: PipelineStrip) -> None:
    before = strip.grab().toImage()
    device = DeviceReport("cpu", "auto", None)
    strip.show_status(CatalogueStatus("shop", "/shop", 6, 6, 6, "model", device))
    assert strip.grab().toImage() != before
