"""The commit that the program was built from.

A build writes it into the package (``hatch_build.py`` and ``pyinstaller.spec``); a checkout asks
git.
"""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from desktop_app import paths

FILE_NAME: Final = "commit.txt"
_GIT_LIMIT_S: Final = 2


def commit() -> str:
    """Return the commit, twelve digits; empty if it is not known. May run git."""
    return recorded_commit() or _commit_of_checkout(paths.resource_root())


def recorded_commit() -> str:
    """Return the commit that was written into the package; empty in a checkout."""
    try:
        return (Path(__file__).parent / FILE_NAME).read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _commit_of_checkout(root: Path) -> str:
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        return ""
    command = [git, "-C", str(root), "rev-parse", "--short=12", "HEAD"]
    try:
        done = subprocess.run(  # noqa: S603 - nothing of it comes from outside
            command, capture_output=True, text=True, timeout=_GIT_LIMIT_S, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
