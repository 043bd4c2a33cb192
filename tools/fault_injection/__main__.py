"""``python -m tools.fault_injection``: inject faults, and print what they have led to."""

import argparse
import shutil
import sys
from pathlib import Path

from desktop_app.logs.native_output import silence_native_output
from tools.fault_injection.findings import Findings
from tools.fault_injection.kills import kill_actions
from tools.fault_injection.shop import use_home

_BUILD = Path(__file__).parents[2] / "build" / "fault_injection"


def main() -> int:
    """Inject all faults; return 1 if one led to what must not happen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("kills",), help="only this one")
    parser.add_argument("--kills", type=int, default=280)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--work", type=Path, default=_BUILD, help="folder for results and shops")
    parser.add_argument("--resume", action="store_true", help="go on with the last run")
    options = parser.parse_args()
    if not options.resume:
        shutil.rmtree(options.work, ignore_errors=True)
    use_home(options.work / "home")
    silence_native_output()
    found = []
    if options.part in (None, "kills"):
        kills = Findings(options.work / "kills.jsonl")
        kill_actions(options.kills, options.seed, options.work / "shops", kills)
        print("\n".join(kills.table("kills")), flush=True)
        found.append(kills)
    return int(any(one.problems for one in found))


if __name__ == "__main__":
    sys.exit(main())
