"""The window of a station shows what other stations change, without being touched."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.ui.shared.shared_controller import SharedController
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.shared_watch import SharedWatch
from desktop_app.ui.till.current_tally import CurrentTally
from tests.conftest import DrawPicture
from tests.shared_shop import SharedShop
from tests.ui.conftest import OpenWindow
from tests.ui.parts import find_page, part


@pytest.fixture
def shop(postgres_database: str, catalogue: Path, tmp_path: Path) -> SharedShop:
    return SharedShop(postgres_database, catalogue, tmp_path / "stations")


@pytest.fixture
def window(shop: SharedShop, open_window: OpenWindow) -> MainWindow:
    """Return the window of station B."""
    window = open_window(shop.copy("B"))
    window.resize(1280, 800)
    return window


@pytest.fixture
def other(shop: SharedShop) -> Iterator[Workspace]:
    """Return what another station works with."""
    store = open_catalogue(shop.copy("A"), actor=Actor("Ann", "A"))
    workspace = finish(Workspace.open(store, paths.model_card(""), device="cpu"))
    yield workspace
    workspace.close()


def test_a_product_added_at_one_counter_is_found_at_another(
    window: MainWindow,
    other: Workspace,
    draw_picture: DrawPicture,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    photo = draw_picture(tmp_path / "photo.png", 77)
    watch = part(window, SharedWatch)
    qtbot.waitUntil(lambda: watch.state is not None and watch.state.is_connected)
    with qtbot.waitSignal(watch.received):
        added = other.editor().add({"sku": "NEW-1", "name": "Porcelain whale"}, [photo])
    answer = window.client.run(lambda workspace: workspace.identify(photo))
    with qtbot.waitSignal(answer.succeeded) as found:
        pass
    hit = found.args[0].hits[0]
    assert (hit.product.sku, hit.product.id) == ("NEW-1", added.id)
    words = window.client.read(lambda catalogue: catalogue.search("whale", limit=5))
    with qtbot.waitSignal(words.succeeded) as found:
        pass
    assert [one.product.sku for one in found.args[0]] == ["NEW-1"]
    # What is deleted there is not found here.
    with qtbot.waitSignal(watch.received):
        other.editor().delete([added.id])
    answer = window.client.run(lambda workspace: workspace.identify(photo))
    with qtbot.waitSignal(answer.succeeded) as found:
        pass
    assert "NEW-1" not in [one.product.sku for one in found.args[0].hits]


def test_what_the_user_does_goes_on_while_others_change_products(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    page = find_page(window)
    qtbot.waitUntil(lambda: page._results.grid.model().rowCount() == 6)
    page._results.grid.setCurrentIndex(page._results.grid.model().index(2, 0))
    page._results.search_box.setFocus()
    watch = part(window, SharedWatch)
    with qtbot.waitSignal(watch.received):
        other.editor().add({"sku": "A-0", "name": "First of all"})
    qtbot.waitUntil(lambda: page._results.grid.model().rowCount() == 7)
    assert page._results.grid.currentIndex().row() == 3


def test_what_is_accepted_at_one_counter_is_known_at_another(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    watch = part(window, SharedWatch)
    qtbot.waitUntil(lambda: watch.state is not None)
    (product,) = other.catalogue.store.products.get([1]).values()
    controller = part(window, SharedController)
    tally = CurrentTally()
    tally.accepted.connect(controller.share_accepted)
    tally.add(AcceptedProduct(product, "match", 0.9, datetime(2026, 1, 31, 9, 30, tzinfo=UTC)))
    tally.add(AcceptedProduct(product, "check", None, datetime(2026, 1, 31, 9, 31, tzinfo=UTC)))
    tally.undo()
    store = other.catalogue.store
    qtbot.waitUntil(lambda: len(store.accepted_lines.newest(5)) == 2)
    newest, first = store.accepted_lines.newest(5)
    assert (first.accepted_at, first.sku, first.quantity) == (
        "2026-01-31T09:30:00Z",
        product.sku,
        1,
    )
    assert (newest.quantity, newest.verdict, newest.score) == (1, "check", None)
