"""The result of learning from a catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TeachReport:
    """What a metric was learned from, and its accuracy in cross-validation.

    The accuracies are the share of queries whose product comes first. Queries are
    pictures and confirmed photos; similar pictures of the same product are left out of
    the search.

    Attributes:
        products: number of products with at least two different pictures.
        pictures: number of pictures learned from.
        confirmations: number of confirmed photos learned from.
        queries: number of queries.
        before: accuracy in the model's own space, 0..1.
        after: accuracy with the learned metric.
        unseen: accuracy with a metric learned without the query's product, as for
            products that are added later.
        uncertainty: two standard errors of ``after - before``.
        unseen_uncertainty: two standard errors of ``unseen - before``.
        advised: whether the metric is significantly better.
        seconds: duration of the learning.
    """

    products: int
    pictures: int
    confirmations: int
    queries: int
    before: float
    after: float
    unseen: float
    uncertainty: float
    unseen_uncertainty: float
    advised: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class TeachingState:
    """The active metric, or the latest one.

    Attributes:
        report: its accuracy.
        is_on: whether it is active.
        learned_at: when it was learned, UTC, ``2026-11-21T16:00:00Z``.
    """

    report: TeachReport
    is_on: bool
    learned_at: str
