"""Fit the regressions that tell variants of a product apart by print and colours.

    python -m training.fit_appearance --data FOLDER

prints the constants for ``desktop_app/engine/recognition/appearance_comparison.py``. Every
set counts the same, and the same products as much as the others. Needs no PyTorch.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app import paths
from desktop_app.engine.recognition.calibration_fitting import fit_nonnegative
from desktop_app.vision.cell_comparison import CellComparison, compare_cells
from desktop_app.vision.cell_statistics import colour_differences, print_contradiction
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from training.look_alike_pairs import all_pairs

_RIDGE: Final = 1.0
# Each set counts as many pairs.
_PAIRS_PER_SET: Final = 600
# Variants in these sets have the same print, or the same colours.
_SAME_PRINT: Final = frozenset({"magento_luma", "spree_appliances"})
_SAME_COLOURS: Final = frozenset({"words"})

Numbers: TypeAlias = npt.NDArray[np.float64]


def fit(
    pairs: Sequence[tuple[str, Sequence[float] | None, bool]], left_out: frozenset[str]
) -> Numbers:
    """Return the intercept and the weights of the statistics.

    Args:
        pairs: name of the set, statistics, and whether both show one product.
        left_out: sets that are not used.
    """
    used = [(name, found, same) for name, found, same in pairs if found and name not in left_out]
    rows = np.array([[1.0, *(-value for value in found)] for _, found, _ in used])
    right = np.array([same for _, _, same in used], np.float64)
    repeats = _repeats([(name, same) for name, _, same in used])
    return fit_nonnegative(
        np.repeat(rows, repeats, axis=0), np.repeat(right, repeats), np.zeros(rows.shape[1]), _RIDGE
    )


def _repeats(pairs: Sequence[tuple[str, bool]]) -> list[int]:
    """Return how often each pair counts; those of a set without look-alikes do not."""
    counts = Counter(pairs)
    return [
        max(1, round(_PAIRS_PER_SET / 2 / counts[name, same])) if counts[name, not same] else 0
        for name, same in pairs
    ]


def print_constants(pairs: Iterable[tuple[str, CellComparison, bool]]) -> None:
    """Print both regressions, fitted to compared pairs."""
    known = list(pairs)
    for title, statistics, left_out in (
        ("PRINT", print_contradiction, _SAME_PRINT),
        ("COLOUR", colour_differences, _SAME_COLOURS),
    ):
        measured = [(name, statistics(cells), same) for name, cells, same in known]
        intercept, *weights = fit(measured, left_out).tolist()
        print(f"{title}_INTERCEPT: Final = {intercept:.2f}")
        print(f"{title}_WEIGHTS: Final = {tuple(round(weight, 2) for weight in weights)}")


def compared_pairs(data: Path) -> Iterator[tuple[str, CellComparison, bool]]:
    """Yield the set, the comparison, and whether both show one product, of all pairs."""
    embedder = Embedder.open(load_card(paths.model_card("")))
    for pair in all_pairs(data, embedder):
        cells = compare_cells(pair.photo, pair.thumbnail, pair.alignment)
        if cells is not None:
            yield pair.set_name, cells, pair.is_same


def main() -> None:
    """Print the constants."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    print_constants(compared_pairs(parser.parse_args().data))


if __name__ == "__main__":
    main()
