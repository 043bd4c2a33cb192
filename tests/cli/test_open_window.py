"""``vitrine`` without a subcommand."""

from pathlib import Path

from desktop_app.cli import main
from desktop_app.settings import Settings
from tests.cli.conftest import WindowCalls


def test_the_window_opens_the_last_catalogue(run_window_calls: WindowCalls) -> None:
    assert main([]) == 0
    assert run_window_calls == [
        (Settings(), {"catalogue": None, "sample": False, "close_after_s": None})
    ]


def test_the_window_opens_the_given_catalogue(run_window_calls: WindowCalls) -> None:
    assert main(["--catalog", "shop"]) == 0
    ((_, arguments),) = run_window_calls
    assert arguments["catalogue"] == Path("shop")
