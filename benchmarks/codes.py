"""Measure how many bar codes are read in photos, and how long it takes.

    python -m benchmarks.codes [--photos 120] [--first 0]

The photos are those of ``datasets.code_photos``. Each is read once, as a single frame of the
live picture. The time of zxing alone on the same photos is printed for scale, with what it
finds.
"""

import argparse
import time
from collections import Counter

import cv2
import numpy as np
import zxingcpp

from datasets.code_photos import KINDS, code_photo
from desktop_app.vision.code_reader import CodeReader


def main() -> None:
    """Read the photos and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--photos", type=int, default=120)
    parser.add_argument("--first", type=int, default=0, help="seed of the first photo")
    arguments = parser.parse_args()
    reader = CodeReader()
    count: Counter[tuple[str, str]] = Counter()
    times_ms: dict[str, list[float]] = {"reader": [], "zxing": []}
    for seed in range(arguments.first, arguments.first + arguments.photos):
        shown = code_photo(seed)
        start = time.perf_counter()
        texts = {_number(code.text) for code in reader.read(shown.photo)}
        times_ms["reader"].append((time.perf_counter() - start) * 1_000)
        start = time.perf_counter()
        plain = zxingcpp.read_barcodes(cv2.cvtColor(shown.photo, cv2.COLOR_RGB2GRAY))
        times_ms["zxing"].append((time.perf_counter() - start) * 1_000)
        expected = _number(shown.text)
        for kind in (shown.kind, "all"):
            count["photos", kind] += 1
            count["read", kind] += expected in texts
            count["wrong", kind] += bool(texts - {expected})
            count["zxing alone", kind] += expected in {_number(code.text) for code in plain}
    _print(count, times_ms)


def _number(text: str) -> str:
    """Return a text without leading zeros, in which UPC and EAN differ."""
    return text.lstrip("0")


def _print(count: "Counter[tuple[str, str]]", times_ms: dict[str, list[float]]) -> None:
    columns = ("photos", "read", "wrong", "zxing alone")
    print("".join(f"{column:>14}" for column in ("", *columns)))
    for kind in (*KINDS, "all"):
        numbers = [count[column, kind] for column in columns]
        print(f"{kind:>14}" + "".join(f"{number:14}" for number in numbers))
    for name, values in times_ms.items():
        p50, p95 = np.percentile(values, (50, 95))
        print(f"{name}: p50 {p50:.0f} ms, p95 {p95:.0f} ms a photo")


if __name__ == "__main__":
    main()
