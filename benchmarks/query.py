"""Measure the time of a query by stage, and of its minimum: decode and one forward pass.

python -m benchmarks.query --pictures 10000
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.synthetic_catalogue import draw_jpeg, fill_catalogue
from datasets.measured_figures import keep_figures
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import decode

# The time of a query is compared with its target at this size, see ``targets.py``.
_TARGET_PICTURES: Final = 10_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=_TARGET_PICTURES)
    parser.add_argument("--photos", type=int, default=60)
    arguments = parser.parse_args()

    card = load_card(paths.model_card(""))
    embedder = Embedder.open(card, device="cpu")
    embedder.warm_up()
    photos = [draw_jpeg(seed, width_px=1280, height_px=960) for seed in range(arguments.photos)]

    with tempfile.TemporaryDirectory() as folder:
        fill_catalogue(Path(folder), arguments.pictures, card)
        start = time.perf_counter()
        workspace = finish(
            Workspace.open(
                open_catalogue(Path(folder), actor=Actor.local()),
                paths.model_card(""),
                device="cpu",
            )
        )
        seconds = time.perf_counter() - start
        print(f"model loaded, index of {arguments.pictures} pictures built in {seconds:.1f} s")

        # Alternate, so that other load on the machine affects both alike.
        minimum, answers = [], []
        for data in photos:
            minimum.append(1000 * _seconds(partial(_minimum, data, embedder)))
            answers.append(workspace.identify(data, top=5))
        workspace.close()

    print(f"{'stage':<24}{'p50 ms':>9}{'p95 ms':>9}")
    for stage in answers[0].ms.stages:
        _print(stage, [answer.ms.stages[stage] for answer in answers])
    total = [answer.ms.total for answer in answers]
    _print("total", total)
    if arguments.pictures == _TARGET_PICTURES:
        keep_figures("query", {"p50 ms": statistics.median(total)})
    _print("minimum: decode + forward", minimum)
    pairs = [(answer.ms, ms) for answer, ms in zip(answers, minimum, strict=True)]
    ratio = statistics.median(ms.total / least for ms, least in pairs)
    print(f"total / minimum: {ratio:.2f} (median of {len(photos)} pairs; to reach: at most 1.5)")
    ratio = statistics.median((ms.total - ms.stages["verify"]) / least for ms, least in pairs)
    print(f"without verification: {ratio:.2f} (to reach: at most 2)")


def _minimum(data: bytes, embedder: Embedder) -> Any:
    return embedder.embed(embedder.preprocess(decode(data, name="photo").pixels)[np.newaxis])


def _seconds(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _print(stage: str, ms: list[float]) -> None:
    print(f"{stage:<24}{statistics.median(ms):9.2f}{np.percentile(ms, 95):9.2f}")


if __name__ == "__main__":
    main()
