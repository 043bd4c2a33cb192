"""Small data sets with the layout of the real ones."""

import csv
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

_CLASSES = (
    "Class Name (str)",
    "Class ID (int)",
    "Coarse Class Name (str)",
    "Coarse Class ID (int)",
    "Iconic Image Path (str)",
)


def draw_picture(file: Path, seed: int = 0) -> None:
    """Write a picture of 40 × 30 px in random colours."""
    file.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 256, (30, 40, 3), dtype=np.uint8)
    cv2.imwrite(str(file), pixels)


def make_listed_set(folder: Path, pictures: Sequence[tuple[str, str]]) -> Path:
    """Make a set with the (path, product or kind) of its pictures."""
    folder.mkdir(parents=True)
    _write(
        folder / "pictures.csv",
        ("path", "instance_or_class", "domain", "split"),
        [(path, name, "things", "train") for path, name in pictures],
    )
    for seed, (path, _) in enumerate(pictures):
        draw_picture(folder / path, seed)
    return folder


def make_groceries(folder: Path, *, train: int = 5, val: Sequence[int] = (2, 2, 0)) -> Path:
    """Make groceries: one for each number in ``val``, the number of its ``val`` photos."""
    names = [f"P{number}" for number in range(len(val))]
    folder.mkdir(parents=True)
    classes = [(name, n, "Food", 0, f"/studio/{name}.png") for n, name in enumerate(names)]
    _write(folder / "classes.csv", _CLASSES, classes)
    for split, counts in (("train", [train] * len(val)), ("val", val)):
        lines = [
            (f"{split}/{name}_{photo}.png", number)
            for number, (name, count) in enumerate(zip(names, counts, strict=True))
            for photo in range(count)
        ]
        text = "".join(f"{file}, {number}, 0\n" for file, number in lines)
        (folder / f"{split}.txt").write_text(text, encoding="utf-8")
        for seed, (file, _) in enumerate(lines):
            draw_picture(folder / file, seed)
    for name in names:
        draw_picture(folder / "studio" / f"{name}.png")
    return folder


def make_cards(folder: Path, *, scenes: int = 3) -> Path:
    """Make scenes with a nine on the left and a king on the right."""
    rows = []
    for split in ("train", "test"):
        for number in range(scenes):
            path = f"scenes/{split}_{number}.png"
            draw_picture(folder / path, number)
            rows += [(path, "nine", 0, 0, 0.5, 1), (path, "king", 0.5, 0, 1, 1)]
    _write(folder / "boxes.csv", ("path", "label", "x0", "y0", "x1", "y1"), rows)
    return folder


def _write(file: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(header)
        writer.writerows(rows)
