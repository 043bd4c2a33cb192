"""Fixtures: the handlers of a test are removed, and its lines can be read."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from desktop_app.logs.log_file import LogHandler

WrittenLines: TypeAlias = Callable[[Path], list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def _root_logger_is_restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def written_lines() -> WrittenLines:
    """Return a function that ends the log and returns its lines."""

    def read(file: Path) -> list[dict[str, Any]]:
        for handler in logging.getLogger().handlers:
            if isinstance(handler, LogHandler):
                handler.close()
        return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]

    return read
