"""What a report says of the program and the computer."""

import platform
import re
import sys
from importlib import metadata
from pathlib import Path
from typing import Final

from desktop_app import __version__, paths
from desktop_app.source_commit import commit

_LIBRARIES: Final = (
    "PySide6-Essentials",
    "numpy",
    "onnxruntime",
    "onnxruntime-gpu",
    "opencv-python-headless",
    "faiss-cpu",
    "hnswlib",
    "pillow",
    "pi-heif",
    "sqlite-utils",
    "rapidocr",
)


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
