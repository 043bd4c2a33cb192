"""A photo for the tests of the window."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def photo(tmp_path: Path, draw_picture: Callable[..., Path]) -> Path:
    """Return a photo of product 2, in a file with a Chinese name."""
    return draw_picture(tmp_path / "照片.png", 2)
