"""Measure how long the counter takes to add a product, until the next search finds it.

python -m benchmarks.new_product --products 10000

The window runs without a display. Photos of 1280 x 720 pixels show products that the catalogue
does not have: for each one the panel of the counter page is opened, a name and a price are
entered, and *Add and accept* is pressed. Prints the time until the product is accepted, from
then on a search finds it, and checks that it does. The processor time hardly changes when the
computer has other work to do. The first one of a day is printed apart: it starts the daily backup.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from benchmarks.gui_thread import idle, wait_for
from benchmarks.synthetic_catalogue import draw_picture, fill_catalogue
from desktop_app import app as program
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.settings import Settings
from desktop_app.ui.counter.page import CounterPage
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.addition_request import AdditionRequest
from desktop_app.vision.model_card import load_card

_ADDITIONS = 20


def main() -> None:
    """Add products in the window, and print how long it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--products", type=int, default=10_000)
    count = parser.parse_args().products
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    card = load_card(paths.model_card(""))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        fill_catalogue(home / "shop", count, card)
        app = QApplication([])
        sys.setswitchinterval(program.SWITCH_INTERVAL_S)
        settings = Settings(language="en", device="cpu", accept_action="none")
        window = program.build_window(app, Preferences(settings, home / "settings.toml"), home)
        window.show()
        window.opener.open(home / "shop")
        wait_for(window.client.ready.connect)
        window.findChild(QAction, "command_counter").trigger()  # type: ignore[union-attr]
        idle(1000)
        photos = [
            np.ascontiguousarray(draw_picture(10**6 + seed, width_px=1280, height_px=720))
            for seed in range(_ADDITIONS + 1)
        ]
        times = np.array([add(window, f"New {n}", photo) for n, photo in enumerate(photos)])
        for name, ms in zip(("time", "processor time"), times.T, strict=True):
            p50, p95 = np.percentile(ms[1:], [50, 95])
            print(
                f"{count} products, {name} until added and accepted: p50 {p50:.0f} ms, "
                f"p95 {p95:.0f} ms; the first one of the day {ms[0]:.0f} ms"
            )
        window.close()


def add(window: MainWindow, name: str, photo: RgbImage) -> tuple[float, float]:
    """Add a product; return time and processor time from the button to its acceptance, in ms."""
    page = window.findChild(CounterPage)
    assert page is not None
    page._corrections.add_product(AdditionRequest((photo,)), None)  # noqa: SLF001
    idle(400)
    for field, text in (("name", name), ("price", "2.50")):
        page.findChild(QLineEdit, f"field_{field}").setText(text)  # type: ignore[union-attr]
    idle(400)
    started, cpu_started = time.perf_counter(), time.process_time()

    def press(slot: object) -> None:
        page.product_accepted.connect(slot)
        page.findChild(QPushButton, "addition_add").click()  # type: ignore[union-attr]

    wait_for(press)
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu_started
    found: list[str] = []
    task = window.client.run(lambda workspace: workspace.identify(photo))
    wait_for(task.on_success(lambda answer: found.append(answer.hits[0].product.name)).on_finish)
    assert found == [name], found
    return 1000 * seconds, 1000 * cpu_seconds


if __name__ == "__main__":
    main()
