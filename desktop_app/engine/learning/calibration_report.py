"""The result of fitting the scores to a catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """How well the scores of a catalogue's photos are calibrated.

    Measured on photos of products that the calibration was not fitted to.

    Attributes:
        queries: number of photos.
        pictures: number of pictures in the catalogue.
        match_before: share of the photos with the verdict match by the calibration of the
            model, 0..1.
        match_after: the same by the fitted one.
        absent_before: share of the photos of absent products with the verdict match, 0..1.
        absent_after: the same by the fitted one.
        gain: by how much the fitted one reduces the log loss of the first hits.
        uncertainty: two standard errors of ``gain``.
        is_used: whether the gain is significant.
        seconds: duration of the calibration.
    """

    queries: int
    pictures: int
    match_before: float
    match_after: float
    absent_before: float
    absent_after: float
    gain: float
    uncertainty: float
    is_used: bool
    seconds: float
