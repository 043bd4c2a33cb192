"""A history in a folder of its own, with a photo encoder that sees no faces."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.opening import open_answers
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counter.history.answer_history import AnswerHistory
from desktop_app.vision.picture_decoding import thumbnail


class PlainEncoder:
    """Writes photos as they are."""

    def jpeg(self, photo: RgbImage, side_px: int) -> bytes:
        return thumbnail(photo, side_px)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data" / "answers"


@pytest.fixture
def history(root: Path) -> Iterator[AnswerHistory]:
    history = AnswerHistory(root, open_answers, PlainEncoder)
    history.use_catalogue("shop")
    yield history
    history.close()


@pytest.fixture
def photo() -> RgbImage:
    return np.random.default_rng(1).integers(0, 255, (1080, 1920, 3), dtype=np.uint8)
