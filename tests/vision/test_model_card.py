"""Model cards are validated; errors name the file and the field."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.domain.calibration import Calibration
from desktop_app.errors import VitrineError
from desktop_app.vision.model_card import ModelCard, list_cards, load_card, read_model_file

PutModel = Callable[..., ModelCard]
ChangeCard = Callable[[Callable[[dict[str, Any]], object]], Path]


@pytest.fixture
def change_card(put_model: PutModel) -> ChangeCard:
    """Return a function that changes a good card's fields in its file."""
    path = put_model().path

    def change(change: Callable[[dict[str, Any]], object]) -> Path:
        fields = json.loads(path.read_text(encoding="utf-8"))
        change(fields)
        path.write_text(json.dumps(fields), encoding="utf-8")
        return path

    return change


def test_the_shipped_cards_and_models_are_valid() -> None:
    cards = [load_card(path) for path in list_cards(paths.models_folder())]
    assert "vitrine-shop" in [card.name for card in cards]
    for card in cards:
        assert read_model_file(card)
        assert card.figures
        assert card.calibration is not None


def test_a_card_knows_the_path_of_its_model(put_model: PutModel, tmp_path: Path) -> None:
    card = put_model()
    assert card.path == tmp_path / "tiny.json"
    assert card.model_file == tmp_path / "tiny.onnx"
    assert card.input.size == (8, 12)
    assert card.figures == ()
    assert card.calibration is None


def test_cards_are_listed_in_order(tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "a.onnx"):
        (tmp_path / name).touch()
    assert [path.name for path in list_cards(tmp_path)] == ["a.json", "b.json"]
    assert list_cards(tmp_path / "nowhere") == []


def test_a_calibration_with_fewer_features_is_read(change_card: ChangeCard) -> None:
    fields = {"intercept": -4.0, "cosine": 3.0}
    card = load_card(change_card(lambda card: card.update(calibration=fields)))
    assert card.calibration == Calibration(-4.0, {"cosine": 3.0})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda card: card.pop("sha256"), "sha256"),
        (lambda card: card.update(colour="red"), "colour"),
        (lambda card: card.update(path="elsewhere.json"), "path"),
        (lambda card: card.update(sha256="12ab"), "$.sha256"),
        (lambda card: card.update(name=""), "$.name"),
        (lambda card: card.update(file="../other.onnx"), "$.file"),
        (lambda card: card.update(file="tiny.pt"), "$.file"),
        (lambda card: card["input"].pop("fit"), "$.input"),
        (lambda card: card["input"].update(layout="HWC"), "$.input.layout"),
        (lambda card: card["input"].update(dtype="float16"), "$.input.dtype"),
        (lambda card: card["input"].update(size=[0, 224]), "$.input.size[0]"),
        (lambda card: card["input"].update(size=[224]), "$.input.size"),
        (lambda card: card["input"].update(size=["224", 224]), "$.input.size[0]"),
        (lambda card: card["input"].update(dtype="float32", std=[1, 1, 1]), "mean"),
        (lambda card: card["input"].update(dtype="float32", mean=[0, 0, 0]), "std"),
        (lambda card: card["input"].update(mean=[0, 0, 0]), "mean"),
        (lambda card: card["input"].update(std=[1, 0, 1]), "$.input.std[1]"),
        (lambda card: card["output"].update(dimension=0), "$.output.dimension"),
        (lambda card: card["output"].update(normalised=1), "$.output.normalised"),
        (lambda card: card.update(figures=[{"value": 1}]), "$.figures[0]"),
        (lambda card: card.update(calibration={"match_cosine": 1}), "$.calibration"),
        (lambda card: card.update(calibration={"intercept": 0, "margin": -1}), "$.calibration"),
        (lambda card: card.update(calibration={"intercept": "0"}), "$.calibration"),
    ],
)
def test_an_invalid_field_is_named(
    change_card: ChangeCard, change: Callable[[dict[str, Any]], object], field: str
) -> None:
    path = change_card(change)
    with pytest.raises(VitrineError) as caught:
        load_card(path)
    assert str(caught.value).startswith("The model card tiny.json is invalid: ")
    assert f"`{field}" in str(caught.value)
    assert caught.value.hint is not None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"name": "\xff"}', b"\0\0"])
def test_a_file_that_is_no_json_object_is_rejected(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tiny.json"
    path.write_bytes(content)
    with pytest.raises(VitrineError, match=r"The model card tiny\.json is invalid"):
        load_card(path)


def test_a_missing_card_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"nothing\.json cannot be read"):
        load_card(tmp_path / "nothing.json")


def test_a_missing_model_is_reported(put_model: PutModel) -> None:
    card = put_model()
    card.model_file.unlink()
    with pytest.raises(VitrineError, match=r"tiny\.onnx of the card tiny\.json cannot be read"):
        read_model_file(card)


def test_a_model_with_another_checksum_is_rejected(put_model: PutModel) -> None:
    card = put_model()
    content = bytearray(card.model_file.read_bytes())
    content[-1] ^= 1
    card.model_file.write_bytes(content)
    with pytest.raises(VitrineError, match=r"tiny\.onnx is not the one that the card tiny\.json"):
        read_model_file(card)
