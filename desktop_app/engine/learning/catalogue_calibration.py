"""The calibration of a catalogue's scores, fitted to its own pictures.

The calibration of the model's card was fitted to other shops. Where one that is fitted to
the catalogue describes photos of other products of the catalogue better, it is used.
"""

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.calibration import Calibration
from desktop_app.engine.learning.calibration_report import CalibrationReport
from desktop_app.engine.learning.catalogue_examples import ProductExample, catalogue_examples
from desktop_app.engine.local_features import require_local_features
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.calibration_examples import first_hit
from desktop_app.engine.recognition.calibration_fitting import ABSENT_RATE, fit_calibration
from desktop_app.engine.recognition.verdict import MATCH_PROBABILITY
from desktop_app.progress import Job
from desktop_app.vision.embedder import Embedder

# Strength of the model's own calibration as a prior, in examples.
PRIOR_STRENGTH: Final = 10.0
# A calibration is not used any more when the number of pictures has changed by this factor.
_MAX_GROWTH: Final = 2.0
_MIN_PROBABILITY: Final = 1e-4


def calibrate_catalogue(
    catalogue: Catalogue, embedder: Embedder, index: PictureIndex
) -> Job[CalibrationReport | None]:
    """Fit a calibration to the catalogue, and store it with its report.

    A cancelled job changes nothing.

    Args:
        catalogue: the catalogue.
        embedder: the model.
        index: of the catalogue's pictures, in the model's own space.

    Returns:
        the report; None if there are too few pictures.
    """
    require_local_features(catalogue)
    started = time.perf_counter()
    examples = yield from catalogue_examples(catalogue, embedder, index)
    if not examples:
        return None
    calibration, comparison = fit_if_better(examples, embedder.card.calibration)
    before, after = comparison.before, comparison.after
    report = CalibrationReport(
        queries=sum(not some.example.is_absent for some in examples),
        pictures=len(index),
        match_before=before.match,
        match_after=after.match,
        absent_before=before.absent_match,
        absent_after=after.absent_match,
        gain=comparison.gain,
        uncertainty=comparison.uncertainty,
        is_used=calibration is not None,
        seconds=round(time.perf_counter() - started, 1),
    )
    fields = {} if calibration is None else calibration.as_fields()
    catalogue.calibrations.put(embedder.card.sha256, fields, asdict(report))
    return report


def calibration_report(catalogue: Catalogue, model: str) -> CalibrationReport | None:
    """Return the report of the catalogue's calibration; None without one."""
    fitted = catalogue.calibrations.get(model)
    return None if fitted is None else msgspec.convert(fitted.report, CalibrationReport)


def own_calibration(catalogue: Catalogue, model: str, pictures: int) -> Calibration | None:
    """Return the calibration that was fitted to the catalogue; None if it is not to be used.

    Args:
        catalogue: the catalogue.
        model: sha256 of the model file.
        pictures: number of pictures in the catalogue now.

    Raises:
        ValueError: the stored calibration is damaged.
    """
    fitted = catalogue.calibrations.get(model)
    if fitted is None:
        return None
    report = msgspec.convert(fitted.report, CalibrationReport)
    growth = pictures / max(1, report.pictures)
    if not report.is_used or not 1 / _MAX_GROWTH <= growth <= _MAX_GROWTH:
        return None
    return Calibration.from_fields(fitted.calibration)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a calibration describes the first hits of photos.

    Attributes:
        losses: (n,) log loss of each photo's first hit, absent products as in practice.
        match: share of the known products with the verdict match, 0..1.
        absent_match: share of the absent products with it, 0..1.
    """

    losses: npt.NDArray[np.float64]
    match: float
    absent_match: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A fitted calibration compared with the one of the model, on held-out products.

    Attributes:
        before: the calibration of the model.
        after: the fitted one.
        gain: by how much the fitted one reduces the log loss.
        uncertainty: two standard errors of ``gain``.
    """

    before: Judgement
    after: Judgement
    gain: float
    uncertainty: float


def fit_if_better(
    examples: Sequence[ProductExample], prior: Calibration | None
) -> tuple[Calibration | None, Comparison]:
    """Fit a calibration to examples, and measure it on products that it was not fitted to.

    Args:
        examples: of the catalogue.
        prior: the calibration of the model.

    Returns:
        the calibration, None if it is not significantly better than ``prior``; and what was
        measured.
    """
    before, after = _judge_held_out(examples, prior)
    gains = before.losses - after.losses
    uncertainty = 2 * float(gains.std(ddof=1)) / len(gains) ** 0.5
    comparison = Comparison(before, after, float(gains.mean()), uncertainty)
    if comparison.gain <= uncertainty:
        return None, comparison
    every = [some.example for some in examples]
    return fit_calibration(every, prior, PRIOR_STRENGTH), comparison


def _judge_held_out(
    examples: Sequence[ProductExample], prior: Calibration | None
) -> tuple[Judgement, Judgement]:
    """Judge the prior, and calibrations that were fitted to the other half of the products."""
    products = np.unique([some.product_id for some in examples])
    first = set(np.random.default_rng(0).permutation(products)[: len(products) // 2].tolist())
    halves = [
        [some.example for some in examples if (some.product_id in first) == is_first]
        for is_first in (True, False)
    ]
    before, after = [], []
    for own, other in (halves, halves[::-1]):
        fitted = fit_calibration(other, prior, PRIOR_STRENGTH)
        before += [first_hit(example, prior) for example in own]
        after += [first_hit(example, fitted) for example in own]
    absent = np.array([example.is_absent for half in halves for example in half])
    return _judge(before, absent), _judge(after, absent)


def _judge(hits: Sequence[tuple[float, bool]], absent: npt.NDArray[np.bool_]) -> Judgement:
    scores = np.array([score for score, _ in hits])
    right = np.array([is_right for _, is_right in hits])
    clipped = np.clip(scores, _MIN_PROBABILITY, 1 - _MIN_PROBABILITY)
    losses = -np.log(np.where(right, clipped, 1 - clipped)) * np.where(absent, ABSENT_RATE, 1.0)
    match = scores >= MATCH_PROBABILITY
    return Judgement(losses, float(match[~absent].mean()), float(match[absent].mean()))
