"""Sales at the counter: answers are kept, the till is told, the customer's list is written."""

import csv
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from desktop_app.catalogue.opening import open_answers
from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.kept_answer import AnswerFilter, KeptAnswer, OfferedProduct
from desktop_app.domain.product import Product
from desktop_app.domain.tally import Tally, TallyLine
from desktop_app.engine.counter.history.answer_history import AnswerHistory
from desktop_app.engine.counter.kept_tally import KeptTally, read_kept_tally, write_kept_tally
from desktop_app.engine.counter.person_blurring import load_face_blurring
from desktop_app.engine.counter.till_entry import till_entry
from desktop_app.engine.counter.till_queue import TillQueue
from desktop_app.engine.counter.till_table import TillTable

if TYPE_CHECKING:
    from tools.fault_injection.shop import Shop

_SALES: Final = 12
_CATALOGUE: Final = "shop"
_PRODUCT: Final = Product(1, "C-1", "Red cup", "Mokk", "Cups", Decimal("4.50"), "EUR")
_MAX_WAIT_S: Final = 20.0


def sell(shop: "Shop") -> Iterator[None]:
    """Sell some products after those that are sold already."""
    with closing(open_history(shop)) as history:
        load_face_blurring()
        first = history.count(AnswerFilter())
        queue = _queue(shop)
        photo = np.random.default_rng(first).integers(0, 255, (480, 640, 3), dtype=np.uint8)
        kept = read_kept_tally(tally_file(shop))
        tally = Tally() if kept is None else kept.tally
        yield
        for number in range(first, first + _SALES):
            now = datetime.now(UTC)
            accepted = AcceptedProduct(_PRODUCT, "match", 0.97, now)
            tally = tally.add(accepted, _key(number))
            line = TallyLine(_key(number), accepted)
            offered = (OfferedProduct(_PRODUCT, 0.97),)
            answer = KeptAnswer(_key(number), now, "Till 1", "match", offered, chosen=_PRODUCT)
            history.keep(answer, photo)
            queue.put(till_entry(line, _key(number), "Till 1"))
            write_kept_tally(tally_file(shop), KeptTally("1", tally))
            yield
        queue.stop(_MAX_WAIT_S)


def check_sales(shop: "Shop", reported: int) -> list[str]:
    """Return what is wrong after the program was killed.

    Args:
        shop: the shop.
        reported: number of sales that were reported as done.
    """
    problems = []
    with closing(open_history(shop)) as history:
        answers = history.find(AnswerFilter(), limit=1_000)
        if not reported <= len(answers) <= reported + 1:
            problems.append(f"{reported} sales, but {len(answers)} answers")
        lost = [answer.key for answer in answers if history.photo(answer.key) is None]
        problems += [f"the photo of answer {key} is lost" for key in lost]
    for file in shop.data.rglob("answers.sqlite"):
        with closing(sqlite3.connect(file)) as db:
            if (found := db.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
                problems.append(f"answers: {found[:3]}")
    kept = read_kept_tally(tally_file(shop))
    count = 0 if kept is None else sum(line.count for line in kept.tally.lines)
    if not reported <= count <= reported + 1:
        problems.append(f"{reported} sales, but {count} in the list of the customer")
    return problems + _check_table(shop, reported)


def _check_table(shop: "Shop", reported: int) -> list[str]:
    """Let the till take what waits; return what is wrong with its table."""
    queue = _queue(shop)
    end_s = time.monotonic() + _MAX_WAIT_S
    while queue.waiting() and time.monotonic() < end_s:
        time.sleep(0.01)
    queue.stop(_MAX_WAIT_S)
    table = _table_file(shop)
    if not table.exists():
        return [] if not reported else ["no table of the till"]
    with table.open(encoding="utf-8-sig", newline="") as stream:
        ids = [row["id"] for row in csv.DictReader(stream)]
    wanted = [_key(number) for number in range(reported)]
    if ids not in (wanted, [*wanted, _key(reported)]):
        return [f"{reported} sales, but the table of the till has {len(ids)}: {ids[-2:]}"]
    return []


def open_history(shop: "Shop") -> AnswerHistory:
    """Return the kept answers of a shop."""
    history = AnswerHistory(shop.data / "answers", open_answers, load_face_blurring)
    history.use_catalogue(_CATALOGUE)
    return history


def _queue(shop: "Shop") -> TillQueue:
    queue = TillQueue(shop.data / "till", lambda _: None, lambda _: None)
    queue.use(TillTable(_table_file(shop)))
    return queue


def tally_file(shop: "Shop") -> Path:
    """Return the file of the list of the present customer."""
    return shop.data / "tally-1.json"


def _table_file(shop: "Shop") -> Path:
    return shop.out / "till.csv"


def _key(number: int) -> str:
    return f"{number:032x}"
