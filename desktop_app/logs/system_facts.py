"""What a report says of the program and the computer."""

import platform
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Final

from desktop_app import __version__, paths

_LIBRARIES: Final = (
    "PySide6-Essentials",
    "numpy",
    "onnxruntime",
    "onnxruntime-gpu",
    "opencv-python-headless",
    "hnswlib",
    "pillow",
    "pi-heif",
    "sqlite-utils",
    "rapidocr",
)
_GIT_LIMIT_S: Final = 2


def system_facts() -> dict[str, str]:
    """Return the versions of the program, the system and the libraries by their names."""
    return {
        "version": __version__,
        "commit": commit() or "unknown",
        "installation": "bundle" if getattr(sys, "frozen", False) else "Python package",
        "system": f"{platform.platform(terse=True)}, {platform.machine()}",
        "Python": platform.python_version(),
        **{name: found for name in _LIBRARIES if (found := _version(name))},
    }


def commit() -> str:
    """Return the commit of a checkout; empty for an installed program."""
    root, git = paths.resource_root(), shutil.which("git")
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


def shorten_paths(text: str) -> str:
    """Return a text with paths relative to the program, and ``~`` for the user's home folder."""
    program = str(paths.resource_root())
    for folder, short in ((program, "<program>"), (str(Path.home()), "~")):
        if len(folder) > 1:
            # Not the beginning of the name of another folder.
            text = re.sub(rf"{re.escape(folder)}(?![\w.-])", short, text)
    return text


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
