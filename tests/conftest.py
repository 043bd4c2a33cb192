"""Fixtures for all tests: no display, no files of the user, no unexpected warning or thread."""

import faulthandler
import itertools
import logging
import os
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from tests.postgres_server import postgres_database as postgres_database
from tests.postgres_server import postgres_server as postgres_server
from tests.remembered_models import forgetful_models as forgetful_models
from tests.remembered_models import remembered_models as remembered_models

# Qt reads this variable when it is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DrawPicture = Callable[..., Path]

# One file for each process that runs tests.
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
_HANG = Path(__file__).parents[1] / "build" / f"hang-{_WORKER}.txt"
_HANG_S = 200


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Abort a run that hangs, and write the test and all stacks to a file.

    ``make pytest`` prints these files without pytest's own frames as its last lines.
    """
    _HANG.parent.mkdir(exist_ok=True)
    with _HANG.open("w", encoding="utf-8") as note:
        print(item.nodeid, file=note, flush=True)
        faulthandler.dump_traceback_later(_HANG_S, exit=True, file=note)
        try:
            return (yield)
        finally:
            faulthandler.cancel_dump_traceback_later()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Replace in what a test has logged the names of files that are no text.

    The processes that run tests send their reports as UTF-8.
    """
    report = yield
    report.sections = [
        (title, text.encode(errors="replace").decode()) for title, text in report.sections
    ]
    return report


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the program away from the settings and catalogues of the developer."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home" / variable))


@pytest.fixture(autouse=True)
def _no_unexpected_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a log line at WARNING or above; a test that expects one calls ``caplog.clear``."""
    yield
    unexpected = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert not unexpected, [record.getMessage() for record in unexpected]


@pytest.fixture(autouse=True)
def _no_leaked_thread() -> Iterator[None]:
    """Fail on a thread that is still running after the test."""
    threads_before = set(threading.enumerate())
    yield
    left = [thread for thread in set(threading.enumerate()) - threads_before if not thread.daemon]
    assert not left, left


@pytest.fixture
def draw_picture() -> DrawPicture:
    """Return a function that draws a picture of an object; each seed gives another object."""

    def draw(path: Path, seed: int, *, side_px: int = 160) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        _, encoded = cv2.imencode(path.suffix, object_on_white(seed, side_px))
        path.write_bytes(encoded.tobytes())
        return path

    return draw


def object_on_white(seed: int, side_px: int) -> npt.NDArray[np.uint8]:
    """Return a picture of coloured shapes, (side, side, 3) uint8, different for each seed."""
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


def product_on_background(product: int, background: int) -> npt.NDArray[np.uint8]:
    """Return a product on a conspicuous background, (160, 160, 3) uint8 BGR.

    All products share the backgrounds, so for the model two products on one background
    are more similar than one product on two.
    """
    random = np.random.default_rng(77 * background + 5)
    squares = random.integers(0, 255, (5, 5, 3), dtype=np.uint8)
    picture = np.repeat(np.repeat(squares, 32, axis=0), 32, axis=1)
    drawn = object_on_white(product, 44)
    middle = picture[58:102, 58:102]
    is_object = (drawn < 240).any(axis=2)
    middle[is_object] = drawn[is_object]
    return picture


@pytest.fixture
def cluttered_shop(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that creates the table of a shop with conspicuous backgrounds."""

    def make(*, products: int = 12, pictures: int = 4) -> Path:
        folder = tmp_path / "cluttered shop"
        folder.mkdir(exist_ok=True)
        lines = ["sku,name,image"]
        for product, background in itertools.product(range(products), range(pictures)):
            name = f"{product}-{background}.png"
            (folder / name).write_bytes(encoded(product_on_background(product, background)))
            lines.append(f"P-{product},Product {product},{name}")
        table = folder / "products.csv"
        table.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return table

    return make


def encoded(picture: npt.NDArray[np.uint8]) -> bytes:
    """Return a picture as a PNG file."""
    return cv2.imencode(".png", picture)[1].tobytes()


@pytest.fixture
def cluttered_photo() -> Callable[[int, int], bytes]:
    """Return a function that creates the photo of a product on one of the backgrounds."""
    return lambda product, background: encoded(product_on_background(product, background))
