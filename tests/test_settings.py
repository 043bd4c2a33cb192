"""Storing the settings."""

import os
import stat
from pathlib import Path

import pytest

from desktop_app.settings import RecentCatalogue, Settings, load_settings, save_settings

CHANGED = Settings(
    language="zh_CN",
    device="cpu",
    catalogue='C:\\shop "A"\n货架',
    recent_catalogues=(
        RecentCatalogue('C:\\shop "A"\n货架', "2026-11-21T16:00:00Z", 263),
        RecentCatalogue("/srv/shop"),
    ),
    cut_off=0.25,
    max_hits=50,
    reference_rules=("pictures", "name"),
)


@pytest.mark.parametrize("settings", [Settings(), CHANGED])
def test_saved_settings_are_loaded_unchanged(tmp_path: Path, settings: Settings) -> None:
    file = tmp_path / "config" / "settings.toml"
    save_settings(settings, file)
    assert load_settings(file) == settings
    assert list(file.parent.iterdir()) == [file]


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


@pytest.mark.parametrize("content", ["device = ", "\x00", "keep_answers false"])
def test_a_damaged_file_gives_the_defaults_and_is_kept(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(content, encoding="utf-8")
    assert load_settings(file) == Settings()
    save_settings(Settings(device="cpu"), file)
    assert (tmp_path / "settings-damaged.toml").read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    "content",
    [
        *('device = "tpu"', "max_hits = 1.5", 'theme = ["dark"]', 'recent_catalogues = "x"'),
        *("cut_off = nan", "cut_off = -inf", "counter_camera_share = 2.0", "answer_days = 0"),
        *(f"max_hits = {10**20}", f"answer_megabytes = {10**20}"),
        f'cameras = [["", [{10**20}, 0]]]',
        'cameras = [["", [0, 0], 0, false, [nan, 0.0, 1.0, 1.0]]]',
    ],
)
def test_an_invalid_setting_has_its_default_and_the_others_stay(
    tmp_path: Path, content: str
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'{content}\nkeep_answers = false\nlanguage = "zh_CN"\n', encoding="utf-8")
    assert load_settings(file) == Settings(keep_answers=False, language="zh_CN")


def test_an_unknown_setting_is_ignored(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('device = "cpu"\nfrom_the_future = true\n', encoding="utf-8")
    assert load_settings(file) == Settings(device="cpu")


def test_missing_settings_have_their_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('language = "en"\n', encoding="utf-8")
    assert load_settings(file) == Settings(language="en")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_only_the_user_may_read_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    save_settings(Settings(), file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
@pytest.mark.parametrize("content", ['device = "cpu"', "damaged"])
def test_rights_of_others_to_an_earlier_file_are_withdrawn(
    tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(content, encoding="utf-8")
    file.chmod(0o644)
    load_settings(file)
    caplog.clear()
    (kept,) = tmp_path.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
