"""What gets into the log, and what does not."""

import json
import logging
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.errors import Message, VitrineError
from desktop_app.logs.log_lines import LogLineFormatter, ProgramText, loggable

SECRET = "Grüner Tee 100 g"


def _line(
    text: str, *args: object, logger: str = "desktop_app.test", **more: Any
) -> dict[str, Any]:
    record = logging.makeLogRecord(
        {"name": logger, "msg": text, "args": args, "levelno": logging.INFO, **more}
    )
    line: dict[str, Any] = json.loads(LogLineFormatter().format(record))
    return line


def test_texts_of_the_user_are_hidden() -> None:
    line = _line("%s has %d pictures", SECRET, 3)
    assert line["event"] == "… has 3 pictures"


def test_texts_of_the_program_and_its_files_are_not() -> None:
    line = _line("%s in %s", ProgramText("language"), paths.settings_file())
    assert line["event"] == "language in <settings>/settings.toml"
    assert _line("%s", Path("/home/anna/Tee.csv"))["event"] == "…"


def test_messages_of_libraries_are_hidden() -> None:
    assert _line(f"cannot open {SECRET}", logger="PIL.Image")["event"] == "a message of a library"


def test_fields_are_values_of_their_own() -> None:
    line = _line("an import", fields={"rows": 7, "name": SECRET, "event": "another"})
    assert (line["rows"], line["name"], line["event"]) == (7, "…", "an import")


def test_a_text_that_does_not_fit_its_values_is_written_without_them() -> None:
    assert _line("%d rows", SECRET)["event"] == "%d rows"


@pytest.mark.parametrize(
    ("error", "described"),
    [
        (
            VitrineError(Message("There is no file {file}.", file=SECRET)),
            "There is no file {file}.",
        ),
        (FileNotFoundError(2, "No such file", SECRET), "FileNotFoundError ENOENT"),
        (KeyError(SECRET), "KeyError"),
        (ValueError(f"invalid literal: {SECRET}"), "ValueError"),
        (AttributeError("'Lane' object has no attribute 'go'"), "has no attribute 'go'"),
        (TypeError(f"expected a number, got '{SECRET}'"), "expected a number, got …"),
        (ImportError("cannot open /home/Grüner/lib.so"), "cannot open …"),
    ],
)
def test_an_error_is_described_without_its_values(error: Exception, described: str) -> None:
    text = str(loggable(error))
    assert described in text
    assert "Grüner" not in text


def test_an_error_of_the_database_has_its_code() -> None:
    with pytest.raises(sqlite3.Error) as caught:
        sqlite3.connect(":memory:").execute(f'SELECT * FROM "{SECRET}"')
    assert loggable(caught.value) == "OperationalError SQLITE_ERROR"


def test_the_cause_of_an_error_is_named() -> None:
    error = VitrineError(Message("{name} cannot be read.", name=SECRET))
    error.__cause__ = PermissionError(13, "Permission denied", SECRET)
    assert "EACCES" in str(loggable(error))


def test_a_traceback_has_places_but_no_values() -> None:
    prices: dict[str, int] = {}
    try:
        prices[SECRET]
    except KeyError as error:
        line = _line("unexpected error", exc_info=(type(error), error, error.__traceback__))
    assert line["traceback"][0].startswith('File "tests/logs/test_log_lines.py", line ')
    assert line["traceback"][-1] == "KeyError"
    assert SECRET not in json.dumps(line, ensure_ascii=False)
