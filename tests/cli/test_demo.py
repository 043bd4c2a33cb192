"""``vitrine demo``."""

from desktop_app.cli import main
from desktop_app.settings import Settings
from tests.cli.conftest import WindowCalls


def test_options_replace_the_settings(run_window_calls: WindowCalls) -> None:
    assert main(["demo", "--camera", "1", "--device", "cpu"]) == 0
    expected = Settings(camera="1", device="cpu")
    assert run_window_calls == [(expected, {"catalogue": None, "demo": True})]
