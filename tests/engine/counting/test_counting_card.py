import json
import logging
import shutil
from pathlib import Path

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.engine.counting.counting_card import load_counting_parameters
from desktop_app.vision.model_card import load_card


@pytest.fixture
def card(tmp_path: Path) -> Path:
    shutil.copytree(paths.counting_card().parent, tmp_path / "counting")
    return tmp_path / "counting" / paths.counting_card().name


@pytest.fixture(scope="module")
def model() -> str:
    return load_card(paths.model_card("")).sha256


def test_the_shipped_parameters_suit_the_shipped_model(model: str) -> None:
    known = load_counting_parameters(paths.counting_card(), model)
    assert known is not None
    side = len(known.matrix)
    assert known.matrix.shape == (side, side)
    mapped = known.view_map(np.eye(side, dtype=np.float32)[:3])
    assert mapped.dtype == np.float32
    assert np.allclose(np.linalg.norm(mapped, axis=1), 1, atol=1e-5)


def test_another_model_has_no_parameters(card: Path) -> None:
    assert load_counting_parameters(card, "0" * 64) is None


@pytest.mark.parametrize("damage", ["missing", "other file", "no array", "no card"])
def test_damaged_parameters_are_left_out_and_logged(
    card: Path, model: str, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    matrix = next(card.parent.glob("*.npy"))
    if damage == "missing":
        matrix.unlink()
    elif damage == "other file":
        np.save(matrix, np.eye(3))
    elif damage == "no array":
        matrix.write_bytes(b"nothing")
    else:
        card.write_text(json.dumps({"file": 1}), encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert load_counting_parameters(card, model) is None
    assert "boxes are scored" in caplog.text
    caplog.clear()
