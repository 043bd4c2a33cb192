"""What every test stands on: no display, no user's files, no unexpected warning or thread."""

import logging
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

# Before Qt is imported by anyone.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DrawPicture = Callable[..., Path]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the program away from the settings and catalogues of who runs the tests."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home" / variable))


@pytest.fixture(autouse=True)
def _no_unexpected_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a log line at WARNING or above; a test that means one calls ``caplog.clear``."""
    yield
    unexpected = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert not unexpected, [record.getMessage() for record in unexpected]


@pytest.fixture(autouse=True)
def _no_leaked_thread() -> Iterator[None]:
    """Fail on a thread that a test leaves behind."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in set(threading.enumerate()) - before if not thread.daemon]
    assert not left, left


@pytest.fixture
def draw_picture() -> DrawPicture:
    """Return a function that draws a picture of an object, another one for each seed."""

    def draw(path: Path, seed: int, *, side_px: int = 160) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        _, encoded = cv2.imencode(path.suffix, object_on_white(seed, side_px))
        path.write_bytes(encoded.tobytes())
        return path

    return draw


def object_on_white(seed: int, side_px: int) -> npt.NDArray[np.uint8]:
    """Return (side, side, 3) uint8: a few coloured shapes that only this seed gives."""
    random = np.random.default_rng(seed)
    picture = np.full((side_px, side_px, 3), 245, np.uint8)
    for _ in range(5):
        colour = tuple(int(value) for value in random.integers(0, 230, 3))
        centre = random.integers(side_px // 4, side_px * 3 // 4, 2)
        axes = random.integers(side_px // 12, side_px // 4, 2)
        turn = float(random.uniform(0, 180))
        if random.random() < 0.5:
            box = cv2.boxPoints((centre.tolist(), (axes * 2).tolist(), turn)).astype(np.int32)
            cv2.fillPoly(picture, [box], colour)
        else:
            cv2.ellipse(picture, centre.tolist(), axes.tolist(), turn, 0, 360, colour, -1)
    return picture


@pytest.fixture
def shop_table(tmp_path: Path, draw_picture: DrawPicture) -> Path:
    """Return the CSV file of a shop with six products, one picture each."""
    lines = ["sku,name,category,price,currency,image"]
    for seed in range(6):
        draw_picture(tmp_path / "shop" / "pictures" / f"{seed}.png", seed)
        group = "Toys" if seed < 3 else "Tools"
        lines.append(f"P-{seed},Product {seed},{group},{seed}.50,EUR,pictures/{seed}.png")
    file = tmp_path / "shop" / "products.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
