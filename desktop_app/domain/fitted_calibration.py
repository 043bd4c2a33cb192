"""A calibration that was fitted to a catalogue, as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FittedCalibration:
    """A calibration for the embeddings of one model.

    Attributes:
        calibration: intercept and weights by name, as ``Calibration.as_fields`` gives them.
        report: how good it is, plain values for JSON.
        created_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    calibration: Mapping[str, float]
    report: Mapping[str, Any]
    created_at: str
