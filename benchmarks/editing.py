"""Measure what the history costs an import, and how soon an edit is found.

python -m benchmarks.editing --rows 10000
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import numpy as np

from benchmarks.synthetic_catalogue import draw_jpeg
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.action_recording import SqliteRecordedAction
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish

_EDITS = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _measure_history(Path(folder), arguments.rows, arguments.rounds)
        _measure_edits(Path(folder), arguments.rows)


def _measure_history(folder: Path, rows: int, rounds: int) -> None:
    tables = [_write_table(folder / f"{price}.csv", rows, price) for price in (1, 2)]
    seconds: dict[bool, list[tuple[float, ...]]] = {True: [], False: []}
    for number in range(rounds):
        for is_recorded, times in seconds.items():
            with _history(on=is_recorded), _workspace(folder / f"{number}{is_recorded}") as shop:
                times.append(tuple(_cpu_seconds(shop, table) for table in tables))
    for place, name in enumerate(("new", "changed")):
        on, off = (np.median([times[place] for times in seconds[key]]) for key in (True, False))
        print(
            f"import of {rows} {name} rows: {on:.2f} s of CPU, {off:.2f} s without a history: "
            f"{on / off - 1:+.1%} (to reach: at most +10 %)"
        )


def _measure_edits(folder: Path, rows: int) -> None:
    photo = draw_jpeg(1, width_px=400, height_px=400)
    with _workspace(folder / "edits") as shop:
        finish(shop.import_products(_write_table(folder / "edits.csv", rows, 1)))
        editor = shop.editor()
        product = editor.add({"sku": "EDITED"}, [photo])
        times = {"words": _Times(), "a photo": _Times()}
        for number in range(_EDITS):
            name = f"Name {number}"
            with times["words"].measure():
                editor.change(product.id, {"name": name})
                found = [hit.product.name for hit in shop.catalogue.search(name, limit=1)]
            with times["a photo"].measure():
                editor.change(product.id, {"name": f"{name} again"})
                found += [shop.identify(photo, top=1).hits[0].product.name]
            if found != [name, f"{name} again"]:
                raise SystemExit("the edit was not found")
    for kind, own in times.items():
        print(
            f"an edit among {rows} products, found by {kind}: {np.median(own.ms):.0f} ms, "
            f"processor {np.median(own.cpu_ms):.0f} ms (to reach: at most 100)"
        )


class _Times:
    """Wall-clock and processor times in ms."""

    def __init__(self) -> None:
        self.ms: list[float] = []
        self.cpu_ms: list[float] = []

    @contextmanager
    def measure(self) -> Iterator[None]:
        started, cpu_started = time.perf_counter(), time.process_time()
        yield
        self.ms.append(1000 * (time.perf_counter() - started))
        self.cpu_ms.append(1000 * (time.process_time() - cpu_started))


def _write_table(file: Path, rows: int, price: int) -> Path:
    lines = [
        f"P-{row},Product {row},Brand {row % 50},Group {row % 20},{price}.{row % 90 + 10},EUR"
        for row in range(rows)
    ]
    heading = "sku,name,brand,category,price,currency"
    file.write_text("\n".join([heading, *lines]), encoding="utf-8")
    return file


def _cpu_seconds(shop: Workspace, table: Path) -> float:
    started = time.process_time()
    finish(shop.import_products(table))
    return time.process_time() - started


@contextmanager
def _workspace(folder: Path) -> Iterator[Workspace]:
    store = open_catalogue(folder, actor=Actor("benchmark", ""))
    shop = finish(Workspace.open(store, paths.model_card(""), device="cpu"))
    yield shop
    shop.close()


@contextmanager
def _history(*, on: bool) -> Iterator[None]:
    if on:
        yield
        return

    @contextmanager
    def step(action: SqliteRecordedAction) -> Iterator[None]:
        with action._database.transaction():  # noqa: SLF001
            yield

    with patch.object(SqliteRecordedAction, "step", step):
        yield


if __name__ == "__main__":
    main()
