"""Embeddings of the shipped model, and of models with other cards."""

import math
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app import paths
from desktop_app.errors import VitrineError
from desktop_app.vision.device import ONNXRUNTIME_ERRORS
from desktop_app.vision.embedder import Embedder, default_threads
from desktop_app.vision.model_card import ModelCard, load_card
from desktop_app.vision.picture_decoding import decode

Pixels = npt.NDArray[np.uint8]
PutModel = Callable[..., ModelCard]

# The largest components, by index, of each picture of ``synthetic_pictures``, for the
# shipped model: of the learnt part and of the middle layer's. Processors differ in rounding.
LEARNT_COMPONENTS = 256
GOLDEN = {
    "gradient": (
        {78: 0.1426, 225: 0.1351, 76: 0.1238, 79: 0.1177},
        {282: 0.1006, 291: 0.0928, 342: 0.0817},
    ),
    "disc": (
        {17: 0.1472, 251: 0.1465, 193: 0.1422},
        {346: 0.1026, 333: 0.1014, 359: 0.0913},
    ),
    "checks": (
        {207: 0.141, 142: 0.1238, 176: 0.1192},
        {319: 0.1322, 318: 0.0983, 325: 0.0977, 347: 0.0918},
    ),
}


@pytest.fixture(scope="module")
def shipped() -> Embedder:
    """Return the shipped model on the CPU."""
    return Embedder.open(load_card(paths.models_folder() / "vitrine-shop.json"), device="cpu")


def synthetic_pictures() -> dict[str, Pixels]:
    """Return three pictures of different shapes and contents."""
    rows, columns = np.mgrid[0:240, 0:320]
    gradient = np.stack([rows, columns * 3 // 4, (rows + columns) // 3], axis=2).astype(np.uint8)
    disc = np.full((300, 200, 3), 255, np.uint8)
    cv2.circle(disc, (100, 180), 70, (200, 40, 40), -1)
    checks = ((np.indices((256, 256)) // 32).sum(axis=0) % 2 * 255).astype(np.uint8)
    return {"gradient": gradient, "disc": disc, "checks": np.dstack([checks] * 3)}


def plain(red: int, green: int, blue: int) -> Pixels:
    """Return a picture of one colour."""
    return np.full((30, 40, 3), (red, green, blue), np.uint8)


def unit(*values: float) -> list[float]:
    """Return the values scaled to length 1."""
    return [value / math.hypot(*values) for value in values]


def error_message(card: ModelCard) -> str:
    """Return the error of opening and running the model of a card."""
    with pytest.raises(VitrineError) as caught:
        Embedder.open(card, device="cpu").warm_up()
    assert caught.value.hint is not None
    return str(caught.value)


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_vectors(shipped: Embedder, name: str) -> None:
    vector = shipped.embed_picture(synthetic_pictures()[name])
    learnt = np.arange(len(vector)) < LEARNT_COMPONENTS
    for largest, is_part in zip(GOLDEN[name], (learnt, ~learnt), strict=True):
        for index, value in largest.items():
            assert vector[index] == pytest.approx(value, abs=1e-3)
        of_part = np.argsort(-np.where(is_part, vector, -1))
        assert set(of_part[: len(largest)]) == set(largest)


def test_a_batch_returns_unit_vectors_in_order(shipped: Embedder) -> None:
    inputs = [shipped.preprocess(picture) for picture in synthetic_pictures().values()]
    batch = np.stack(inputs * 3)
    vectors = shipped.embed(batch)
    assert vectors.shape == (9, shipped.card.output.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    for row in range(9):
        alone = shipped.embed(batch[row : row + 1])[0]
        assert np.abs(vectors[row] - alone).max() < 1e-5


def test_an_empty_batch_returns_no_vectors(shipped: Embedder) -> None:
    inputs = np.stack([shipped.preprocess(plain(1, 2, 3))])[:0]
    assert shipped.embed(inputs).shape == (0, shipped.card.output.dimension)


def test_a_model_is_thread_safe(shipped: Embedder) -> None:
    pictures = list(synthetic_pictures().values()) * 4
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(shipped.embed_picture, pictures))
    for picture, vector in zip(pictures, together, strict=True):
        assert np.abs(vector - shipped.embed_picture(picture)).max() < 1e-5


def test_parallel_runs_return_the_same_vectors(shipped: Embedder) -> None:
    parallel = shipped.for_parallel_runs()
    assert (parallel.threads, parallel.device.name) == (shipped.threads, "cpu")
    inputs = [shipped.preprocess(picture) for picture in synthetic_pictures().values()]
    vectors = parallel.embed(np.stack(inputs))
    assert np.abs(vectors - shipped.embed(np.stack(inputs))).max() < 1e-5


def test_a_reduced_decode_hardly_changes_the_embedding(shipped: Embedder) -> None:
    texture = np.random.default_rng(3).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    large = cv2.resize(texture, (4000, 3200), interpolation=cv2.INTER_CUBIC)
    _, data = cv2.imencode(".jpg", large)
    whole = decode(data.tobytes(), name="phone", max_side_px=4000).pixels
    reduced = decode(data.tobytes(), name="phone").pixels
    assert reduced.shape[1] == 1000
    assert shipped.embed_picture(whole) @ shipped.embed_picture(reduced) > 0.99


@pytest.mark.parametrize("layout", ["NHWC", "NCHW"])
@pytest.mark.parametrize("dtype", ["uint8", "float32"])
@pytest.mark.parametrize("channels", ["RGB", "BGR"])
def test_layout_dtype_and_channel_order_follow_the_card(
    put_model: PutModel, layout: str, dtype: str, channels: str
) -> None:
    card = put_model(layout=layout, dtype=dtype, card={"input": {"channels": channels}})
    embedder = Embedder.open(card, device="cpu")
    model_input = embedder.preprocess(plain(200, 100, 50))
    assert model_input.shape == ((8, 12, 3) if layout == "NHWC" else (3, 8, 12))
    assert model_input.dtype == dtype
    assert model_input.flags.c_contiguous
    expected = unit(200, 100, 50) if channels == "RGB" else unit(50, 100, 200)
    assert embedder.embed_picture(plain(200, 100, 50)) == pytest.approx(expected, abs=1e-5)


def test_mean_and_std_are_applied_by_channel(put_model: PutModel) -> None:
    card = put_model(dtype="float32", card={"input": {"mean": [0, 0.2, 0.4], "std": [1, 0.5, 2]}})
    vector = Embedder.open(card, device="cpu").embed_picture(plain(51, 102, 255))
    assert vector == pytest.approx(unit(0.2, 0.4, 0.3), abs=1e-5)


@pytest.mark.parametrize("tall", [False, True])
@pytest.mark.parametrize(
    ("fit", "corner"),
    [("squash", (255, 0, 0)), ("crop", (0, 255, 0)), ("pad", (255, 255, 255))],
)
def test_fit_determines_the_scaling_to_the_input(
    put_model: PutModel, fit: str, corner: tuple[int, int, int], tall: bool
) -> None:
    red_green_blue = np.eye(3, dtype=np.uint8)[np.newaxis] * np.uint8(255)
    stripes = red_green_blue.repeat(24, axis=0).repeat(36, axis=1)
    if tall:
        stripes = stripes.swapaxes(0, 1)
    embedder = Embedder.open(put_model(card={"input": {"fit": fit}}), device="cpu")
    model_input = embedder.preprocess(stripes)
    assert model_input.shape == (8, 12, 3)
    assert tuple(model_input[0, 0]) == corner
    assert tuple(model_input[4, 6]) == (0, 255, 0)


@pytest.mark.parametrize(
    ("kind", "card", "error"),
    [
        ({}, {"input": {"name": "x"}}, "input.name in the card tiny.json does not fit"),
        ({}, {"input": {"dtype": "float32", "mean": [0] * 3, "std": [1] * 3}}, "input.dtype in"),
        ({}, {"input": {"layout": "NCHW"}}, "input.size in the card tiny.json does not fit"),
        ({}, {"input": {"size": [12, 8]}}, "input.size in the card tiny.json does not fit"),
        ({"batch": 1}, {}, "input.size in the card tiny.json does not fit"),
        ({}, {"output": {"name": "y"}}, "output.name in the card tiny.json does not fit"),
        ({}, {"output": {"dimension": 4}}, "output.dimension in the card tiny.json does not fit"),
        (
            {"output_shape": ["batch", "d"]},
            {"output": {"dimension": 4}},
            "output.dimension in the card tiny.json does not fit",
        ),
        ({}, {"output": {"normalised": True}}, "The vectors of tiny.onnx do not have length 1"),
        ({"not_a_number": True}, {}, "The model tiny.onnx returned a vector that is not a number."),
        ({"content": b"no model"}, {}, "The model file tiny.onnx cannot be loaded."),
    ],
)
def test_a_model_that_does_not_match_its_card_is_rejected(
    put_model: PutModel, kind: dict[str, Any], card: dict[str, Any], error: str
) -> None:
    message = error_message(put_model(card=card, **kind))
    assert message.startswith(error)
    assert "tiny.onnx" in message


def test_a_model_that_fails_during_a_run_is_named(put_model: PutModel) -> None:
    # The graph has dynamic shapes, so it is opened, but cannot run on this input.
    card = put_model(output_shape=["batch", 3], size=("h", "w"), card={"input": {"size": [8, 12]}})
    embedder = Embedder.open(card, device="cpu")
    with pytest.raises(VitrineError, match=r"tiny\.onnx failed on the device cpu"):
        embedder.embed(np.zeros((1, 8, 12, 3), np.float32))


def test_too_little_memory_is_not_the_fault_of_the_model(
    shipped: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Session:
        def run(self, *_: object) -> None:
            raise ONNXRUNTIME_ERRORS[0]("Failed to allocate memory for requested buffer")

    monkeypatch.setattr(shipped, "_session", Session())
    with pytest.raises(VitrineError, match="not enough memory"):
        shipped.warm_up()


def test_the_number_of_threads_can_be_set_and_is_limited(shipped: Embedder) -> None:
    assert Embedder.open(shipped.card, device="cpu", threads=1).threads == 1
    assert shipped.threads == default_threads()
    assert 1 <= default_threads() <= min(8, os.cpu_count() or 1)
