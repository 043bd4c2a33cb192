"""The product detector: EfficientNet-Lite0 up to stride 32, a feature pyramid, one class.

A feature pyramid (Lin et al., CVPR 2017) of four levels with an anchor-free head (FCOS,
Tian et al., ICCV 2019): each cell of a level predicts the log-odds that it shows a product
and the distances from its centre to the edges of the product's box.
"""

from pathlib import Path
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the conventional name
from torch import nn

from training.network import Network, normalise

STRIDES: Final = (8, 16, 32, 64)
# Number of the backbone's layers up to the last one of each stride: 40, 112, 192 channels.
_LEVELS: Final = ((5, 40), (11, 112), (15, 192))
_CHANNELS: Final = 64
# Log-odds at the start: a product is rare among the cells (RetinaNet, Lin et al. 2017).
_PRIOR_LOG_ODDS: Final = -4.6


class SeparableConv(nn.Sequential):
    """A depthwise 5 x 5 and a pointwise convolution, each with batch normalisation."""

    def __init__(self, channels: int) -> None:
        super().__init__(
            nn.Conv2d(channels, channels, 5, padding=2, groups=channels, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU6(),
            nn.Conv2d(channels, channels, 1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU6(),
        )


class DetectorNetwork(nn.Module):
    """The product detector.

    Attributes:
        backbone: the layers of EfficientNet-Lite0 up to stride 32, ImageNet weights.
    """

    def __init__(self) -> None:
        super().__init__()
        self.backbone = Network(0, 1).layers[: _LEVELS[-1][0]]
        self.lateral = nn.ModuleList(
            nn.Sequential(nn.Conv2d(channels, _CHANNELS, 1, bias=False), nn.BatchNorm2d(_CHANNELS))
            for _, channels in _LEVELS
        )
        self.merge = nn.ModuleList(SeparableConv(_CHANNELS) for _ in STRIDES)
        self.score_tower = nn.Sequential(SeparableConv(_CHANNELS), SeparableConv(_CHANNELS))
        self.box_tower = nn.Sequential(SeparableConv(_CHANNELS), SeparableConv(_CHANNELS))
        self.score = nn.Conv2d(_CHANNELS, 1, 1)
        self.distance = nn.Conv2d(_CHANNELS, 4, 1)
        self.scales = nn.Parameter(torch.ones(len(STRIDES)))
        nn.init.constant_(self.score.bias, _PRIOR_LOG_ODDS)
        nn.init.constant_(self.distance.bias, 2.0)

    def forward(self, pixels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the log-odds and the boxes of all cells.

        Args:
            pixels: (n, 3, height, width) normalised, both sides multiples of 64.

        Returns:
            (n, cells) log-odds, and (n, cells, 4) boxes left, top, right, bottom in pixels;
            the cells row by row, the smallest stride first.
        """
        scores, boxes = [], []
        for level, features in enumerate(self._pyramid(pixels)):
            score = self.score(self.score_tower(features))
            distance = self.distance(self.box_tower(features)) * self.scales[level]
            scores.append(score.flatten(1))
            boxes.append(_boxes(F.softplus(distance) * STRIDES[level], STRIDES[level]))
        return torch.cat(scores, dim=1), torch.cat(boxes, dim=1)

    def _pyramid(self, pixels: torch.Tensor) -> list[torch.Tensor]:
        taken, x, start = [], pixels, 0
        for (stop, _), lateral in zip(_LEVELS, self.lateral, strict=True):
            for layer in self.backbone[start:stop]:
                x = layer(x)
            taken.append(lateral(x))
            start = stop
        for level in (1, 0):
            above = F.interpolate(taken[level + 1], scale_factor=2.0, mode="nearest")
            taken[level] = taken[level] + above
        taken.append(F.max_pool2d(taken[-1], 2))
        return [merge(features) for merge, features in zip(self.merge, taken, strict=True)]


def load_run(run: Path) -> DetectorNetwork:
    """Return the averaged network of a run."""
    state = torch.load(run / "state.pt", map_location="cpu", weights_only=True)["averaged"]
    network = DetectorNetwork()
    network.load_state_dict(
        {name.removeprefix("module."): value for name, value in state.items() if "." in name}
    )
    network.eval()
    return network


class ExportedDetector(nn.Module):
    """The detector as shipped, from uint8 (1, height, width, 3) RGB to scores and boxes.

    The scores are (cells,) probabilities, the boxes (cells, 4) in pixels.
    """

    def __init__(self, network: DetectorNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the scores and boxes of one picture."""
        log_odds, boxes = self.network(normalise(image))
        return log_odds[0].sigmoid(), boxes[0]


def cell_centres(side_px: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the (cells, 2) centres x, y of all cells in pixels, and their (cells,) strides."""
    centres, strides = [], []
    for stride in STRIDES:
        grid = _centres(side_px // stride, side_px // stride, stride)
        centres.append(grid)
        strides.append(torch.full((len(grid),), float(stride)))
    return torch.cat(centres), torch.cat(strides)


def _centres(rows: int, columns: int, stride: int) -> torch.Tensor:
    y, x = torch.meshgrid(torch.arange(rows), torch.arange(columns), indexing="ij")
    return (torch.stack((x, y), dim=-1).reshape(-1, 2).float() + 0.5) * stride


def _boxes(distance: torch.Tensor, stride: int) -> torch.Tensor:
    """Return (n, cells, 4) boxes from (n, 4, rows, columns) distances in pixels."""
    rows, columns = distance.shape[2:]
    centre = _centres(rows, columns, stride).to(distance.device)
    left, top, right, bottom = distance.flatten(2).transpose(1, 2).unbind(-1)
    x, y = centre[:, 0], centre[:, 1]
    return torch.stack((x - left, y - top, x + right, y + bottom), dim=-1)
