"""A metric that was learned from a catalogue, as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class LearnedMetric:
    """A metric for the embeddings of one model.

    Attributes:
        id: number in this catalogue, never reused.
        metric: the serialised metric.
        report: how good it is, plain values for JSON.
        calibration: fitted to the metric; None if there is none.
        created_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    id: int
    metric: bytes
    report: Mapping[str, Any]
    calibration: Mapping[str, Any] | None
    is_active: bool
    created_at: str
