"""The playing cards, cut out of their scenes.

``boxes.csv`` of the set has the columns ``path``, ``label``, ``x0``, ``y0``, ``x1`` and
``y1``: a scene, the rank of a card, and its box as shares of the scene's width and height.
"""

import csv
import os
import zlib
from pathlib import Path
from typing import Final

from PIL import Image

from datasets.labelled_photos import LabelledPhoto
from desktop_app.vision.picture_decoding import read_photo

WORK_FOLDER: Final = Path(__file__).resolve().parent.parent / "build" / "playing_cards"


def cut_out_cards(folder: Path, split: str) -> list[LabelledPhoto]:
    """Write each card of a split to ``WORK_FOLDER``, unless it is there, and return them.

    Args:
        folder: of the data set.
        split: ``train`` or ``test``.

    Returns:
        the cards with their ranks as products, in the order of the list.
    """
    # Data sets in different folders do not share their cards.
    target = WORK_FOLDER / f"{zlib.crc32(str(folder.resolve()).encode()):08x}"
    target.mkdir(parents=True, exist_ok=True)
    with (folder / "boxes.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if f"/{split}_" in row["path"]]
    cards = []
    for number, row in enumerate(rows):
        card = target / f"{split}_{number:03}_{row['label']}.png"
        if not card.exists():
            _cut_out(folder, row, card)
        cards.append(LabelledPhoto(card, row["label"], "playing cards", 0, 0))
    return cards


def _cut_out(folder: Path, row: dict[str, str], card: Path) -> None:
    scene = read_photo(folder / row["path"]).pixels
    height, width = scene.shape[:2]
    left, right = (round(float(row[side]) * width) for side in ("x0", "x1"))
    top, bottom = (round(float(row[side]) * height) for side in ("y0", "y1"))
    # Another process may write the same card.
    unfinished = card.with_suffix(f".{os.getpid()}")
    Image.fromarray(scene[top:bottom, left:right]).save(unfinished, "PNG")
    unfinished.replace(card)
