"""A child process does the work, and whatever happens to it is one exception here."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import VitrineError
from desktop_app.isolation import worker as worker_module
from desktop_app.isolation.worker import Crashed, OutOfMemory, OutOfTime, Worker

MODULE = "tests.isolation.faulty_functions"
ROOT = Path(__file__).parents[2]
LONG_S = 60
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="a limit of POSIX")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    child = Worker(MODULE, 200_000_000)
    yield child
    child.close()


def _reversed(worker: Worker, argument: Any, data: bytes) -> tuple[Any, bytes]:
    return worker.call("reverse", argument, data, limit_s=LONG_S)


def test_values_and_data_come_back(worker: Worker) -> None:
    value = {"name": "茶.jpg", "sizes": [1, 2.5, None]}
    assert _reversed(worker, value, b"abc") == (value, b"cba")
    large = bytes(range(256)) * 100_000
    assert worker.call("reverse", 1, large, limit_s=LONG_S)[1] == large[::-1]
    assert _reversed(worker, 1, b"") == (1, b"")


def test_calls_use_one_process_from_several_threads(worker: Worker) -> None:
    worker.call("reverse", 0, limit_s=LONG_S)
    child = worker.process_id
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda n: _reversed(worker, n, b"%d" % n), range(60))
        assert list(found) == [(n, (b"%d" % n)[::-1]) for n in range(60)]
    assert worker.process_id == child


def test_an_error_of_the_input_is_raised_here_and_can_be_translated(worker: Worker) -> None:
    with pytest.raises(VitrineError, match=r"tea.svg is a drawing\.") as caught:
        worker.call("refuse", "tea.svg", limit_s=LONG_S)
    assert caught.value.message.template == "{name} is {kind}."
    assert str(caught.value.hint) == "Go."


def test_a_crash_is_an_exception_and_the_next_call_has_a_new_process(worker: Worker) -> None:
    with pytest.raises(Crashed):
        worker.call("crash", None, limit_s=LONG_S)
    assert worker.process_id is None
    assert worker.call("reverse", 1, b"ab", limit_s=LONG_S)[1] == b"ba"


def test_a_call_is_not_blamed_for_what_an_earlier_one_damaged(worker: Worker) -> None:
    worker.call("remember", 1, limit_s=LONG_S)
    assert worker.call("crash_after_another", None, limit_s=LONG_S)[0] == "survived"


def test_a_process_that_was_ended_from_outside_is_started_again(worker: Worker) -> None:
    worker.call("reverse", 1, limit_s=LONG_S)
    child = worker.process_id
    assert child is not None
    os.kill(child, signal.SIGTERM)
    assert worker.call("reverse", 2, limit_s=LONG_S)[0] == 2


@on_posix
def test_a_call_that_computes_for_too_long_is_ended(worker: Worker) -> None:
    with pytest.raises(OutOfTime):
        worker.call("compute_forever", None, limit_s=0.05)
    assert worker.call("reverse", 1, b"ab", limit_s=LONG_S)[1] == b"ba"


def test_a_call_that_waits_for_too_long_is_ended(worker: Worker) -> None:
    with pytest.raises(OutOfTime):
        worker.call("sleep", None, limit_s=0.05)


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of Linux")
def test_a_call_that_needs_too_much_memory_is_refused(worker: Worker) -> None:
    assert worker.call("allocate", 100_000_000, limit_s=LONG_S)[0] == 100_000_000
    with pytest.raises(OutOfMemory):
        worker.call("allocate", 300_000_000, limit_s=LONG_S)
    assert worker.call("reverse", 1, limit_s=LONG_S)[0] == 1


def test_an_unexpected_exception_is_a_bug_with_its_traceback(worker: Worker) -> None:
    with pytest.raises(RuntimeError, match="missing key"):
        worker.call("fail", None, limit_s=LONG_S)
    assert worker.call("reverse", 1, limit_s=LONG_S)[0] == 1


def test_what_libraries_print_goes_nowhere(
    worker: Worker, capfd: pytest.CaptureFixture[str]
) -> None:
    assert worker.call("print_noise", None, limit_s=LONG_S)[0] == "quiet"
    assert capfd.readouterr() == ("", "")


@on_posix
def test_ctrl_c_ends_the_wait_and_the_child() -> None:
    # Programs that a shell runs in the background ignore the signal, and so do their children.
    script = (
        "import signal\n"
        "from desktop_app.isolation.worker import Worker\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"worker = Worker({MODULE!r}, 10**8)\n"
        "worker.call('reverse', 1, limit_s=60)\n"
        "print(worker.process_id, flush=True)\n"
        "worker.call('sleep', 1, limit_s=600)\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with program:
        assert program.stdout is not None
        child = int(program.stdout.readline())
        program.send_signal(signal.SIGINT)
        try:
            errors = program.communicate(timeout=LONG_S)[1]
        finally:
            program.kill()
    assert "KeyboardInterrupt" in errors
    assert not Path(f"/proc/{child}").exists()


@on_posix
def test_the_child_ends_with_a_parent_that_is_killed() -> None:
    script = (
        "from desktop_app.isolation.worker import Worker\n"
        f"worker = Worker({MODULE!r}, 10**8)\n"
        "worker.call('reverse', 1, limit_s=60)\n"
        "print(worker.process_id, flush=True)\n"
        "input()\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with program:
        assert program.stdout is not None
        child = int(program.stdout.readline())
        program.kill()
        program.wait()
    ended = threading.Event()
    for _ in range(LONG_S * 20):
        if not _is_running(child):
            break
        ended.wait(0.05)
    assert not _is_running(child)


def _is_running(process: int) -> bool:
    """Return whether a process runs; one that nobody waits for stays as a zombie."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@on_posix
def test_an_idle_child_ends_and_the_next_call_has_a_new_one() -> None:
    worker = Worker(MODULE, 10**8, idle_s=0.05)
    assert worker.call("reverse", 1, limit_s=LONG_S)[0] == 1
    waiting = threading.Event()
    for _ in range(LONG_S * 20):
        if worker.process_id is None:
            break
        waiting.wait(0.05)
    assert worker.process_id is None
    assert worker.call("reverse", 2, limit_s=LONG_S)[0] == 2
    worker.close()


def test_a_child_that_cannot_be_started_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "_command", lambda: [str(ROOT / "missing program")])
    with pytest.raises(VitrineError, match="cannot be started"):
        Worker(MODULE, 10**8).call("reverse", 1, limit_s=LONG_S)
    with pytest.raises(VitrineError, match="cannot be started"):
        Worker("tests.isolation.missing_module", 10**8).call("reverse", 1, limit_s=LONG_S)


def test_a_thread_that_cannot_be_started_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(timer: threading.Timer) -> None:
        raise RuntimeError("can't start new thread")

    child = Worker(MODULE, 200_000_000)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Timer, "start", refuse)
        with pytest.raises(VitrineError, match="cannot be started"):
            child.call("reverse", 1, limit_s=LONG_S)
        assert child.process_id is None
    assert child.call("reverse", 1, limit_s=LONG_S)[0] == 1
    child.close()


def test_the_bundled_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/vitrine/vitrine")
    assert worker_module._command() == ["/opt/vitrine/vitrine", worker_module.CHILD_ARGUMENT]


def test_the_entry_of_the_bundle_runs_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = str(ROOT / "tools" / "bundle" / "bundle_entry.py")
    command = [sys.executable, "-P", entry, worker_module.CHILD_ARGUMENT]
    monkeypatch.setattr(worker_module, "_command", lambda: command)
    child = Worker(MODULE, 10**8)
    assert child.call("reverse", 1, b"ab", limit_s=LONG_S) == (1, b"ba")
    child.close()
