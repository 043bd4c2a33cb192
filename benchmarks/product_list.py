"""Measure the window with a million products: time, GUI thread and memory.

    python -m benchmarks.product_list --products 1000000

Each event that the GUI thread handles is timed as in ``benchmarks.gui_thread``, in wall time
and in processor time of the thread; users notice more than 16 ms while they scroll. Memory
is compared with the same window on an empty catalogue, in a process of its own.
``--keep FOLDER`` keeps the catalogue for the next run.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.gui_thread import TimedApplication, idle, type_words, wait_for
from benchmarks.large_catalogue import fill_with_products
from desktop_app import app as program
from desktop_app.domain.product_list import ProductFilter, ProductOrder
from desktop_app.settings import Settings
from desktop_app.ui.background.garbage_collection import GarbageCollection
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow

_SCROLL_STEPS = 500
_LIMITS_MS = (8.0, 16.0)
_COUNTS = "".join(f"{title:>7}" for title in ("> 8", "> 16"))
_HEADING = f"{'':<26}{'shown, ms':>9}{'longest ms':>12}{_COUNTS}{'by CPU':>12}{_COUNTS}"
_FILTERS = {
    "one category": ProductFilter(category="Category 7"),
    "one brand": ProductFilter(brand="Brand 7"),
    "no GTIN": ProductFilter(states=frozenset({"no_gtin"})),
    "changed today": ProductFilter(states=frozenset({"changed_today"})),
    "words: dark chocolate": ProductFilter(words="dark chocolate"),
    "words: S-12": ProductFilter(words="S-12"),
    "all products": ProductFilter(),
}


def main() -> None:
    """Run the window twice and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="folder of the catalogue")
    parser.add_argument("--measure", type=Path, help="open this catalogue and measure it")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if arguments.measure is not None:
        print(json.dumps(_measure(arguments.measure)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary) / "large"
        if not folder.exists():
            start = time.perf_counter()
            fill_with_products(folder, arguments.products)
            print(f"{arguments.products:,} products stored in {time.perf_counter() - start:.0f} s")
        fill_with_products(Path(temporary) / "empty", 0)
        empty = _run(Path(temporary) / "empty")
        large = _run(folder)
    print(f"memory, empty catalogue      {empty:6.0f} MB")
    print(f"memory, {arguments.products:,} products {large:6.0f} MB, {large - empty:+.0f} MB")


def _run(catalogue: Path) -> float:
    """Measure in another process; print its lines, and return the memory in MB."""
    command = [sys.executable, "-m", "benchmarks.product_list", "--measure", str(catalogue)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    *lines, memory = done.stdout.splitlines()
    print("\n".join([f"-- {catalogue.name} catalogue", *lines]))
    return float(json.loads(memory))


def _measure(catalogue: Path) -> float:
    """Use the catalogue page, print the times, and return the largest memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        app = TimedApplication()
        sys.setswitchinterval(program.SWITCH_INTERVAL_S)
        preferences = Preferences(Settings(device="cpu", language="en"), Path(folder) / "s.toml")
        window = program.build_window(app, preferences, Path(folder))
        GarbageCollection(app)
        window.resize(1440, 900)
        window.show()
        window.opener.open(catalogue)
        wait_for(window.client.ready.connect)
        idle(3000)
        print(_HEADING)
        for name, stage in _stages(window):
            app.clear()
            start = time.perf_counter()
            waited_s = stage()
            shown_ms = 1000 * (time.perf_counter() - start - waited_s)
            _print(name, shown_ms, app)
        window.close()
        return _largest_memory_mb()


def _stages(window: MainWindow) -> Iterator[tuple[str, Callable[[], float]]]:
    action = window.findChild(QAction, "command_catalogue")
    assert action is not None
    yield "find page: typing words", partial(_type, window)
    yield "page opened, first rows", lambda: _open(window, action)
    page = window.findChild(CataloguePage)
    assert page is not None
    panel, views = page.list, page.list.views
    if not len(views.rows.ids):
        return
    yield "table: page down", partial(_press, views.table, Qt.Key.Key_PageDown)
    yield "table: drag", partial(_drag, views.table)
    for column in panel.columns:
        if column != "picture":
            order = ProductOrder(column, descending=column == "sku")
            yield f"sort by {column}", partial(_wait_for_rows, page, partial(panel.sort, order))
    for name, product_filter in _FILTERS.items():
        begin = partial(page.show_products, product_filter)
        yield name, partial(_wait_for_rows, page, begin)
    yield "select all, sort by name", partial(_sort_all, page)
    show_grid = partial(views.set_view, "grid")
    yield "show as grid", partial(_wait_for_rows, page, show_grid, lists=False)
    yield "grid: page down", partial(_press, views.grid, Qt.Key.Key_PageDown)
    yield "grid: drag", partial(_drag, views.grid)


def _type(window: MainWindow) -> float:
    start = time.perf_counter()
    type_words(window)
    return time.perf_counter() - start


def _open(window: MainWindow, action: QAction) -> float:
    action.trigger()
    page = window.findChild(CataloguePage)
    assert page is not None
    return _wait_for_rows(page, lambda: None)


def _wait_for_rows(
    page: CataloguePage, begin: Callable[[], object], *, lists: bool = True
) -> float:
    """Do something, and wait until its rows are shown; return the seconds waited in vain."""
    listed: list[object] = []
    rows = page.list.views.rows
    connection = rows.reset.connect(lambda: listed.append(None))
    begin()
    deadline = time.perf_counter() + 30
    while time.perf_counter() < deadline and ((lists and not listed) or not _is_filled(page)):
        idle(2)
    rows.reset.disconnect(connection)
    end = time.perf_counter()
    idle(300)
    return time.perf_counter() - end


def _is_filled(page: CataloguePage) -> bool:
    rows = page.list.views.rows
    return not len(rows.ids) or rows.product(0) is not None


def _sort_all(page: CataloguePage) -> float:
    page.list.views.table.selectAll()
    return _wait_for_rows(page, lambda: page.list.sort(ProductOrder("name")))


def _press(view: QWidget, key: Qt.Key) -> float:
    view.setFocus()
    for _ in range(_SCROLL_STEPS):
        QTest.keyClick(view, key)
        idle(5)
    return _SCROLL_STEPS * 0.005


def _drag(view: QWidget) -> float:
    bar = view.verticalScrollBar()  # type: ignore[attr-defined]
    for step in range(_SCROLL_STEPS):
        bar.setValue(bar.maximum() * (step * 7 % _SCROLL_STEPS) // (_SCROLL_STEPS - 1))
        idle(5)
    return _SCROLL_STEPS * 0.005


def _largest_memory_mb() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def _print(name: str, shown_ms: float, app: TimedApplication) -> None:
    cells = [f"{name:<26}{shown_ms:9.0f}"]
    for ms in (app.ms, app.cpu_ms):
        over = [sum(1 for value in ms if value > limit) for limit in _LIMITS_MS]
        cells.append(f"{max(ms):12.1f}{over[0]:7}{over[1]:7}")
    print("".join(cells), flush=True)


if __name__ == "__main__":
    main()
