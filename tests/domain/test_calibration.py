"""A calibration is stored as intercept and weights by feature name."""

import math

import pytest

from desktop_app.domain.calibration import Calibration


def test_stored_fields_give_the_same_calibration() -> None:
    calibration = Calibration(-2.0, {"cosine": 3.0, "margin": 0.0})
    fields = calibration.as_fields()
    assert fields == {"intercept": -2.0, "cosine": 3.0, "margin": 0.0}
    assert Calibration.from_fields(fields) == calibration


def test_only_weights_above_0_weigh() -> None:
    calibration = Calibration(-2.0, {"cosine": 3.0, "margin": 0.0})
    assert calibration.weighs("margin", "cosine")
    assert not calibration.weighs("margin", "colour")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"cosine": 1.0}, "There is no `intercept`"),
        ({"intercept": 0.0, "cosine": -0.1}, "The weight of `cosine` is below 0"),
        ({"intercept": 0.0, "cosine": math.nan}, "The weight of `cosine` is below 0"),
    ],
)
def test_unusable_fields_are_refused(fields: dict[str, float], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Calibration.from_fields(fields)
