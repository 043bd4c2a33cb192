"""The lines of the log file: one JSON object each, without anything that belongs to the user."""

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from desktop_app import paths
from desktop_app.logs.error_description import describe_error, describe_traceback
from desktop_app.visible_text import as_json_text

_PROGRAM: Final = __name__.partition(".")[0]
_HIDDEN: Final = "…"


class ProgramText(str):
    """A text that comes from the program itself, and may therefore be in the log.

    Any other text that is passed to a logger is replaced by an ellipsis in the log file. Use it
    for names of settings, threads, devices or libraries; never for what a user has typed or
    chosen, what a file contains, or what another computer has sent.
    """

    __slots__ = ()


class LogLineFormatter(logging.Formatter):
    """Formats a record as a JSON object.

    ``time`` (UTC), ``level``, ``logger``, ``process`` (its number), ``event``: the text of the
    program with its values; after that the values that were given as ``extra={"fields": …}``;
    ``traceback`` if there is an exception. Lines of libraries have no text, because it may
    contain anything.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without a line feed."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {
            "time": moment.replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "event": _event(record),
        }
        fields = getattr(record, "fields", None)
        if isinstance(fields, Mapping):
            line |= {name: loggable(value) for name, value in fields.items() if name not in line}
        if record.exc_info and record.exc_info[1] is not None:
            line["traceback"] = describe_traceback(record.exc_info[1])
        return as_json_text(json.dumps(line, ensure_ascii=False))


def loggable(value: object) -> object:
    """Return what the log may say of a value.

    Numbers, ``ProgramText``, files of the program, and exceptions without the values in their
    texts; an ellipsis for everything else.
    """
    if value is None or isinstance(value, bool | int | float | ProgramText):
        return value
    if isinstance(value, BaseException):
        return describe_error(value)
    if isinstance(value, Path):
        return _own_file(value)
    return _HIDDEN


def _event(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] != _PROGRAM:
        return "a message of a library"
    text = str(record.msg)
    if not record.args:
        return text
    if isinstance(record.args, Mapping):
        values: Any = {name: loggable(value) for name, value in record.args.items()}
    else:
        values = tuple(loggable(value) for value in record.args)
    try:
        return str(text % values)
    except (TypeError, ValueError, KeyError):
        return text


def _own_file(file: Path) -> str:
    """Return the path of a file of the program; an ellipsis for any other file."""
    folders = {
        "program": paths.resource_root(),
        "settings": paths.settings_file().parent,
        "log": paths.log_file().parent,
    }
    for name, folder in folders.items():
        if file.is_relative_to(folder):
            return f"<{name}>/{file.relative_to(folder).as_posix()}"
    return _HIDDEN
