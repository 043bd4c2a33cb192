"""Print the figures of recognition that have a target: measured, to reach, reached or not.

python -m benchmarks.targets

The benchmarks keep their figures in ``build/figures``; ``make evaluate`` runs them all. A
figure that was not measured names the command that measures it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from datasets.measured_figures import FOLDER, read_figures
from desktop_app import paths

_SAMPLE: Final = "sample"
_MODELS: Final = "models"
_COMMANDS: Final = {
    "unseen_domains": "benchmarks.unseen_domains --frozen CARD",
    "recognition": "benchmarks.recognition",
    "calibrate": "training.calibrate --keep-card",
    "query": "benchmarks.query",
    "cluttered_photos": "benchmarks.cluttered_photos",
    _SAMPLE: "make evaluate",
}


@dataclass(frozen=True)
class Target:
    """A figure to reach.

    Attributes:
        name: of the figure, as printed.
        benchmark: which measures it.
        key: name of the figure in the benchmark.
        bound: the least value, or the largest one.
        is_largest: whether the bound is the largest value.
        decimals: printed.
    """

    name: str
    benchmark: str
    key: str
    bound: float
    is_largest: bool = False
    decimals: int = 3

    def is_reached(self, value: float) -> bool:
        """Return whether a measured value is as good as the bound."""
        return value <= self.bound if self.is_largest else value >= self.bound


TARGETS: Final = (
    Target(
        "sets not trained on, top-1 above frozen, mean",
        "unseen_domains",
        "mean gain over frozen",
        0.20,
    ),
    Target("the same, worst shop", "unseen_domains", "smallest gain over frozen", 0.0),
    Target("grocery val among shop photos", "recognition", "shop photos, verified, top-1", 0.90),
    Target("the same among studio pictures", "recognition", "studio pictures, top-1", 0.90),
    Target("the same, packages only", "recognition", "studio pictures, packages, top-1", 0.97),
    Target("clothing category", "recognition", "clothes, category", 0.92),
    Target("printed goods, in the first twenty", "unseen_domains", "printed goods, in 20", 0.99),
    Target("printed goods, first", "unseen_domains", "printed goods, first", 0.95),
    Target("sample, top-1", _SAMPLE, "top-1", 0.93),
    Target("sample, share of match", _SAMPLE, "match", 0.60),
    Target("sample, right of these", _SAMPLE, "right", 0.985),
    Target("sample, absent products said match", _SAMPLE, "absent match", 0.02, is_largest=True),
    Target("open set, AUROC", "recognition", "open set, AUROC", 0.96),
    Target(
        "open set, false accepts at 95 % true accepts",
        "recognition",
        "open set, false accepts at 95 % true accepts",
        0.15,
        is_largest=True,
    ),
    Target(
        "calibration error, shop photos",
        "recognition",
        "shop photos, calibration error",
        0.04,
        is_largest=True,
    ),
    Target(
        "calibration error, studio pictures",
        "recognition",
        "studio pictures, calibration error",
        0.04,
        is_largest=True,
    ),
    Target("calibration error, sample", _SAMPLE, "ECE", 0.04, is_largest=True),
    Target(
        "calibration error, worst set left out of the fit",
        "calibrate",
        "largest calibration error without its domain",
        0.10,
        is_largest=True,
    ),
    Target(
        "cluttered photos, top-1 gained by the box",
        "cluttered_photos",
        "gain of the detected box",
        0.10,
    ),
    Target(
        "query at 10,000 pictures, p50 in ms", "query", "p50 ms", 75, is_largest=True, decimals=0
    ),
    Target("models shipped, MB", _MODELS, "MB", 30, is_largest=True, decimals=1),
)


def sample_figures(evaluation: Mapping[str, Any]) -> dict[str, float]:
    """Return the figures of the sample from the JSON output of ``vitrine evaluate``."""
    match = evaluation["verdicts"].get("match", {"n": 0, "share": 0.0})
    figures = {
        "top-1": evaluation["top1"],
        "ECE": evaluation["ece"],
        "match": match["share"],
        "right": match.get("right"),
        "absent match": (match.get("absent") or 0.0) * match["n"] / max(1, evaluation["absent"]),
    }
    return {name: value for name, value in figures.items() if value is not None}


def measured(benchmark: str) -> dict[str, float]:
    """Return the figures of a benchmark; empty if it has not run."""
    if benchmark == _MODELS:
        folder = paths.model_card("").parent
        files = [*folder.rglob("*.onnx"), *folder.rglob("*.npz")]
        return {"MB": sum(file.stat().st_size for file in files) / 1e6}
    if benchmark == _SAMPLE:
        file = FOLDER / "sample-evaluation.json"
        if not file.exists():
            return {}
        return sample_figures(json.loads(file.read_text(encoding="utf-8")))
    return read_figures(benchmark)


def line(target: Target, value: float | None) -> str:
    """Return a line of the table."""
    sign = "<=" if target.is_largest else ">="
    bound = f"{sign} {target.bound:.{target.decimals}f}"
    if value is None:
        return f"{target.name:<50}{'-':>9}   {bound:<9} not measured: {_COMMANDS[target.benchmark]}"
    reached = "reached" if target.is_reached(value) else "missed"
    return f"{target.name:<50}{value:>9.{target.decimals}f}   {bound:<9} {reached}"


def main() -> None:
    """Print the table."""
    print(f"{'figure':<50}{'now':>9}   {'to reach':<9}")
    for target in TARGETS:
        print(line(target, measured(target.benchmark).get(target.key)))


if __name__ == "__main__":
    main()
