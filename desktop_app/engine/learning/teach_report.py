"""The result of learning from a catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TeachReport:
    """What was learnt from a catalogue, and what it is worth.

    The shares are of pictures and confirmed photos whose product is found first,
    all pictures left out that look like the one asked for.

    Attributes:
        products: products with two different pictures or more.
        pictures: pictures learnt from.
        confirmations: confirmed photos learnt from.
        queries: how many of both were asked for.
        before: share without what was learnt, 0..1.
        after: share with it.
        unseen: share with it where the product itself was not learnt, as with
            one that comes later.
        uncertainty: of ``after - before``, two standard errors.
        unseen_uncertainty: of ``unseen - before``, two standard errors.
        advised: whether it is better than before, beyond doubt.
        seconds: how long it took.
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
    """What was learnt last.

    Attributes:
        report: what it is worth.
        is_on: whether photos and pictures are compared by it.
        taught_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    report: TeachReport
    is_on: bool
    taught_at: str
