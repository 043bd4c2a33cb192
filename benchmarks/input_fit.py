"""Compare the ways of fitting a picture to the input of the model.

python -m benchmarks.input_fit --data FOLDER

FOLDER holds one folder of pictures for each category. Prints the share of pictures whose
nearest other picture is of the same category, for every ``fit`` of a model card. It
matters only for pictures that are not square, as in the Clothing dataset (small).
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


def embed_files(files: list[Path], fit: Fit, model: str) -> npt.NDArray[np.float32]:
    """Embed the pictures with ``fit`` instead of the value in the model card."""
    card = load_card(paths.model_card(model))
    card = msgspec.structs.replace(card, input=msgspec.structs.replace(card.input, fit=fit))
    embedder = Embedder.open(card, threads=1)
    with ThreadPoolExecutor() as pool:
        vectors = pool.map(lambda file: embedder.embed_picture(read_photo(file).pixels), files)
        return np.stack(list(vectors))


def main() -> None:
    """Print the share of pictures whose nearest other one is of the same category."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a folder of pictures a category")
    parser.add_argument(
        "--model", default="", help="name of a model card; default: the shipped one"
    )
    arguments = parser.parse_args()

    files = sorted(arguments.data.glob("*/*.*"))
    categories = np.array([file.parent.name for file in files])
    print(f"{len(files)} pictures of {len(set(categories))} categories")
    for fit in get_args(Fit):
        vectors = embed_files(files, fit, arguments.model)
        cosines = vectors @ vectors.T
        np.fill_diagonal(cosines, -1)
        is_correct = categories[cosines.argmax(axis=1)] == categories
        print(f"{fit:<8}{is_correct.mean():.3f}")


if __name__ == "__main__":
    main()
