"""The result of an evaluation: an outcome per photo, and metrics over all photos."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, get_args

import numpy as np

from desktop_app.domain.answer import Hit, Timings, Verdict
from desktop_app.domain.product import Product
from desktop_app.engine.evaluation.metrics import (
    ClassMetrics,
    Flags,
    MeasureAccuracy,
    Numbers,
    Ranks,
    ReliabilityBin,
    auroc,
    class_metrics,
    confusion_counts,
    expected_calibration_error,
    fpr_at_tpr,
    mean_reciprocal_rank,
    percentile,
    reliability_bins,
    share,
    threshold_at_tpr,
    top_k_accuracy,
    wilson_interval,
)
from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.engine.status import CatalogueStatus

MAX_RANK: Final = 10
# Cosine of equal embeddings, except for rounding.
_SAME_PICTURE_COSINE: Final = 1 - 1e-5


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one photo and its right product.

    Attributes:
        photo: the file.
        product: the right product; None if it is not in the catalogue.
        hit: the best hit; None if there is none.
        rank: of the right product in the answer, from 1; 0 if it is missing.
        predicted_category: the category of the answer; empty if it has none.
    """

    photo: Path
    product: Product | None
    hit: Hit | None
    rank: int
    predicted_category: str
    verdict: Verdict
    ms: Timings

    @property
    def sku(self) -> str:
        """The right product's SKU; empty if it is not in the catalogue."""
        return "" if self.product is None else self.product.sku

    @property
    def category(self) -> str:
        """The right product's category; empty if it has none."""
        return "" if self.product is None else self.product.category

    @property
    def score(self) -> float:
        """The score of the best hit, 0..1; 0 without a hit."""
        return 0.0 if self.hit is None else self.hit.score or 0.0


@dataclass(frozen=True, slots=True)
class VerdictMetrics:
    """How often a verdict was given, and how often its best hit was right.

    Attributes:
        n: number of photos with this verdict.
        share: of all photos, 0..1.
        right: share of the ``n`` photos whose best hit is right, the precision of
            ``match``; None without photos.
        absent: share of the ``n`` photos whose product is not in the catalogue; None
            without photos.
    """

    verdict: Verdict
    n: int
    share: float | None
    right: float | None
    absent: float | None


@dataclass(frozen=True, slots=True)
class CategoryMetrics:
    """Precision and recall of a category, and the top-1 accuracy of its products."""

    metrics: ClassMetrics
    top1: float | None


@dataclass(frozen=True, slots=True)
class Latency:
    """Median and 95th percentile in milliseconds; None without photos."""

    p50: float | None
    p95: float | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A photo whose best hit is wrong, with JPEG thumbnails, None if missing.

    Attributes:
        photo: the photo.
        hit: the picture of the wrong hit.
        right: a picture of the right product.
    """

    outcome: Outcome
    photo: bytes | None
    hit: bytes | None
    right: bytes | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The metrics over all photos; None if there are no photos for one.

    ``docs/evaluation.md`` explains each, ``metrics`` calculates them.
    """

    n: int
    known: int
    absent: int
    copies: int
    top1: float | None
    top5: float | None
    mrr: float | None
    top1_interval: tuple[float, float] | None
    top5_interval: tuple[float, float] | None
    accuracy_at: tuple[float | None, ...]
    top1_category: float | None
    category_accuracy: float | None
    auroc: float | None
    false_accept_at_95: float | None
    threshold_at_95: float | None
    ece: float | None
    bins: tuple[ReliabilityBin, ...]
    verdicts: tuple[VerdictMetrics, ...]
    categories: tuple[CategoryMetrics, ...]
    confused: tuple[tuple[str, str, int], ...]
    ms: Latency
    stages: dict[str, Latency]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The evaluation of a catalogue with photos whose products are known.

    Attributes:
        made_at: in UTC.
        queries: name of the table of photos.
        status: the catalogue, model and device.
        outcomes: of the usable photos.
        rejected: the lines that could not be used.
        summary: the metrics.
        comparison: accuracy of similarity measures, by exact search.
        mistakes: the wrong hits with the highest scores, highest first.
    """

    made_at: datetime
    queries: str
    status: CatalogueStatus
    outcomes: tuple[Outcome, ...]
    rejected: tuple[Rejection, ...]
    summary: Summary
    comparison: tuple[MeasureAccuracy, ...]
    mistakes: tuple[Mistake, ...]


def known_scores(outcomes: Sequence[Outcome]) -> Numbers:
    """Return the score of the best hit of every photo of a known product."""
    return np.array([outcome.score for outcome in outcomes if outcome.sku])


def absent_scores(outcomes: Sequence[Outcome]) -> Numbers:
    """Return the score of the best hit of every photo of an absent product."""
    return np.array([outcome.score for outcome in outcomes if not outcome.sku])


def is_right(outcome: Outcome) -> bool:
    """Return whether the best hit is the right product."""
    return outcome.rank == 1


def is_catalogue_picture(outcome: Outcome) -> bool:
    """Return whether the photo is itself a picture of the catalogue."""
    hit = outcome.hit
    return (
        hit is not None
        and hit.evidence is not None
        and hit.evidence["cosine"] >= _SAME_PICTURE_COSINE
    )


def summarise(outcomes: Sequence[Outcome]) -> Summary:
    """Return all metrics over ``outcomes``."""
    known = [outcome for outcome in outcomes if outcome.sku]
    with_hit = [outcome for outcome in outcomes if outcome.hit is not None]
    grouped = [outcome for outcome in known if outcome.category]
    ranks: Ranks = np.array([outcome.rank for outcome in known], np.int64)
    scores, absent = known_scores(outcomes), absent_scores(outcomes)
    confidence: Numbers = np.array([outcome.score for outcome in with_hit])
    right = _flags(map(is_right, with_hit))
    return Summary(
        n=len(outcomes),
        known=len(known),
        absent=len(outcomes) - len(known),
        copies=sum(map(is_catalogue_picture, outcomes)),
        top1=top_k_accuracy(ranks, 1),
        top5=top_k_accuracy(ranks, 5),
        mrr=mean_reciprocal_rank(ranks),
        top1_interval=wilson_interval(int((ranks == 1).sum()), len(ranks)),
        top5_interval=wilson_interval(int(((ranks >= 1) & (ranks <= 5)).sum()), len(ranks)),
        accuracy_at=_accuracies(ranks),
        top1_category=share(_flags(map(_has_right_category, grouped))),
        category_accuracy=share(_flags(map(_predicts_category, grouped))),
        auroc=auroc(scores, absent),
        false_accept_at_95=fpr_at_tpr(scores, absent),
        threshold_at_95=threshold_at_tpr(scores),
        ece=expected_calibration_error(confidence, right),
        bins=reliability_bins(confidence, right),
        verdicts=_verdict_metrics(outcomes),
        categories=_category_metrics(grouped),
        confused=confusion_counts(_sku_pairs(known)),
        ms=_latency([outcome.ms.total for outcome in outcomes]),
        stages=_stage_latencies(outcomes),
    )


def _accuracies(ranks: Ranks) -> tuple[float | None, ...]:
    """Return the top-k accuracy for k from 1 to ``MAX_RANK``."""
    return tuple(top_k_accuracy(ranks, count + 1) for count in range(MAX_RANK))


def _has_right_category(outcome: Outcome) -> bool:
    """Return whether the category of the best hit is right."""
    return outcome.hit is not None and outcome.hit.product.category == outcome.category


def _predicts_category(outcome: Outcome) -> bool:
    """Return whether the category of the answer is right."""
    return outcome.predicted_category == outcome.category


def _sku_pairs(known: Sequence[Outcome]) -> list[tuple[str, str]]:
    """Return the SKUs of the product and of the best hit, where there is a hit."""
    return [(outcome.sku, outcome.hit.product.sku) for outcome in known if outcome.hit is not None]


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, dtype=np.bool_)


def _verdict_metrics(outcomes: Sequence[Outcome]) -> tuple[VerdictMetrics, ...]:
    return tuple(_metrics_of_verdict(verdict, outcomes) for verdict in get_args(Verdict))


def _metrics_of_verdict(verdict: Verdict, outcomes: Sequence[Outcome]) -> VerdictMetrics:
    given = [outcome for outcome in outcomes if outcome.verdict == verdict]
    return VerdictMetrics(
        verdict,
        len(given),
        len(given) / len(outcomes) if outcomes else None,
        share(_flags(map(is_right, given))),
        share(_flags(not outcome.sku for outcome in given)),
    )


def _category_metrics(grouped: Sequence[Outcome]) -> tuple[CategoryMetrics, ...]:
    """Return the metrics of each category, over photos whose product has one."""
    metrics = class_metrics(
        [outcome.category for outcome in grouped],
        [outcome.predicted_category for outcome in grouped],
    )
    return tuple(
        CategoryMetrics(
            figures, share(_flags(is_right(o) for o in grouped if o.category == figures.name))
        )
        for figures in metrics
    )


def _stage_latencies(outcomes: Sequence[Outcome]) -> dict[str, Latency]:
    """Return the latency of each stage by name, of the photos that went through it."""
    times: dict[str, list[float]] = {}
    for outcome in outcomes:
        for stage, ms in outcome.ms.stages.items():
            times.setdefault(stage, []).append(ms)
    return {stage: _latency(of_stage) for stage, of_stage in times.items()}


def _latency(times_ms: Sequence[float]) -> Latency:
    return Latency(percentile(times_ms, 50), percentile(times_ms, 95))
