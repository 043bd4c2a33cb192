"""Measure an encrypted catalogue beside a plain one: query, import, opening, conversion.

    python -m benchmarks.encryption --pictures 10000 --imported 300

Both catalogues have the same drawn pictures. Queries and imports alternate, so that other load
on the machine affects both alike; the ratio is the median of the pairs. The processor time of
this process varies less with that load than the time that passes.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from benchmarks.synthetic_catalogue import draw_jpeg, fill_catalogue
from desktop_app import paths
from desktop_app.catalogue.opening import encryption_of, open_catalogue
from desktop_app.catalogue.sqlite.encryption.catalogue_key import CatalogueKey, new_key
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.model_card import load_card

_Times: TypeAlias = tuple[float, float]

_PASSWORD: Final = "correct horse battery staple"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=10_000, help="of the catalogue")
    parser.add_argument("--photos", type=int, default=60, help="that are searched")
    parser.add_argument("--imported", type=int, default=300, help="pictures of each import")
    parser.add_argument("--rounds", type=int, default=3, help="of imports")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _measure_queries(folder, arguments.pictures, arguments.photos)
        _measure_imports(folder, arguments.imported, arguments.rounds)


def _measure_queries(folder: Path, pictures: int, photos: int) -> None:
    """Print what a query, and the opening before, take in both catalogues."""
    plain, encrypted = folder / "plain", folder / "encrypted"
    fill_catalogue(plain, pictures, load_card(paths.model_card("")))
    shutil.copytree(plain, encrypted)
    encryption = encryption_of(encrypted)
    print(f"encrypting {pictures} pictures: {_seconds(lambda: _encrypt(encrypted)):.1f} s")
    print(f"unlocking: {_seconds(lambda: encryption.unlock(_PASSWORD)):.2f} s")
    # The first opening makes the index, which is kept.
    for one in (plain, encrypted):
        seconds = _seconds(lambda folder=one: _opened(folder).close())  # type: ignore[misc] # of the default
        print(f"opening, model and new index, {one.name}: {seconds:.1f} s")
    workspaces = []
    for one in (plain, encrypted):
        start = time.perf_counter()
        workspaces.append(_opened(one))
        print(f"opening, model and kept index, {one.name}: {time.perf_counter() - start:.1f} s")
    data = [draw_jpeg(seed, width_px=1280, height_px=960) for seed in range(photos)]
    pairs = []
    for number, photo in enumerate(data):
        # Each is first in turn, because the second finds the photo in the caches.
        order = workspaces if number % 2 else workspaces[::-1]
        times = [_times(partial(workspace.identify, photo, top=5)) for workspace in order]
        pairs.append(times if number % 2 else times[::-1])
    for workspace in workspaces:
        workspace.close()
    _print_ratios("query", pairs)


def _encrypt(folder: Path) -> None:
    finish(encryption_of(folder).encrypt(_PASSWORD))


def _measure_imports(folder: Path, pictures: int, rounds: int) -> None:
    """Print what an import takes into both catalogues."""
    source = folder / "pictures"
    source.mkdir()
    for seed in range(pictures):
        (source / f"{seed:05}.jpg").write_bytes(draw_jpeg(seed, width_px=400, height_px=400))
    pairs = []
    for number in range(rounds):
        times = []
        # Each is first in turn, because the computer gets slower when it gets warm.
        kinds = [("plain", None), ("encrypted", new_key())]
        for name, key in kinds if number % 2 else kinds[::-1]:
            workspace = _opened(folder / f"import-{name}-{number}", key)
            times.append(_times(partial(_import, workspace, source)))
            workspace.close()
        pairs.append(times if number % 2 else times[::-1])
    _print_ratios(f"import of {pictures} pictures", pairs)


def _import(workspace: Workspace, source: Path) -> None:
    finish(workspace.import_products(source))


def _opened(folder: Path, key: CatalogueKey | None = None) -> Workspace:
    store = open_catalogue(folder, actor=Actor.local(), key=key)
    return finish(Workspace.open(store, paths.model_card(""), device="cpu"))


def _print_ratios(title: str, pairs: list[list[_Times]]) -> None:
    """Print the medians of the times that pass, and of the processor times."""
    for name, kind in (("", 0), (", processor", 1)):
        plain, encrypted = (
            statistics.median(one[kind] for one in some) for some in zip(*pairs, strict=True)
        )
        ratio = statistics.median(second[kind] / first[kind] for first, second in pairs)
        print(f"{title}{name}: plain {plain:.3f} s, encrypted {encrypted:.3f} s, {ratio:.3f} times")
    print("    (to reach: at most 1.1)")


def _times(call: Callable[[], object]) -> _Times:
    """Return the seconds that pass during a call, and the processor time of this process."""
    wall, processor = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - wall, time.process_time() - processor


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
