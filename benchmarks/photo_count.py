"""Count the products in scenes whose products are known, and measure how well.

    python -m benchmarks.photo_count
    python -m benchmarks.photo_count --scenes FOLDER --absent 3 --pictures 10000 --json

``--scenes`` is a folder with ``scenes.csv`` as ``assets/sample`` has it. ``--absent N`` repeats
everything N times without 30 % of the products, a new random choice each time.
``--pictures N`` measures the time in a catalogue of N pictures, with scenes of 1920 x 1080 px.
"""

import argparse
import json
import statistics
import tempfile
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np

from benchmarks.synthetic_catalogue import fill_catalogue
from datasets.count_measures import BoxTally, CountedThing, TrueThing, measure_counts
from datasets.measured_figures import keep_figures
from datasets.product_scenes import ProductScene, product_scenes
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.photo_count import PhotoCount
from desktop_app.engine.counting.counting import Counting
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.model_card import load_card

_SAMPLE: Final = Path("build/sample")
_ABSENT_SHARE: Final = 0.3
_SIZE: Final = (1920, 1080)
_TIMED_SCENES: Final = 20


@dataclass(frozen=True)
class Result:
    """The figures of some scenes, by name, and the most frequent mistakes."""

    figures: dict[str, float]
    wrong: Counter[tuple[str, str]]


def measure(
    counting: Counting, scenes: Sequence[ProductScene], absent: Collection[str] = ()
) -> Result:
    """Count the scenes; products of ``absent`` are not in the catalogue."""
    boxes, counted, true, stages = BoxTally(), [], [], Counter[str]()
    for scene in scenes:
        count = counting.count(scene.photo)
        real = [TrueThing(one.region, one.sku * (one.sku not in absent)) for one in scene.products]
        boxes.add(_things(count), real)
        counted.append({one.product.sku: one.count for one in count.products})
        true.append(Counter(one.sku for one in real if one.sku))
        stages.update({**count.ms.stages, "total": count.ms.total})
    measures = measure_counts(counted, true)._asdict()
    called = {} if boxes.called_share is None else {"unknown called": boxes.called_share}
    times = {f"ms {name}": total / len(scenes) for name, total in stages.items()}
    figures = {"f1": boxes.f1, **measures, "box recall": boxes.box_recall, **called, **times}
    return Result(figures, boxes.wrong)


def _things(count: PhotoCount) -> list[CountedThing]:
    return [
        CountedThing(
            unit.region,
            "" if unit.product is None else unit.product.sku,
            (unit.product_hit and unit.product_hit.score) or 0.0,
        )
        for unit in count.units
    ]


def measure_absent(
    workspace: Workspace, scenes: Sequence[ProductScene], repetitions: int
) -> dict[str, float]:
    """Return the mean figures without some products of the scenes."""
    skus = sorted({one.sku for scene in scenes for one in scene.products})
    store, found = workspace._store, []  # noqa: SLF001
    for seed in range(repetitions):
        random = np.random.default_rng(seed)
        absent = random.choice(skus, round(_ABSENT_SHARE * len(skus)), replace=False).tolist()
        ids = list(store.products.ids_by_sku(absent).values())
        own = store.pictures.of_products(ids).values()
        workspace_index = workspace._index  # noqa: SLF001
        workspace._use(workspace_index.without([one.id for some in own for one in some]))  # noqa: SLF001
        found.append(measure(workspace.counting(), scenes, set(absent)).figures)
        workspace._use(workspace_index)  # noqa: SLF001
    return {f"absent: {name}": statistics.mean(one[name] for one in found) for name in found[0]}


def measure_time(pictures: int, scenes: Sequence[ProductScene]) -> dict[str, float]:
    """Return the median milliseconds of large scenes in a large catalogue, by stage."""
    with tempfile.TemporaryDirectory() as name:
        fill_catalogue(Path(name), pictures, load_card(paths.model_card("")))
        workspace = _open(Path(name))
        counting, counts = workspace.counting(), []
        for scene in scenes[:_TIMED_SCENES]:
            large = np.asarray(cv2.resize(scene.photo, _SIZE), np.uint8)
            counts.append(counting.count(large))
        workspace.close()
    stages: dict[str, list[float]] = {}
    for count in counts:
        for stage, ms in {**count.ms.stages, "total": count.ms.total}.items():
            stages.setdefault(stage, []).append(ms)
    units = statistics.mean(len(count.units) for count in counts)
    medians = {f"{pictures}: ms {stage}": statistics.median(ms) for stage, ms in stages.items()}
    return {f"{pictures}: boxes": units, **medians}


def _open(folder: Path) -> Workspace:
    is_sample = folder == _SAMPLE
    template = paths.sample_template() if is_sample else None
    store = open_catalogue(folder, actor=Actor.local(), create=is_sample, template=template)
    return finish(Workspace.open(store, paths.model_card(""), device="cpu"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scenes", type=Path, default=paths.sample_folder())
    parser.add_argument("--catalog", type=Path, default=_SAMPLE)
    parser.add_argument("--absent", type=int, default=0, metavar="N")
    parser.add_argument("--pictures", type=int, default=0, metavar="N")
    parser.add_argument(
        "--mistakes", action="store_true", help="also print what was taken for what"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    scenes = product_scenes(options.scenes)
    workspace = _open(options.catalog)
    result = measure(workspace.counting(), scenes)
    figures: dict[str, Any] = {"scenes": len(scenes), **result.figures}
    if options.absent:
        figures.update(measure_absent(workspace, scenes, options.absent))
    workspace.close()
    if options.pictures:
        figures.update(measure_time(options.pictures, scenes))
    if options.scenes == paths.sample_folder():
        keep_figures("photo_count", figures)
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:<28}{value:10.3f}")
    if options.mistakes:
        for (real, counted), number in result.wrong.most_common():
            print(f"{number:4} {real} as {counted or 'unknown'}")


if __name__ == "__main__":
    main()
