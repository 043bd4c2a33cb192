import json
import logging
import shutil
from pathlib import Path

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.engine.counting import counting_card
from desktop_app.engine.counting.counting_card import load_counting_parameters
from desktop_app.shipped_files import SUMS_NAME, DamagedFileError
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card


@pytest.fixture
def card(tmp_path: Path) -> Path:
    shutil.copytree(paths.counting_card().parent, tmp_path / "counting")
    return tmp_path / "counting" / paths.counting_card().name


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder.open(load_card(paths.model_card("")), "cpu")


def test_the_shipped_network_embeds_beside_the_shipped_model(embedder: Embedder) -> None:
    known = load_counting_parameters(paths.counting_card(), embedder)
    assert known is not None
    assert known.embedder.card.input == embedder.card.input
    assert known.embedder.card.output == embedder.card.output
    pixels = np.random.default_rng(0).integers(0, 256, (90, 60, 3), np.uint8)
    own, other = known.embedder.embed_picture(pixels), embedder.embed_picture(pixels)
    assert 0.3 < own @ other < 0.999


def test_the_network_is_loaded_once(embedder: Embedder) -> None:
    first = load_counting_parameters(paths.counting_card(), embedder)
    assert first is load_counting_parameters(paths.counting_card(), embedder)


def test_another_model_has_no_parameters(card: Path, embedder: Embedder) -> None:
    fields = json.loads(card.read_text(encoding="utf-8"))
    card.write_text(json.dumps(fields | {"model_sha256": "0" * 64}), encoding="utf-8")
    assert load_counting_parameters(card, embedder) is None


@pytest.mark.parametrize("name", ["counting.json", "seen-from-above.json", "seen-from-above.onnx"])
def test_a_damaged_shipped_file_is_told(card: Path, embedder: Embedder, name: str) -> None:
    shutil.copy(paths.models_folder() / SUMS_NAME, card.parents[1])
    assert load_counting_parameters(card, embedder) is not None
    file = card.with_name(name)
    # A digit of a weight, or a weight: it would load, and count otherwise.
    file.write_bytes(file.read_bytes()[:-200] + b"1" + file.read_bytes()[-199:])
    counting_card._load.cache_clear()
    with pytest.raises(DamagedFileError, match="is damaged"):
        load_counting_parameters(card, embedder)


@pytest.mark.parametrize("damage", ["missing", "other file", "no card"])
def test_damaged_parameters_are_left_out_and_logged(
    card: Path, embedder: Embedder, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    network = next(card.parent.glob("*.onnx"))
    if damage == "missing":
        network.unlink()
    elif damage == "other file":
        network.write_bytes(b"nothing")
    else:
        card.write_text(json.dumps({"network": 1}), encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert load_counting_parameters(card, embedder) is None
    assert "boxes are scored" in caplog.text
    caplog.clear()
