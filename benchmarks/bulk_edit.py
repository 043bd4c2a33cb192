"""Measure an edit of many products: its plan, its longest step, and its undo.

python -m benchmarks.bulk_edit --products 100000
"""

import argparse
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.editing.bulk_edit import BulkEdit, ChangePrice, ReplaceText, SetField
from desktop_app.engine.editing.bulk_editor import BulkEditor
from desktop_app.progress import Job, Result

_EDITS: dict[str, BulkEdit] = {
    "raise prices by 3 %": ChangePrice(Decimal(3)),
    "set the brand": SetField("brand", "Acme"),
    "replace a word of the name": ReplaceText("name", "Product", "Article"),
}
_BATCH = 5_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=100_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        catalogue = open_catalogue(Path(folder) / "shop", actor=Actor("benchmark", ""))
        _fill(catalogue, arguments.products)
        # Only pictures that come back need the index, and there are none.
        editor = BulkEditor(catalogue, None, "")  # type: ignore[arg-type]
        for name, edit in _EDITS.items():
            _measure(catalogue, editor, name, edit)
        catalogue.close()


def _fill(catalogue: Catalogue, count: int) -> None:
    for start in range(0, count, _BATCH):
        with catalogue.transaction():
            catalogue.products.add(
                {
                    f"P-{number}": {
                        "name": f"Product {number}",
                        "brand": f"Brand {number % 50}",
                        "price": Decimal(number % 90 + 10) / 10,
                        "currency": "EUR",
                    }
                    for number in range(start, min(start + _BATCH, count))
                }
            )


def _measure(catalogue: Catalogue, editor: BulkEditor, name: str, edit: BulkEdit) -> None:
    ids = catalogue.products.ids()
    plan, plan_s, _ = _timed(editor.plan(ids, edit))
    changed, apply_s, step_s = _timed(editor.apply(plan))
    started = time.perf_counter()
    catalogue.history.undo()
    undo_s = time.perf_counter() - started
    print(
        f"{name}, {changed} of {len(ids)} products: plan {plan_s:.1f} s, carried out in "
        f"{apply_s:.1f} s, undone in {undo_s:.1f} s; the catalogue is busy for at most "
        f"{step_s * 1e3:.0f} ms at a time"
    )


def _timed(job: Job[Result]) -> tuple[Result, float, float]:
    """Run a job; return its result, its seconds, and those of its longest step."""
    started = step_started = time.perf_counter()
    longest = 0.0
    while True:
        try:
            next(job)
        except StopIteration as end:
            return end.value, time.perf_counter() - started, longest
        now = time.perf_counter()
        longest, step_started = max(longest, now - step_started), now


if __name__ == "__main__":
    main()
