"""What an evaluation gives: an outcome a photo, and the figures over all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, get_args

import numpy as np

from desktop_app.domain.answer import (
    Hit,
    Timings,
    Verdict,
)
from desktop_app.domain.product import Product
from desktop_app.engine.evaluation.metrics import (
    Bin,
    Flags,
    GroupFigures,
    MeasureFigures,
    Numbers,
    Ranks,
    calibration_error,
    confusions,
    false_accepts_at,
    group_figures,
    interval,
    mean_reciprocal_rank,
    percentile,
    reliability,
    roc_area,
    share,
    share_within,
    threshold_at,
)
from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.engine.status import CatalogueStatus

SHOWN_RANKS: Final = 10
# The same vector, but for rounding.
_SAME_PICTURE: Final = 1 - 1e-5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was answered to one photo.

    Attributes:
        photo: the file.
        product: that it shows; None when the catalogue does not hold it.
        hit: the best one; None where nothing was found.
        rank: of the right product in the answer, from 1; 0 where it is not in it.
        named: the category that was answered; empty where none was.
    """

    photo: Path
    product: Product | None
    hit: Hit | None
    rank: int
    named: str
    verdict: Verdict
    ms: Timings

    @property
    def sku(self) -> str:
        """The right product's key; empty when the catalogue does not hold it."""
        return "" if self.product is None else self.product.sku

    @property
    def category(self) -> str:
        """The right product's category; empty where there is none."""
        return "" if self.product is None else self.product.category

    @property
    def score(self) -> float:
        """The score shown with the best hit, 0..1; 0 without one."""
        return 0.0 if self.hit is None else self.hit.score or 0.0


@dataclass(frozen=True, slots=True)
class VerdictFigures:
    """How often a verdict was given, and how it stood with the best hit then.

    Attributes:
        n: photos that it was given to.
        share: of all photos, 0..1.
        right: the share of the ``n`` whose best hit is the right product (the
            precision of ``match``); None without photos.
        absent: the share of the ``n`` whose product is not in the catalogue;
            None without photos.
    """

    verdict: Verdict
    n: int
    share: float | None
    right: float | None
    absent: float | None


@dataclass(frozen=True, slots=True)
class CategoryFigures:
    """One category: how well it is named, and how often its products come first."""

    named: GroupFigures
    top1: float | None


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of the middle photo and of the 95th of 100; None without photos."""

    p50: float | None
    p95: float | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A photo whose best hit is wrong, with small JPEG pictures; None where there is none.

    Attributes:
        photo: the photo itself.
        hit: the picture that was taken for it.
        right: a picture of the right product.
    """

    outcome: Outcome
    photo: bytes | None
    hit: bytes | None
    right: bytes | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures over all photos; None where there are no photos to define one.

    ``docs/evaluation.md`` tells what each means, ``figures`` how it is reckoned.
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
    bins: tuple[Bin, ...]
    verdicts: tuple[VerdictFigures, ...]
    categories: tuple[CategoryFigures, ...]
    confused: tuple[tuple[str, str, int], ...]
    ms: Latency
    stages: dict[str, Latency]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A catalogue evaluated with photos whose products are known.

    Attributes:
        made_at: in UTC.
        queries: name of the table of photos.
        status: the catalogue, model and device.
        outcomes: of the photos that could be used.
        rejected: the lines that could not.
        summary: the figures.
        comparison: of measures of similarity, by exact search.
        mistakes: the worst ones: wrong hits, the highest score first.
    """

    made_at: datetime
    queries: str
    status: CatalogueStatus
    outcomes: tuple[Outcome, ...]
    rejected: tuple[Rejection, ...]
    summary: Summary
    comparison: tuple[MeasureFigures, ...]
    mistakes: tuple[Mistake, ...]


def known_scores(outcomes: Sequence[Outcome]) -> Numbers:
    """Return the score of the best hit of every photo of a known product."""
    return np.array([outcome.score for outcome in outcomes if outcome.sku])


def absent_scores(outcomes: Sequence[Outcome]) -> Numbers:
    """Return the score of the best hit of every photo whose product is not there."""
    return np.array([outcome.score for outcome in outcomes if not outcome.sku])


def is_right(outcome: Outcome) -> bool:
    """Return whether the best hit is the right product."""
    return outcome.rank == 1


def is_duplicate_hit(outcome: Outcome) -> bool:
    """Return whether the photo is a picture of the catalogue: it says nothing about others."""
    hit = outcome.hit
    return hit is not None and hit.evidence is not None and hit.evidence["cosine"] >= _SAME_PICTURE


def summarise(outcomes: Sequence[Outcome]) -> Summary:
    """Return all figures over ``outcomes``."""
    known = [outcome for outcome in outcomes if outcome.sku]
    shown = [outcome for outcome in outcomes if outcome.hit is not None]
    grouped = [outcome for outcome in known if outcome.category]
    ranks: Ranks = np.array([outcome.rank for outcome in known], np.int64)
    scores, absent = known_scores(outcomes), absent_scores(outcomes)
    confidence: Numbers = np.array([outcome.score for outcome in shown])
    right = _flags(is_right(outcome) for outcome in shown)
    totals = [outcome.ms.total for outcome in outcomes]
    return Summary(
        n=len(outcomes),
        known=len(known),
        absent=len(outcomes) - len(known),
        copies=sum(map(is_duplicate_hit, outcomes)),
        top1=share_within(ranks, 1),
        top5=share_within(ranks, 5),
        mrr=mean_reciprocal_rank(ranks),
        top1_interval=interval(int((ranks == 1).sum()), len(ranks)),
        top5_interval=interval(int(((ranks >= 1) & (ranks <= 5)).sum()), len(ranks)),
        accuracy_at=tuple(share_within(ranks, count + 1) for count in range(SHOWN_RANKS)),
        top1_category=share(
            _flags(o.hit is not None and o.hit.product.category == o.category for o in grouped)
        ),
        category_accuracy=share(_flags(o.named == o.category for o in grouped)),
        auroc=roc_area(scores, absent),
        false_accept_at_95=false_accepts_at(scores, absent),
        threshold_at_95=threshold_at(scores),
        ece=calibration_error(confidence, right),
        bins=reliability(confidence, right),
        verdicts=tuple(_verdict_figures(verdict, outcomes) for verdict in get_args(Verdict)),
        categories=_category_figures(grouped),
        confused=confusions((o.sku, o.hit.product.sku) for o in known if o.hit is not None),
        ms=_latency(totals),
        stages=_stage_latencies(outcomes),
    )


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, dtype=np.bool_)


def _verdict_figures(verdict: Verdict, outcomes: Sequence[Outcome]) -> VerdictFigures:
    given = [outcome for outcome in outcomes if outcome.verdict == verdict]
    return VerdictFigures(
        verdict,
        len(given),
        len(given) / len(outcomes) if outcomes else None,
        share(_flags(map(is_right, given))),
        share(_flags(not outcome.sku for outcome in given)),
    )


def _category_figures(grouped: Sequence[Outcome]) -> tuple[CategoryFigures, ...]:
    """Return the figures of each category, of photos whose product has one."""
    named = group_figures(
        [outcome.category for outcome in grouped], [outcome.named for outcome in grouped]
    )
    return tuple(
        CategoryFigures(
            figures, share(_flags(is_right(o) for o in grouped if o.category == figures.name))
        )
        for figures in named
    )


def _stage_latencies(outcomes: Sequence[Outcome]) -> dict[str, Latency]:
    """Return the latency of each pipeline stage by name; empty without photos."""
    stages = outcomes[0].ms.stages if outcomes else ()
    return {stage: _latency([outcome.ms.stages[stage] for outcome in outcomes]) for stage in stages}


def _latency(times_ms: Sequence[float]) -> Latency:
    return Latency(percentile(times_ms, 50), percentile(times_ms, 95))
