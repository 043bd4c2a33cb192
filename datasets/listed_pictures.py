"""The pictures of a data set that lists them in ``pictures.csv``."""

import csv
from pathlib import Path

from datasets.labelled_photos import LabelledPhoto


def listed_pictures(folder: Path) -> list[LabelledPhoto]:
    """Return the pictures of a data set that show one thing each, in the order of the list.

    ``pictures.csv`` has the columns ``path``, ``instance_or_class``, ``domain`` and
    ``split``; scenes with several things have the split ``detect`` and are left out.

    Args:
        folder: of the data set.
    """
    with (folder / "pictures.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] != "detect"]
    names = sorted({row["instance_or_class"] for row in rows})
    numbers = {name: number for number, name in enumerate(names)}
    return [
        LabelledPhoto(
            folder / row["path"],
            row["instance_or_class"],
            row["domain"],
            numbers[row["instance_or_class"]],
            0,
        )
        for row in rows
    ]
