"""Measure what the window reads of a catalogue with a million pictures, without its index.

    python -m benchmarks.catalogue_opening --products 1000000

Beside the wall-clock time stands the processor time of the thread. While one step of a job
runs, no photo is answered, so the longest step of each is printed too.
``--keep FOLDER`` keeps the catalogue, some gigabytes, for the next run.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

from benchmarks.large_catalogue import fill_with_pictures, fill_with_products
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.duplicates.catalogue_health import find_issues
from desktop_app.engine.duplicates.grouping import find_groups
from desktop_app.vision.appearance import APPEARANCE_VERSION
from desktop_app.vision.keypoints import KEYPOINT_FORMAT
from desktop_app.vision.model_card import load_card

_TITLES = ("ms", "CPU ms", "step, ms", "step, CPU")
_END = object()
_LISTED_PRODUCTS = 5_000
_WORDS = ("dark choc", "S-12", "berry loops 250", "chocolste")


def main() -> None:
    """Fill a catalogue and print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="folder of the catalogue")
    parser.add_argument("--backup", action="store_true", help="back the catalogue up, too")
    arguments = parser.parse_args()
    card = load_card(paths.model_card(""))
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary) / "large"
        if not folder.exists():
            fill_with_products(folder, arguments.products)
            fill_with_pictures(folder, card)
        print(f"{'':<32}" + "".join(f"{title:>11}" for title in _TITLES))
        opened: list[CatalogueBrowser] = []
        _measure("open", lambda: opened.append(_open(folder)))
        (catalogue,) = opened
        for name, use_case in _use_cases(catalogue, card.sha256):
            _measure(name, use_case)
        if arguments.backup:
            target = Path(temporary) / "backup.zip"
            _measure("back-up", lambda: catalogue.back_up(target))
            _measure("back-up, cancelled half way", lambda: _cancelled(catalogue, target))
        _measure("close", catalogue.close)


def _open(folder: Path) -> CatalogueBrowser:
    return CatalogueBrowser(open_catalogue(folder, actor=Actor.local()))


def _use_cases(
    catalogue: CatalogueBrowser, model: str
) -> Iterator[tuple[str, Callable[[], object]]]:
    store = catalogue.store
    yield (
        "list and categories",
        lambda: (
            catalogue.browse(limit=_LISTED_PRODUCTS),
            catalogue.categories(),
        ),
    )
    yield (
        "what pictures lack",
        lambda: (
            store.embeddings.count_missing(model),
            store.appearances.count_missing(APPEARANCE_VERSION),
            store.keypoints.count_missing(KEYPOINT_FORMAT),
        ),
    )
    yield "ids of the embeddings", lambda: store.embeddings.picture_ids(model)
    yield "size of the catalogue", lambda: (store.products.count(), store.pictures.count())
    yield "catalogue page: ids, brands", lambda: (catalogue.list_product_ids(), catalogue.brands())
    yield "audit page: groups", lambda: find_groups(store, ())
    yield "audit page: issues", lambda: find_issues(store)
    for words in _WORDS:
        yield f"search: {words}", lambda words=words: catalogue.search(words, limit=200)  # type: ignore[misc] # of the tuple
    (number,) = catalogue.list_product_ids()[:1].tolist()
    yield "change a product", lambda: store.products.update({number: {"name": "Changed"}})
    yield "delete a product", lambda: store.products.delete([number])


def _cancelled(catalogue: CatalogueBrowser, target: Path) -> Generator[None, None, None]:
    job = catalogue.back_up(target)
    for progress in job:
        if progress.total and progress.done > 0.4 * progress.total:
            break
        yield
    job.close()


def _measure(name: str, use_case: Callable[[], object]) -> None:
    """Run a use case, or all steps of a job, and print how long it takes."""
    clocks = (time.perf_counter, time.thread_time)
    starts, longest_ms = [clock() for clock in clocks], [0.0, 0.0]
    job = use_case()
    if isinstance(job, Generator):
        is_done = False
        while not is_done:
            step_starts = [clock() for clock in clocks]
            is_done = next(job, _END) is _END
            step_ms = _since_ms(clocks, step_starts)
            longest_ms = list(map(max, longest_ms, step_ms))
    cells = _since_ms(clocks, starts) + (longest_ms if any(longest_ms) else [])
    print(f"{name:<32}" + "".join(f"{ms:11.0f}" for ms in cells), flush=True)


def _since_ms(clocks: Sequence[Callable[[], float]], starts: Sequence[float]) -> list[float]:
    return [1000 * (clock() - start) for clock, start in zip(clocks, starts, strict=True)]


if __name__ == "__main__":
    main()
