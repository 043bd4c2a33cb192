"""The label replaces or confirms the shown answer, never after the user has acted on it."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.label import TextLine
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.labels import label_ruling
from desktop_app.settings import Settings
from desktop_app.ui.counter.labels.label_flow import LabelFlow
from desktop_app.ui.labels import label_lane
from desktop_app.vision.label_text import TEXT_VERSION
from tests.actor import ACTOR
from tests.labels import line
from tests.ui.conftest import OpenWindow
from tests.ui.counter.counter_driver import CounterCamera, CounterDriver, Forced
from tests.ui.parts import part


class _Reader:
    """Stands for a reader: reads a text in every photo, when it is allowed to."""

    def __init__(self) -> None:
        self.text = ""
        self.may_read = threading.Event()
        self.may_read.set()

    def read(self, pixels: RgbImage) -> tuple[TextLine, ...]:
        self.may_read.wait(20)
        return (line(self.text),) if self.text else ()


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> _Reader:
    reader = _Reader()
    # The drawn products look so different that no word would outweigh their pictures.
    monkeypatch.setattr(label_ruling, "log_odds", lambda _: 0.0)
    monkeypatch.setattr(label_lane, "open_label_reader", lambda: reader)
    return reader


@pytest.fixture
def counter(
    open_window: OpenWindow,
    catalogue: Path,
    camera: CounterCamera,
    reader: _Reader,
    verdict: Forced,
    qtbot: QtBot,
) -> CounterDriver:
    """Return the page on a catalogue whose pictures say "word 0" to "word 5"."""
    store = open_catalogue(catalogue, actor=ACTOR)
    words = ("zero", "alpha", "beta", "gamma", "delta", "epsilon")
    products = store.products.ids_by_sku([f"P-{number}" for number in range(6)])
    pictures = store.pictures.of_products(list(products.values()))
    for (_, product), word in zip(sorted(products.items()), words, strict=True):
        store.label_texts.put(TEXT_VERSION, {pictures[product][0].id: (line(word),)})
    store.close()
    settings = Settings(language="en", theme="light", device="cpu", counter_hold_still=False)
    driver = CounterDriver(open_window(catalogue, settings), camera, qtbot)
    driver.wait_for_guidance("Hold a product up")
    verdict("check")
    return driver


def _wait(counter: CounterDriver, qtbot: QtBot) -> None:
    flow = part(counter.page, LabelFlow)
    qtbot.waitUntil(lambda: not flow.is_running)


def test_the_label_replaces_the_answer(
    counter: CounterDriver, reader: _Reader, pictures: list[Path], qtbot: QtBot
) -> None:
    reader.text = "Gamma"
    with qtbot.waitSignal(part(counter.page, LabelFlow).ruled):
        counter.answer(pictures[2])
    assert counter.offered()[0] == "P-3"
    shown = counter.controller.shown
    assert shown is not None
    evidence = shown.answer.hits[0].evidence
    assert evidence is not None
    assert evidence.label is not None
    assert evidence.label.found == ("Gamma",)


def test_the_words_are_shown_in_the_explanation(
    counter: CounterDriver, reader: _Reader, pictures: list[Path], qtbot: QtBot
) -> None:
    reader.text = "Beta"
    with qtbot.waitSignal(part(counter.page, LabelFlow).ruled):
        counter.answer(pictures[2])
    counter.press("Y")
    assert "found with this product: Beta" in counter.text("explanation_sentence")


def test_an_accepted_product_is_not_replaced(
    counter: CounterDriver, reader: _Reader, pictures: list[Path], qtbot: QtBot
) -> None:
    reader.text = "Gamma"
    reader.may_read.clear()
    counter.answer(pictures[2])
    first = counter.offered()[0]
    counter.press(Qt.Key.Key_Return)
    reader.may_read.set()
    _wait(counter, qtbot)
    assert [one.product.sku for one in counter.accepted] == [first]
    assert counter.controller.phase == "accepted"


def test_an_answer_that_is_being_explained_is_not_replaced(
    counter: CounterDriver, reader: _Reader, pictures: list[Path], qtbot: QtBot
) -> None:
    reader.text = "Gamma"
    reader.may_read.clear()
    counter.answer(pictures[2])
    offered = counter.offered()
    counter.press("Y")
    reader.may_read.set()
    _wait(counter, qtbot)
    assert counter.offered() == offered


def test_the_answer_stays_without_words(
    counter: CounterDriver, reader: _Reader, pictures: list[Path], qtbot: QtBot
) -> None:
    counter.answer(pictures[2])
    shown = counter.controller.shown
    _wait(counter, qtbot)
    assert counter.controller.shown is shown


def test_a_new_photo_drops_the_reading_of_the_one_before(
    counter: CounterDriver, reader: _Reader, pictures: list[Path], qtbot: QtBot
) -> None:
    reader.text = "Gamma"
    reader.may_read.clear()
    counter.answer(pictures[2])
    counter.press(Qt.Key.Key_Escape)
    reader.may_read.set()
    _wait(counter, qtbot)
    assert counter.controller.phase == "live"
    assert counter.controller.shown is None
