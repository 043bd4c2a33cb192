"""Time from the start of the process to the window, the open catalogue and the ready model.

python -m benchmarks.startup --products 10000
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.synthetic_catalogue import fill_catalogue
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.settings import Settings
from desktop_app.vision.model_card import load_card

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
    card = load_card(paths.model_card(""))
    with tempfile.TemporaryDirectory() as folder:
        fill_catalogue(
            Path(folder), options.products, model=card.sha256, dimension=card.output.dimension
        )
        workspace = finish(
            Workspace.open(open_catalogue(Path(folder), actor=Actor.local()), paths.model_card(""))
        )
        workspace.close()
        # The first start fills the disk cache and is not counted.
        starts = [_start(folder) for _ in range(options.starts + 1)][1:]
    for stage, seconds in zip(_STAGES, zip(*starts, strict=True), strict=True):
        print(f"{stage:<18}{statistics.median(seconds):6.2f} s (worst {max(seconds):.2f})")
    print("target: window visible within 1.5 s")


def _start(folder: str) -> list[float]:
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
    return [float(line) for line in result.stdout.splitlines()]


def _show_window(started: float, folder: str) -> None:
    from desktop_app import app

    build = app.build_window

    def build_and_time(*arguments: object) -> object:
        window = build(*arguments)  # type: ignore[arg-type]  # forwarded unchanged
        client = window.client
        window.first_painted.connect(lambda: print(time.time() - started))
        client.opened.connect(lambda: print(time.time() - started))
        client.ready.connect(lambda _: (print(time.time() - started), window.close()))
        return window

    app.build_window = build_and_time  # type: ignore[assignment]  # replaced to time its signals
    app.run_window(Settings(), catalogue=Path(folder))


if __name__ == "__main__":
    main()
