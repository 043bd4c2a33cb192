"""Learn embeddings of views from above that are near those of catalogue pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - the conventional name

from training.counting.view_network import ViewNetwork

_EPOCHS: Final = 2
_VIEWS_PER_STEP: Final = 64
_PICTURES_PER_STEP: Final = 24
_LEARNING_RATE: Final = 1e-3
_WEIGHT_DECAY: Final = 0.01
_WARM_UP_STEPS: Final = 30
_MAX_GRADIENT_NORM: Final = 1.0
# Of the similarities in the softmax.
_SHARPNESS: Final = 20.0
_PICTURE_WEIGHT: Final = 2.0
_LOG_STEPS: Final = 50

_Halves = npt.NDArray[np.float16]
_Ids = npt.NDArray[np.int64]
_Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class ViewExamples:
    """What to learn from.

    Attributes:
        views: (n, ...) lower values of views from above.
        products: (n,) the product of each view.
        pictures: (m, ...) lower values of pictures that are no views from above.
        embeddings: (m, dim) the shipped embeddings of these, which are to stay.
    """

    views: _Halves
    products: _Ids
    pictures: _Halves
    embeddings: _Vectors


def learn(
    network: ViewNetwork,
    examples: ViewExamples,
    catalogue: _Vectors,
    owners: _Ids,
    report: Callable[[str], None],
) -> None:
    """Train a network in place.

    The softmax of the similarities to the nearest picture of every product is to name the right
    product (InfoNCE, van den Oord et al., 2018). The embeddings of the catalogue's pictures are
    those of the shipped network, and stay; other pictures stay near their shipped embeddings.

    Args:
        network: to train.
        examples: views and pictures.
        catalogue: (k, dim) embeddings of the pictures of the products.
        owners: (k,) the product of each; those of all views are among them.
        report: called with the progress.
    """
    torch.manual_seed(0)
    random = np.random.default_rng(0)
    weights = [one for one in network.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=_LEARNING_RATE, weight_decay=_WEIGHT_DECAY)
    steps = _EPOCHS * len(examples.views) // _VIEWS_PER_STEP
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / _WARM_UP_STEPS, 1.0) * (1 - step / steps)
    )
    order = np.concatenate([random.permutation(len(examples.views)) for _ in range(_EPOCHS)])
    nearest = _NearestPictures(catalogue, owners)
    for step in range(steps):
        rows = order[step * _VIEWS_PER_STEP : (step + 1) * _VIEWS_PER_STEP]
        others = random.integers(0, len(examples.pictures), _PICTURES_PER_STEP)
        values = np.concatenate([examples.views[rows], examples.pictures[others]])
        embeddings = network(torch.from_numpy(values).float())
        logits = _SHARPNESS * nearest.similarities(embeddings[: len(rows)])
        wrong = F.cross_entropy(logits, nearest.rows(examples.products[rows]))
        shipped = torch.from_numpy(examples.embeddings[others])
        moved = (1 - (embeddings[len(rows) :] * shipped).sum(1)).mean()
        (wrong + _PICTURE_WEIGHT * moved).backward()
        torch.nn.utils.clip_grad_norm_(weights, _MAX_GRADIENT_NORM)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        if (step + 1) % _LOG_STEPS == 0:
            report(f"{step + 1} of {steps}: loss {wrong.item():.3f}, moved {moved.item():.3f}")


class _NearestPictures:
    """The pictures of a catalogue, by product."""

    def __init__(self, catalogue: _Vectors, owners: _Ids) -> None:
        self._known, columns = np.unique(owners, return_inverse=True)
        self._columns = torch.from_numpy(columns)
        self._catalogue = torch.from_numpy(catalogue)

    def rows(self, products: _Ids) -> torch.Tensor:
        """Return the column of each product in ``similarities``."""
        return torch.from_numpy(np.searchsorted(self._known, products))

    def similarities(self, embeddings: torch.Tensor) -> torch.Tensor:
        """Return the (n, products) similarity to the nearest picture of every product."""
        every = embeddings @ self._catalogue.T
        least = torch.full((len(every), len(self._known)), -1.0)
        return least.scatter_reduce(1, self._columns.expand(len(every), -1), every, "amax")
