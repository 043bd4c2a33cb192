"""Measure what the text on labels changes: on the sample, and on groceries not fitted to.

python -m benchmarks.label_text [--data FOLDER]

Printed for each: the answers without the label and with it, what happens to photos whose
product has print and whose answer was to be checked, and the time that a ruling adds. The
pictures of the sample are read once, into ``build/label_text``.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from datasets.label_shops import GROCERIES, is_held_out, label_shops, open_label_catalogue
from datasets.measured_figures import keep_figures
from desktop_app import paths
from desktop_app.catalogue.io.query_table import QueryTable
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.bundled_catalogue import unpack
from desktop_app.domain.actor import Actor
from desktop_app.domain.answer import Answer
from desktop_app.engine.labels.label_ruling import RULED_HITS
from desktop_app.engine.recognition.photo_decoding import PhotoSource
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.embedder import default_threads
from desktop_app.vision.label_text import TEXT_VERSION, LabelReader

_SAMPLE: Final = Path("build/label_text/sample")


@dataclass(frozen=True, eq=False)
class RuledAnswer:
    """An answer before and after its label was read.

    Attributes:
        sku: of what the photo shows; empty if that is not in the catalogue.
        before: without the label.
        after: with the label.
        has_print: whether a picture of the product shows text.
        added_ms: time from one to the other; None if the label was not read.
    """

    sku: str
    before: Answer
    after: Answer
    has_print: bool
    added_ms: float | None


def ruled_answers(
    workspace: Workspace, photos: Iterable[tuple[PhotoSource, str]], reader: LabelReader
) -> Iterator[RuledAnswer]:
    """Identify photos whose products are known by SKU, without the label and with it."""
    for source, sku in photos:
        before = workspace.identify(source, top=RULED_HITS)
        start_s = time.perf_counter()
        after, is_read = before, workspace.labels.can_decide(before)
        if is_read and before.photo is not None:
            after = workspace.labels.rule(before, reader.read(before.region.cut_from(before.photo)))
        added_ms = 1000 * (time.perf_counter() - start_s)
        has_print = _has_print(workspace, sku)
        yield RuledAnswer(sku, before, after, has_print, added_ms if is_read else None)


def _has_print(workspace: Workspace, sku: str) -> bool:
    store = workspace.catalogue.store
    product = store.products.ids_by_sku([sku]).get(sku)
    pictures = [] if product is None else store.pictures.of_products([product])[product]
    lines = store.label_texts.get(TEXT_VERSION, [picture.id for picture in pictures])
    return any(lines.values())


def report(name: str, ruled: list[RuledAnswer]) -> None:
    """Print the figures of some photos, and keep them."""
    figures = {**_verdict_figures(ruled), **_checked_figures(ruled), **_time_figures(ruled)}
    keep_figures("label_text", {f"{name}, {key}": value for key, value in figures.items()})
    for key, value in figures.items():
        print(f"{name + ', ' + key:<60}{value:>9.3f}")


def _verdict_figures(ruled: list[RuledAnswer]) -> dict[str, float]:
    known = [one for one in ruled if one.sku]
    absent = [one for one in ruled if not one.sku]
    before = [one for one in ruled if one.before.verdict == "match"]
    after = [one for one in ruled if one.after.verdict == "match"]
    return {
        "photos of known products": len(known),
        "top-1 without the label": _share(known, lambda one: _is_right(one.before, one)),
        "top-1": _share(known, lambda one: _is_right(one.after, one)),
        "match without the label": len(before) / len(ruled),
        "match": len(after) / len(ruled),
        "right of these without the label": _share(before, lambda one: _is_right(one.before, one)),
        "right of these": _share(after, lambda one: _is_right(one.after, one)),
        "absent said match without the label": _share(absent, before.__contains__),
        "absent said match": _share(absent, after.__contains__),
    }


def _checked_figures(ruled: list[RuledAnswer]) -> dict[str, float]:
    """Return what becomes of known products with print whose answer was to be checked."""
    checked = [one for one in ruled if one.has_print and one.before.verdict == "check"]
    matches = [one for one in checked if one.after.verdict == "match"]
    right = [one for one in matches if _is_right(one.after, one)]
    return {
        "to be checked, with print": len(checked),
        "of these ruled right": len(right) / max(1, len(checked)),
        "of these ruled wrong": (len(matches) - len(right)) / max(1, len(checked)),
    }


def _time_figures(ruled: list[RuledAnswer]) -> dict[str, float]:
    added = [one.added_ms for one in ruled if one.added_ms is not None]
    return {
        "labels read": len(added),
        "search, p50 in ms": float(np.median([one.before.ms.total for one in ruled])),
        "added by the label, p50 in ms": float(np.median(added)) if added else 0.0,
        "added by the label, p95 in ms": float(np.percentile(added, 95)) if added else 0.0,
    }


def _is_right(answer: Answer, ruled: RuledAnswer) -> bool:
    return bool(answer.hits) and bool(ruled.sku) and answer.hits[0].product.sku == ruled.sku


def _share(ruled: list[RuledAnswer], holds: Callable[[RuledAnswer], bool]) -> float:
    return sum(map(holds, ruled)) / len(ruled) if ruled else 0.0


def measure_sample(reader: LabelReader) -> None:
    """Judge the 220 photos of the sample, which no calibration is fitted to."""
    if not _SAMPLE.exists():
        unpack(paths.sample_template(), _SAMPLE)
    workspace = finish(
        Workspace.open(open_catalogue(_SAMPLE, actor=Actor.local()), paths.model_card(""))
    )
    try:
        finish(workspace.labels.read_pictures(reader))
        table = QueryTable(paths.sample_folder() / "queries.csv")
        queries = [(query.photo, query.sku) for query in table.queries()]
        report("sample", list(ruled_answers(workspace, queries, reader)))
    finally:
        workspace.close()


def measure_groceries(data: Path, reader: LabelReader) -> None:
    """Judge the groceries that the calibration is not fitted to, among studio pictures."""
    with label_shops(data) as shops:
        shop = next(shop for shop in shops if shop.name == GROCERIES)
        known = {product.sku for product in shop.products}
        queries = [
            (query.pixels, query.product if query.product in known else "")
            for query in shop.queries
            if is_held_out(query.product)
        ]
        with open_label_catalogue(shop, "", reader) as workspace:
            report("groceries", list(ruled_answers(workspace, queries, reader)))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--data", type=Path, help="folder of the data sets; only the sample without"
    )
    arguments = parser.parse_args()
    reader = LabelReader.load(default_threads())
    if reader is None:
        parser.error("rapidocr is not installed")
    measure_sample(reader)
    if arguments.data is not None:
        measure_groceries(arguments.data, reader)


if __name__ == "__main__":
    main()
