"""The data sets of the training, decoded."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from datasets.labelled_photos import (
    LabelledPhoto,
    clothing_photos,
    grocery_photos,
    studio_pictures,
)
from datasets.listed_pictures import listed_pictures
from training.evaluation import EvaluationData
from training.pictures import decode_pictures

# The sets of the third cycle besides groceries and clothes. The others are kept apart, to
# measure how well the model recognises what it was not trained on.
OTHER_SETS: Final = ("clothing_rest", "caltech101_products", "trashnet", "amazon_items")
_KINDS_SET: Final = "caltech101_products"


def read_data(folder: Path) -> EvaluationData:
    """Decode the data sets; takes some seconds and 4 GB of memory."""
    grocery, clothing = folder / "grocery", folder / "clothing"
    return EvaluationData(
        train=decode_pictures(grocery_photos(grocery, "train")),
        val=decode_pictures(grocery_photos(grocery, "val")),
        studio=decode_pictures(studio_pictures(grocery)),
        clothing=decode_pictures(clothing_photos(clothing, "train")),
        clothing_val=decode_pictures(clothing_photos(clothing, "validation")),
        others=decode_pictures(list(_other_pictures(folder))),
    )


def _other_pictures(folder: Path) -> Iterator[LabelledPhoto]:
    """Yield the pictures of the other sets; only the kinds of one set are used as labels."""
    for name in OTHER_SETS:
        if (folder / name).exists():
            for picture in listed_pictures(folder / name):
                yield picture if name == _KINDS_SET else replace(picture, label=-1)
