"""No photo that the window takes or is given as a query is written with a face in it."""

from pathlib import Path

import cv2
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counter.person_blurring import shows_face
from desktop_app.engine.workspace import Workspace
from desktop_app.ui.product_fields.picture_sources import picture_sources
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.take.photo_queue import _as_file
from desktop_app.ui.widgets.image_conversion import to_qimage
from desktop_app.vision.picture_decoding import decode, read_photo
from tests.conftest import object_on_white

# Eileen Collins, photographed by NASA; public domain.
PORTRAIT = Path(__file__).parents[2] / "vision" / "data" / "astronaut.jpg"


@pytest.fixture
def frame() -> RgbImage:
    """Return a frame with a product, and a person beside it."""
    pixels = object_on_white(3, 640)
    portrait = read_photo(PORTRAIT).pixels
    pixels[:320, :320] = cv2.resize(portrait, (320, 320))
    assert shows_face([pixels])
    return pixels


def is_written_without_face(files: list[bytes]) -> bool:
    return bool(files) and not shows_face([decode(one, name="photo").pixels for one in files])


def test_a_frame_that_becomes_a_picture_of_a_product(frame: RgbImage) -> None:
    (written,) = picture_sources([frame])
    assert isinstance(written, bytes)
    assert is_written_without_face([written])
    # What a user chooses as the picture of a product stays as it is.
    (chosen,) = picture_sources([to_qimage(frame)])
    assert isinstance(chosen, bytes)
    assert shows_face([decode(chosen, name="photo").pixels])


def test_photos_of_stock_takes_and_confirmed_ones(
    window: MainWindow, frame: RgbImage, qtbot: QtBot
) -> None:
    written: list[list[bytes]] = []
    task = window.client.write(lambda workspace: _write(workspace, frame))
    with qtbot.waitSignal(task.on_success(written.append).finished):
        pass
    assert len(written[0]) == 4
    assert is_written_without_face(written[0])


def _write(workspace: Workspace, frame: RgbImage) -> list[bytes]:
    """Write a photo in some ways, and return all files and thumbnails."""
    store = workspace.catalogue.store
    product = workspace.catalogue.browse(limit=1)[0].product
    workspace.learning().confirm(frame, product.id)
    ids = store.confirmed_photos.ids()
    return [
        *(_as_file(store, one).read_bytes() for one in (frame, to_qimage(frame))),
        *store.confirmed_photos.files(ids).values(),
        *store.thumbnails.get(ids).values(),
    ]
