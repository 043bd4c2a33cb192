"""Functions in a child process, which can be killed."""

import os
import pickle
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

_MAX_SECONDS: Final = 600.0

# Called with what the child has done, which the parent learns even if the child is killed.
Tell: TypeAlias = Callable[[Any], None]


@dataclass(slots=True)
class ChildResult:
    """What a child has done.

    Attributes:
        told: what the child has told, in order.
        value: what its function returned; None if it did not return.
        error: the traceback of its error; empty without one.
        signal: the signal that ended it; 0 without one.
        seconds: from the first that it has told to its end, or its last sign of life.
        is_hanging: whether it had to be ended because it took too long.
        peak_bytes: the most memory that it had.
    """

    told: list[Any] = field(default_factory=list)
    value: Any = None
    error: str = ""
    signal: int = 0
    seconds: float = 0.0
    is_hanging: bool = False
    peak_bytes: int = 0


def run_in_child(
    function: Callable[[Tell], Any],
    *,
    kill_after_s: float | None = None,
    output: Path = Path(os.devnull),
    max_seconds: float = _MAX_SECONDS,
) -> ChildResult:
    """Run a function in a process of its own.

    Args:
        function: gets a function by which it tells what it has done. The first thing that it
            tells starts the clock.
        kill_after_s: when the process is killed; None lets it end.
        output: the file for what it prints.
        max_seconds: after its last message, when it is killed because it hangs.
    """
    read_end, write_end = os.pipe()
    process_id = os.fork()
    if process_id == 0:
        os.close(read_end)
        _be_child(function, write_end, output)
    os.close(write_end)
    try:
        return _watch(process_id, read_end, kill_after_s, max_seconds)
    finally:
        os.close(read_end)


def _be_child(function: Callable[[Tell], Any], write_end: int, output: Path) -> None:
    """Run the function and end the process; never returns."""
    status = 1
    try:
        descriptor = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for standard in (1, 2):
            os.dup2(descriptor, standard)

        def tell(kind: str, value: Any) -> None:
            data = pickle.dumps((kind, value))
            os.write(write_end, len(data).to_bytes(4, "big") + data)

        try:
            tell("value", function(lambda value: tell("told", value)))
            status = 0
        except BaseException:  # noqa: BLE001 - the parent judges it
            tell("error", traceback.format_exc())
    finally:
        os._exit(status)


def _watch(
    process_id: int, messages: int, kill_after_s: float | None, max_seconds: float
) -> ChildResult:
    result = ChildResult()
    start = began = time.monotonic()
    first_told: float | None = None
    buffer = b""
    while True:
        deadline = start + max_seconds
        if kill_after_s is not None and first_told is not None:
            deadline = min(deadline, first_told + kill_after_s)
        wait_s = max(0.0, deadline - time.monotonic())
        if not select.select([messages], [], [], wait_s)[0]:
            result.is_hanging = time.monotonic() >= start + max_seconds
            os.kill(process_id, signal.SIGKILL)
            deadline = start = time.monotonic() + max_seconds
        data = os.read(messages, 1 << 16)
        if not data:
            break
        buffer = _take_messages(buffer + data, result)
        start = time.monotonic()
        if first_told is None and result.told:
            first_told = time.monotonic()
    result.seconds = time.monotonic() - (first_told or began)
    _, status, usage = os.wait4(process_id, 0)
    result.signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    result.peak_bytes = usage.ru_maxrss << 10
    return result


def _take_messages(buffer: bytes, result: ChildResult) -> bytes:
    """Add the complete messages in a buffer to the result; return the rest."""
    while len(buffer) >= 4 and len(buffer) >= 4 + (size := int.from_bytes(buffer[:4], "big")):
        kind, value = pickle.loads(buffer[4 : 4 + size])
        buffer = buffer[4 + size :]
        if kind == "told":
            result.told.append(value)
        else:
            setattr(result, kind, value)
    return buffer
