"""Measure the pictures per second of an import, and of the model alone.

    python -m benchmarks.import_speed --pictures 600 [--photos]

The drawn pictures have a white border, as studio pictures do. ``--photos`` draws them without
it, so that the product is looked for in each, as in photos.
"""

import argparse
import tempfile
import time
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.synthetic_catalogue import draw_jpeg, draw_picture
from desktop_app import paths
from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.ingest.importer import EMBEDDING_BATCH
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card

_BORDER_PX: Final = 8


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pictures", type=int, default=600)
    parser.add_argument("--side", type=int, default=400, help="of the pictures, in pixels")
    parser.add_argument("--source", type=Path, help="folder of pictures, instead of drawn ones")
    parser.add_argument("--photos", action="store_true", help="draw pictures without a border")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        pictures = arguments.source or Path(folder, "pictures")
        if arguments.source is None:
            border_px = 0 if arguments.photos else _BORDER_PX
            _write_pictures(pictures, arguments.pictures, arguments.side, border_px)
        count = open_source(pictures).count()
        ratios = []
        for round_number in range(arguments.rounds):
            model_rate = _model_rate(count)
            import_rate = _import_rate(pictures, Path(folder, f"catalogue-{round_number}"), count)
            ratios.append(import_rate / model_rate)
            print(
                f"model alone {model_rate:6.1f} /s   import {import_rate:6.1f} /s   "
                f"{ratios[-1]:.2f}"
            )
    print(f"import / model alone: {np.median(ratios):.2f} (to reach: at least 0.85)")


def _write_pictures(folder: Path, count: int, side_px: int, border_px: int) -> None:
    folder.mkdir()
    for seed in range(count):
        (folder / f"{seed:05}.jpg").write_bytes(
            draw_jpeg(seed, width_px=side_px, height_px=side_px, border_px=border_px)
        )


def _model_rate(pictures: int) -> float:
    embedder = Embedder.open(load_card(paths.model_card("")), device="cpu")
    picture = embedder.preprocess(draw_picture(0, width_px=400, height_px=400))
    batch = np.stack([picture] * EMBEDDING_BATCH)
    embedder.warm_up()
    start = time.perf_counter()
    for _ in range(0, pictures, EMBEDDING_BATCH):
        embedder.embed(batch)
    return pictures / (time.perf_counter() - start)


def _import_rate(pictures: Path, folder: Path, count: int) -> float:
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
