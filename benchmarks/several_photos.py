"""Measure the accuracy with one, two and three photos of the same product.

python -m benchmarks.several_photos --data FOLDER

FOLDER holds ``grocery``, see ``datasets/labelled_photos.py``. The studio pictures are the
catalogue; shop photos that the model was not trained on are identified, alone and in random
groups of photos of the same product.
"""

import argparse
import random
from collections import defaultdict
from pathlib import Path

import numpy as np

from datasets.labelled_photos import grocery_photos, studio_pictures
from datasets.photo_catalogue import open_photo_catalogue
from desktop_app.domain.answer import Answer
from desktop_app.engine.recognition.photo_fusion import FUSED_HITS

_DRAWS = 10
_LARGEST_GROUP = 3


def main() -> None:
    """Identify the photos and print the accuracy for groups of each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data / "grocery"
    choice = random.Random(0)
    answers: dict[str, list[Answer]] = defaultdict(list)
    with open_photo_catalogue(studio_pictures(folder), "") as workspace:
        for photo in grocery_photos(folder, "val"):
            answers[photo.product].append(workspace.identify(photo.file, top=FUSED_HITS))
        for size in range(1, _LARGEST_GROUP + 1):
            correct, sure = [], []
            for product, known in answers.items():
                for _ in range(_DRAWS * len(known) if len(known) >= size else 0):
                    answer = workspace.combine(choice.sample(known, size))
                    is_correct = answer.hits[0].product.sku == product
                    correct.append(is_correct)
                    if answer.verdict == "match":
                        sure.append(is_correct)
            print(
                f"{size} photos: top-1 {np.mean(correct):.3f}; "
                f"match {len(sure) / len(correct):.3f} of {len(correct)} groups, "
                f"{np.mean(sure):.3f} of these correct"
            )


if __name__ == "__main__":
    main()
