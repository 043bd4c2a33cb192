"""Too little memory is recognised, whoever says so."""

import errno
import os

import pytest

from desktop_app.memory_errors import is_out_of_memory, out_of_memory_error


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)),
        RuntimeError("can't start new thread"),
        ImportError("lib.so: failed to map segment from shared object"),
        RuntimeError("[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : std::bad_alloc"),
    ],
)
def test_errors_of_too_little_memory_are_recognised(error: Exception) -> None:
    assert is_out_of_memory(error)


@pytest.mark.parametrize(
    "error", [ZeroDivisionError(), OSError(errno.ENOENT, "memory"), ValueError("memory")]
)
def test_other_errors_are_not(error: Exception) -> None:
    assert not is_out_of_memory(error)


def test_the_error_says_what_to_do() -> None:
    line = out_of_memory_error().as_line()
    assert line == "There is not enough memory; Close other programs, then try again"
