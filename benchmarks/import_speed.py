"""Measure an import beside its parts: pictures per second, CPU time, and what limits it.

    python -m benchmarks.import_speed --pictures 600 [--photos] [--megapixels 12]

Each part has all cores for itself and the same pictures. Import and parts are measured in
turn, in several rounds, because the speed of a shared machine varies; CPU time varies less. The
machine's idle time, with other programs, tells whether an import waits for something.

The drawn pictures have a white border, as studio pictures do. ``--photos`` draws them without
it, so that the product is looked for in each, as in photos.
"""

import argparse
import math
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.import_parts import ImportParts
from benchmarks.synthetic_catalogue import draw_jpeg

# Share of the longer side.
_BORDER: Final = 0.02
_STATISTICS: Final = Path("/proc/stat")
_IDLE_COLUMNS: Final = (3, 4)


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run over all pictures.

    Attributes:
        wall_s: duration.
        cpu_s: CPU time of this process, without child processes.
        idle: share of the machine's CPU time that no program has used.
    """

    wall_s: float
    cpu_s: float
    idle: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pictures", type=int, default=600)
    parser.add_argument("--side", type=int, default=400, help="of the pictures, in pixels")
    parser.add_argument("--megapixels", type=float, help="of the pictures, 4:3, instead of --side")
    parser.add_argument("--source", type=Path, help="folder of pictures, instead of drawn ones")
    parser.add_argument("--photos", action="store_true", help="draw pictures without a border")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pictures = arguments.source or Path(folder, "pictures")
        if arguments.source is None:
            size = (arguments.side, arguments.side)
            if arguments.megapixels is not None:
                size = _size(arguments.megapixels)
            _write_pictures(pictures, arguments.pictures, size, with_border=not arguments.photos)
        parts = ImportParts(pictures, Path(folder))
        _print(_measured(parts, arguments.rounds), parts)


def _size(megapixels: float) -> tuple[int, int]:
    """Return (width, height) in pixels of a picture of 4:3."""
    width = round(math.sqrt(megapixels * 1e6 * 4 / 3))
    return width, width * 3 // 4


def _write_pictures(folder: Path, count: int, size: tuple[int, int], *, with_border: bool) -> None:
    folder.mkdir()
    width, height = size
    border_px = round(_BORDER * max(size)) if with_border else 0
    for seed in range(count):
        data = draw_jpeg(seed, width_px=width, height_px=height, border_px=border_px)
        (folder / f"{seed:05}.jpg").write_bytes(data)


def _measured(parts: ImportParts, rounds: int) -> dict[str, list[Measurement]]:
    """Return the measurements of the import, which is the last one, and its parts by name."""
    ways: dict[str, Callable[[], None]] = {
        "decoder": parts.decode,
        "boxes, embedding, keypoints": parts.compute,
        "database": parts.write,
        "database and index": parts.add_to_index,
    }
    measured: dict[str, list[Measurement]] = {}
    for _ in range(rounds):
        for name, way in ways.items():
            measured.setdefault(name, []).append(_measure(way))
        workspace = parts.open_workspace()
        one = _measure(lambda workspace=workspace: parts.run(workspace))  # type: ignore[misc]
        workspace.close()
        measured.setdefault("import", []).append(one)
    return measured


def _measure(way: Callable[[], None]) -> Measurement:
    before, cpu_s, wall_s = _machine_times(), time.process_time(), time.perf_counter()
    way()
    wall_s, cpu_s = time.perf_counter() - wall_s, time.process_time() - cpu_s
    idle, total = (now - earlier for now, earlier in zip(_machine_times(), before, strict=True))
    return Measurement(wall_s, cpu_s, idle / total if total else math.nan)


def _machine_times() -> tuple[int, int]:
    """Return the idle and the whole CPU time since the start of the machine; 0 if unknown."""
    if not _STATISTICS.exists():
        return 0, 0
    columns = _STATISTICS.read_text(encoding="ascii").partition("\n")[0].split()[1:9]
    return sum(int(columns[place]) for place in _IDLE_COLUMNS), sum(map(int, columns))


def _print(measured: dict[str, list[Measurement]], parts: ImportParts) -> None:
    print(f"{'':<30}{'pictures/s':>12}{'CPU ms each':>13}{'cores':>8}{'machine idle':>14}")
    rates, cpu_ms = {}, {}
    for name, runs in measured.items():
        rates[name] = median(parts.count / one.wall_s for one in runs)
        cpu_ms[name] = median(1000 * one.cpu_s / parts.count for one in runs)
        cores = median(one.cpu_s / one.wall_s for one in runs)
        idle = median(one.idle for one in runs)
        print(f"{name:<30}{rates[name]:>12.1f}{cpu_ms[name]:>13.2f}{cores:>8.2f}{idle:>14.2f}")
    slower = min(("decoder", "boxes, embedding, keypoints"), key=rates.__getitem__)
    of_rounds = [
        part.wall_s / whole.wall_s
        for part, whole in zip(measured[slower], measured["import"], strict=True)
    ]
    print(f"import / {slower}: {median(of_rounds):.2f} (to reach: at least 0.90)")
    limit = cpu_ms[slower] / cpu_ms["import"]
    print(f"the same of CPU time, the limit where both keep all cores busy: {limit:.2f}")
    full = 1000 * parts.cores / cpu_ms["import"]
    print(f"import / (its CPU time on {parts.cores} cores): {rates['import'] / full:.2f}")


if __name__ == "__main__":
    main()
