"""Power failures while a shop works: nothing is damaged, and what was reported as done stays.

A scenario is recorded once (``power_scenario``). For random moments of it, the folders that a
power failure may leave are built (``simulated_disk``) and opened as the next start does.
"""

import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

from desktop_app import paths
from desktop_app.engine.counting.shelf_plans import ShelfPlans
from desktop_app.settings import load_settings
from tools.fault_injection.catalogue_state import database_of, describe, read_state, stray_files
from tools.fault_injection.child import run_in_child
from tools.fault_injection.counter_action import check_sales
from tools.fault_injection.findings import CaseResult, Findings
from tools.fault_injection.power_records import (
    Operation,
    Record,
    read_records,
    recorder_environment,
)
from tools.fault_injection.power_scenario import Done, home_of
from tools.fault_injection.shop import Shop, make_filled, make_migrated, run_command, use_home
from tools.fault_injection.simulated_disk import SimulatedDisk

# The model is loaded for each so many images only, because it takes a second.
_SEARCHED: Final = 4
_SCENARIO: Final = """
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tools.fault_injection.power_scenario import run
from tools.fault_injection.shop import Shop
run(Shop(Path(sys.argv[1])), is_short=sys.argv[2] == "short")
"""


def fail_power(
    count: int, seed: int, work: Path, findings: Findings, *, is_short: bool = False
) -> None:
    """Record the scenario, and fail the power so many times.

    Args:
        count: number of failures.
        seed: of the moments and of what is lost.
        work: folder for the shops.
        findings: collects the results.
        is_short: whether only the steps are recorded that need no model.
    """
    shop = Shop(work / "shop")
    home = {name: value for name, value in os.environ.items() if name.startswith("XDG_")}
    disk, records = _recorded(shop, is_short=is_short)
    cuts = sorted(_moments(records, count, Random(seed)))
    position = 0
    for number, cut in enumerate(cuts, seed):
        for record in records[position:cut]:
            disk.apply(record)
        position = cut
        reported = _reported(records, cut)
        name = f"power failure {number} at {cut} of {len(records)}"
        searches = number % _SEARCHED == 0 and not is_short
        findings.run(name, partial(_fail, disk, shop, reported, name, searches=searches))
    os.environ.update(home)


def _moments(records: list[Record], count: int, random: Random) -> list[int]:
    """Return positions in the records, in each step of the scenario equally many."""
    ends: dict[str, int] = {}
    for position, record in enumerate(records, 1):
        if record.operation == Operation.DONE:
            ends[record.done.step] = position
    steps = [*itertools.pairwise(ends.values())]
    return [random.randint(*steps[number % len(steps)]) for number in range(count)]


def _recorded(shop: Shop, *, is_short: bool) -> tuple[SimulatedDisk, list[Record]]:
    """Run the scenario; return the disk before it, and what was written."""
    work = shop.root.parent
    shutil.rmtree(work, ignore_errors=True)
    made = run_in_child(lambda _: _prepare(shop, make_migrated if is_short else make_filled))
    if made.error or made.signal:
        raise RuntimeError(made.error or f"signal {made.signal}")
    disk = SimulatedDisk(shop.root)
    log = work / "records"
    length = "short" if is_short else "full"
    command = [sys.executable, "-c", _SCENARIO, str(shop.root), length]
    subprocess.run(command, check=True, env=recorder_environment(shop.root, log))
    return disk, [*read_records(log)]


def _prepare(shop: Shop, make: Callable[[Shop], None]) -> None:
    use_home(home_of(shop))
    make(shop)


def _reported(records: list[Record], cut: int) -> tuple[Done, Done]:
    """Return what was reported last before a moment, and what is reported next."""
    before = [record for record in records[:cut] if record.operation == Operation.DONE]
    after = [record for record in records[cut:] if record.operation == Operation.DONE]
    first = next(record for record in records if record.operation == Operation.DONE)
    done = (before or [first])[-1]
    return done.done, (after or [done])[0].done


def _fail(
    disk: SimulatedDisk, shop: Shop, reported: tuple[Done, Done], name: str, *, searches: bool
) -> CaseResult:
    done, doing = reported
    image = Shop(shop.root.with_name("image"))
    shutil.rmtree(image.root, ignore_errors=True)
    disk.write_image(shop.root, image.root, Random(name))
    start = time.monotonic()
    result = run_in_child(lambda _: _problems(image, done, doing, searches=searches))
    problems = result.value
    if problems is None:
        problems = [result.error or f"signal {result.signal}"]
    seconds = time.monotonic() - start
    return CaseResult(doing.step.strip("_"), "failed", tuple(problems), seconds, result.peak_bytes)


def _problems(shop: Shop, done: Done, doing: Done, *, searches: bool) -> list[str]:
    """Start the program after a power failure; return what is wrong."""
    use_home(home_of(shop))
    problems = _settings_problems(done, doing)
    with shop.workspace() if searches else shop.opened():
        pass
    state = read_state(database_of(shop.catalogue))
    if not state.is_between(done.state, doing.state):
        problems.append(f"the catalogue is another: {describe(state, done.state)}")
    strays = stray_files(shop.catalogue, with_index=searches)
    problems += [f"stray file {name}" for name in strays]
    problems += _backup_problems(shop, done)
    with shop.opened() as catalogue:
        plans = ShelfPlans(catalogue)
        loaded = [plans.load(entry.key) for entry in plans.all()]
    if len(loaded) < done.plans:
        problems.append(f"{len(loaded)} plans of {done.plans}")
    return problems + check_sales(shop, done.sales)


def _settings_problems(done: Done, doing: Done) -> list[str]:
    known: list[Any] = [done.language, doing.language]
    language = load_settings(paths.settings_file()).language
    if not done.language:
        known.append("system")
    return [] if language in known else [f"settings: {language}, not one of {known}"]


def _backup_problems(shop: Shop, done: Done) -> list[str]:
    problems = []
    files = sorted((shop.catalogue / "backups").glob("*"))
    folder = shop.root / "restored"
    for file in files:
        try:
            run_command("restore", file, "--catalog", folder)
            read_state(database_of(folder))
        except AssertionError as error:
            problems.append(f"backup {file.name}: {error}")
        shutil.rmtree(folder, ignore_errors=True)
    if len(files) < done.backups:
        problems.append(f"{len(files)} backups of {done.backups}")
    return problems
