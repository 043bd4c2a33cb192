"""The tally of a customer from one window to the next."""

from pathlib import Path
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.engine.counter.kept_tally import FOLDER_NAME
from desktop_app.settings import Settings
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.till.current_tally import CurrentTally
from desktop_app.ui.till.tally_keeper import TallyKeeper
from tests.engine.counter.accepted import CUP, TEA, accepted

KEEP: Final = Settings(keep_answers=True)


class Window:
    """A panel with its keeper, as in a window."""

    def __init__(self, folder: Path, settings: Settings, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.tally = CurrentTally()
        self.preferences = Preferences(settings, folder.parent / "settings.json")
        self.told: list[str] = []
        self.keeper = TallyKeeper(self.tally, self.preferences, folder)
        self.keeper.failed.connect(lambda error: self.told.append(str(error)))
        self.keeper.open()
        self.wait()

    @property
    def counts(self) -> list[tuple[str, int]]:
        lines = self.tally.customer.now.lines
        return [(line.accepted.product.sku, line.count) for line in lines]

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.keeper._is_busy)

    def crash(self) -> None:
        """End without a word; the lock of a program that is gone does not count."""
        self.wait()
        self.keeper._file.close()
        lane = self.keeper._lane
        assert lane is not None
        lane.stop()

    def close(self) -> None:
        self.keeper.shut_down()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_the_tally_is_there_again_after_a_crash(folder: Path, qtbot: QtBot) -> None:
    first = Window(folder, KEEP, qtbot)
    assert not folder.exists()
    for product in (CUP, TEA, CUP):
        first.tally.add(accepted(product))
    first.crash()
    second = Window(folder, KEEP, qtbot)
    assert second.counts == [("C-1", 2), ("T-3", 1)]
    assert second.tally.customer.number == first.tally.customer.number
    second.tally.start_next_customer()
    second.close()
    third = Window(folder, KEEP, qtbot)
    assert third.counts == []
    assert list((folder / FOLDER_NAME).iterdir()) == []
    third.close()


def test_what_was_changed_last_is_kept_when_the_window_closes(folder: Path, qtbot: QtBot) -> None:
    first = Window(folder, KEEP, qtbot)
    for _ in range(20):
        first.tally.add(accepted(CUP))
    first.close()
    second = Window(folder, KEEP, qtbot)
    assert second.counts == [("C-1", 20)]
    second.close()


def test_nothing_is_written_while_nothing_is_to_be_kept(folder: Path, qtbot: QtBot) -> None:
    first = Window(folder, Settings(keep_answers=False), qtbot)
    first.tally.add(accepted(CUP))
    first.close()
    assert not folder.exists()


def test_keeping_nothing_deletes_what_was_kept(folder: Path, qtbot: QtBot) -> None:
    first = Window(folder, KEEP, qtbot)
    first.tally.add(accepted(CUP))
    first.wait()
    first.preferences.change(keep_answers=False)
    first.tally.add(accepted(CUP))
    first.close()
    assert list((folder / FOLDER_NAME).iterdir()) == []
    second = Window(folder, KEEP, qtbot)
    second.tally.add(accepted(CUP))
    second.crash()
    third = Window(folder, Settings(keep_answers=False), qtbot)
    assert third.counts == []
    third.close()
    assert list((folder / FOLDER_NAME).iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_once(folder: Path, qtbot: QtBot) -> None:
    folder.write_text("no folder", encoding="utf-8")
    window = Window(folder, KEEP, qtbot)
    for _ in range(3):
        window.tally.add(accepted(CUP))
        window.wait()
    assert window.counts == [("C-1", 3)]
    assert len(window.told) == 1
    window.close()


def test_a_damaged_tally_is_told_and_a_new_one_begins(folder: Path, qtbot: QtBot) -> None:
    first = Window(folder, KEEP, qtbot)
    first.tally.add(accepted(CUP))
    first.crash()
    (file,) = (folder / FOLDER_NAME).glob("*.json")
    file.write_bytes(b"damaged")
    second = Window(folder, KEEP, qtbot)
    assert ["is damaged" in text for text in second.told] == [True]
    second.tally.add(accepted(TEA))
    second.close()
    third = Window(folder, KEEP, qtbot)
    assert third.counts == [("T-3", 1)]
    third.close()
