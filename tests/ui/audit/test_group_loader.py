"""Groups are loaded and named, but not while decisions are being stored."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.duplicate_group import REFERENCE_RULES, DuplicateGroup, ReferenceRule
from desktop_app.domain.product import Product
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.settings import Settings
from desktop_app.ui.audit.group_index import GroupIndex
from desktop_app.ui.audit.group_loader import GroupLoader
from desktop_app.ui.settings.preferences import Preferences
from tests.ui.audit.fake_client import FakeCatalogue, ready_client
from tests.ui.audit.samples import make_group


class FakeWorkspace(FakeCatalogue):
    """Finds one group and records the rules."""

    def __init__(self) -> None:
        self.rules: list[tuple[ReferenceRule, ...]] = []

    def audit(self) -> "FakeWorkspace":
        return self

    def groups(self, rules: Sequence[ReferenceRule]) -> Job[tuple[DuplicateGroup, ...]]:
        self.rules.append(tuple(rules))
        yield Progress(0, 0, Message("Looking for duplicates"))
        return (make_group(1),)

    def products(self, product_ids: Sequence[int]) -> dict[int, Product]:
        return {product_id: Product(product_id, "S", "Cup") for product_id in product_ids}


@pytest.fixture
def workspace() -> FakeWorkspace:
    return FakeWorkspace()


@pytest.fixture
def loader(workspace: FakeWorkspace, tmp_path: Path, qtbot: QtBot) -> Iterator[GroupLoader]:
    settings = Settings(reference_rules=("oldest", "unknown"))
    preferences = Preferences(settings, tmp_path / "settings.toml")
    with ready_client(workspace, qtbot) as client:
        yield GroupLoader(client, preferences, client)


def load(loader: GroupLoader, qtbot: QtBot) -> GroupIndex:
    with qtbot.waitSignal(loader.loaded) as signal:
        loader.load()
    index: GroupIndex = signal.args[0]
    return index


def test_groups_are_named_after_their_reference(loader: GroupLoader, qtbot: QtBot) -> None:
    assert load(loader, qtbot).names == ("Cup",)


def test_the_users_rules_come_first_and_unknown_ones_are_ignored(
    loader: GroupLoader, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    load(loader, qtbot)
    assert workspace.rules[0][0] == "oldest"
    assert sorted(workspace.rules[0]) == sorted(REFERENCE_RULES)


def test_new_rules_load_the_groups_again(
    loader: GroupLoader, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(loader.loaded):
        loader.set_rules(("cheapest", "oldest"))
    assert workspace.rules[-1][:2] == ("cheapest", "oldest")
    assert loader.rules[:2] == ("cheapest", "oldest")


def test_loading_waits_while_paused(
    loader: GroupLoader, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    loader.pause()
    loader.load()
    assert workspace.rules == []
    with qtbot.waitSignal(loader.loaded):
        loader.resume()
    assert len(workspace.rules) == 1


def test_interrupted_loading_is_repeated_once(
    loader: GroupLoader, workspace: FakeWorkspace, qtbot: QtBot
) -> None:
    loaded: list[GroupIndex] = []
    loader.loaded.connect(loaded.append)
    loader.load()
    loader.pause()
    with qtbot.waitSignal(loader.loaded):
        loader.resume()
    # Nothing is left to load.
    loader.resume()
    assert len(loaded) == 1
