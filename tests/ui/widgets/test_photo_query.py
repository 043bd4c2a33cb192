"""Identifying a photo in each form that the window receives."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from desktop_app.domain.answer import Answer, Timings
from desktop_app.ui.widgets.photo_query import Photo, identify_photo

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace

FRAME = np.full((1500, 3000, 3), 40, np.uint8)


class FakeWorkspace:
    """Records what it is asked to identify; answers with a large photo."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, int, str, str]] = []

    def identify(self, photo: object, *, top: int, category: str, words: str) -> Answer:
        self.calls.append((photo, top, category, words))
        return Answer("unknown", None, (), cast("Timings", None), "cpu", photo=FRAME)


@pytest.mark.parametrize("photo", [Path("photo.jpg"), b"encoded", FRAME])
def test_files_encoded_pictures_and_frames_are_passed_on(photo: Photo) -> None:
    workspace = FakeWorkspace()
    identify_photo(cast("Workspace", workspace), photo, top=3)
    assert workspace.calls == [(photo, 3, "", "")]


def test_an_image_of_the_clipboard_becomes_pixels() -> None:
    workspace = FakeWorkspace()
    image = QImage(2, 1, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 20, 30))
    identify_photo(cast("Workspace", workspace), image, top=3)
    assert np.array_equal(workspace.calls[0][0], [[[10, 20, 30], [10, 20, 30]]])  # type: ignore[arg-type]


def test_the_answer_has_a_small_preview_the_category_and_the_words() -> None:
    workspace = cast("Workspace", FakeWorkspace())
    found = identify_photo(workspace, b"photo", top=3, category="Toys", words="bear")
    assert (found.photo.width(), found.photo.height()) == (1024, 512)
    assert (found.category, found.words) == ("Toys", "bear")
