"""The file of the network for views from above; needs the packages for training."""

from typing import Any

import numpy as np
import pytest

from desktop_app.vision.onnx_runtime import onnxruntime

onnx = pytest.importorskip("onnx")

_MODEL = """
<ir_version: 10, opset_import: ["" : 18]>
tiny (float[n, 64] image) => (float[n, 32] embedding) {
    embedding = MatMul (image, network.chain.0.weight)
}
"""


@pytest.fixture
def model() -> Any:
    """Return a model with one layer."""
    model = onnx.parser.parse_model(_MODEL)
    weights = np.random.default_rng(0).normal(size=(64, 32)).astype(np.float32)
    model.graph.initializer.append(onnx.numpy_helper.from_array(weights, "network.chain.0.weight"))
    return model


def _run(model: Any, image: Any) -> Any:
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    return session.run(None, {"image": image})[0]


def test_weights_are_replaced_by_the_names_of_the_layers(model: Any) -> None:
    from training.counting.network_file import with_weights

    other = np.eye(64, 32, dtype=np.float32)
    image = np.random.default_rng(1).normal(size=(2, 64)).astype(np.float32)
    changed = with_weights(model, {"network.layers.0.weight": other})
    assert np.allclose(_run(changed, image), image[:, :32])
    assert not np.allclose(_run(model, image), image[:, :32])


def test_weights_between_those_of_the_model_and_others(model: Any) -> None:
    from training.counting.network_file import with_weights

    other = np.eye(64, 32, dtype=np.float32)
    image = np.random.default_rng(1).normal(size=(2, 64)).astype(np.float32)
    between = _run(with_weights(model, {"network.layers.0.weight": other}, 0.25), image)
    assert np.allclose(between, 0.75 * _run(model, image) + 0.25 * image[:, :32], atol=1e-4)


def test_weights_without_a_place_are_an_error(model: Any) -> None:
    from training.counting.network_file import with_weights

    with pytest.raises(ValueError, match="no weights named"):
        with_weights(model, {"network.layers.9.weight": np.zeros((64, 32), np.float32)})
    with pytest.raises(ValueError, match="shape"):
        with_weights(model, {"network.layers.0.weight": np.zeros((2, 2), np.float32)})


def test_weights_stored_as_bytes_take_a_quarter_and_compute_nearly_the_same(model: Any) -> None:
    from training.counting.network_file import store_weights_as_bytes

    image = np.random.default_rng(1).normal(size=(2, 64)).astype(np.float32)
    exact, size = _run(model, image), model.ByteSize()
    store_weights_as_bytes(model.graph)
    assert model.ByteSize() < 0.4 * size
    assert np.abs(_run(model, image) - exact).max() < 0.02 * np.abs(exact).max()
