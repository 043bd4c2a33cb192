"""The losses of a batch; see ``Losses.forward``."""

import torch
import torch.nn.functional as F  # noqa: N812 - the conventional name
from torch import nn

from training.batches import CLOTHING, GROCERY, OTHER
from training.config import TrainingConfig

_EMPTY = -2


class Losses(nn.Module):
    """The losses and what they learn or remember besides the network.

    Attributes:
        products: (products, dimension) proxies of the grocery products.
        categories: (categories, dimension) proxies of the clothing categories.
        kinds: (kinds, dimension) proxies of the kinds of things in the other sets.
        queue: (queue size, dimension) the last target embeddings.
        queue_labels: (queue size,) their products; -1 for none, -2 for an empty slot.
        studio: (products, dimension) the last embedding of each studio picture; zero
            if there is none yet.
    """

    queue: torch.Tensor
    queue_labels: torch.Tensor
    studio: torch.Tensor

    def __init__(
        self, config: TrainingConfig, products: int = 81, categories: int = 10, kinds: int = 37
    ) -> None:
        super().__init__()
        self.config = config
        dimension = config.dimension
        self.products = nn.Parameter(torch.randn(products, dimension) * 0.05)
        self.categories = nn.Parameter(torch.randn(categories, dimension) * 0.05)
        self.kinds = nn.Parameter(torch.randn(kinds, dimension) * 0.05)
        self.register_buffer("queue", torch.zeros(config.queue_size, dimension))
        self.register_buffer("queue_labels", torch.full((config.queue_size,), _EMPTY))
        self.register_buffer("studio", torch.zeros(products, dimension))

    def forward(
        self,
        photos: torch.Tensor,
        targets: torch.Tensor,
        domains: torch.Tensor,
        labels: torch.Tensor,
        target_is_studio: torch.Tensor,
    ) -> dict[str, torch.Tensor]:
        """Return the weighted losses of a batch by name.

        Args:
            photos: (n, dimension) unit vectors.
            targets: (n, dimension) unit vectors, without gradient.
            domains: as in ``Batch``.
            labels: as in ``Batch``.
            target_is_studio: as in ``Batch``.
        """
        losses = {}
        for name, domain, proxies, weight in (
            ("products", GROCERY, self.products, 1.0),
            ("categories", CLOTHING, self.categories, self.config.clothing_weight),
            ("kinds", OTHER, self.kinds, self.config.kind_weight),
        ):
            mask = (domains == domain) & (labels >= 0)
            if mask.any() and weight:
                losses[name] = weight * self._cosface(photos[mask], proxies, labels[mask])
        products = torch.where(domains == GROCERY, labels, -1)
        losses["instances"] = self.config.instance_weight * self._info_nce(
            photos, targets, products
        )
        self.studio[labels[target_is_studio]] = targets[target_is_studio]
        mask = (domains == GROCERY) & self._has_studio()[labels]
        if mask.any() and self.config.studio_weight:
            losses["studio"] = self.config.studio_weight * self._studio_cosface(
                photos[mask], labels[mask]
            )
        return losses

    def _has_studio(self) -> torch.Tensor:
        return self.studio.abs().sum(dim=1) > 0

    def _studio_cosface(self, photos: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        """Return the CosFace loss with the studio embeddings as fixed proxies."""
        cosines = photos @ self.studio.T
        cosines = cosines - self.config.margin * F.one_hot(labels, len(self.studio))
        logits = cosines * self.config.scale
        return F.cross_entropy(logits.masked_fill(~self._has_studio()[None], -1e4), labels)

    def _cosface(
        self, vectors: torch.Tensor, proxies: torch.Tensor, labels: torch.Tensor
    ) -> torch.Tensor:
        """Return the cosine softmax loss with an additive margin (CosFace, Wang et al. 2018)."""
        cosines = vectors @ F.normalize(proxies, dim=1).T
        cosines = cosines - self.config.margin * F.one_hot(labels, len(proxies))
        return F.cross_entropy(
            cosines * self.config.scale, labels, label_smoothing=self.config.label_smoothing
        )

    def _info_nce(
        self, photos: torch.Tensor, targets: torch.Tensor, products: torch.Tensor
    ) -> torch.Tensor:
        """Return the contrastive loss (InfoNCE, van den Oord et al. 2018) with a queue.

        Other pictures of the same product are neither positives nor negatives.
        """
        keys = torch.cat([targets, self.queue])
        key_products = torch.cat([products, self.queue_labels])
        logits = photos @ keys.T / self.config.temperature
        is_ignored = (key_products[None] == products[:, None]) & (products[:, None] >= 0)
        is_ignored[:, : len(photos)].fill_diagonal_(fill_value=False)
        logits = logits.masked_fill(is_ignored | (key_products == _EMPTY)[None], -torch.inf)
        self._enqueue(targets, products)
        return F.cross_entropy(logits, torch.arange(len(photos), device=photos.device))

    def _enqueue(self, keys: torch.Tensor, products: torch.Tensor) -> None:
        size = self.config.queue_size
        self.queue = torch.cat([keys, self.queue])[:size]
        self.queue_labels = torch.cat([products, self.queue_labels])[:size]
