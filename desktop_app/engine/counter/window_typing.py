"""Typing into the window of another program, where the system lets programs do this.

X11 does, through the program xdotool. Wayland lets no program type into another one, and on
Windows and macOS this is not supported yet.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

from desktop_app.errors import Message, VitrineError

_TOOL: Final = "xdotool"
_LIMIT_S: Final = 20.0
# Shorter ones lose characters that the keyboard layout lacks.
_KEY_DELAY_MS: Final = "12"
_KEYS: Final = {"\t": "Tab", "\n": "Return"}
_FOCUS_HINT: Final = Message("Click into the field of the till once, then come back.")

Run = Callable[[Sequence[str], str], str]


def why_not_possible() -> Message | None:
    """Return why no other window can be typed into; None if it can."""
    if sys.platform != "linux":
        return Message("Typing into another window is not possible on this system.")
    if os.environ.get("WAYLAND_DISPLAY") or not os.environ.get("DISPLAY"):
        return Message("Wayland lets no program type into another one; X11 does.")
    if shutil.which(_TOOL) is None:
        return Message("Typing into another window needs the program xdotool.")
    return None


class WindowTyping:
    """Types into the window that had the focus before this program.

    Its methods wait for another program, so they are called on a thread of their own.

    Args:
        own_windows: ids of this program's windows.
        run: runs xdotool with arguments and standard input, returns what it writes.
    """

    def __init__(self, own_windows: Callable[[], frozenset[int]], run: Run | None = None) -> None:
        self._own_windows = own_windows
        self._run = run or _run
        self._window: int | None = None

    @property
    def window(self) -> int | None:
        """The id of the window that is typed into; None if none is known."""
        return self._window

    def remember_active_window(self) -> None:
        """Remember the window with the focus, unless it is one of this program."""
        active = self._active()
        if active is not None and active not in self._own_windows():
            self._window = active

    def type_text(self, text: str) -> None:
        """Type a text into the remembered window; this program's window comes back then.

        Args:
            text: a tab presses Tab, a line end presses Enter.

        Raises:
            VitrineError: no window is known, or it is gone; nothing was typed.
        """
        if (reason := why_not_possible()) is not None:
            raise VitrineError(reason, Message("Copy the text instead; choose so in the settings."))
        if self._window is None:
            raise VitrineError(Message("It is not known where to type."), _FOCUS_HINT)
        before = self._active()
        try:
            self._activate(self._window)
            if self._active() != self._window:
                raise VitrineError(Message("The window of the till is not there."), _FOCUS_HINT)
            self._press(text)
        except (OSError, subprocess.SubprocessError) as error:
            raise VitrineError(
                Message("The window of the till cannot be typed into."), _FOCUS_HINT
            ) from error
        finally:
            if before is not None:
                with suppress(OSError, subprocess.SubprocessError):
                    self._activate(before)

    def _press(self, text: str) -> None:
        for part in re.split(r"([\t\n])", text):
            if part in _KEYS:
                self._run(("key", "--clearmodifiers", _KEYS[part]), "")
            elif part:
                options = ("--clearmodifiers", "--delay", _KEY_DELAY_MS, "--file", "-")
                self._run(("type", *options), part)

    def _active(self) -> int | None:
        # Without a window manager only the focus is known.
        for command in (("getactivewindow",), ("getwindowfocus", "-f")):
            with suppress(OSError, ValueError, subprocess.SubprocessError):
                return int(self._run(command, ""))
        return None

    def _activate(self, window: int) -> None:
        try:
            self._run(("windowactivate", "--sync", str(window)), "")
        except subprocess.CalledProcessError:
            # There is no window manager.
            self._run(("windowfocus", "--sync", str(window)), "")


def _run(arguments: Sequence[str], text: str) -> str:
    return subprocess.run(  # noqa: S603 - no shell
        (_TOOL, *arguments),
        input=text,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=_LIMIT_S,
    ).stdout
