"""A calibration that is fitted to a catalogue is used where it is measured to be better."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app.domain.calibration import Calibration
from desktop_app.engine.learning import catalogue_calibration
from desktop_app.engine.learning.catalogue_examples import ProductExample
from desktop_app.engine.recognition.calibration_examples import Example
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job, Progress

Finish = Callable[[Any], Any]


def _examples(*, shift: float) -> list[ProductExample]:
    """Return photos that are right as often as the model's scores say, less ``shift``."""
    random = np.random.default_rng(4)
    examples = []
    for product in range(150):
        cosine = float(random.uniform(0, 1))
        is_right = bool(random.random() < 1 / (1 + np.exp(-(10 * cosine - 5 - shift))))
        hits = [{"cosine": cosine}]
        examples.append(ProductExample(product, Example(hits, 0 if is_right else None, False)))
        absent = Example([{"cosine": cosine / 3}], None, is_absent=True)
        examples.append(ProductExample(product, absent))
    return examples


@pytest.fixture
def calibrate(
    workspace: Workspace, finish: Finish, monkeypatch: pytest.MonkeyPatch
) -> Callable[[float], Any]:
    """Return a function that calibrates the catalogue with drawn examples."""
    card = workspace._embedder.card
    prior = Calibration(-5.0, {"cosine": 10.0})
    monkeypatch.setattr(type(card), "calibration", prior, raising=False)

    def run(shift: float) -> Any:
        def drawn(*_: object) -> Job[list[ProductExample]]:
            return _as_job(_examples(shift=shift))

        monkeypatch.setattr(catalogue_calibration, "catalogue_examples", drawn)
        return finish(workspace.learning().calibrate())

    return run


def _as_job(examples: list[ProductExample]) -> Job[list[ProductExample]]:
    yield from list[Progress]()
    return examples


def test_scores_that_are_too_high_are_corrected(
    workspace: Workspace, calibrate: Callable[[float], Any]
) -> None:
    report = calibrate(4.0)
    assert report.is_used
    assert report.gain > report.uncertainty > 0
    assert report.match_after < report.match_before
    assert workspace.learning().calibration_report() == report


def test_scores_that_fit_stay(workspace: Workspace, calibrate: Callable[[float], Any]) -> None:
    assert not calibrate(0.0).is_used


def test_too_few_pictures_leave_everything_as_it_is(workspace: Workspace, finish: Finish) -> None:
    assert finish(workspace.learning().calibrate()) is None
    assert workspace.learning().calibration_report() is None


def test_a_cancelled_calibration_changes_nothing_and_a_removed_one_is_gone(
    workspace: Workspace,
    cluttered_shop: Callable[..., Path],
    finish: Finish,
    calibrate: Callable[[float], Any],
) -> None:
    calibrate(4.0)
    before = workspace.learning().calibration_report()
    job = workspace.learning().calibrate()
    job.close()
    assert workspace.learning().calibration_report() == before
    workspace.learning().remove_calibration()
    assert workspace.learning().calibration_report() is None
