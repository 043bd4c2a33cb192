"""The weights that turn the evidence of a hit into a probability."""

from collections.abc import Mapping
from dataclasses import dataclass

_INTERCEPT = "intercept"


@dataclass(frozen=True, slots=True)
class Calibration:
    """The parameters of a logistic regression over the features of a hit's evidence.

    Attributes:
        intercept: added to the weighted features.
        weights: weight by feature name, not below 0; a feature without one counts 0.

    Raises:
        ValueError: a weight is below 0.
    """

    intercept: float
    weights: Mapping[str, float]

    def __post_init__(self) -> None:
        """Refuse weights below 0: more evidence never makes a hit less probable."""
        for name, weight in self.weights.items():
            if not weight >= 0:
                raise ValueError(f"The weight of `{name}` is below 0")

    @classmethod
    def from_fields(cls, fields: Mapping[str, float]) -> "Calibration":
        """Return the calibration that ``as_fields`` gave.

        Raises:
            ValueError: there is no intercept, or a weight is below 0.
        """
        if _INTERCEPT not in fields:
            raise ValueError(f"There is no `{_INTERCEPT}`")
        weights = {name: value for name, value in fields.items() if name != _INTERCEPT}
        return cls(fields[_INTERCEPT], weights)

    def weighs(self, *names: str) -> bool:
        """Return whether one of the features has a weight above 0."""
        return any(self.weights.get(name, 0.0) > 0 for name in names)

    def as_fields(self) -> dict[str, float]:
        """Return intercept and weights by name, as model cards and catalogues store them."""
        return {_INTERCEPT: self.intercept, **self.weights}
