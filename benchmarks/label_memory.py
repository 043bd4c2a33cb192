"""Measure the memory of reading labels: it must not grow with the number of pictures.

    python -m benchmarks.label_memory --count 96

Parts of pictures of the sample are read, each of another shape. With ``--keep`` the memory of a
run is kept for the next one, which is the default of onnxruntime, to compare.
"""

import argparse
import time
from contextlib import nullcontext
from typing import Final
from unittest.mock import patch

import cv2
import numpy as np
import onnxruntime

from benchmarks.process_figures import unique_mb
from desktop_app import paths
from desktop_app.vision import label_text
from desktop_app.vision.device import DeviceChoice, DeviceInUse, open_session
from desktop_app.vision.embedder import default_threads

_EVERY: Final = 9
_PARTS: Final = 6
# Of the width and the height, how much is cut off at each side at most.
_MARGIN: Final = 0.25


def main() -> None:
    """Read the pictures and print the memory after each part of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=96)
    parser.add_argument("--keep", action="store_true", help="keep the memory of each run")
    options = parser.parse_args()
    with patch.object(label_text, "open_session", _open_keeping) if options.keep else nullcontext():
        reader = label_text.LabelReader.load(default_threads())
    if reader is None:
        parser.error("rapidocr is not installed")
    files = sorted((paths.sample_folder() / "pictures").glob("*.jpg"))[::_EVERY]
    random = np.random.default_rng(0)
    memory_mb, start_s = [unique_mb()], time.process_time()
    for number in range(1, options.count + 1):
        picture = cv2.imread(str(files[number % len(files)]))
        assert picture is not None
        height, width = picture.shape[:2]
        left, top, right, bottom = random.uniform(0, _MARGIN, 4)
        rows = slice(int(top * height), height - int(bottom * height))
        columns = slice(int(left * width), width - int(right * width))
        reader.read(np.ascontiguousarray(picture[rows, columns, ::-1], np.uint8))
        if number % max(1, options.count // _PARTS) == 0:
            memory_mb.append(unique_mb())
    seconds = (time.process_time() - start_s) / options.count
    print("memory MB:", *(f"{value:.0f}" for value in memory_mb))
    print(f"processor time of a picture: {seconds:.2f} s")


def _open_keeping(
    model: bytes, requested: DeviceChoice, threads: int, **_: object
) -> tuple[onnxruntime.InferenceSession, DeviceInUse]:
    return open_session(model, requested, threads, keeps_memory=True)


if __name__ == "__main__":
    main()
