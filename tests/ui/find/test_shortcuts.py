"""The list of the find page's shortcuts."""

from pytestqt.qtbot import QtBot

from desktop_app.ui.find.hits_model import HitsModel
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.find.shortcuts import find_shortcuts
from desktop_app.ui.style.theme import Theme
from tests.ui.widgets.fake_thumbnail_cache import FakeThumbnailCache


def test_the_shortcuts_of_all_actions_on_a_hit_are_listed(
    theme: Theme, english: None, qtbot: QtBot
) -> None:
    grid = ResultGrid(HitsModel(), FakeThumbnailCache(), theme)  # type: ignore[arg-type] # a fake
    qtbot.addWidget(grid)
    used = {action.shortcut().toString() for action in grid.actions()}
    listed = {keys for _, keys in find_shortcuts()}
    assert used <= listed


def test_each_shortcut_has_a_title_and_keys(english: None) -> None:
    assert all(title and keys for title, keys in find_shortcuts())
    assert ("Find similar products", "Ctrl+R") in find_shortcuts()
