"""A program to test: the bundle, in this system or in another root, or this environment."""

import json
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_LIMIT_S: Final = 300


@dataclass(frozen=True)
class Installation:
    """How a program is run.

    Attributes:
        command: the program, as it is named inside of the root.
        folder: for its settings and data.
        root: of the system that it runs in; None for this one.
        screen: variables of the environment for its window.
    """

    command: Sequence[str]
    folder: Path
    root: Path | None
    screen: Mapping[str, str]

    def bundle(self) -> Path:
        """Return the folder of the bundle, as seen from this system."""
        program = Path(self.command[0])
        if self.root is None:
            return program.resolve().parent
        found = self.root / program.relative_to("/")
        if found.is_symlink():
            found = Path(os.path.normpath(found.parent / found.readlink()))
        return found.parent

    def inside(self, path: Path) -> str:
        """Return the name that a file has for the program."""
        return str(path if self.root is None else Path("/") / path.relative_to(self.root))

    def run(self, *arguments: str) -> str:
        """Run a command of the program, and return what it prints.

        Raises:
            SystemExit: it fails.
        """
        return self.run_system(*self.command, *arguments)

    def run_json(self, command: str, *arguments: str) -> list[Any]:
        """Run a command with ``--json``, and return its lines."""
        printed = self.run(command, *arguments, "--json")
        return [json.loads(line) for line in printed.splitlines()]

    def run_system(self, *command: str) -> str:
        """Run any program where this one runs, and return what it prints."""
        done = subprocess.run(
            [*self._prefix(), *command],
            env=self._environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=_LIMIT_S,
            check=False,
        )
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: status {done.returncode}\n{done.stderr}")
        return done.stdout

    def time_to_window(self, close_after_s: float) -> float:
        """Show the window with the sample until it closes; return the seconds to its first paint.

        Raises:
            SystemExit: it is not painted, or does not close with status 0.
        """
        arguments = ("--sample", "--close-after", str(close_after_s))
        started = time.perf_counter()
        with subprocess.Popen(
            [*self._prefix(), *self.command, *arguments],
            env=self._environment(),
            stdout=subprocess.PIPE,
            encoding="utf-8",
        ) as process:
            assert process.stdout is not None
            line = process.stdout.readline().strip()
            seconds = time.perf_counter() - started
            status = process.wait(_LIMIT_S)
        if (line, status) != ("window painted", 0):
            raise SystemExit(f"the window: {line!r}, status {status}")
        return seconds

    def _prefix(self) -> list[str]:
        return [] if self.root is None else ["chroot", str(self.root)]

    def _environment(self) -> dict[str, str]:
        folder = self.inside(self.folder)
        own = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
        standard = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        return {
            **os.environ,
            **dict.fromkeys((*own, *standard), folder),
            "PATH": os.environ["PATH"] if self.root is None else "/usr/bin:/bin:/usr/sbin:/sbin",
            "LC_ALL": "C.UTF-8",
            **self.screen,
        }
