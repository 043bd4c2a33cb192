"""The extension of a model's embedding by a middle layer; needs the packages for training."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.vision.onnx_runtime import onnxruntime
from training.whitening import COMPONENTS, WEIGHT, whitening

onnx = pytest.importorskip("onnx")

_MODEL = """
<ir_version: 10, opset_import: ["" : 18]>
tiny (float[n, 672, 7, 7] image) => (float[n, 672] embedding) {
    layer = Conv (image, weights)
    mean = ReduceMean <keepdims = 0> (image, axes)
    length = ReduceL2 <keepdims = 1> (mean, last_axis)
    embedding = Div (mean, length)
}
"""


@pytest.fixture
def model() -> Any:
    """Return a model with a layer of the right shape, and the mean of its input as embedding."""
    model = onnx.parser.parse_model(_MODEL)
    weights = np.random.default_rng(0).normal(size=(192, 672, 1, 1)).astype(np.float32)
    for name, value in {
        "weights": weights, "axes": np.array([2, 3]), "last_axis": np.array([1]),
    }.items():  # fmt: skip
        model.graph.initializer.append(onnx.numpy_helper.from_array(value, name))
    return model


def run(model: Any, output: str, pictures: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return an output of the model."""
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    (values,) = session.run([output], {"image": pictures})
    return np.asarray(values)


def test_the_cosine_is_a_weighted_sum_of_both_cosines(model: Any) -> None:
    from training.extend_embedding import extend

    random = np.random.default_rng(1)
    pictures = random.normal(size=(300, 672, 7, 7)).astype(np.float32)
    means = run(extend_layer(model), "layer", pictures).mean(axis=(2, 3))
    projection = whitening(means, COMPONENTS)
    extended = extend(model, projection)
    vectors = run(extended, "extended_embedding", pictures)
    assert vectors.shape == (300, 672 + COMPONENTS)
    assert extended.graph.output[1].type.tensor_type.shape.dim[1].dim_value == 672 + COMPONENTS
    learnt = run(model, "embedding", pictures)
    middle = means @ projection.matrix + projection.offset
    middle /= np.linalg.norm(middle, axis=1, keepdims=True)
    expected = (1 - WEIGHT) * learnt @ learnt.T + WEIGHT * middle @ middle.T
    assert vectors @ vectors.T == pytest.approx(expected, abs=1e-4)


def extend_layer(model: Any) -> Any:
    """Return the model with the values of the layer as a further output."""
    probed = onnx.ModelProto()
    probed.CopyFrom(model)
    probed.graph.output.append(onnx.helper.make_tensor_value_info("layer", 1, None))
    return probed


def test_an_extended_model_is_extended_anew(model: Any) -> None:
    from training.extend_embedding import extend, without_extension

    features = np.random.default_rng(2).normal(size=(300, 192)).astype(np.float32)
    projection = whitening(features, COMPONENTS)
    once = extend(model, projection)
    assert extend(once, projection) == once
    assert without_extension(once) == model


def test_a_model_without_the_layer_is_refused(model: Any) -> None:
    from training.extend_embedding import layer_output

    del model.graph.node[0]
    with pytest.raises(ValueError, match="192, 672"):
        layer_output(model)


def test_the_card_of_a_model_names_its_sources_once() -> None:
    from training.extend_embedding import extended_card

    card = json.loads(Path(paths.model_card("")).read_text(encoding="utf-8"))
    again = extended_card(card, b"model", 384)
    assert again["source"] == card["source"]
    assert again["training_data"] == card["training_data"]
    assert again["calibration"] is None
    assert again["output"] == {
        "name": "extended_embedding", "dimension": 384, "normalised": True,
    }  # fmt: skip
