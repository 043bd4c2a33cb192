"""Time from the start of the process to the window, the open catalogue and the ready model.

    python -m benchmarks.startup --products 10000

Beside the wall-clock time stands the processor time of the process, which hardly changes
when the computer has other work to do.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_STAGES = ("window visible", "catalogue open", "ready for photos")


def main() -> None:
    """Measure several starts of a new process and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=10_000)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--child", nargs=2, metavar=("STARTED", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        _show_window(float(options.child[0]), options.child[1])
        return
    with tempfile.TemporaryDirectory() as folder:
        _make_catalogue(Path(folder), options.products)
        # The first start fills the disk cache and is not counted.
        starts = [_start(folder) for _ in range(options.starts + 1)][1:]
    for stage, measured in zip(_STAGES, zip(*starts, strict=True), strict=True):
        seconds, cpu_s = zip(*measured, strict=True)
        print(
            f"{stage:<18}{statistics.median(seconds):6.2f} s (worst {max(seconds):.2f}), "
            f"processor {statistics.median(cpu_s):.2f} s"
        )
    print("target: window visible within 1.0 s, ready for photos within 1.3 s")


def _make_catalogue(folder: Path, products: int) -> None:
    # Imported here, because the measured process does not need them.
    from benchmarks.synthetic_catalogue import fill_catalogue
    from desktop_app import paths
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.domain.actor import Actor
    from desktop_app.engine.workspace import Workspace
    from desktop_app.progress import finish
    from desktop_app.vision.model_card import load_card

    card = load_card(paths.model_card(""))
    fill_catalogue(folder, products, card)
    store = open_catalogue(folder, actor=Actor.local())
    finish(Workspace.open(store, paths.model_card(""))).close()


def _start(folder: str) -> list[tuple[float, float]]:
    """Return the wall-clock and the processor time of each stage in seconds."""
    command = [sys.executable, "-m", "benchmarks.startup", "--child", str(time.time()), folder]
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        # Keeps the user's own settings unchanged.
        "XDG_CONFIG_HOME": folder,
        "XDG_STATE_HOME": folder,
    }
    result = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=120, env=environment
    )
    lines = [line.split() for line in result.stdout.splitlines()]
    return [(float(seconds), float(cpu_s)) for seconds, cpu_s in lines]


def _show_window(started: float, folder: str) -> None:
    from desktop_app import app
    from desktop_app.settings import Settings

    build = app.build_window

    def report(*_: object) -> None:
        print(time.time() - started, time.process_time())

    def build_and_time(*arguments: object) -> object:
        window = build(*arguments)  # type: ignore[arg-type]  # forwarded unchanged
        window.first_painted.connect(report)
        window.client.opened.connect(report)
        window.client.ready.connect(report)
        window.client.ready.connect(window.close)
        return window

    app.build_window = build_and_time  # type: ignore[assignment]  # replaced to time its signals
    app.run_window(Settings(), catalogue=Path(folder))


if __name__ == "__main__":
    main()
