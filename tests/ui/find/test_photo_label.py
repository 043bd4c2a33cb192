"""The label in a photo changes the answer of the find page, unless the user has acted on it."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.label import TextLine
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.labels import label_ruling
from desktop_app.engine.labels.labels import Labels
from desktop_app.settings import Settings
from desktop_app.ui.find.photo_label import PhotoLabel
from desktop_app.ui.labels import label_lane
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.vision.label_text import TEXT_VERSION
from tests.actor import ACTOR
from tests.labels import line
from tests.ui.conftest import OpenWindow
from tests.ui.find.page_parts import grid_of, hits_of, product_names
from tests.ui.parts import find_page, part


class _Reader:
    """Stands for a reader: reads "Gamma" in every photo, when it is allowed to."""

    def __init__(self) -> None:
        self.may_read = threading.Event()

    def read(self, pixels: RgbImage) -> tuple[TextLine, ...]:
        self.may_read.wait(20)
        return (line("Gamma"),)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> _Reader:
    reader = _Reader()
    # The drawn products look so different that no word would outweigh their pictures.
    monkeypatch.setattr(label_ruling, "log_odds", lambda _: 0.0)
    monkeypatch.setattr(Labels, "can_decide", lambda _, answer: True)
    monkeypatch.setattr(label_lane, "open_label_reader", lambda: reader)
    return reader


def _answer(window: MainWindow, photo: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([photo])


@pytest.fixture
def labelled(catalogue: Path) -> Path:
    """Return a catalogue whose products 0 to 5 say a word each; product 3 says "gamma"."""
    store = open_catalogue(catalogue, actor=ACTOR)
    words = ("zero", "alpha", "beta", "gamma", "delta", "epsilon")
    products = store.products.ids_by_sku([f"P-{number}" for number in range(6)])
    pictures = store.pictures.of_products(list(products.values()))
    for (_, product), word in zip(sorted(products.items()), words, strict=True):
        store.label_texts.put(TEXT_VERSION, {pictures[product][0].id: (line(word),)})
    store.close()
    return catalogue


def test_the_label_replaces_the_answer(
    open_window: OpenWindow, labelled: Path, reader: _Reader, photo: Path, qtbot: QtBot
) -> None:
    window = open_window(labelled)
    _answer(window, photo, qtbot)
    assert product_names(window)[0] == "Product 2"
    with qtbot.waitSignal(part(window, PhotoLabel).ruled):
        reader.may_read.set()
    assert product_names(window)[0] == "Product 3"
    evidence = hits_of(window)[0].evidence
    assert evidence is not None
    assert evidence.label is not None
    assert evidence.label.found == ("Gamma",)


def test_an_answer_in_use_is_not_replaced(
    open_window: OpenWindow, labelled: Path, reader: _Reader, photo: Path, qtbot: QtBot
) -> None:
    window = open_window(labelled)
    _answer(window, photo, qtbot)
    QTest.keyClick(grid_of(window), Qt.Key.Key_Right)
    reader.may_read.set()
    qtbot.waitUntil(lambda: not part(window, PhotoLabel).is_running)
    assert product_names(window)[0] == "Product 2"


def test_no_label_is_read_with_the_setting_off(
    open_window: OpenWindow, labelled: Path, reader: _Reader, photo: Path, qtbot: QtBot
) -> None:
    window = open_window(labelled, Settings(language="en", theme="light", read_labels=False))
    _answer(window, photo, qtbot)
    assert not part(window, PhotoLabel).is_running
