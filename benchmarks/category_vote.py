"""Measure the accuracy and the calibration of the category vote.

python -m benchmarks.category_vote --data FOLDER

FOLDER holds pictures as ``train/CATEGORY/*`` and ``validation/CATEGORY/*``. The nearest
pictures of ``train`` vote, as in the program. Prints the accuracy and the expected
calibration error (ten bins) for several numbers of voters and temperatures; ``1e9`` is an
unweighted vote. A star marks the setting of the program.
"""

import argparse
from pathlib import Path

import numpy as np

from benchmarks.embedding import embed_files
from desktop_app import paths
from desktop_app.engine.evaluation.metrics import expected_calibration_error
from desktop_app.engine.recognition.category_vote import TEMPERATURE, VOTERS, guess_category
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card

_VOTERS = (10, 20, 30, 50)
_TEMPERATURES = (0.02, 0.03, 0.04, 0.05, 0.08, 0.12, 1e9)
_BINS = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data set")
    parser.add_argument("--model", default="", help="name of a model card")
    arguments = parser.parse_args()

    embedder = Embedder.open(load_card(paths.model_card(arguments.model)))
    gallery, queries = (_files(arguments.data / split) for split in ("train", "validation"))
    cosines = embed_files(embedder, queries) @ embed_files(embedder, gallery).T
    order = np.argsort(-cosines, axis=1)[:, : max(_VOTERS)]
    nearest = [
        [(gallery[column].parent.name, float(row[column])) for column in best]
        for row, best in zip(cosines, order.tolist(), strict=True)
    ]
    print(f"{len(queries)} photos against {len(gallery)} pictures, {embedder.card.name}")
    print(f"{'voters':>8}{'temperature':>13}{'accuracy':>10}{'error of p':>12}")
    names = [file.parent.name for file in queries]
    for voters in _VOTERS:
        for temperature in _TEMPERATURES:
            accuracy, error = _evaluate([some[:voters] for some in nearest], names, temperature)
            star = " *" if (voters, temperature) == (VOTERS, TEMPERATURE) else ""
            print(f"{voters:8}{temperature:13g}{accuracy:10.3f}{error:12.3f}{star}")


def _evaluate(
    nearest: list[list[tuple[str, float]]], names: list[str], temperature: float
) -> tuple[float, float]:
    """Return accuracy and expected calibration error.

    Args:
        nearest: (category, cosine) of the voters of each photo.
        names: correct category of each photo.
        temperature: of the votes.
    """
    guesses = [guess_category(voters, temperature) for voters in nearest]
    is_correct = np.array(
        [
            guess is not None and guess.name == name
            for guess, name in zip(guesses, names, strict=True)
        ]
    )
    scores = np.array([guess.score if guess else 0.0 for guess in guesses])
    error = expected_calibration_error(scores, is_correct, _BINS) or 0.0
    return float(is_correct.mean()), error


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*/*") if file.is_file())


if __name__ == "__main__":
    main()
