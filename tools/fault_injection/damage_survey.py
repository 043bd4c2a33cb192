"""Damage of files by the hundred: each is told in a sentence, or changes nothing.

Files are read in a child. Its end by a signal, an exception that is no message, more than two
seconds of processor time beyond a whole file, more than 1 GB, and another answer than that to a
whole file without a sentence must not happen.
"""

import shutil
import time
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from desktop_app.errors import VitrineError
from tools.fault_injection.child import Tell, run_in_child
from tools.fault_injection.damaged_files import TARGETS, Read, Target
from tools.fault_injection.findings import CaseResult, Findings
from tools.fault_injection.shop import Shop

_MAX_EXTRA_S: Final = 2.0
_MAX_BYTES: Final = 1_000_000_000
_MAX_SILENCE_S: Final = 120.0
# A new child now and then, so that what one leaves behind does not grow.
_BATCH: Final = 50


def damage_files(
    count: int, seed: int, work: Path, findings: Findings, targets: Sequence[Target] = TARGETS
) -> None:
    """Damage and read so many files of each kind.

    Args:
        count: number of cases of each kind.
        seed: of the damage.
        work: folder for the shops.
        findings: collects the results.
        targets: the kinds.
    """
    for target in targets:
        numbers = [
            number
            for number in range(seed, seed + count)
            if f"{target.name} {number}" not in findings.results
        ]
        if not numbers:
            continue
        shutil.rmtree(work, ignore_errors=True)
        shop = Shop(work / "shop")
        made = run_in_child(lambda _, target=target, shop=shop: target.prepare(shop))  # type: ignore[misc]
        if made.error or made.signal:
            raise RuntimeError(made.error or f"signal {made.signal}")
        shutil.copytree(target.folder(shop), work / "whole")
        for start in range(0, len(numbers), _BATCH):
            _read_batch(target, shop, work / "whole", numbers[start : start + _BATCH], findings)
        target.restore(work / "whole", target.folder(shop))


def _read_batch(
    target: Target, shop: Shop, whole: Path, numbers: list[int], findings: Findings
) -> None:
    """Read damaged files in children; a case that ends one is counted, the others go on."""
    while numbers:
        batch = numbers
        result = run_in_child(
            lambda tell, batch=batch: _read_all(target, shop, whole, batch, tell),  # type: ignore[misc]
            max_seconds=_MAX_SILENCE_S,
        )
        # The first one is that of whole files.
        cases: list[CaseResult] = result.told[1:]
        if not result.told:
            raise RuntimeError(f"{target.name}: {result.error or result.signal}")
        if len(cases) < len(numbers):
            what = "hangs" if result.is_hanging else f"ended by signal {result.signal}"
            cases = [*cases, CaseResult(target.name, "child lost", (what + result.error,))]
        for number, case in zip(numbers, cases, strict=False):
            name = f"{target.name} {number}"
            findings.run(name, lambda case=case: case)  # type: ignore[misc]
        numbers = numbers[len(cases) :]


def _read_all(target: Target, shop: Shop, whole: Path, numbers: list[int], tell: Tell) -> None:
    folder = target.folder(shop)
    inherited_bytes = _peak_bytes()
    target.restore(whole, folder)
    with target.open(shop) as read:
        read()
        start = time.process_time()
        expected = read()
        usual_s = time.process_time() - start
        tell(expected)
        for number in numbers:
            target.restore(whole, folder)
            random = Random(f"{target.name} {number}")
            files = target.files(folder)
            target.damage(files[number % len(files)], random)
            case = _read_damaged(target, read, expected, usual_s)
            tell(_with_memory(case, _peak_bytes() - inherited_bytes))


def _read_damaged(target: Target, read: Read, expected: str, usual_s: float) -> CaseResult:
    problems = []
    start = time.process_time()
    try:
        answer = read()
        outcome = "no change"
        if answer != expected and target.is_compared:
            problems.append(f"another answer without a sentence: {answer[:300]}")
    except VitrineError:
        outcome = "told"
    except Exception as error:  # noqa: BLE001 - any other is what is looked for
        outcome = "told" if _is_sentence(error) else "exception"
        if outcome == "exception":
            problems.append(f"{type(error).__name__}: {error}\n{traceback.format_exc()}")
    seconds = time.process_time() - start
    if seconds > usual_s + _MAX_EXTRA_S:
        problems.append(f"{seconds:.1f} s, usually {usual_s:.1f} s")
    return CaseResult(target.name, outcome, tuple(problems), seconds)


def _with_memory(case: CaseResult, peak_bytes: int) -> CaseResult:
    """Add the most memory that the child took; what its parent had does not count."""
    problems = case.problems
    if peak_bytes > _MAX_BYTES:
        problems = (*problems, f"{peak_bytes / 1e6:.0f} MB")
    return replace(case, problems=problems, peak_bytes=peak_bytes)


def _is_sentence(error: Exception) -> bool:
    """Return whether a command has ended with the status of bad input, not of a bug."""
    return isinstance(error, AssertionError) and ": 1: vitrine: " in str(error)


def _peak_bytes() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) << 10
