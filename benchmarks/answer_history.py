"""Measure the history of the counter with many answers: listing, search, and the GUI thread.

    python -m benchmarks.answer_history --answers 10000

The answers are of generated products with nine candidates each, and half of the names are
Chinese. Times of the store are medians of several calls. On the page every event of the GUI
thread is timed as in ``benchmarks.gui_thread``.
"""

import argparse
import os
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTableView

from benchmarks.gui_thread import TimedApplication, idle, wait_for
from desktop_app import app as program
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.answer_store import SqliteAnswerStore
from desktop_app.domain.actor import Actor
from desktop_app.domain.kept_answer import AnswerFilter, KeptAnswer, OfferedProduct
from desktop_app.domain.product import Product
from desktop_app.engine.counter.history.answer_folder import FILE_NAME, folder_name
from desktop_app.engine.counter.history.answer_history import PHOTO_SIDE_PX, AnswerHistory
from desktop_app.engine.counter.history.retention import BYTES_PER_MB, Retention
from desktop_app.settings import Settings
from desktop_app.ui.counter.history.page import AnswersPage
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.vision.face_blurring import FaceBlurring
from desktop_app.vision.picture_decoding import read_photo

_PRODUCTS: Final = 2_000
_CANDIDATES: Final = 9
_REPEATS: Final = 9
_SPACING_S: Final = 97


def main() -> None:
    """Fill a history and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=10_000)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = TimedApplication()
    with tempfile.TemporaryDirectory(prefix="vitrine-") as folder:
        home = Path(folder)
        catalogue = open_catalogue(
            home / "shop", actor=Actor.local(), create=True, template=paths.sample_template()
        )
        catalogue_id = catalogue.id
        catalogue.close()
        root = home / "answers"
        _fill(root / folder_name(catalogue_id) / FILE_NAME, arguments.answers)
        _measure_store(root, catalogue_id)
        _measure_page(app, home)


def _fill(file: Path, count: int) -> None:
    store = SqliteAnswerStore.open(file)
    # What a crash would leave does not matter here.
    store._connection.execute("PRAGMA synchronous = OFF")  # noqa: SLF001
    random = np.random.default_rng(1)
    now = datetime.now(UTC)
    for number in range(count):
        ids = random.choice(_PRODUCTS, _CANDIDATES, replace=False)
        products = [_product(int(product)) for product in ids]
        when = now - timedelta(seconds=_SPACING_S * (count - number))
        answer = KeptAnswer(
            secrets.token_hex(16),
            when,
            "Till 1",
            ("match", "check", "unknown")[number % 3],
            tuple(OfferedProduct(product, 0.5, 1) for product in products),
            products[0] if number % 4 else None,
        )
        store.put(answer, 90_000)
    store.close()


def _product(number: int) -> Product:
    name = f"Product {number} dark chocolate" if number % 2 else f"商品{number}浆果麦圈"
    price = Decimal(number) / 100
    attributes = {"colour": "red", "size": f"{number} g"}
    texts = (f"S-{number}", name, "Brand", "Food", price, "EUR", "", "")
    return Product(number + 1, *texts, attributes)


def _measure_store(root: Path, catalogue_id: str) -> None:
    blurring = FaceBlurring.load(paths.detectors_folder())

    def open_store(file: Path) -> SqliteAnswerStore:
        return SqliteAnswerStore.open(file)

    history = AnswerHistory(root, open_store, lambda: blurring)
    history.use_catalogue(catalogue_id)
    everything = AnswerFilter()
    middle = history.find(everything, limit=1)[0].id // 2
    filters = {
        "words: dark chocolate": AnswerFilter(words="dark chocolate"),
        "words: S-1234": AnswerFilter(words="S-1234"),
        "words: jgmq": AnswerFilter(words="jgmq"),
        "words: nothing has them": AnswerFilter(words="nothing has them"),
        "one product": AnswerFilter(product_id=77),
        "check, without choice": AnswerFilter(verdict="check", state="open"),
        "last 7 days": AnswerFilter(since=datetime.now(UTC) - timedelta(days=7)),
    }
    print(f"{'answers':<34}{history.count(everything):>10}")
    print(f"{'newest 200, ms':<34}{_ms(lambda: history.find(everything, limit=200)):>10.1f}")
    older = _ms(lambda: history.find(everything, before_id=middle, limit=200))
    print(f"{'200 from the middle, ms':<34}{older:>10.1f}")
    print(f"{'days, ms':<34}{_ms(history.days):>10.1f}")
    for name, shown in filters.items():
        found = history.count(shown)
        listed = _ms(lambda shown=shown: (history.find(shown, limit=200), history.count(shown)))  # type: ignore[misc]
        print(f"{name + ', ms':<34}{listed:>10.1f}   {found} found")
    photo = np.tile(read_photo(next(paths.sample_folder().rglob("*.jpg"))).pixels, (4, 4, 1))
    frame = np.ascontiguousarray(np.resize(photo, (1080, 1920, 3)))
    print(f"{'faces and JPEG of a 1080p photo, ms':<34}", end="")
    print(f"{_ms(lambda: blurring.jpeg(frame, PHOTO_SIDE_PX)):>9.1f}")
    retention = Retention(3650, 10_000 * BYTES_PER_MB)
    print(f"{'apply days and size, ms':<34}{_ms(lambda: history.apply(retention)):>10.1f}")
    history.close()


def _ms(call: Callable[[], object]) -> float:
    times = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        call()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def _measure_page(app: TimedApplication, home: Path) -> None:
    settings = Settings(*("en", "light", "cpu"), answer_days=3650, answer_megabytes=10_000)
    window = program.build_window(app, Preferences(settings, home / "s.toml", saves=False), home)
    window.resize(1600, 900)
    window.show()
    window.opener.open(home / "shop")
    wait_for(window.client.ready.connect)
    idle(1_000)
    app.clear()
    action = window.findChild(QAction, "command_answers")
    assert action is not None
    action.trigger()
    page = window.findChild(AnswersPage)
    assert page is not None
    idle(2_000)
    _print_events(app, "page opened")
    table, search_box = page.findChild(QTableView), page.findChild(SearchBox)
    assert table is not None
    assert search_box is not None
    bar = table.verticalScrollBar()
    last = -1
    while table.model().rowCount() != last:
        last = table.model().rowCount()
        bar.setValue(bar.maximum())
        idle(300)
    _print_events(app, f"scrolled through {last} answers")
    for words in ("d", "da", "dark", "S-12", ""):
        search_box.enter(words)
        idle(400)
    _print_events(app, "searched five times")
    for row in range(0, 40, 2):
        table.selectRow(row)
        idle(100)
    _print_events(app, "20 answers reopened")
    window.close()


def _print_events(app: TimedApplication, name: str) -> None:
    longest = int(np.argmax(app.cpu_ms))
    over = sum(ms > 8 for ms in app.cpu_ms)
    longest_ms, cause = app.cpu_ms[longest], app.causes[longest]
    print(f"{name:<34}{longest_ms:>10.1f} ms CPU, {over} events over 8 ms; {cause}")
    app.clear()


if __name__ == "__main__":
    main()
