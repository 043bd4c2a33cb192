"""Pictures a second of an import, beside the model alone fed from memory.

python -m benchmarks.import_speed --pictures 600
"""

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.shop import draw, jpeg
from desktop_app import paths
from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.ingest.importer import BATCH
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=600)
    parser.add_argument("--side", type=int, default=400, help="of the pictures, in pixels")
    parser.add_argument("--source", type=Path, help="folder of pictures, instead of drawn ones")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        pictures = chosen.source or Path(folder, "pictures")
        if chosen.source is None:
            _draw(pictures, chosen.pictures, chosen.side)
        count = open_source(pictures).count()
        ratios = []
        for turn in range(chosen.rounds):
            alone = _model_alone(count)
            whole = _import(pictures, Path(folder, f"catalogue-{turn}"), count)
            ratios.append(whole / alone)
            print(f"model alone {alone:6.1f} /s   import {whole:6.1f} /s   {ratios[-1]:.2f}")
    print(f"import / model alone: {np.median(ratios):.2f} (to reach: at least 0.85)")


def _draw(folder: Path, count: int, side_px: int) -> None:
    folder.mkdir()
    for seed in range(count):
        (folder / f"{seed:05}.jpg").write_bytes(jpeg(seed, width_px=side_px, height_px=side_px))


def _model_alone(pictures: int) -> float:
    embedder = Embedder.open(load_card(paths.model_card("")), device="cpu")
    picture = embedder.preprocess(draw(0, width_px=400, height_px=400))
    batch = np.stack([picture] * BATCH)
    embedder.warm_up()
    start = time.perf_counter()
    for _ in range(0, pictures, BATCH):
        embedder.embed(batch)
    return pictures / (time.perf_counter() - start)


def _import(pictures: Path, folder: Path, count: int) -> float:
    workspace = finish(
        Workspace.open(
            open_catalogue(folder, actor=Actor.local()), paths.model_card(""), device="cpu"
        )
    )
    start = time.perf_counter()
    for _ in workspace.import_products(pictures):
        pass
    seconds = time.perf_counter() - start
    workspace.close()
    return count / seconds


if __name__ == "__main__":
    main()
