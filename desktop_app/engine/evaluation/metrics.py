"""The figures of an evaluation, each a function on arrays.

What is undefined, for want of photos, is None. A benchmark may call these as
well as ``evaluating`` does: they know no catalogue and no model.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Flags: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = npt.NDArray[np.float64]
Ranks: TypeAlias = npt.NDArray[np.int64]

CALIBRATION_BINS: Final = 15
TRUE_ACCEPTS: Final = 0.95
# Of the normal distribution, for intervals that hold in 95 of 100 cases.
_Z: Final = 1.959963984540054


def share(flags: Flags) -> float | None:
    """Return the share of ``flags`` that are true, 0..1; None of none."""
    return float(flags.mean()) if flags.size else None


def share_within(ranks: Ranks, count: int) -> float | None:
    """Return the share of photos whose product is among the first ``count`` (top-k accuracy).

    Args:
        ranks: (n,) of the right product in each answer, from 1; 0 where it is not in it.
        count: hits looked at.
    """
    return share((ranks >= 1) & (ranks <= count))


def mean_reciprocal_rank(ranks: Ranks) -> float | None:
    """Return the mean of 1 / rank; a product that was not found counts 0.

    Source: Voorhees, The TREC-8 Question Answering Track Report, 1999.

    Args:
        ranks: (n,) as for ``share_within``.
    """
    if not ranks.size:
        return None
    return float(np.where(ranks > 0, 1 / np.maximum(ranks, 1), 0.0).mean())


def interval(successes: int, n: int) -> tuple[float, float] | None:
    """Return between what a share lies with 95 % confidence, by Wilson's score interval.

    Source: Wilson, Probable Inference, J. Am. Stat. Assoc. 22, 1927:
    ``(p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)``.

    Args:
        successes: 0..n.
        n: number of trials.
    """
    if n == 0:
        return None
    p = successes / n
    centre = p + _Z**2 / (2 * n)
    spread = _Z * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
    scale = 1 + _Z**2 / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def roc_area(known: Numbers, absent: Numbers) -> float | None:
    """Return the area under the ROC curve (AUROC) of known against absent products.

    It is the chance that a photo of a known product has a higher score than one
    of a product that is not in the catalogue; equal scores count one half.
    Source: Hanley and McNeil, Radiology 143, 1982 (the Mann-Whitney statistic).

    Args:
        known: (n,) score of the best hit of each photo of a known product.
        absent: (m,) the same where the product is not in the catalogue.
    """
    if not known.size or not absent.size:
        return None
    ordered = np.sort(absent)
    below = np.searchsorted(ordered, known, side="left")
    not_above = np.searchsorted(ordered, known, side="right")
    return float((below + not_above).mean() / 2 / absent.size)


def roc_curve(known: Numbers, absent: Numbers) -> tuple[Numbers, Numbers]:
    """Return (false accepts, true accepts) as the threshold falls from above all to below all.

    Source: Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27, 2006.

    Args:
        known: (n,) as for ``roc_area``; not empty.
        absent: (m,) likewise.
    """
    thresholds = np.unique(np.concatenate([known, absent]))[::-1]
    curves = []
    for scores in (absent, known):
        accepted = scores.size - np.searchsorted(np.sort(scores), thresholds, side="left")
        curves.append(np.concatenate([[0.0], accepted / scores.size]))
    return curves[0], curves[1]


def threshold_at(known: Numbers, true_accepts: float = TRUE_ACCEPTS) -> float | None:
    """Return the highest threshold that so many of the known scores reach.

    Args:
        known: (n,) scores of photos of known products.
        true_accepts: the share that must be reached, 0..1.
    """
    if not known.size:
        return None
    wanted = math.ceil(true_accepts * known.size - 1e-9)
    return float(np.sort(known)[::-1][max(wanted, 1) - 1])


def false_accepts_at(
    known: Numbers, absent: Numbers, true_accepts: float = TRUE_ACCEPTS
) -> float | None:
    """Return the share of absent products that are accepted where so many known ones are.

    Source: the false positive rate at 95 % true positive rate of Liang, Li and
    Srikant, Enhancing the reliability of out-of-distribution image detection, ICLR 2018.

    Args:
        known: (n,) as for ``roc_area``.
        absent: (m,) likewise.
        true_accepts: the share of ``known`` at or above the threshold, 0..1.
    """
    threshold = threshold_at(known, true_accepts)
    return None if threshold is None else share(absent >= threshold)


@dataclass(frozen=True, slots=True)
class Bin:
    """The photos whose score lies in one step of the scale.

    Attributes:
        low, high: the step: above ``low``, up to and with ``high``; the first one has its 0.
        n: number of photos.
        confidence: their mean score; None without photos.
        accuracy: the share of them that was right; None without photos.
    """

    low: float
    high: float
    n: int
    confidence: float | None
    accuracy: float | None


def reliability(scores: Numbers, right: Flags, bins: int = CALIBRATION_BINS) -> tuple[Bin, ...]:
    """Return how often hits were right at each step of their score (a reliability diagram).

    Args:
        scores: (n,) shown with the best hit, 0..1.
        right: (n,) whether that hit was the right product.
        bins: number of steps of equal width.
    """
    steps = np.clip(np.ceil(scores * bins).astype(np.int64) - 1, 0, bins - 1)
    made = []
    for step in range(bins):
        inside = steps == step
        n = int(inside.sum())
        confidence = float(scores[inside].mean()) if n else None
        made.append(Bin(step / bins, (step + 1) / bins, n, confidence, share(right[inside])))
    return tuple(made)


def calibration_error(scores: Numbers, right: Flags, bins: int = CALIBRATION_BINS) -> float | None:
    """Return the expected calibration error (ECE) of the scores, 0..1, 0 is best.

    The mean over the photos of ``|accuracy - confidence|`` of the bin that each
    lies in, with 15 bins of equal width. Source: Guo, Pleiss, Sun and
    Weinberger, On Calibration of Modern Neural Networks, ICML 2017, equation 3.

    Args:
        scores: (n,) as for ``reliability``.
        right: (n,) likewise.
        bins: number of steps of equal width.
    """
    if not scores.size:
        return None
    gaps = [
        step.n * abs(step.accuracy - step.confidence)
        for step in reliability(scores, right, bins)
        if step.accuracy is not None and step.confidence is not None
    ]
    return float(sum(gaps) / scores.size)


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """How well one category is told from the others.

    Attributes:
        name: of the category.
        n: photos that belong to it.
        precision: the share of the photos named so that belong to it; None where none is.
        recall: the share of the photos that belong to it that are named so; None where none does.
        f1: harmonic mean of both, ``2 TP / (2 TP + FP + FN)``.
    """

    name: str
    n: int
    precision: float | None
    recall: float | None
    f1: float


@dataclass(frozen=True, slots=True)
class MeasureFigures:
    """How well one measure finds the right product among all."""

    name: str
    top1: float | None
    top5: float | None
    mrr: float | None


def group_figures(true: Sequence[str], named: Sequence[str]) -> tuple[GroupFigures, ...]:
    """Return precision, recall and F1 of every category, the largest first.

    Source: van Rijsbergen, Information Retrieval, 2nd edition, 1979, chapter 7.

    Args:
        true: (n,) the category of each photo's product.
        named: (n,) the category that was answered; empty where none was.
    """
    belong, answered = Counter(true), Counter(named)
    both = Counter(a for a, b in zip(true, named, strict=True) if a == b)
    names = sorted((belong.keys() | answered.keys()) - {""}, key=lambda name: (-belong[name], name))
    return tuple(
        GroupFigures(
            name,
            belong[name],
            both[name] / answered[name] if answered[name] else None,
            both[name] / belong[name] if belong[name] else None,
            2 * both[name] / (belong[name] + answered[name]),
        )
        for name in names
    )


def confusions(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    """Return (right, answered, how often) of pairs that differ, most frequent first."""
    counts = Counter((right, answered) for right, answered in pairs if right != answered)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((right, answered, count) for (right, answered), count in ordered)


def percentile(values: Sequence[float], percent: float) -> float | None:
    """Return the value that ``percent`` of 100 stay below, between two values by proportion.

    Source: Hyndman and Fan, Sample Quantiles, The American Statistician 50, 1996, type 7.
    """
    return float(np.percentile(values, percent)) if len(values) else None
