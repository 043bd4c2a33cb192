"""Which way of bringing a picture to the model's shape keeps most of what it shows.

python -m benchmarks.input_fit --data FOLDER

FOLDER holds one folder of pictures a category. Each picture takes the category
of the nearest other one, once for every ``fit`` that a model card may have. The
choice shows only on pictures that are not square, such as those of the Clothing
dataset (small).
"""

import argparse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal, get_args

import msgspec
import numpy as np
import numpy.typing as npt

from desktop_app import paths
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo

Fit = Literal["squash", "crop", "pad"]


def vectors(files: list[Path], fit: Fit, model: str) -> npt.NDArray[np.float32]:
    """Embed the pictures with the model's card changed to ``fit``."""
    card = load_card(paths.model_card(model))
    card = msgspec.structs.replace(card, input=msgspec.structs.replace(card.input, fit=fit))
    embedder = Embedder.open(card, threads=1)
    with ThreadPoolExecutor() as pool:
        made = pool.map(lambda file: embedder.embed_picture(read_photo(file).pixels), files)
        return np.stack(list(made))


def main() -> None:
    """Print the share of pictures whose nearest other one is of the same category."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a folder of pictures a category")
    parser.add_argument(
        "--model", default="", help="name of a model card; default: the shipped one"
    )
    chosen = parser.parse_args()

    files = sorted(chosen.data.glob("*/*.*"))
    categories = np.array([file.parent.name for file in files])
    print(f"{len(files)} pictures of {len(set(categories))} categories")
    for fit in get_args(Fit):
        made = vectors(files, fit, chosen.model)
        cosines = made @ made.T
        np.fill_diagonal(cosines, -1)
        right = categories[cosines.argmax(axis=1)] == categories
        print(f"{fit:<8}{right.mean():.3f}")


if __name__ == "__main__":
    main()
