"""The preview of a camera."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop_app.ui.camera import camera_preview
from desktop_app.ui.camera.camera_preview import CameraPreview


@pytest.fixture
def preview(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> CameraPreview:
    """Return a preview of 400 x 400 pixels that stays frozen until it is cleared."""
    monkeypatch.setattr(camera_preview, "_FREEZE_MS", 60_000)
    preview = CameraPreview()
    qtbot.addWidget(preview)
    preview.resize(400, 400)
    return preview


def image(colour: str) -> QImage:
    made = QImage(160, 80, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def colour_at(preview: CameraPreview, x: int, y: int) -> str:
    return preview.grab().toImage().pixelColor(x, y).name()


def test_an_image_is_centred_on_black(preview: CameraPreview) -> None:
    preview.show_image(image("#c81e1e"))
    assert colour_at(preview, 200, 200) == "#c81e1e"
    assert colour_at(preview, 200, 110) == "#c81e1e"
    assert colour_at(preview, 200, 90) == "#000000"
    assert colour_at(preview, 200, 310) == "#000000"


def test_a_frozen_preview_keeps_its_image(preview: CameraPreview) -> None:
    preview.show_image(image("#c81e1e"))
    preview.freeze()
    preview.show_image(image("#1ea01e"))
    assert preview.is_frozen()
    assert colour_at(preview, 200, 200) == "#c81e1e"


def test_a_frozen_preview_has_a_border(preview: CameraPreview) -> None:
    preview.show_image(image("#c81e1e"))
    assert colour_at(preview, 2, 200) == "#c81e1e"
    preview.freeze()
    assert colour_at(preview, 2, 200) != "#c81e1e"


def test_clearing_removes_the_image_and_unfreezes(preview: CameraPreview) -> None:
    preview.show_image(image("#c81e1e"))
    preview.freeze()
    preview.clear()
    assert not preview.is_frozen()
    assert colour_at(preview, 200, 200) == preview.palette().alternateBase().color().name()
