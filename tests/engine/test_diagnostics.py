"""Diagnostics list facts, and problems with their solutions."""

import shutil
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import check_catalogue, open_catalogue
from desktop_app.engine.diagnostics import Diagnosis, diagnose
from tests.actor import ACTOR

USED: Final[dict[str, Any]] = {
    "device": "cpu",
    "open_catalogue": partial(open_catalogue, actor=ACTOR, create=False),
    "check_catalogue": check_catalogue,
}


def test_facts_and_problems_are_one_line_each() -> None:
    diagnosis = Diagnosis(
        {"bundle": False, "model": {"name": "tiny", "version": ""}, "cameras": [], "index": None},
        ["The model cannot be read; copy it again"],
    )
    assert diagnosis.as_lines() == [
        "bundle: no",
        "model: name tiny",
        "cameras: none",
        "problem: The model cannot be read; copy it again",
    ]
    assert diagnosis.as_json()["problems"] == diagnosis.problems


def test_without_a_catalogue_only_the_installation_is_diagnosed() -> None:
    diagnosis = diagnose(
        None,
        paths.model_card(""),
        **USED,
    )
    assert diagnosis.problems == []
    assert diagnosis.facts["device"]["name"] == "cpu"
    assert diagnosis.facts["versions"]["python"]
    assert "catalogue" not in diagnosis.facts


def test_a_card_without_its_model_is_a_problem(tmp_path: Path) -> None:
    card = tmp_path / "lonely.json"
    shutil.copy(paths.model_card(""), card)
    diagnosis = diagnose(
        tmp_path / "no catalogue",
        card,
        **USED,
    )
    model, catalogue = diagnosis.problems
    assert "vitrine-shop.onnx" in model
    assert "no catalogue" in catalogue
    assert "model" not in diagnosis.facts


def test_a_missing_product_detector_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "detectors_folder", lambda: tmp_path)
    diagnosis = diagnose(
        None,
        paths.model_card(""),
        **USED,
    )
    (problem,) = diagnosis.problems
    assert "product.onnx" in problem
    assert diagnosis.facts["product detector"] == {"usable": False}
