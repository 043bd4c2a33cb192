import shutil
import subprocess
import sys
from collections.abc import Sequence

import pytest

from desktop_app.engine.counter import window_typing
from desktop_app.engine.counter.window_typing import WindowTyping, why_not_possible
from desktop_app.errors import VitrineError

TILL, VITRINE = 7, 1


class Desktop:
    """Two windows, as xdotool shows them."""

    def __init__(self) -> None:
        self.windows = {TILL, VITRINE}
        self.active = VITRINE
        self.typed: list[tuple[int, str]] = []

    def run(self, arguments: Sequence[str], text: str) -> str:
        command = arguments[0]
        if command == "getactivewindow":
            return f"{self.active}\n"
        if command in ("windowactivate", "windowfocus"):
            if int(arguments[-1]) not in self.windows:
                raise subprocess.CalledProcessError(1, command)
            self.active = int(arguments[-1])
        elif command == "key":
            self.typed.append((self.active, arguments[-1]))
        elif command == "type":
            self.typed.append((self.active, text))
        return ""


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    monkeypatch.setattr(window_typing, "why_not_possible", lambda: None)
    return Desktop()


@pytest.fixture
def typing(desktop: Desktop) -> WindowTyping:
    return WindowTyping(lambda: frozenset((VITRINE,)), desktop.run)


def test_the_window_before_is_typed_into(desktop: Desktop, typing: WindowTyping) -> None:
    desktop.active = TILL
    typing.remember_active_window()
    desktop.active = VITRINE
    typing.remember_active_window()
    typing.type_text("A-1\t4.50\n")
    assert desktop.typed == [(TILL, text) for text in ("A-1", "Tab", "4.50", "Return")]
    assert desktop.active == VITRINE


def test_nothing_is_typed_without_a_window(desktop: Desktop, typing: WindowTyping) -> None:
    with pytest.raises(VitrineError, match="not known where to type"):
        typing.type_text("A-1")
    assert desktop.typed == []


def test_nothing_is_typed_if_the_window_is_gone(desktop: Desktop, typing: WindowTyping) -> None:
    desktop.active = TILL
    typing.remember_active_window()
    desktop.active = VITRINE
    desktop.windows.remove(TILL)
    with pytest.raises(VitrineError, match="cannot be typed into"):
        typing.type_text("A-1")
    assert (desktop.typed, desktop.active) == ([], VITRINE)


@pytest.mark.parametrize(
    ("platform", "variables", "tool", "sentence"),
    [
        ("win32", {}, None, "not possible on this system"),
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "/bin/xdotool", "Wayland"),
        ("linux", {"DISPLAY": ":0"}, None, "xdotool"),
        ("linux", {"DISPLAY": ":0"}, "/bin/xdotool", None),
    ],
)
def test_where_it_is_possible(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    variables: dict[str, str],
    tool: str | None,
    sentence: str | None,
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(shutil, "which", lambda _: tool)
    reason = why_not_possible()
    assert (reason is None) if sentence is None else (sentence in str(reason))
