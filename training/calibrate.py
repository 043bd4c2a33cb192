"""Fit the probabilities of hits for a model, and write the calibration into its card.

    python -m training.calibrate --data FOLDER [--model NAME] [--keep-card]

The queries are photos in simulated shops (``datasets/simulated_shops.py``), each with its
product in the catalogue and without it. Shops with real photos count as much as those with
edited pictures. The answers are kept in ``build/calibration`` until the model or the code
that measures features changes, so that an interrupted run continues and another fit takes
seconds. Needs no PyTorch.

Printed for each shop: how well the calibration that was fitted to all shops describes it,
and one that was fitted without the shops of its domain. The photos of one shop show sides of
products that its catalogue lacks; it is judged, but not fitted to.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from datasets.measured_figures import keep_figures
from datasets.simulated_shops import simulated_shops
from desktop_app import paths
from desktop_app.domain.calibration import Calibration
from desktop_app.engine.evaluation import metrics
from desktop_app.engine.recognition.calibration_examples import Example, first_hit
from desktop_app.engine.recognition.calibration_fitting import ABSENT_RATE, fit_calibration
from desktop_app.engine.recognition.verdict import MATCH_PROBABILITY
from desktop_app.shipped_files import record_checksums
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from training.shop_examples import ShopExamples, shop_examples

_CACHE: Final = Path("build/calibration")
_RIDGE: Final = 1.0
# Number of examples that all shops with real photos count as, and all others.
_EXAMPLES: Final = 2_000.0
# Its photos show sides of look-alikes that the catalogue does not have: no evidence is right.
_NOT_FITTED: Final = "magento_luma, other views"


class Accuracy(NamedTuple):
    """How well a calibration describes the answers of a shop.

    Attributes:
        top_1: share of the known products that come first.
        calibration_error: expected calibration error, with absent products as in practice.
        auroc: area under the ROC curve, known against absent products.
        match: share of the known products with the verdict match.
        match_right: share of the matches that are right, with absent products as in practice.
        absent_match: share of the absent products with the verdict match.
    """

    top_1: float
    calibration_error: float
    auroc: float
    match: float
    match_right: float
    absent_match: float


def fit(shops: Sequence[ShopExamples]) -> Calibration:
    """Return the calibration of some shops.

    Shops with real photos count as much as those with edited pictures, which are easier, and
    within both all shops count alike.
    """
    fitted = [shop for shop in shops if shop.shop != _NOT_FITTED]
    examples, counts = [], []
    for shop in fitted:
        alike = sum(other.is_real == shop.is_real for other in fitted)
        count = _EXAMPLES / alike / len(shop.examples)
        examples += shop.examples
        counts += [count] * len(shop.examples)
    return fit_calibration(examples, None, _RIDGE, counts)


def accuracy(examples: Sequence[Example], calibration: Calibration) -> Accuracy:
    """Return how well a calibration describes the answers to some photos."""
    first = [first_hit(example, calibration) for example in examples]
    scores, right = (np.array(column) for column in zip(*first, strict=True))
    right = right.astype(np.bool_)
    absent = np.array([example.is_absent for example in examples])
    # Known products are repeated so that absent ones are as frequent as in practice.
    copies = max(1, round(absent.sum() / max(1, (~absent).sum()) / ABSENT_RATE))
    repeats = np.where(absent, 1, copies)
    scores_in_practice, right_in_practice = np.repeat(scores, repeats), np.repeat(right, repeats)
    match = scores >= MATCH_PROBABILITY
    match_in_practice = scores_in_practice >= MATCH_PROBABILITY
    return Accuracy(
        float(right[~absent].mean()),
        metrics.expected_calibration_error(scores_in_practice, right_in_practice) or 0.0,
        metrics.auroc(scores[~absent], scores[absent]) or 0.0,
        float(match[~absent].mean()),
        metrics.share(right_in_practice[match_in_practice]) or 0.0,
        float(match[absent].mean()),
    )


def print_table(shops: Sequence[ShopExamples], calibration: Calibration) -> dict[str, float]:
    """Print the accuracy in each shop, and with calibrations fitted to other domains.

    Returns:
        the figures of the targets: the mean and the largest calibration error, each shop
        judged without its domain. The shop that is not fitted to does not count.
    """
    print("| shop | fitted | top-1 | calibration error | AUROC | match | right | absent |")
    print("|---|---|---|---|---|---|---|---|")
    rows, errors = [], []
    for domain in dict.fromkeys(shop.domain for shop in shops):
        without = fit([shop for shop in shops if shop.domain != domain])
        for shop in shops:
            if shop.domain == domain:
                rows.append(accuracy(shop.examples, without))
                if shop.shop != _NOT_FITTED:
                    errors.append(rows[-1].calibration_error)
                _print_row(shop.shop, "to all", accuracy(shop.examples, calibration))
                _print_row("", f"without {domain}", rows[-1])
    _print_row("mean", "without its domain", Accuracy(*np.mean(rows, axis=0).tolist()))
    return {
        "mean calibration error without its domain": float(np.mean(errors)),
        "largest calibration error without its domain": max(errors),
    }


def _print_row(shop: str, fitted: str, row: Accuracy) -> None:
    cells = " | ".join(f"{value:.3f}" for value in row)
    print(f"| {shop} | {fitted} | {cells} |", flush=True)


def write_calibration(card: Path, calibration: Calibration) -> None:
    """Write a calibration into a model card."""
    fields = json.loads(card.read_text(encoding="utf-8"))
    fields["calibration"] = {
        name: round(value, 3) for name, value in calibration.as_fields().items()
    }
    card.write_text(json.dumps(fields, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    record_checksums(card)


def main() -> None:
    """Fit the calibration, print its accuracy, and write the card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--model", default="", help="a model card; default: the shipped one")
    parser.add_argument("--keep-card", action="store_true", help="only print the accuracy")
    arguments = parser.parse_args()

    card = paths.model_card(arguments.model)
    embedder = Embedder.open(load_card(card))
    shops = []
    found = shop_examples(simulated_shops(arguments.data), embedder, arguments.model, _CACHE)
    for shop in found:
        shops.append(shop)
        print(f"{shop.shop}: {len(shop.examples)} examples", flush=True)
    calibration = fit(shops)
    print(calibration)
    keep_figures("calibrate", print_table(shops, calibration))
    if not arguments.keep_card:
        write_calibration(card, calibration)


if __name__ == "__main__":
    main()
