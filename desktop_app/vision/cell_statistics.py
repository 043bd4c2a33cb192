"""Statistics of a cell comparison that tell variants of a product apart."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.vision.array_types import FloatArray
from desktop_app.vision.cell_comparison import CellComparison

# Cells with more detail count no more.
_MAX_DETAIL: Final = 40.0
# A cell with this correlation is not contradicted.
_CORRELATION: Final = 0.85
# Largest log ratio of colours that the white balance of a camera explains.
_MAX_WHITE_BALANCE: Final = 0.25
# A smaller contradiction is the noise of a good photo.
_SMALL: Final = 0.03
# Colours of dark cells are noise.
_DARK_LEVELS: Final = 10.0
_BRIGHT_LEVELS: Final = 60.0
# Share of the cells with a smaller difference.
_CHROMA_SHARE: Final = 0.9
_BRIGHTNESS_SHARE: Final = 0.95


def print_contradiction(cells: CellComparison) -> tuple[float] | None:
    """Return the log of how much of the detail that both show is contradicted.

    It is the weighted mean over the cells of what is missing to a correlation of 0.85. A cell
    counts by the detail that both pictures have there, so that hands, glare and blurred parts
    do not.

    Returns:
        one number; None if no cell has detail in both.
    """
    detail = np.minimum(cells.picture_detail, cells.photo_detail).clip(0, _MAX_DETAIL)
    weight = detail * cells.weight
    total = float(weight.sum())
    if total <= 0:
        return None
    missing = np.clip(_CORRELATION - cells.correlation, 0, _CORRELATION)
    return (math.log(_SMALL + float((missing * weight).sum()) / total),)


def colour_differences(cells: CellComparison) -> tuple[float, float] | None:
    """Return the differences of chroma and of brightness that light does not explain.

    A white balance that all cells share, within limits, and a linear shading are taken out.

    Returns:
        log ratios, 0 or more: of the chroma that 90 % of the area do not exceed, of the
        brightness that 95 % do not exceed; None without a cell that is compared.
    """
    if not cells.weight.any():
        return None
    weight = cells.weight.ravel()
    chroma = cells.chroma_ratio.reshape(-1, 2)
    balance = [weighted_quantile(chroma[:, channel], weight, 0.5) for channel in (0, 1)]
    balance = np.clip(balance, -_MAX_WHITE_BALANCE, _MAX_WHITE_BALANCE).tolist()
    reliable = np.minimum(1, (cells.chroma_level.ravel() + _DARK_LEVELS) / _BRIGHT_LEVELS)
    difference = np.abs(chroma - balance).max(axis=1) * reliable
    shading = np.abs(_without_shading(cells.brightness_ratio, weight))
    return (
        weighted_quantile(difference, weight, _CHROMA_SHARE),
        weighted_quantile(shading, weight, _BRIGHTNESS_SHARE),
    )


def _without_shading(ratio: FloatArray, weight: npt.NDArray[np.float32]) -> FloatArray:
    """Return (cells,) what the best plane through the ratios leaves."""
    rows, columns = np.indices(ratio.shape)
    plane = np.column_stack([np.ones(ratio.size), rows.ravel() / 10, columns.ravel() / 10])
    roots = np.sqrt(weight)
    middle = weighted_quantile(ratio.ravel(), weight, 0.5)
    values = ratio.ravel() - middle
    solution = np.linalg.lstsq(plane * roots[:, None], values * roots, rcond=None)[0]
    return np.asarray(values - plane @ solution, np.float32)


def weighted_quantile(
    values: npt.NDArray[np.floating], weight: npt.NDArray[np.floating], share: float
) -> float:
    """Return the smallest value that a share of the weight does not exceed.

    Args:
        values: (n,).
        weight: (n,), 0 or more, not all 0.
        share: 0..1.
    """
    order = np.argsort(values)
    sums = np.cumsum(weight[order], dtype=np.float64)
    row = min(int(np.searchsorted(sums, share * sums[-1])), len(order) - 1)
    return float(values[order[row]])
