"""Errors of the system while a file is written become messages with a next step."""

from pathlib import Path

import pytest

from desktop_app.engine.export.write_errors import write_errors_as_messages
from desktop_app.errors import VitrineError


def test_an_error_of_the_system_is_a_message(tmp_path: Path) -> None:
    file = tmp_path / "gone" / "out.csv"
    with pytest.raises(VitrineError, match="cannot be written") as caught:  # noqa: SIM117
        with write_errors_as_messages(file):
            file.write_text("x")
    assert str(file) in caught.value.as_line()
    assert "No such file" in caught.value.as_line()
    assert caught.value.hint is not None


def test_other_errors_pass(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), write_errors_as_messages(tmp_path / "out.csv"):
        _ = 1 / 0
