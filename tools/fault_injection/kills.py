"""Kills of the program at random moments of its actions.

After each kill the catalogue opens, is whole for SQLite, and contains what it had before, or
after one of the transactions of the action; what was reported as done is in it; every backup
restores; a start leaves no unfinished file; and the action can be done again.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

from tools.fault_injection.actions import ACTIONS, Action
from tools.fault_injection.catalogue_state import (
    CatalogueState,
    database_of,
    describe,
    read_state,
    stray_files,
)
from tools.fault_injection.child import Tell, run_in_child
from tools.fault_injection.counter_action import check_sales, sell
from tools.fault_injection.findings import CaseResult, Findings
from tools.fault_injection.shop import Shop, query_photo, run_command

# A kill may also come shortly after the action has ended.
_END_SHARE: Final = 1.02
_LONG_STEP: Final = 3


@dataclass(slots=True)
class _Reference:
    """An action that was not interrupted.

    Attributes:
        start: the shop before it.
        seconds: how long it took.
        states: of the catalogue before it and after each of its steps.
        after: of the catalogue after its end; ``before`` if it has changed nothing.
        answer: to a photo, after its end.
    """

    start: Shop
    seconds: float = 0.0
    states: list[CatalogueState] = field(default_factory=list)
    after: CatalogueState | None = None
    answer: Any = None


def kill_actions(
    count: int, seed: int, work: Path, findings: Findings, actions: Sequence[Action] = ACTIONS
) -> None:
    """Kill the program about so many times, in all actions but the long ones equally often.

    Args:
        count: number of kills.
        seed: of the moments.
        work: folder for the shops.
        findings: collects the results.
        actions: the actions.
    """
    for position, action in enumerate(actions):
        step = len(actions) * (_LONG_STEP if action.is_long else 1)
        numbers = range(position, count, step)
        names = [f"{action.name} {seed + number}" for number in numbers]
        if all(name in findings.results for name in names):
            continue
        reference = _run_reference(action, work)
        for name in names:
            findings.run(name, partial(_kill, action, reference, work, Random(name)))
        shutil.rmtree(work)


def _run_reference(action: Action, work: Path) -> _Reference:
    """Do an action without a kill.

    Raises:
        RuntimeError: it has failed.
    """
    shutil.rmtree(work, ignore_errors=True)
    reference = _Reference(Shop(work / "start"))
    _run(lambda _: action.prepare(reference.start))
    shop = _copy(reference.start, work / "reference")
    result = _run(lambda tell: _do(action, shop, tell, with_states=action.rule == "steps"))
    # Reading the states takes time, so that the duration is measured again.
    timed = _run(lambda tell: _do(action, _copy(reference.start, work / "timed"), tell))
    reference.seconds = timed.seconds
    reference.states = [state for state in result.told if state is not None]
    seen = _run(lambda _: _look(action, shop)).value
    reference.after, reference.answer = seen["state"], seen["answer"]
    if action.rule == "between":
        reference.states = [read_state(database_of(reference.start.catalogue))]
    return reference


def _kill(action: Action, reference: _Reference, work: Path, random: Random) -> CaseResult:
    shop = _copy(reference.start, work / "killed")
    moment_s = random.random() * reference.seconds * _END_SHARE
    killed = run_in_child(lambda tell: _do(action, shop, tell), kill_after_s=moment_s)
    problems = _problems(action, reference, shop, len(killed.told) - 1)
    outcome = "killed" if killed.signal else "ended before"
    if killed.error:
        problems.append(killed.error)
    at = f"killed after {moment_s:.3f} s of {reference.seconds:.3f} s: "
    told = tuple(at + problem for problem in problems)
    return CaseResult(action.name, outcome, told, killed.seconds, killed.peak_bytes)


def _problems(action: Action, reference: _Reference, shop: Shop, reported: int) -> list[str]:
    """Return what is wrong with a shop in which the program was killed."""
    if action.rule == "end" and not database_of(shop.catalogue).exists():
        # The next start does the action, because nothing of it has happened.
        _run(lambda tell: _do(action, shop, tell))
    looked = run_in_child(lambda _: _look(action, shop, backups=True))
    if looked.value is None:
        return [looked.error or f"the next start ended with signal {looked.signal}"]
    problems: list[str] = looked.value["problems"]
    state: CatalogueState = looked.value["state"]
    problems += _state_problems(action, reference, state, reported)
    if (
        action.needs_model
        and action.rule == "between"
        and looked.value["answer"] != (reference.answer)
    ):
        problems.append(f"another answer: {looked.value['answer']}")
    if action.run is sell:
        sold = run_in_child(lambda _: check_sales(shop, reported))
        problems += sold.value if sold.value is not None else [sold.error]
    return problems + _repetition_problems(action, reference, shop, state)


def _state_problems(
    action: Action, reference: _Reference, state: CatalogueState, reported: int
) -> list[str]:
    after = reference.after
    assert after is not None
    if action.rule == "end":
        return [] if state.has_same_contents(after) else [f"not done: {describe(state, after)}"]
    if action.rule == "steps":
        # The step after the last one that was reported may be done, too.
        allowed = reference.states[max(reported, 0) : reported + 2]
        is_allowed = any(state == one for one in allowed)
        return [] if is_allowed else [f"no step: {describe(state, reference.states[reported])}"]
    before = reference.states[0]
    return [] if state.is_between(before, after) else [f"mixed: {describe(state, before)}"]


def _repetition_problems(
    action: Action, reference: _Reference, shop: Shop, state: CatalogueState
) -> list[str]:
    """Do the action again; return what is wrong then."""
    after = reference.after
    assert after is not None
    again = run_in_child(lambda tell: _do(action, shop, tell))
    looked = run_in_child(lambda _: _look(action, shop))
    if again.error or again.signal or looked.value is None:
        return [f"the repetition failed: {again.error or looked.error or again.signal}"]
    problems: list[str] = [f"after the repetition: {one}" for one in looked.value["problems"]]
    repeated: CatalogueState = looked.value["state"]
    is_complete = repeated.has_same_contents(after)
    if action.rule != "steps" and not is_complete:
        problems.append(f"the repetition gave another catalogue: {describe(repeated, after)}")
    del state
    return problems


def _look(action: Action, shop: Shop, *, backups: bool = False) -> dict[str, Any]:
    """Open the catalogue as the next start does; return its state and what is wrong."""
    answer = None
    if action.needs_model:
        with shop.workspace() as workspace:
            found = workspace.identify(query_photo())
            answer = [(hit.product.sku, round(hit.score or 0, 4)) for hit in found.hits]
    else:
        with shop.opened():
            pass
    state = read_state(database_of(shop.catalogue))
    strays = stray_files(shop.catalogue, with_index=action.needs_model)
    problems = [f"stray file {name}" for name in strays]
    if backups:
        problems += _backup_problems(shop)
    return {"state": state, "answer": answer, "problems": problems}


def _backup_problems(shop: Shop) -> list[str]:
    """Restore every backup into a folder of its own; return what is wrong with them."""
    problems = []
    folder = shop.root / "restored"
    for file in sorted((shop.catalogue / "backups").glob("*")):
        try:
            run_command("restore", file, "--catalog", folder)
            read_state(database_of(folder))
        except AssertionError as error:
            problems.append(f"backup {file.name}: {error}")
        shutil.rmtree(folder, ignore_errors=True)
    return problems


def _do(action: Action, shop: Shop, tell: Tell, *, with_states: bool = False) -> None:
    for _ in action.run(shop):
        tell(read_state(database_of(shop.catalogue)) if with_states else None)


def _run(function: Callable[[Tell], Any]) -> Any:
    result = run_in_child(function)
    if result.error or result.signal:
        raise RuntimeError(result.error or f"signal {result.signal}")
    return result


def _copy(shop: Shop, root: Path) -> Shop:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(shop.root, root)
    return Shop(root)
