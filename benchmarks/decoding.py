"""Measure decoding by format: in this process, and in the child.

python -m benchmarks.decoding
"""

import argparse
import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from PIL import Image

from desktop_app.vision.decoding.isolated import WORKER, decode_isolated
from desktop_app.vision.decoding.whole_picture import decode_any
from desktop_app.vision.picture_decoding import MAX_SIDE_PX, decode

# The format, the size in pixels and the options of Pillow.
_FILES: Final[tuple[tuple[str, tuple[int, int], dict[str, Any]], ...]] = (
    ("JPEG", (1280, 960), {}),
    ("JPEG", (4000, 3000), {}),
    ("JPEG", (1280, 960), {"progressive": True}),
    ("PNG", (1280, 960), {"compress_level": 1}),
    ("WEBP", (1280, 960), {"method": 0}),
    ("AVIF", (1280, 960), {"speed": 10}),
    ("TIFF", (1280, 960), {}),
)
# About as large as their formats may be.
_LARGE_FILES: Final[tuple[tuple[str, tuple[int, int], dict[str, Any]], ...]] = (
    ("JPEG", (16_000, 12_000), {}),
    ("JPEG", (10_000, 8_000), {"progressive": True}),
    ("WEBP", (6_300, 4_700), {"method": 0}),
    ("AVIF", (8_000, 6_000), {"speed": 10}),
    ("TIFF", (11_500, 8_600), {"compression": "tiff_lzw"}),
    ("GIF", (11_500, 8_600), {}),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("--large", action="store_true", help="also pictures at their limits")
    arguments = parser.parse_args()
    start = time.perf_counter()
    decode_isolated(_encoded("TIFF", (64, 64), {}), "small", MAX_SIDE_PX)
    print(f"child started in {1000 * (time.perf_counter() - start):.0f} ms")
    print(f"{'format':<28}{'here ms':>9}{'child ms':>9}{'used ms':>9}")
    for kind, size, options in _FILES:
        data = _encoded(kind, size, options)
        ways: tuple[Callable[[], object], ...] = (
            lambda data=data: decode_any(data, "a", MAX_SIDE_PX),  # type: ignore[misc]
            lambda data=data: decode_isolated(data, "a", MAX_SIDE_PX),  # type: ignore[misc]
            lambda data=data: decode(data, name="a"),  # type: ignore[misc]
        )
        times = [_median_ms(way, arguments.repeats) for way in ways]
        print(f"{_label(kind, size, options):<28}" + "".join(f"{one:9.1f}" for one in times))
    for kind, size, options in _LARGE_FILES if arguments.large else ():
        _measure_large(kind, size, options)


def _measure_large(kind: str, size: tuple[int, int], options: dict[str, Any]) -> None:
    data = _encoded(kind, size, options)
    WORKER.close()
    start = time.perf_counter()
    decode(data, name=kind)
    seconds = time.perf_counter() - start
    peak = _peak_bytes() / 1e6
    print(f"{_label(kind, size, options):<28}{seconds:6.2f} s, child {peak:5.0f} MB at most")


def _peak_bytes() -> int:
    """Return the most memory that the child has had; 0 if there is none."""
    if WORKER.process_id is None:
        return 0
    status = Path(f"/proc/{WORKER.process_id}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) << 10


def _label(kind: str, size: tuple[int, int], options: dict[str, Any]) -> str:
    return f"{kind} {size[0]} x {size[1]}{' progressive' if 'progressive' in options else ''}"


def _encoded(kind: str, size: tuple[int, int], options: dict[str, Any]) -> bytes:
    width, height = size
    coarse = np.random.default_rng(0).integers(0, 256, (height // 16, width // 16, 3), np.uint8)
    file = io.BytesIO()
    Image.fromarray(cv2.resize(coarse, size)).save(file, kind, **options)
    return file.getvalue()


def _median_ms(call: Callable[[], object], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


if __name__ == "__main__":
    main()
