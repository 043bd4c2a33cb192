"""The calibration in use belongs to the space in use, and has known features only."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any, cast

import pytest

from desktop_app.domain.calibration import Calibration
from desktop_app.domain.fitted_calibration import FittedCalibration
from desktop_app.domain.learned_metric import LearnedMetric
from desktop_app.engine.learning.active_space import calibration_for
from desktop_app.engine.learning.calibration_report import CalibrationReport
from desktop_app.errors import VitrineError
from desktop_app.settings import Measure

KNOWN = Calibration(-1.0, {"cosine": 2.0})
OTHER = Calibration(-2.0, {"cosine": 3.0})
UNKNOWN = Calibration(-1.0, {"cosine": 2.0, "smell": 1.0})
_REPORT = CalibrationReport(
    queries=30,
    pictures=30,
    match_before=0.4,
    match_after=0.6,
    absent_before=0.1,
    absent_after=0.0,
    gain=0.1,
    uncertainty=0.05,
    is_used=True,
    seconds=1.0,
)


@dataclass
class Card:
    calibration: Calibration | None
    sha256: str = "model"


@dataclass
class Model:
    card: Card


@dataclass
class Index:
    is_original: bool

    def __len__(self) -> int:
        return 30


@dataclass
class Calibrations:
    """A catalogue to which a calibration was fitted."""

    fields: dict[str, float] | None
    report: CalibrationReport = _REPORT

    def get(self, model: str) -> FittedCalibration | None:
        if self.fields is None:
            return None
        return FittedCalibration(self.fields, asdict(self.report), "2026-11-21T16:00:00Z")


_NOT_FITTED = Calibrations(None)


@dataclass
class Metrics:
    """A catalogue with one active metric."""

    fields: dict[str, float] | None
    calibrations: Calibrations
    metrics: "Metrics" = field(init=False)

    def __post_init__(self) -> None:
        self.metrics = self

    def active(self, model: str) -> LearnedMetric:
        return LearnedMetric(1, b"", {}, self.fields, True, "2026-11-21T16:00:00Z")


def _calibration(
    *,
    card: Calibration | None = None,
    learned: dict[str, float] | None = None,
    is_original: bool = False,
    measure: Measure = "auto",
    own: Calibrations = _NOT_FITTED,
) -> Calibration | None:
    catalogue, model, index = Metrics(learned, own), Model(Card(card)), Index(is_original)
    return calibration_for(cast("Any", catalogue), cast("Any", model), measure, cast("Any", index))


def test_the_original_space_has_the_calibration_of_the_card() -> None:
    assert _calibration(card=KNOWN, learned={"intercept": 0.0}, is_original=True) == KNOWN
    assert _calibration(is_original=True) is None


def test_a_calibration_that_was_measured_to_be_better_is_used() -> None:
    own = Calibrations(OTHER.as_fields())
    assert _calibration(card=KNOWN, own=own, is_original=True) == OTHER
    assert _calibration(own=own, is_original=True) == OTHER


@pytest.mark.parametrize(
    "report",
    [
        replace(_REPORT, is_used=False),
        replace(_REPORT, pictures=61),
        replace(_REPORT, pictures=14),
    ],
)
def test_a_calibration_that_is_no_better_or_outdated_is_not_used(
    report: CalibrationReport,
) -> None:
    own = Calibrations(OTHER.as_fields(), report)
    assert _calibration(card=KNOWN, own=own, is_original=True) == KNOWN


@pytest.mark.parametrize("fields", [{"cosine": 1.0}, {"intercept": 0.0, "smell": 1.0}])
def test_a_damaged_calibration_is_not_used(fields: dict[str, float]) -> None:
    assert _calibration(card=KNOWN, own=Calibrations(fields), is_original=True) == KNOWN


def test_a_learned_space_has_the_calibration_of_its_metric() -> None:
    assert _calibration(learned=KNOWN.as_fields()) == KNOWN
    assert _calibration(card=KNOWN) is None
    assert _calibration(learned=KNOWN.as_fields(), measure="mahalanobis") is None


def test_a_card_with_an_unknown_feature_is_reported() -> None:
    with pytest.raises(VitrineError, match="unknown feature smell"):
        _calibration(card=UNKNOWN, is_original=True)


@pytest.mark.parametrize("fields", [UNKNOWN.as_fields(), {"cosine": 1.0}])
def test_an_unusable_calibration_of_a_metric_is_ignored(fields: dict[str, float]) -> None:
    assert _calibration(card=KNOWN, learned=fields) is None
