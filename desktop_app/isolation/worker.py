"""A child process that is kept running, and restarted after it has died."""

import atexit
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Timer
from typing import Any, Final

from desktop_app.errors import Message, VitrineError
from desktop_app.isolation.exchange import ExchangeFile, put, take
from desktop_app.isolation.framing import Answer, Call, receive_answer, send, unpacked_error
from desktop_app.isolation.process_limits import is_time_limit

# The first argument of the bundled program that makes it a child.
CHILD_ARGUMENT: Final = "--isolated-child"
_MODULE: Final = "desktop_app.isolation.child"
_ROOT: Final = Path(__file__).resolve().parents[2]
# The child ends itself after its processor time. It may wait for a processor, but not for ever.
_WAIT_FACTOR: Final = 4
_START_S: Final = 60.0
_IDLE_S: Final = 300.0


class WorkerFailure(Exception):  # noqa: N818 - what has failed is the child
    """A call has ended the child, or has been ended."""


class Crashed(WorkerFailure):
    """The child has died."""


class OutOfTime(WorkerFailure):
    """The call took longer than its limit."""


class OutOfMemory(WorkerFailure):
    """The call needed more memory than its limit."""


class Worker:
    """Runs the functions of a module in a child process, one call at a time.

    The child is started by the first call, and ends with this process or, except on Windows,
    when it has had nothing to do for some minutes.

    Args:
        module: name of the module, whose ``FUNCTIONS`` are run.
        memory_bytes: that a call may use.
        idle_s: time after which an idle child ends.
    """

    def __init__(self, module: str, memory_bytes: int, *, idle_s: float = _IDLE_S) -> None:
        self._module = module
        self._memory_bytes = memory_bytes
        self._idle_s = idle_s
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._exchange: ExchangeFile | None = None
        self._calls = 0

    @property
    def process_id(self) -> int | None:
        """Id of the running child; None if there is none."""
        process = self._process
        return None if process is None or process.poll() is not None else process.pid

    def call(
        self, function: str, argument: Any, data: Any = b"", *, limit_s: float
    ) -> tuple[Any, bytes]:
        """Call a function of the child and return its plain value and its data.

        After a crash the call is repeated in a new child, unless the child was new: an
        earlier call may have damaged its memory.

        Args:
            function: its name.
            argument: plain values.
            data: bytes or another contiguous buffer.
            limit_s: processor time; four times as long in all.

        Raises:
            VitrineError: the function has raised it, or the child cannot be started.
            WorkerFailure: the child has crashed, or reached a limit.
        """
        with self._lock:
            try:
                return self._call(function, argument, data, limit_s)
            except Crashed:
                if self._calls <= 1:
                    raise
                return self._call(function, argument, data, limit_s)

    def close(self) -> None:
        """End the child; the next call starts another one."""
        with self._lock:
            self._stop()

    def _call(self, function: str, argument: Any, data: Any, limit_s: float) -> tuple[Any, bytes]:
        process, exchange = self._running()
        assert process.stdin is not None
        self._calls += 1
        try:
            size = put(exchange.file, data)
            send(process.stdin, Call(function, argument, size, limit_s))
            answer = self._wait(process, limit_s * _WAIT_FACTOR)
            result = take(exchange.file, answer.data_bytes)
        except (EOFError, OSError, ValueError) as error:
            raise self._ended() from error
        except BaseException:
            # Ctrl+C: the answer to this call must not be taken for that to the next one.
            self._stop()
            raise
        if answer.error is not None:
            raise unpacked_error(answer.error)
        if answer.failure == "memory":
            self._stop()
            raise OutOfMemory
        if answer.failure:
            raise RuntimeError(answer.failure)
        return answer.value, result

    def _wait(self, process: "subprocess.Popen[bytes]", limit_s: float) -> Answer:
        """Return the next answer; kill the child if there is none in time."""
        assert process.stdout is not None
        is_late = Event()

        def kill() -> None:
            is_late.set()
            process.kill()

        timer = Timer(limit_s, kill)
        timer.daemon = True
        try:
            timer.start()
        except RuntimeError as error:
            # The user may not have another thread, as no other process.
            raise _start_error() from error
        try:
            return receive_answer(process.stdout)
        except EOFError:
            if is_late.is_set():
                raise OutOfTime from None
            raise
        finally:
            timer.cancel()

    def _running(self) -> tuple["subprocess.Popen[bytes]", ExchangeFile]:
        process, exchange = self._process, self._exchange
        if process is not None and exchange is not None and process.poll() is None:
            return process, exchange
        self._stop()
        return self._start()

    def _start(self) -> tuple["subprocess.Popen[bytes]", ExchangeFile]:
        try:
            exchange = self._exchange = ExchangeFile()
            process = self._process = subprocess.Popen(  # noqa: S603 - this program
                [*_command(), *self._arguments(exchange)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                pass_fds=exchange.inherited,
                # Ctrl+C is for the program; it ends the child.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            atexit.register(self._stop)
            self._calls = 0
            self._wait(process, _START_S)
        except (OSError, EOFError, ValueError, WorkerFailure) as error:
            self._stop()
            raise _start_error() from error
        except VitrineError:
            self._stop()
            raise
        return process, exchange

    def _arguments(self, exchange: ExchangeFile) -> list[str]:
        return [self._module, exchange.argument, str(self._memory_bytes), str(self._idle_s)]

    def _ended(self) -> WorkerFailure:
        """Stop the child and return why it has ended."""
        process = self._process
        self._stop()
        status = 0 if process is None else process.wait()
        return OutOfTime() if is_time_limit(status) else Crashed()

    def _stop(self) -> None:
        process, self._process = self._process, None
        exchange, self._exchange = self._exchange, None
        atexit.unregister(self._stop)
        if process is not None:
            _end(process)
        if exchange is not None:
            exchange.close()


def _start_error() -> VitrineError:
    return VitrineError(
        Message("The process that opens files cannot be started."),
        Message("Close other programs, then try again."),
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process, unless it has ended by itself, and release what belongs to it."""
    assert process.stdin is not None
    assert process.stdout is not None
    # An error if it has ended with calls unread.
    with suppress(OSError):
        process.stdin.close()
    process.stdout.close()
    if process.poll() is None:
        process.kill()
    process.wait()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    # -P: the working directory is not searched for modules.
    return [sys.executable, "-P", "-m", _MODULE]


def _environment() -> dict[str, str]:
    """Return the environment, in which this program is found from every folder."""
    others = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": f"{_ROOT}{os.pathsep}{others}" if others else str(_ROOT)}
