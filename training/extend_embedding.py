"""Add a pooled middle layer of the network to the embedding of an exported model.

    python -m training.extend_embedding --data FOLDER [--model CARD]

Training makes the last layers good at the products it has seen and worse at all others. A
middle layer still holds what the network knew before. It is averaged over the picture,
projected to 128 whitened principal components, and put beside the learnt embedding: one
run of the network, one vector, whose cosine is 0.7 of the learnt cosine and 0.3 of the
middle layer's. No weight of the network changes, and no PyTorch is needed.

The principal components are those of up to 1,200 pictures of each of six data sets. A model
that is extended already is extended anew. Then fit the calibration again.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime

from datasets.labelled_photos import LabelledPhoto, clothing_photos, grocery_photos
from datasets.listed_pictures import listed_pictures
from desktop_app import paths
from desktop_app.shipped_files import record_checksums
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo
from training.whitening import (
    COMPONENTS,
    STATISTICS_SETS,
    WEIGHT,
    Projection,
    evenly_spaced,
    whitening,
)

# The first block of 7 x 7 positions, known by the shape of its last convolution.
_LAYER_SHAPE: Final = (192, 672, 1, 1)

_PICTURES_PER_SET: Final = 1_200
_DATA: Final = (
    "; for the principal components of a middle layer also the rest of the Clothing dataset "
    "(CC0), Caltech 101 (Li, Andreetto, Ranzato and Perona, CC BY 4.0), TrashNet (Gary Thung, "
    "MIT licence), and pictures of household goods of jsk_apc (JSK Lab, BSD-3-Clause)"
)
_SOURCE: Final = "; embedding extended by training/extend_embedding.py"

_LEARNT: Final = "embedding"
_EXTENDED: Final = "extended_embedding"
# All that is added has names with this prefix.
_PREFIX: Final = "extended_"
_EXTENSION: Final = """
extension (float[n, c, h, w] {layer}, float[n, d] embedding) => (float[n, e] extended_embedding) {{
    extended_mean = ReduceMean <keepdims = 0> ({layer}, extended_axes)
    extended_components = Gemm (extended_mean, extended_matrix, extended_offset)
    extended_length = ReduceL2 <keepdims = 1> (extended_components, extended_last_axis)
    extended_unit = Div (extended_components, extended_length)
    extended_part = Mul (extended_unit, extended_weight)
    extended_learnt_part = Mul (embedding, extended_learnt_weight)
    extended_embedding = Concat <axis = 1> (extended_learnt_part, extended_part)
}}
"""
_BATCH: Final = 8


def without_extension(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return a copy of the model without what ``extend`` has added."""
    plain = onnx.ModelProto()
    plain.CopyFrom(model)
    for items in (plain.graph.node, plain.graph.initializer, plain.graph.output):
        kept = [item for item in items if not item.name.startswith(_PREFIX)]
        del items[:]
        items.extend(kept)
    return plain


def extend(model: onnx.ModelProto, projection: Projection) -> onnx.ModelProto:
    """Return a copy of the model with the further output ``extended_embedding``.

    Args:
        model: its output ``embedding`` has rows of length 1.
        projection: of the mean of the middle layer over the picture.
    """
    result = without_extension(model)
    graph = result.graph
    extension = onnx.parser.parse_graph(_EXTENSION.format(layer=layer_output(model)))
    for node in extension.node:
        node.name = node.output[0]
    graph.node.extend(extension.node)
    constants = {
        "axes": np.array([2, 3]),
        "last_axis": np.array([1]),
        "matrix": projection.matrix,
        "offset": projection.offset,
        "weight": np.array(np.sqrt(WEIGHT), np.float32),
        "learnt_weight": np.array(np.sqrt(1 - WEIGHT), np.float32),
    }
    graph.initializer.extend(
        onnx.numpy_helper.from_array(value, _PREFIX + name) for name, value in constants.items()
    )
    output = graph.output.add()
    output.CopyFrom(next(one for one in graph.output if one.name == _LEARNT))
    output.name = _EXTENDED
    output.type.tensor_type.shape.dim[1].dim_value += len(projection.offset)
    onnx.checker.check_model(result, full_check=True)
    return result


def layer_output(model: onnx.ModelProto) -> str:
    """Return the name of the values of the middle layer, (n, 192, 7, 7).

    Raises:
        ValueError: the model has no such layer.
    """
    shapes = {weights.name: tuple(weights.dims) for weights in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "Conv" and shapes.get(node.input[1]) == _LAYER_SHAPE:
            return str(node.output[0])
    raise ValueError(f"No convolution of the model has weights of the shape {_LAYER_SHAPE}")


def statistics_pictures(data: Path) -> Iterator[LabelledPhoto]:
    """Yield the pictures whose principal components are used."""
    sets = [
        grocery_photos(data / "grocery", "train"),
        clothing_photos(data / "clothing", "train"),
        *(listed_pictures(data / name) for name in STATISTICS_SETS),
    ]
    for pictures in sets:
        yield from (pictures[row] for row in evenly_spaced(range(len(pictures)), _PICTURES_PER_SET))


def middle_layer_means(
    model: onnx.ModelProto, embedder: Embedder, pictures: Sequence[LabelledPhoto]
) -> npt.NDArray[np.float32]:
    """Return the middle layer of each picture, averaged over the picture, (n, 192) float32."""
    layer = layer_output(model)
    probed = without_extension(model)
    del probed.graph.output[:]
    probed.graph.output.append(
        onnx.helper.make_tensor_value_info(layer, onnx.TensorProto.FLOAT, None)
    )
    session = onnxruntime.InferenceSession(
        probed.SerializeToString(), providers=["CPUExecutionProvider"]
    )

    def model_input(picture: LabelledPhoto) -> npt.NDArray[Any]:
        return embedder.preprocess(read_photo(picture.file).pixels)

    means = []
    with ThreadPoolExecutor(2) as pool:
        for start in range(0, len(pictures), _BATCH):
            batch = list(pool.map(model_input, pictures[start : start + _BATCH]))
            (values,) = session.run([layer], {embedder.card.input.name: np.stack(batch)})
            means.append(values.mean(axis=(2, 3)))
    return np.concatenate(means)


def extended_card(card: dict[str, Any], model: bytes, dimension: int) -> dict[str, Any]:
    """Return the fields of a card for the extended model, without a calibration.

    Args:
        card: of the model before.
        model: the extended model.
        dimension: of its embedding.
    """
    output = card["output"] | {"name": _EXTENDED, "dimension": dimension}
    return card | {
        "sha256": hashlib.sha256(model).hexdigest(),
        "output": output,
        "source": card["source"].removesuffix(_SOURCE) + _SOURCE,
        "training_data": card["training_data"].removesuffix(_DATA) + _DATA,
        "calibration": None,
    }


def main() -> None:
    """Extend the model and its card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--model", default="", help="a model card; default: the shipped one")
    arguments = parser.parse_args()

    card_file = paths.model_card(arguments.model)
    embedder = Embedder.open(load_card(card_file), "cpu")
    model = onnx.load(embedder.card.model_file)
    pictures = list(statistics_pictures(arguments.data))
    projection = whitening(middle_layer_means(model, embedder, pictures), COMPONENTS)
    result = extend(model, projection)
    contents = result.SerializeToString(deterministic=True)
    dimension = result.graph.output[-1].type.tensor_type.shape.dim[1].dim_value
    fields = json.loads(card_file.read_text(encoding="utf-8"))
    fields = extended_card(fields, contents, dimension)
    embedder.card.model_file.write_bytes(contents)
    card_file.write_text(json.dumps(fields, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    record_checksums(card_file)
    print(f"{card_file.stem}: {dimension} components from {len(pictures)} pictures")


if __name__ == "__main__":
    main()
