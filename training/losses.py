"""What is learnt from a batch: see ``Losses.forward`` for the parts."""

import torch
import torch.nn.functional as F  # noqa: N812 - the name that everybody uses
from torch import nn

from training.batches import CLOTHING, GROCERY
from training.recipe import Recipe


class Losses(nn.Module):
    """What is learnt from a batch, beside the network itself."""

    def __init__(self, recipe: Recipe, products: int = 81, categories: int = 10) -> None:
        super().__init__()
        self.recipe = recipe
        dimension = recipe.dimension
        self.products = nn.Parameter(torch.randn(products, dimension) * 0.05)
        self.categories = nn.Parameter(torch.randn(categories, dimension) * 0.05)
        self.register_buffer("queue", torch.zeros(recipe.queue, dimension))
        self.register_buffer("queue_labels", torch.full((recipe.queue,), -2))
        self.register_buffer("studio", torch.zeros(products, dimension))
        self.queue: torch.Tensor
        self.queue_labels: torch.Tensor
        self.studio: torch.Tensor

    def forward(
        self,
        photos: torch.Tensor,
        pictures: torch.Tensor,
        kinds: torch.Tensor,
        labels: torch.Tensor,
        studio: torch.Tensor,
    ) -> dict[str, torch.Tensor]:
        """Return the parts of the loss of a batch.

        Args:
            photos: (n, dimension) unit vectors.
            pictures: (n, dimension) unit vectors, without gradient.
            kinds: as in ``Batch``.
            labels: as in ``Batch``.
            studio: as in ``Batch``.
        """
        parts = {}
        for name, kind, proxies, weight in (
            ("products", GROCERY, self.products, 1.0),
            ("categories", CLOTHING, self.categories, self.recipe.clothing_weight),
        ):
            among = kinds == kind
            if among.any() and weight:
                parts[name] = weight * self._told_apart(photos[among], proxies, labels[among])
        owners = torch.where(kinds == GROCERY, labels, -1)
        parts["instances"] = self.recipe.instance_weight * self._found_again(
            photos, pictures, owners
        )
        self.studio[labels[studio]] = pictures[studio]
        asked = (kinds == GROCERY) & self._known_studio()[labels]
        if asked.any() and self.recipe.studio_weight:
            parts["studio"] = self.recipe.studio_weight * self._found_among_studio(
                photos[asked], labels[asked]
            )
        return parts

    def _known_studio(self) -> torch.Tensor:
        return self.studio.abs().sum(dim=1) > 0

    def _found_among_studio(self, photos: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        """Find a product by its studio picture: the last embedding of each, with the margin."""
        cosines = photos @ self.studio.T
        cosines = cosines - self.recipe.margin * F.one_hot(labels, len(self.studio))
        logits = cosines * self.recipe.scale
        return F.cross_entropy(logits.masked_fill(~self._known_studio()[None], -1e4), labels)

    def _told_apart(
        self, vectors: torch.Tensor, proxies: torch.Tensor, labels: torch.Tensor
    ) -> torch.Tensor:
        """Cosine softmax with an additive margin (CosFace, Wang et al. 2018)."""
        cosines = vectors @ F.normalize(proxies, dim=1).T
        cosines = cosines - self.recipe.margin * F.one_hot(labels, len(proxies))
        return F.cross_entropy(
            cosines * self.recipe.scale, labels, label_smoothing=self.recipe.smoothing
        )

    def _found_again(
        self, photos: torch.Tensor, pictures: torch.Tensor, products: torch.Tensor
    ) -> torch.Tensor:
        """Find the picture of each photo (InfoNCE, van den Oord et al. 2018).

        Another picture of the same product is neither right nor wrong.
        """
        keys = torch.cat([pictures, self.queue])
        owners = torch.cat([products, self.queue_labels])
        logits = photos @ keys.T / self.recipe.temperature
        same = (owners[None] == products[:, None]) & (products[:, None] >= 0)
        same[:, : len(photos)].fill_diagonal_(fill_value=False)
        logits = logits.masked_fill(same | (owners == -2)[None], -torch.inf)
        self._remember(pictures, products)
        return F.cross_entropy(logits, torch.arange(len(photos), device=photos.device))

    def _remember(self, keys: torch.Tensor, products: torch.Tensor) -> None:
        self.queue = torch.cat([keys, self.queue])[: self.recipe.queue]
        self.queue_labels = torch.cat([products, self.queue_labels])[: self.recipe.queue]
