"""Settings change while the window is open, and are saved at once."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.settings import Settings, load_settings, save_settings
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.settings.preferences import Preferences


def make(file: Path, *, saves: bool = True) -> tuple[Preferences, list[tuple[Settings, Settings]]]:
    """Return preferences and a list that fills with their changes."""
    preferences = Preferences(Settings(theme="light"), file, saves=saves)
    changes: list[tuple[Settings, Settings]] = []
    preferences.changed.connect(lambda before, now: changes.append((before, now)))
    return preferences, changes


def test_a_change_is_announced_and_saved(tmp_path: Path) -> None:
    preferences, changes = make(tmp_path / "config" / "settings.toml")
    preferences.change(theme="dark", max_hits=7)
    assert [(before.theme, now.theme) for before, now in changes] == [("light", "dark")]
    assert preferences.now.max_hits == 7
    assert load_settings(tmp_path / "config" / "settings.toml") == preferences.now
    assert preferences.folder == tmp_path / "config"


def test_the_same_value_is_no_change(tmp_path: Path) -> None:
    preferences, changes = make(tmp_path / "settings.toml")
    preferences.change(theme="light")
    assert changes == []
    assert not (tmp_path / "settings.toml").exists()


def test_a_demo_saves_nothing(tmp_path: Path) -> None:
    preferences, changes = make(tmp_path / "settings.toml", saves=False)
    preferences.change(theme="dark")
    assert len(changes) == 1
    assert not (tmp_path / "settings.toml").exists()


def test_a_setting_applies_even_if_it_cannot_be_saved(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    preferences, _ = make(tmp_path / "file" / "settings.toml")
    preferences.change(theme="dark")
    assert preferences.now.theme == "dark"
    assert "settings are not saved" in caplog.text
    caplog.clear()


def test_an_unknown_setting_is_refused(tmp_path: Path) -> None:
    preferences, _ = make(tmp_path / "settings.toml")
    with pytest.raises(TypeError):
        preferences.change(colour="red")


def test_changes_are_saved_in_their_order_before_their_lane_ends(
    tmp_path: Path, qapp: QApplication
) -> None:
    preferences, _ = make(tmp_path / "settings.toml")
    lane, is_let_go = Lane("saving"), threading.Event()
    preferences.save_on(lane)
    lane.run_write(is_let_go.wait)
    preferences.change(theme="dark")
    preferences.change(max_hits=7)
    assert not (tmp_path / "settings.toml").exists()
    is_let_go.set()
    assert lane.stop()
    assert load_settings(tmp_path / "settings.toml") == preferences.now


def test_of_changes_that_wait_only_the_newest_is_written(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []

    def record(settings: Settings, file: Path) -> None:
        written.append(settings.max_hits)
        save_settings(settings, file)

    monkeypatch.setattr("desktop_app.ui.settings.preferences.save_settings", record)
    preferences, _ = make(tmp_path / "settings.toml")
    lane, is_let_go = Lane("saving"), threading.Event()
    preferences.save_on(lane)
    lane.run_write(is_let_go.wait)
    for count in range(1, 301):
        preferences.change(max_hits=count)
    is_let_go.set()
    assert lane.stop()
    assert written == [300]
    assert load_settings(tmp_path / "settings.toml") == preferences.now


def test_a_change_after_the_end_of_the_lane_is_saved(tmp_path: Path, qapp: QApplication) -> None:
    preferences, _ = make(tmp_path / "settings.toml")
    lane = Lane("saving")
    preferences.save_on(lane)
    assert lane.stop()
    preferences.change(theme="dark")
    assert load_settings(tmp_path / "settings.toml").theme == "dark"
