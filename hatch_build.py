"""Writes the commit into the packages that hatchling builds."""

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_TARGET = "desktop_app/commit.txt"


class CommitHook(BuildHookInterface[Any]):
    """Adds ``desktop_app/commit.txt``; a source distribution has it already."""

    _written: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the file if there is a checkout that knows the commit."""
        root = Path(self.root)
        if version == "editable" or not (root / ".git").exists():
            return
        with tempfile.NamedTemporaryFile("wb", suffix=".txt", delete=False) as file:
            command = ["git", "-C", str(root), "rev-parse", "--short=12", "HEAD"]
            file.write(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        self._written = Path(file.name)
        build_data["force_include"][file.name] = _TARGET

    def finalize(self, *_: Any) -> None:
        """Remove what was written for the build."""
        if self._written is not None:
            self._written.unlink()
