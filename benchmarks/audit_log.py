"""Speed of the log of a catalogue: ``python -m benchmarks.audit_log [--entries N]``.

Fills the log of an empty catalogue with entries of 40 users at 12 stations over two years, and
prints how long the pages of the window, filters, the names for them, one more entry, and an export
to CSV take.
"""

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.domain.actor import Actor
from desktop_app.domain.log_entry import LOG_KINDS, LogFilter
from desktop_app.domain.timestamps import utc_text
from desktop_app.engine.audit_log import export_log
from desktop_app.progress import finish

_PAGE: Final = 200
_RUNS: Final = 20
_START: Final = datetime(2026, 1, 1, tzinfo=UTC)
_SECONDS: Final = 2 * 365 * 86_400


def main() -> None:
    """Measure, and print one line for each figure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.audit_log", description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000, help="number of entries")
    entries: int = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), entries)


def measure(folder: Path, count: int) -> None:
    """Fill the log of a new catalogue, and print the times."""
    SqliteCatalogue.open(folder, actor=Actor("", "")).close()
    empty_mb = (folder / DATABASE_NAME).stat().st_size / 1e6
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as db, db:
        db.executemany(
            "INSERT INTO log_entries (kind, subject, product_count, author, station, logged_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            _rows(count),
        )
    with closing(SqliteCatalogue.open(folder, actor=Actor("user 1", "till 1"))) as catalogue:
        log = catalogue.audit_log
        size_mb = (folder / DATABASE_NAME).stat().st_size / 1e6 - empty_mb
        print(f"{count:,} entries: {size_mb:.0f} MB")
        middle = log.entries(LogFilter(before=utc_text(_START + timedelta(days=365))), limit=1)[-1]
        month = LogFilter(
            since=utc_text(_START + timedelta(days=30)), before=utc_text(_START + timedelta(60))
        )
        rare = LogFilter(author="user 7", station="till 3", kind="restore")
        _print("the newest page", lambda: log.entries(limit=_PAGE))
        _print("a page in the middle", lambda: log.entries(after=middle, limit=_PAGE))
        _print("a page of one month", lambda: log.entries(month, limit=_PAGE))
        _print("of one user", lambda: log.entries(LogFilter(author="user 7"), limit=_PAGE))
        _print("of one station", lambda: log.entries(LogFilter(station="till 3"), limit=_PAGE))
        _print("of one kind", lambda: log.entries(LogFilter(kind="restore"), limit=_PAGE))
        _print("of all three", lambda: log.entries(rare, limit=_PAGE))
        _print("of a user that there is not", lambda: log.entries(LogFilter(author="-"), limit=1))
        _print("names of users and stations", log.people)
        _print("one more entry", lambda: log.append("export", "shop.csv"))
        started = time.perf_counter()
        written = finish(export_log(catalogue, LogFilter(), folder / "log.csv"))
        print(f"export of {written:,} entries to CSV: {time.perf_counter() - started:.1f} s")


def _rows(count: int) -> Iterator[tuple[object, ...]]:
    numbers = random.Random(5)
    for _ in range(count):
        kind = numbers.choice(LOG_KINDS)
        moment = _START + timedelta(seconds=numbers.randrange(_SECONDS))
        yield (
            *(kind, f"P-{numbers.randrange(10_000):05}", numbers.randrange(50)),
            f"user {numbers.randrange(40)}",
            *(f"till {numbers.randrange(12)}", utc_text(moment)),
        )


def _print(name: str, run: Callable[[], object]) -> None:
    """Print the median and the longest of some runs, in milliseconds."""
    times = []
    for _ in range(_RUNS):
        started = time.perf_counter()
        run()
        times.append((time.perf_counter() - started) * 1e3)
    times.sort()
    print(f"{name}: {times[_RUNS // 2]:.1f} ms, longest {times[-1]:.1f} ms")


if __name__ == "__main__":
    main()
