"""The ONNX file of the network for views from above, and its model card."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from desktop_app.shipped_files import record_checksums
from training.export import serialise

NAME: Final = "seen-from-above"
# Of the way from the shipped weights to those that have learnt (WiSE-FT, Wortsman et al., 2022).
LEARNT_SHARE: Final = 0.6
# Smaller weights, such as biases, stay as they are.
_MIN_STORED_AS_BYTES: Final = 1024
_MAX_BYTE: Final = 127


def with_weights(
    model: onnx.ModelProto, weights: Mapping[str, npt.NDArray[np.float32]], share: float = 1.0
) -> onnx.ModelProto:
    """Return a copy of a model with other weights.

    Args:
        model: the shipped model.
        weights: by name in the model, or by their name in ``training.network``.
        share: of the way from the model's weights to these.

    Raises:
        ValueError: the model has no weights of a name, or of another shape.
    """
    result = onnx.ModelProto()
    result.CopyFrom(model)
    left = dict(weights)
    for stored in result.graph.initializer:
        # The exporter calls the layers "chain".
        values = left.pop(stored.name.replace("chain.", "layers."), None)
        if values is not None:
            if values.shape != tuple(stored.dims):
                raise ValueError(f"{stored.name} has the shape {tuple(stored.dims)}")
            before = numpy_helper.to_array(stored)
            between = before + np.float32(share) * (values - before)
            stored.CopyFrom(numpy_helper.from_array(between, stored.name))
    if left:
        raise ValueError(f"The model has no weights named {', '.join(sorted(left))}")
    return result


def store_weights_as_bytes(graph: onnx.GraphProto) -> None:
    """Store large weights as signed bytes with a scale for each row.

    onnxruntime computes the floating-point weights once, when it loads the model.
    """
    nodes, scales = [], []
    for stored in graph.initializer:
        values = numpy_helper.to_array(stored)
        if values.dtype != np.float32 or values.ndim < 2 or values.size < _MIN_STORED_AS_BYTES:
            continue
        name = stored.name
        others = tuple(range(1, values.ndim))
        scale = np.abs(values).max(axis=others, keepdims=True) / _MAX_BYTE
        rounded = np.rint(values / np.maximum(scale, np.finfo(np.float32).tiny)).astype(np.int8)
        stored.CopyFrom(numpy_helper.from_array(rounded, f"{name}_bytes"))
        scales.append(numpy_helper.from_array(scale.astype(np.float32), f"{name}_scale"))
        nodes += [
            helper.make_node("Cast", [f"{name}_bytes"], [f"{name}_float"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{name}_float", f"{name}_scale"], [name]),
        ]
    graph.initializer.extend(scales)
    everything = [*nodes, *graph.node]
    del graph.node[:]
    graph.node.extend(everything)


def write_network(
    folder: Path, shipped_card: Path, weights: Mapping[str, npt.NDArray[np.float32]]
) -> Path:
    """Write the network and its card, and return the file of the card.

    Args:
        folder: to write to.
        shipped_card: the card of the model that the network was trained from.
        weights: that have learnt.
    """
    card: dict[str, Any] = json.loads(shipped_card.read_text(encoding="utf-8"))
    model = with_weights(onnx.load(shipped_card.parent / card["file"]), weights, LEARNT_SHARE)
    store_weights_as_bytes(model.graph)
    contents = serialise(model)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.onnx").write_bytes(contents)
    fields = card | {
        "name": f"vitrine-{NAME}",
        "version": datetime.now(UTC).date().isoformat(),
        "file": f"{NAME}.onnx",
        "sha256": hashlib.sha256(contents).hexdigest(),
        "source": card["source"] + "; upper layers trained on by training/counting",
        "training_data": card["training_data"]
        + "; scenes rendered with the tools of the demo catalogue, none of them in the sample",
        "figures": [],
        "calibration": None,
        "label_calibration": None,
    }
    card_file = folder / f"{NAME}.json"
    card_file.write_text(json.dumps(fields, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    record_checksums(card_file)
    return card_file
