"""The embedding network with an extension, whose upper layers learn views from above."""

from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnx
import torch
import torch.nn.functional as F  # noqa: N812 - the conventional name
from torch import nn

from training.network import Network, load_exported, normalise

# The layers below stay as they are: the first one with 7 x 7 positions is the first to learn.
FIRST_LEARNT_LAYER: Final = 12
# The learnt part of the shipped embedding.
_LEARNT_DIMENSION: Final = 256
_PREFIX: Final = "extended_"


class ViewNetwork(nn.Module):
    """The shipped network, with the extension of ``training.extend_embedding``.

    Only the layers from ``FIRST_LEARNT_LAYER`` on, the head and the extension learn.

    Args:
        file: the shipped ONNX file.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.network = Network(0, _LEARNT_DIMENSION)
        load_exported(self.network, file)
        constants = {
            one.name.removeprefix(_PREFIX): onnx.numpy_helper.to_array(one).copy()
            for one in onnx.load(file).graph.initializer
            if one.name.startswith(_PREFIX)
        }
        self.matrix = nn.Parameter(torch.from_numpy(constants["matrix"]))
        self.offset = nn.Parameter(torch.from_numpy(constants["offset"]))
        self._weight = float(constants["weight"])
        self._learnt_weight = float(constants["learnt_weight"])
        self.network.layers[:FIRST_LEARNT_LAYER].requires_grad_(False)

    def lower_values(self, inputs: npt.NDArray[np.uint8]) -> npt.NDArray[np.float16]:
        """Return the input of the first layer that learns, (n, 112, 14, 14) float16.

        Args:
            inputs: (n, 224, 224, 3) uint8 RGB.
        """
        with torch.no_grad():
            pixels = normalise(torch.from_numpy(inputs))
            values = self.network.lower_layers(pixels, FIRST_LEARNT_LAYER)
        return np.asarray(values.numpy(), np.float16)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Return the (n, 384) embeddings, of length 1, from ``lower_values``."""
        middle = self.network.layers[FIRST_LEARNT_LAYER](values)
        features = self.network.features(middle, FIRST_LEARNT_LAYER + 1)
        components = middle.mean((2, 3)) @ self.matrix + self.offset
        parts = (
            self._learnt_weight * self.network.embed(features),
            self._weight * F.normalize(components, dim=1),
        )
        return torch.cat(parts, dim=1)

    def changed_weights(self) -> dict[str, npt.NDArray[np.float32]]:
        """Return the weights that learn, by their names in the ONNX file."""
        names = {"matrix": f"{_PREFIX}matrix", "offset": f"{_PREFIX}offset"}
        return {
            names.get(name, name): weights.detach().numpy().copy()
            for name, weights in self.named_parameters()
            if weights.requires_grad
        }
