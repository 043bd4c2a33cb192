"""Run benchmarks and record what they print, each with its date, commit and machine.

    make benchmark           # python -m benchmarks.record [NAME ...]

Writes ``benchmarks/OUTPUT.md``, a section for each command; the sections of benchmarks that are
not run, or fail, stay as they are. ``benchmarks/RESULTS.md`` explains the figures.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import write_atomically
from desktop_app.source_commit import commit

OUTPUT: Final = Path(__file__).parent / "OUTPUT.md"
_TITLE: Final = "# Output of the benchmarks\n\nWritten by `make benchmark`."
# Without data sets, and together about an hour on two cores.
_BENCHMARKS: Final = (
    "query",
    "import_speed",
    "startup",
    "index_recall",
    "keypoint_index",
    "index_engines",
    "index_churn",
    "large_search",
    "text_search",
    "gui_thread",
    "audit_page",
    "demo",
    "counter",
)


def main() -> None:
    """Run the benchmarks that are named, or all."""
    parser = argparse.ArgumentParser(description="Run benchmarks and record what they print.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_BENCHMARKS))
    failed = [name for name in parser.parse_args().names or _BENCHMARKS if not _record(name)]
    if failed:
        raise SystemExit(f"not recorded, because they failed: {', '.join(failed)}")


def _record(name: str) -> bool:
    command = f"python -m benchmarks.{name}"
    print(command, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        check=False,
    )
    print(done.stdout, flush=True)
    if done.returncode == 0:
        text = OUTPUT.read_text(encoding="utf-8") if OUTPUT.exists() else _TITLE
        section = f"{datetime.now(UTC):%Y-%m-%d}, commit {commit()}, {_machine()}"
        renewed = with_section(text, command, f"{section}\n\n```\n{done.stdout.rstrip()}\n```")
        with write_atomically(OUTPUT) as draft:
            draft.write_text(renewed, encoding="utf-8")
    return done.returncode == 0


def with_section(text: str, title: str, section: str) -> str:
    """Return a Markdown text with a section replaced, or added at its end.

    Args:
        text: with sections that begin with ``## title``.
        title: of the section.
        section: what is below the title.
    """
    first, *others = re.split(r"^## ", text, flags=re.MULTILINE)
    sections = dict(other.split("\n", 1) for other in others)
    sections[title] = f"\n{section}\n"
    parts = (f"## {name}\n\n{body.strip()}\n" for name, body in sections.items())
    return "\n".join([f"{first.strip()}\n", *parts])


def _machine() -> str:
    """Return the processor and the number of cores that can be used."""
    model = re.search(r"^model name\s*: (.+)$", _cpu_info(), re.MULTILINE)
    name = model[1] if model else platform.processor() or platform.machine()
    count = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    return f"{count} cores of {name}"


def _cpu_info() -> str:
    try:
        return Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return ""


if __name__ == "__main__":
    main()
