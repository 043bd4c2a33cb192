"""The search controller: one photo at a time, waiting for the model, errors."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Category, Product
from desktop_app.errors import VitrineError
from desktop_app.settings import Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.find.search_controller import SearchController
from desktop_app.ui.settings.preferences import Preferences
from tests.ui.fake_workspace import HIT, UNREADABLE, FakeWorkspace, client_of

FIRST, SECOND = b"first", b"second"


@pytest.fixture
def workspace() -> FakeWorkspace:
    return FakeWorkspace()


@pytest.fixture
def client(qapp: object, workspace: FakeWorkspace) -> Iterator[EngineClient]:
    with client_of(workspace) as client:
        yield client


@pytest.fixture
def controller(client: EngineClient, tmp_path: Path) -> SearchController:
    """Return a controller without an open catalogue."""
    preferences = Preferences(Settings(max_hits=7), tmp_path / "settings.toml")
    return SearchController(client, preferences)


@pytest.fixture
def ready(controller: SearchController, client: EngineClient, qtbot: QtBot) -> SearchController:
    """Return a controller with a catalogue that is ready for photos."""
    with qtbot.waitSignal(client.ready):
        client.open(Path("catalogue"), Path("card"), "cpu")
    return controller


def test_without_a_catalogue_a_search_fails(controller: SearchController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(controller.failed) as failed:
        controller.search([FIRST])
    assert isinstance(failed.args[0], VitrineError)


def test_an_opened_catalogue_is_listed(
    controller: SearchController, client: EngineClient, qtbot: QtBot
) -> None:
    listed: list[object] = []
    controller.catalogue_listed.connect(listed.append)
    with qtbot.waitSignal(controller.categories_listed) as categories:
        client.open(Path("catalogue"), Path("card"), "cpu")
    assert listed == [(HIT,)]
    assert categories.args == [{"Fruit": Category(1)}]


def test_a_photo_that_comes_before_the_model_is_ready_is_searched_for_later(
    controller: SearchController, client: EngineClient, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(client.opened):
        client.open(Path("catalogue"), Path("card"), "cpu")
    with qtbot.waitSignal(controller.answer_found):
        controller.search([FIRST])
        assert workspace.identified == []
    assert workspace.identified == [(FIRST, 7, "")]


def test_several_photos_are_stepped_through(
    ready: SearchController, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    positions: list[tuple[int, int]] = []
    ready.position_changed.connect(lambda position, count: positions.append((position, count)))
    with qtbot.waitSignal(ready.answer_found):
        ready.search([FIRST, SECOND])
    with qtbot.waitSignal(ready.answer_found):
        ready.step(1)
    ready.step(1)
    assert positions == [(1, 2), (2, 2)]
    assert [photo for photo, _, _ in workspace.identified] == [FIRST, SECOND]


def test_the_category_applies_to_one_photo_only(
    ready: SearchController, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    searches: list[Callable[[], None]] = [
        lambda: ready.search([FIRST, SECOND]),
        lambda: ready.search_in_category("Fruit"),
        ready.search_again,
        lambda: ready.step(1),
    ]
    for search in searches:
        with qtbot.waitSignal(ready.answer_found):
            search()
    assert [category for _, _, category in workspace.identified] == ["", "Fruit", "Fruit", ""]


def test_a_new_search_replaces_the_one_that_waits(
    ready: SearchController, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    answers: list[object] = []
    ready.answer_found.connect(answers.append)
    with qtbot.waitSignal(ready.answer_found):
        ready.search([FIRST])
        ready.search([SECOND])
    assert workspace.identified[-1][0] == SECOND
    assert len(answers) == 1


@pytest.mark.parametrize(("photos", "expected"), [([UNREADABLE], 0), ([UNREADABLE, FIRST], 1)])
def test_an_unreadable_photo_is_reported(
    ready: SearchController, qtbot: QtBot, photos: list[bytes], expected: int
) -> None:
    photo_failures: list[None] = []
    ready.photo_failed.connect(lambda: photo_failures.append(None))
    with qtbot.waitSignal(ready.failed) as failed:
        ready.search(photos)
    assert str(failed.args[0]) == "unreadable"
    assert len(photo_failures) == expected


def test_similar_products_are_searched_for_by_picture(
    ready: SearchController, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    hit = Hit(Product(2, "B-2"), Picture(5, 2, "b.jpg", "", 10, 10), 0.8)
    weights = SimilarityWeights(colour=1.0)
    with qtbot.waitSignal(ready.similar_found) as found:
        ready.search_similar(hit, weights)
    assert found.args == [hit, (HIT,)]
    assert workspace.compared == [(5, weights)]


def test_a_hit_without_a_picture_has_no_similar_products(
    ready: SearchController, workspace: FakeWorkspace
) -> None:
    ready.search_similar(HIT, SimilarityWeights())
    assert workspace.compared == []


def test_cancel_drops_the_photos(
    ready: SearchController, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(ready.answer_found):
        ready.search([FIRST, SECOND])
    with qtbot.waitSignal(ready.position_changed) as position:
        ready.cancel()
    assert position.args == [0, 0]
    ready.step(1)
    ready.search_again()
    assert len(workspace.identified) == 1


def test_words_are_found_without_the_model(
    ready: SearchController, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(ready.words_found) as found:
        ready.search_words("mug", with_photo=False)
    assert found.args[0].words == "mug"
    assert [hit.product for hit in found.args[0].hits] == [HIT.product]
    assert workspace.words == ["mug"]


def test_only_the_latest_words_are_found(
    ready: SearchController, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    found: list[str] = []
    ready.words_found.connect(lambda answer: found.append(answer.words))
    with qtbot.waitSignal(ready.words_found):
        for words in ("m", "mu", "mug"):
            ready.search_words(words, with_photo=False)
    assert found == ["mug"]


def test_words_narrow_the_answer_for_the_photo(
    ready: SearchController, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(ready.answer_found):
        ready.search([FIRST])
    with qtbot.waitSignal(ready.answer_found) as answer:
        ready.search_words("mug", with_photo=True)
    assert answer.args[0].words == "mug"
    ready.use_words("")
    with qtbot.waitSignal(ready.answer_found):
        ready.search_again()
    assert workspace.words == ["", "mug", ""]
