"""What reading thousands of files has led to."""

import os
import resource
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop_app.errors import VitrineError
from desktop_app.isolation.worker import Worker

_MAX_SECONDS: Final = 2.0
_MAX_BYTES: Final = 1_000_000_000


@dataclass(slots=True)
class Survey:
    """Reads files, and counts what happens.

    Attributes:
        worker: its child reads what this process does not.
        outcomes: number of files by what has happened.
        crashes: how often the child was replaced.
        problems: what must not happen, in words.
        slowest_s: the longest processor time that a file took, in all processes. On an idle
            computer it is the time that passes.
    """

    worker: Worker
    outcomes: Counter[str] = field(default_factory=Counter)
    crashes: int = 0
    problems: list[str] = field(default_factory=list)
    slowest_s: float = 0.0
    _child_bytes: int = 0

    def read(self, name: str, read: Callable[[], object]) -> None:
        """Read one file and count it."""
        child = self.worker.process_id
        start = self._processor_seconds()
        try:
            read()
            self.outcomes["read"] += 1
        except VitrineError as error:
            self.outcomes[error.message.template.partition("} ")[2] or str(error)] += 1
        except Exception as error:  # noqa: BLE001 - any other is what is looked for
            self.problems.append(f"{name}: {type(error).__name__}: {error}")
        seconds = self._processor_seconds() - start
        self.slowest_s = max(self.slowest_s, seconds)
        if seconds > _MAX_SECONDS:
            self.problems.append(f"{name}: {seconds:.1f} s")
        self.crashes += child is not None and self.worker.process_id != child
        self._measure_child()

    def peak_bytes(self) -> int:
        """Return the most memory that this process and the largest of its children had."""
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
        ended = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
        return own + max(ended, self._child_bytes)

    def report(self, what: str) -> list[str]:
        """Return the counts as lines."""
        total = self.outcomes.total() + len(self.problems)
        if (peak := self.peak_bytes()) > _MAX_BYTES:
            self.problems.append(f"{peak / 1e6:.0f} MB")
        return [
            f"{total} damaged {what}",
            *(f"  {count:6} {outcome}" for outcome, count in self.outcomes.most_common()),
            f"  {self.crashes:6} times a child has ended and was replaced",
            f"  slowest {self.slowest_s:.2f} s, memory {peak / 1e6:.0f} MB at most (with a child)",
            f"  foreign exceptions, more than 2 s, more than 1 GB: {len(self.problems)}",
            *(f"  {problem}" for problem in self.problems),
        ]

    def _processor_seconds(self) -> float:
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        running = 0
        with suppress(OSError, ValueError):
            stat = Path(f"/proc/{self.worker.process_id}/stat").read_text(encoding="ascii")
            # Fields 14 and 15 of proc(5), after the name, which may have spaces.
            running = sum(map(int, stat.rpartition(")")[2].split()[11:13]))
        in_child = running / os.sysconf("SC_CLK_TCK") + ended.ru_utime + ended.ru_stime
        return time.process_time() + in_child

    def _measure_child(self) -> None:
        with suppress(OSError, ValueError):
            status = Path(f"/proc/{self.worker.process_id}/status").read_text(encoding="ascii")
            peak = status.partition("VmHWM:")[2].split()[0]
            self._child_bytes = max(self._child_bytes, int(peak) << 10)
