"""The metrics of an evaluation, each a function on arrays.

A metric that is undefined, because there are no photos for it, is None.
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
TRUE_POSITIVE_RATE: Final = 0.95
# Quantile of the normal distribution for 95 % confidence.
_Z: Final = 1.959963984540054


def share(flags: Flags) -> float | None:
    """Return the share of ``flags`` that are true, 0..1; None if there are none."""
    return float(flags.mean()) if flags.size else None


def top_k_accuracy(ranks: Ranks, count: int) -> float | None:
    """Return the share of photos whose product is among the first ``count`` hits.

    Args:
        ranks: (n,) rank of the right product in each answer, from 1; 0 if it is missing.
        count: number of first hits, k.
    """
    return share((ranks >= 1) & (ranks <= count))


def mean_reciprocal_rank(ranks: Ranks) -> float | None:
    """Return the mean reciprocal rank (MRR); a product that was not found counts 0.

    Source: Voorhees, The TREC-8 Question Answering Track Report, 1999.

    Args:
        ranks: (n,) as for ``top_k_accuracy``.
    """
    if not ranks.size:
        return None
    return float(np.where(ranks > 0, 1 / np.maximum(ranks, 1), 0.0).mean())


def wilson_interval(successes: int, n: int) -> tuple[float, float] | None:
    """Return the 95 % confidence interval of a share, by Wilson's score interval.

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


def auroc(known: Numbers, absent: Numbers) -> float | None:
    """Return the area under the ROC curve (AUROC) of known against absent products.

    It is the probability that a photo of a known product has a higher score than a
    photo of a product that is not in the catalogue; equal scores count one half.
    Source: Hanley and McNeil, Radiology 143, 1982 (the Mann-Whitney statistic).

    Args:
        known: (n,) score of the best hit of each photo of a known product.
        absent: (m,) the same for products that are not in the catalogue.
    """
    if not known.size or not absent.size:
        return None
    ordered = np.sort(absent)
    below = np.searchsorted(ordered, known, side="left")
    not_above = np.searchsorted(ordered, known, side="right")
    return float((below + not_above).mean() / 2 / absent.size)


def roc_curve(known: Numbers, absent: Numbers) -> tuple[Numbers, Numbers]:
    """Return false and true positive rates as the threshold falls from the highest score.

    Source: Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27, 2006.

    Args:
        known: (n,) as for ``auroc``; not empty.
        absent: (m,) as for ``auroc``.
    """
    thresholds = np.unique(np.concatenate([known, absent]))[::-1]
    curves = []
    for scores in (absent, known):
        accepted = scores.size - np.searchsorted(np.sort(scores), thresholds, side="left")
        curves.append(np.concatenate([[0.0], accepted / scores.size]))
    return curves[0], curves[1]


def threshold_at_tpr(known: Numbers, tpr: float = TRUE_POSITIVE_RATE) -> float | None:
    """Return the highest threshold with the given true positive rate.

    Args:
        known: (n,) scores of photos of known products.
        tpr: the true positive rate, the share of ``known`` at or above it, 0..1.
    """
    if not known.size:
        return None
    needed = math.ceil(tpr * known.size - 1e-9)
    return float(np.sort(known)[::-1][max(needed, 1) - 1])


def fpr_at_tpr(known: Numbers, absent: Numbers, tpr: float = TRUE_POSITIVE_RATE) -> float | None:
    """Return the false positive rate at the given true positive rate.

    Source: the false positive rate at 95 % true positive rate of Liang, Li and
    Srikant, Enhancing the reliability of out-of-distribution image detection, ICLR 2018.

    Args:
        known: (n,) as for ``auroc``.
        absent: (m,) as for ``auroc``.
        tpr: the true positive rate, 0..1.
    """
    threshold = threshold_at_tpr(known, tpr)
    return None if threshold is None else share(absent >= threshold)


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """The photos whose scores are in one bin of a reliability diagram.

    Attributes:
        low, high: the bounds of the score: above ``low``, up to ``high``; the first bin
            includes 0.
        n: number of photos.
        confidence: their mean score; None without photos.
        accuracy: the share of right hits; None without photos.
    """

    low: float
    high: float
    n: int
    confidence: float | None
    accuracy: float | None


def reliability_bins(
    scores: Numbers, right: Flags, bins: int = CALIBRATION_BINS
) -> tuple[ReliabilityBin, ...]:
    """Return how often hits were right by score: the bins of a reliability diagram.

    Args:
        scores: (n,) of the best hits, 0..1.
        right: (n,) whether the best hit was the right product.
        bins: number of bins of equal width.
    """
    steps = np.clip(np.ceil(scores * bins).astype(np.int64) - 1, 0, bins - 1)
    made = []
    for step in range(bins):
        inside = steps == step
        n = int(inside.sum())
        confidence = float(scores[inside].mean()) if n else None
        made.append(
            ReliabilityBin(step / bins, (step + 1) / bins, n, confidence, share(right[inside]))
        )
    return tuple(made)


def expected_calibration_error(
    scores: Numbers, right: Flags, bins: int = CALIBRATION_BINS
) -> float | None:
    """Return the expected calibration error (ECE) of the scores, 0..1, 0 is best.

    The mean over the photos of ``|accuracy - confidence|`` of the bin that each
    lies in, with 15 bins of equal width. Source: Guo, Pleiss, Sun and
    Weinberger, On Calibration of Modern Neural Networks, ICML 2017, equation 3.

    Args:
        scores: (n,) as for ``reliability``.
        right: (n,) as for ``reliability_bins``.
        bins: number of bins of equal width.
    """
    if not scores.size:
        return None
    gaps = [
        step.n * abs(step.accuracy - step.confidence)
        for step in reliability_bins(scores, right, bins)
        if step.accuracy is not None and step.confidence is not None
    ]
    return float(sum(gaps) / scores.size)


@dataclass(frozen=True, slots=True)
class ClassMetrics:
    """Precision, recall and F1 of one category.

    Attributes:
        name: of the category.
        n: number of photos of this category.
        precision: the share of this category among the photos predicted as it; None if
            there are none.
        recall: the share of the category's photos predicted as it; None without photos.
        f1: harmonic mean of both, ``2 TP / (2 TP + FP + FN)``.
    """

    name: str
    n: int
    precision: float | None
    recall: float | None
    f1: float


@dataclass(frozen=True, slots=True)
class MeasureAccuracy:
    """Retrieval accuracy of one similarity measure."""

    name: str
    top1: float | None
    top5: float | None
    mrr: float | None


def class_metrics(true: Sequence[str], predicted: Sequence[str]) -> tuple[ClassMetrics, ...]:
    """Return precision, recall and F1 of every category, the largest first.

    Source: van Rijsbergen, Information Retrieval, 2nd edition, 1979, chapter 7.

    Args:
        true: (n,) the category of each photo's product.
        predicted: (n,) the category of each answer; empty if it has none.
    """
    actual, answered = Counter(true), Counter(predicted)
    both = Counter(a for a, b in zip(true, predicted, strict=True) if a == b)
    names = sorted((actual.keys() | answered.keys()) - {""}, key=lambda name: (-actual[name], name))
    return tuple(
        ClassMetrics(
            name,
            actual[name],
            both[name] / answered[name] if answered[name] else None,
            both[name] / actual[name] if actual[name] else None,
            2 * both[name] / (actual[name] + answered[name]),
        )
        for name in names
    )


def confusion_counts(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    """Return (right, answered, count) of pairs that differ, most frequent first."""
    counts = Counter((right, answered) for right, answered in pairs if right != answered)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((right, answered, count) for (right, answered), count in ordered)


def percentile(values: Sequence[float], percent: float) -> float | None:
    """Return a percentile, interpolated linearly; None without values.

    Source: Hyndman and Fan, Sample Quantiles, The American Statistician 50, 1996, type 7.
    """
    return float(np.percentile(values, percent)) if len(values) else None
