"""Write files atomically."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image


def write_picture(picture: Image.Image, path: Path, quality: int) -> None:
    """Write a JPEG file atomically."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    picture.save(part, "JPEG", quality=quality, optimize=True)
    part.replace(path)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file atomically."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    part.replace(path)


def copy(source: Path, target: Path) -> None:
    """Copy a file atomically."""
    part = target.with_suffix(".part")
    part.write_bytes(source.read_bytes())
    part.replace(target)
