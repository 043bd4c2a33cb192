"""``vitrine demo``."""

from pathlib import Path

from desktop_app.cli import main
from desktop_app.settings import Settings
from tests.cli.conftest import WindowCalls


def test_options_replace_the_settings(run_window_calls: WindowCalls) -> None:
    assert main(["demo", "--camera", "1", "--device", "cpu"]) == 0
    expected = Settings(camera="1", device="cpu")
    assert run_window_calls == [(expected, {"catalogue": None, "demo": True})]


def test_photos_are_absolute_paths(run_window_calls: WindowCalls) -> None:
    assert main(["demo", "--photos", "a.jpg", "folder"]) == 0
    ((settings, _),) = run_window_calls
    assert settings.demo_photos == tuple(str(Path.cwd() / name) for name in ("a.jpg", "folder"))


def test_baskets_are_absolute_paths(run_window_calls: WindowCalls) -> None:
    assert main(["demo", "--baskets", "folder"]) == 0
    ((settings, _),) = run_window_calls
    assert settings.demo_baskets == (str(Path.cwd() / "folder"),)
