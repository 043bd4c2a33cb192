"""Measure a product detector: AP50 and the recall of its first boxes."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from training.detector.boxed_photos import BoxedPhoto, Boxes, read_boxed_photos

_OVERLAP: Final = 0.5

# From a photo to its boxes in pixels, (n, 4), and scores, (n,), the most certain first.
Detect = Callable[[RgbImage], tuple[Boxes, npt.NDArray[np.float32]]]


def held_out_boards(paths: Iterable[str]) -> list[str]:
    """Return every fourth scene of the boards, which no training sees."""
    return sorted(paths)[::4]


def held_out_photos(data: Path) -> dict[str, list[BoxedPhoto]]:
    """Return the photos that no training sees, by data set."""
    boards = read_boxed_photos(data / "microcontroller_boards", "boxes.csv")
    cards = read_boxed_photos(data / "playing_cards", "boxes.csv", "test_")
    return {
        "microcontroller_boards": [boards[path] for path in held_out_boards(boards)],
        "playing_cards": list(cards.values()),
    }


def measure(detect: Detect, photos: Sequence[BoxedPhoto]) -> dict[str, float]:
    """Return AP50 and the recall of the first 1, 5 and 30 boxes at an IoU of 0.5, 0..1."""
    found: dict[int, int] = {1: 0, 5: 0, 30: 0}
    total = 0
    scored: list[tuple[float, bool]] = []
    for photo in photos:
        boxes, scores = detect(photo.pixels)
        overlaps = _iou(photo.boxes, boxes)
        total += len(photo.boxes)
        for count in found:
            found[count] += int((overlaps[:, :count] >= _OVERLAP).any(axis=1).sum())
        scored += _matched(overlaps, scores)
    recalls = {f"recall{count}": number / max(total, 1) for count, number in found.items()}
    return {"ap50": _average_precision(scored, total)} | recalls


def _matched(
    overlaps: npt.NDArray[np.float32], scores: npt.NDArray[np.float32]
) -> list[tuple[float, bool]]:
    """Return each box's score and whether it is the first that finds a thing."""
    taken: set[int] = set()
    result = []
    for column, score in enumerate(scores):
        free = [row for row in range(len(overlaps)) if row not in taken]
        best = max(free, key=lambda row: overlaps[row, column], default=None)
        right = best is not None and bool(overlaps[best, column] >= _OVERLAP)
        if right and best is not None:
            taken.add(best)
        result.append((float(score), right))
    return result


def _average_precision(scored: list[tuple[float, bool]], total: int) -> float:
    """Return the area under the curve of precision and recall, all points interpolated."""
    right = np.array([one for _, one in sorted(scored, key=lambda pair: -pair[0])], bool)
    if not len(right) or not total:
        return 0.0
    hits = np.cumsum(right)
    precision = np.maximum.accumulate((hits / np.arange(1, len(right) + 1))[::-1])[::-1]
    return float(precision[right].sum() / total)


def _iou(truth: Boxes, boxes: Boxes) -> npt.NDArray[np.float32]:
    top_left = np.maximum(truth[:, None, :2], boxes[None, :, :2])
    bottom_right = np.minimum(truth[:, None, 2:], boxes[None, :, 2:])
    common = np.prod((bottom_right - top_left).clip(min=0), axis=2)
    areas = [np.prod(each[:, 2:] - each[:, :2], axis=1) for each in (truth, boxes)]
    return np.asarray(common / (areas[0][:, None] + areas[1][None] - common), np.float32)
