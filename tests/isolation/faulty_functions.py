"""Functions that a child process of the tests runs."""

import os
import time
from typing import Any, Final

from desktop_app.errors import Message, VitrineError


def reverse(argument: Any, data: bytes) -> tuple[Any, Any]:
    return argument, data[::-1]


def refuse(argument: Any, data: bytes) -> tuple[Any, Any]:
    raise VitrineError(
        Message("{name} is {kind}.", name=argument, kind=Message("a drawing")), Message("Go.")
    )


def crash(argument: Any, data: bytes) -> tuple[Any, Any]:
    os.abort()


def crash_after_another(argument: Any, data: bytes) -> tuple[Any, Any]:
    """Crash in a process that has run another function."""
    if _memory:
        os.abort()
    return "survived", None


def remember(argument: Any, data: bytes) -> tuple[Any, Any]:
    _memory.append(argument)
    return None, None


def compute_forever(argument: Any, data: bytes) -> tuple[Any, Any]:
    while True:
        pass


def sleep(argument: Any, data: bytes) -> tuple[Any, Any]:
    time.sleep(600)
    return None, None


def allocate(argument: Any, data: bytes) -> tuple[Any, Any]:
    return len(b"x" * argument), None


def fail(argument: Any, data: bytes) -> tuple[Any, Any]:
    raise KeyError("missing key")


def print_noise(argument: Any, data: bytes) -> tuple[Any, Any]:
    os.write(1, b"chatter")
    os.write(2, b"chatter")
    return "quiet", None


_memory: list[Any] = []
FUNCTIONS: Final = {
    function.__name__: function
    for function in (
        *(reverse, refuse, crash, crash_after_another, remember, compute_forever),
        *(sleep, allocate, fail, print_noise),
    )
}
