"""``python -m tools.fault_injection``: inject faults, and print what they have led to."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop_app.logs.native_output import silence_native_output
from tools.fault_injection.actions import ACTIONS
from tools.fault_injection.damage_survey import damage_files
from tools.fault_injection.damaged_files import TARGETS
from tools.fault_injection.findings import Findings
from tools.fault_injection.kills import kill_actions
from tools.fault_injection.power_loss import fail_power
from tools.fault_injection.shop import use_home

_BUILD: Final = Path(__file__).parents[2] / "build" / "fault_injection"
_PARTS: Final = ("kills", "power", "damage")


def main(arguments: Sequence[str] | None = None) -> int:
    """Inject all faults; return 1 if one led to what must not happen."""
    options = _parser().parse_args(arguments)
    if not options.resume:
        shutil.rmtree(options.work, ignore_errors=True)
    use_home(options.work / "home")
    silence_native_output()
    problems = 0
    for part in options.part or _PARTS:
        found = Findings(options.work / f"{part}.jsonl")
        _run(part, options, found)
        print("\n".join(found.table(part)), flush=True)
        problems += len(found.problems)
    return int(problems > 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.fault_injection",
        description=__doc__,
        epilog="Problems are printed at once; all cases are in the folder of --work.",
    )
    parser.add_argument("--part", action="append", choices=_PARTS, help="only this; repeatable")
    parser.add_argument("--only", action="append", help="action or kind of file; repeatable")
    parser.add_argument("--kills", type=int, default=280, help="in all actions together")
    parser.add_argument("--power", type=int, default=400, help="power failures")
    parser.add_argument("--short", action="store_true", help="power failures without the model")
    parser.add_argument("--damage", type=int, default=500, help="damaged files of each kind")
    parser.add_argument("--seed", type=int, default=0, help="number of the first case")
    parser.add_argument("--work", type=Path, default=_BUILD, help="folder for results and shops")
    parser.add_argument("--resume", action="store_true", help="go on with the last run")
    return parser


def _run(part: str, options: argparse.Namespace, found: Findings) -> None:
    shops: Path = options.work / "shops"
    if part == "kills":
        actions = [one for one in ACTIONS if options.only is None or one.name in options.only]
        kill_actions(options.kills, options.seed, shops, found, actions)
    elif part == "power":
        fail_power(options.power, options.seed, shops, found, is_short=options.short)
    else:
        targets = [one for one in TARGETS if options.only is None or one.name in options.only]
        damage_files(options.damage, options.seed, shops, found, targets)


if __name__ == "__main__":
    sys.exit(main())
