"""The program of a child process: it waits for calls and answers them until its parent ends.

``python -m desktop_app.isolation.child MODULE EXCHANGE MEMORY IDLE``. The module has
``FUNCTIONS``, by name. What native libraries print goes nowhere.
"""

import gc
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any, TypeAlias

from desktop_app.errors import VitrineError
from desktop_app.isolation.exchange import open_exchange, put, take
from desktop_app.isolation.framing import Answer, Call, packed_error, receive_call, send
from desktop_app.isolation.process_limits import limit_idle_time, limit_memory, limit_processor_time

# What a call gets, its argument and the contents of the exchange file, and what it returns:
# plain values and a buffer, or None.
Function: TypeAlias = Callable[[Any, bytes], tuple[Any, Any]]


def main(arguments: Sequence[str]) -> int:
    """Answer calls until standard input is closed, and return 0.

    Args:
        arguments: name of the module with the functions, the exchange file, the memory in
            bytes that calls may use, and the seconds after which an idle child ends.
    """
    module, exchange, memory_bytes, idle_s = arguments
    calls, answers = _take_streams()
    for name in ("SIGPROF", "SIGALRM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    functions: Mapping[str, Function] = importlib.import_module(module).FUNCTIONS
    limit_memory(int(memory_bytes))
    file = open_exchange(exchange)
    send(answers, Answer())
    while True:
        try:
            call = receive_call(calls)
        except EOFError:
            return 0
        limit_idle_time(0)
        send(answers, _answer(functions, call, file))
        # What it has read, such as a workbook, is not kept for ever.
        limit_idle_time(float(idle_s))


def _take_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Return the streams of calls and answers, which nothing else can write to any more."""
    calls = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return calls, answers


def _answer(functions: Mapping[str, Function], call: Call, file: IO[Any]) -> Answer:
    limit_processor_time(call.limit_s)
    try:
        value, data = functions[call.function](call.argument, take(file, call.data_bytes))
        return Answer(value, 0 if data is None else put(file, data))
    except VitrineError as error:
        return Answer(error=packed_error(error))
    except MemoryError:
        gc.collect()
        return Answer(failure="memory")
    except BaseException as error:  # noqa: BLE001 - a panic of a Rust library is no Exception
        return Answer(failure="".join(traceback.format_exception(error)))
    finally:
        limit_processor_time(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
