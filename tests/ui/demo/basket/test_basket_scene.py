"""When the demo shows a basket, and what ends it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Timings
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.engine.counting.counting import Counting
from desktop_app.engine.recognition.photo_decoding import PhotoSource, decode_photo
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.demo.basket.basket_scene import BasketTiming
from desktop_app.ui.demo.basket.basket_view import BasketView
from desktop_app.ui.demo.demo_window import DemoWindow
from tests.ui.demo.basket.units import CHECK, SURE, UNKNOWN, make_unit
from tests.ui.demo.conftest import OpenDemo
from tests.ui.demo.fake_camera import FakeCamera, best_sku, connect_camera
from tests.ui.parts import part

QUICK = BasketTiming(interval_s=0.2, answer_s=0.0, box_s=0.02, list_s=0.2)
# The basket stays until something ends it.
LASTING = BasketTiming(interval_s=0.2, answer_s=0.0, box_s=0.02, list_s=600.0)
UNITS: tuple[FoundUnit, ...] = (make_unit(1, SURE), make_unit(2, UNKNOWN), make_unit(3, SURE))


@pytest.fixture
def baskets(tmp_path: Path, draw_picture: Callable[..., Path]) -> Path:
    """Return a folder with three photos."""
    for number in range(3):
        draw_picture(tmp_path / "baskets" / f"{number}.png", number)
    return tmp_path / "baskets"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[FoundUnit, ...]]:
    """Return what is counted, by name of the file; other files cannot be read."""
    found = {f"{number}.png": UNITS for number in range(3)}

    def count(_self: Counting, source: PhotoSource) -> PhotoCount:
        assert isinstance(source, Path)
        if source.name not in found:
            raise VitrineError(Message("Unreadable."), Message("Choose another one."))
        return PhotoCount(decode_photo(source), found[source.name], Timings({}, 0.0))

    monkeypatch.setattr(Counting, "count", count)
    return found


def view_of(demo: DemoWindow) -> BasketView:
    return part(demo, BasketView, "basket_view")


@pytest.mark.usefixtures("counted")
def test_boxes_appear_one_by_one_then_the_list_then_the_slideshow(
    open_demo: OpenDemo, baskets: Path, qtbot: QtBot, pictures: list[Path], english: None
) -> None:
    demo = open_demo(photos=pictures[2], baskets=baskets, basket_timing=QUICK)
    view, headline = view_of(demo), part(demo, QLabel, "demo_headline")
    seen: list[int] = []
    qtbot.waitUntil(view.isVisible)
    assert headline.text() == "Counts the products in a photo"
    demo.demo_screen._basket._box_timer.timeout.connect(lambda: seen.append(len(view.shown_units)))
    qtbot.waitUntil(lambda: view.shows_list)
    assert seen == sorted(seen)
    assert seen[-1] == 3
    demo.demo_screen._basket._interval_timer.setInterval(600_000)
    qtbot.waitUntil(view.isHidden)
    assert view.shown_units == ()
    assert headline.text() == "Finds products by their appearance"
    with qtbot.waitSignal(demo.controller.answer_found, timeout=20_000) as signal:
        pass
    assert signal.args is not None
    assert best_sku(signal.args[0]) == "P-2"


@pytest.mark.usefixtures("counted")
def test_the_photos_take_turns(open_demo: OpenDemo, baskets: Path, qtbot: QtBot) -> None:
    demo = open_demo(baskets=baskets, basket_timing=QUICK)
    photos: list[object] = []
    scene, view = demo.demo_screen._basket, view_of(demo)

    def note(is_shown: bool) -> None:
        if is_shown:
            assert view._basket is not None
            photos.append(view._basket.photo.pixelColor(150, 150).name())

    scene.shown_changed.connect(note)
    qtbot.waitUntil(lambda: len(photos) == 3)
    assert scene._photo_number == 3


def test_photos_without_a_sure_product_or_unreadable_ones_are_left_out(
    open_demo: OpenDemo,
    baskets: Path,
    qtbot: QtBot,
    counted: dict[str, tuple[FoundUnit, ...]],
) -> None:
    counted["0.png"] = (make_unit(1, CHECK), make_unit(2, UNKNOWN))
    del counted["1.png"]
    counted["2.png"] = (make_unit(4, SURE),)
    demo = open_demo(baskets=baskets, basket_timing=LASTING)
    view = view_of(demo)
    qtbot.waitUntil(lambda: view.shows_list)
    assert [unit.product.id for unit in view.shown_units if unit.product] == [4]


@pytest.mark.usefixtures("counted")
def test_without_photos_there_is_no_basket(
    open_demo: OpenDemo, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(photos=pictures[2], basket_timing=QUICK)
    scene = demo.demo_screen._basket
    waits: list[bool] = []
    scene._interval_timer.timeout.connect(lambda: waits.append(True))
    qtbot.waitUntil(lambda: len(waits) >= 3)
    assert not scene.is_shown


@pytest.mark.usefixtures("counted")
def test_a_visitor_ends_the_basket(
    open_demo: OpenDemo, camera: FakeCamera, baskets: Path, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(baskets=baskets, basket_timing=LASTING)
    qtbot.waitUntil(view_of(demo).isVisible)
    connect_camera(demo, camera, qtbot)
    with qtbot.waitSignal(demo.controller.answer_found) as signal:
        camera.hold(pictures[3])
    assert signal.args is not None
    assert best_sku(signal.args[0]) == "P-3"
    assert demo.controller.phase == "live"
    assert not demo.demo_screen._basket.is_shown
    assert not demo.demo_screen._basket._interval_timer.isActive()


@pytest.mark.usefixtures("counted")
def test_a_given_photo_ends_the_basket(
    open_demo: OpenDemo, baskets: Path, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(baskets=baskets, basket_timing=LASTING)
    qtbot.waitUntil(view_of(demo).isVisible)
    with qtbot.waitSignal(demo.controller.answer_found) as signal:
        demo.controller.search_photo(pictures[1])
    assert signal.args is not None
    assert best_sku(signal.args[0]) == "P-1"


@pytest.mark.usefixtures("counted")
def test_the_demo_is_left_while_a_basket_is_shown(
    open_demo: OpenDemo, baskets: Path, qtbot: QtBot
) -> None:
    demo = open_demo(baskets=baskets, basket_timing=LASTING)
    qtbot.waitUntil(view_of(demo).isVisible)
    demo.exit_demo()
    scene = demo.demo_screen._basket
    assert not scene.is_shown
    assert not scene._interval_timer.isActive()
