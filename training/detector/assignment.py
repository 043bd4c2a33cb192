"""Assign cells to boxes, and the loss of the detector's outputs.

Task-aligned assignment (TOOD, Feng et al., ICCV 2021): of the cells whose centre is inside
a box, those count for it whose score and box suit it best at the moment.
"""

from dataclasses import dataclass
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the conventional name

_CELLS_PER_BOX: Final = 10
_SCORE_POWER: Final = 0.5
_OVERLAP_POWER: Final = 6.0
_BOX_WEIGHT: Final = 2.0
_SMALL: Final = 1e-7


@dataclass(frozen=True)
class Targets:
    """What the cells of one picture should predict.

    Attributes:
        scores: (cells,) 0..1, 0 for background.
        boxes: (cells, 4) in pixels; only those with a score count.
    """

    scores: torch.Tensor
    boxes: torch.Tensor


def assign(
    scores: torch.Tensor, boxes: torch.Tensor, centres: torch.Tensor, truth: torch.Tensor
) -> Targets:
    """Return the targets of one picture's cells.

    Args:
        scores: (cells,) predicted probabilities.
        boxes: (cells, 4) predicted, in pixels.
        centres: (cells, 2) in pixels.
        truth: (m, 4) boxes of the products.
    """
    if not len(truth):
        return Targets(torch.zeros_like(scores), torch.zeros_like(boxes))
    to_edges = torch.cat((centres[:, None] - truth[:, :2], truth[:, 2:] - centres[:, None]), -1)
    inside = (to_edges.amin(-1) > 0).T
    overlaps = pairwise_iou(truth, boxes)
    fit = scores[None] ** _SCORE_POWER * overlaps**_OVERLAP_POWER * inside
    # A small box has no cell centre inside: its nearest cell counts for it.
    lonely = ~inside.any(1)
    if lonely.any():
        middle = (truth[lonely, :2] + truth[lonely, 2:]) / 2
        nearest = torch.cdist(middle, centres).argmin(1)
        fit[lonely.nonzero()[:, 0], nearest] = _SMALL
    best = fit.topk(min(_CELLS_PER_BOX, fit.shape[1]), dim=1)
    chosen = torch.zeros_like(fit).scatter_(1, best.indices, 1.0) * (fit > 0)
    # A cell that suits several boxes counts for the one that it overlaps most.
    owner = (overlaps * chosen + chosen * _SMALL).argmax(0)
    own = chosen.gather(0, owner[None])[0] > 0
    own_fit = fit.gather(0, owner[None])[0]
    own_overlap = overlaps.gather(0, owner[None])[0]
    largest_fit = (fit * chosen).amax(1)[owner]
    largest_overlap = (overlaps * chosen).amax(1)[owner]
    wanted = own_fit / largest_fit.clamp(min=1e-12) * largest_overlap
    wanted = torch.where(largest_fit > 0, wanted, own_overlap)
    return Targets(torch.where(own, wanted, torch.zeros_like(wanted)), truth[owner])


def detection_loss(
    log_odds: torch.Tensor, boxes: torch.Tensor, centres: torch.Tensor, truths: list[torch.Tensor]
) -> torch.Tensor:
    """Return the loss of a batch: binary cross-entropy of the scores and GIoU of the boxes.

    Args:
        log_odds: (n, cells) predicted.
        boxes: (n, cells, 4) predicted, in pixels.
        centres: (cells, 2) in pixels.
        truths: (m, 4) boxes of the products of each picture.
    """
    with torch.no_grad():
        targets = [
            assign(one.sigmoid(), own, centres, truth)
            for one, own, truth in zip(log_odds, boxes, truths, strict=True)
        ]
        wanted = torch.stack([target.scores for target in targets])
        wanted_boxes = torch.stack([target.boxes for target in targets])
        total = wanted.sum().clamp(min=1.0)
        # Quality focal loss (Li et al., NeurIPS 2020) with the exponent 2.
        factor = (wanted - log_odds.sigmoid()).abs() ** 2
    score = F.binary_cross_entropy_with_logits(log_odds, wanted, reduction="none") * factor
    positive = wanted > 0
    box = (1 - giou(boxes[positive], wanted_boxes[positive])) * wanted[positive]
    return score.sum() / total * 2.0 + _BOX_WEIGHT * box.sum() / total


def pairwise_iou(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """Return the (m, n) intersections over unions of (m, 4) and (n, 4) boxes."""
    top_left = torch.maximum(first[:, None, :2], second[None, :, :2])
    bottom_right = torch.minimum(first[:, None, 2:], second[None, :, 2:])
    common = (bottom_right - top_left).clamp(min=0).prod(-1)
    return common / (_area(first)[:, None] + _area(second)[None] - common + _SMALL)


def giou(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """Return the (n,) generalised IoU of pairs of boxes (Rezatofighi et al., CVPR 2019)."""
    common = (
        (torch.minimum(first[:, 2:], second[:, 2:]) - torch.maximum(first[:, :2], second[:, :2]))
        .clamp(min=0)
        .prod(-1)
    )
    union = _area(first) + _area(second) - common + _SMALL
    hull = (
        torch.maximum(first[:, 2:], second[:, 2:]) - torch.minimum(first[:, :2], second[:, :2])
    ).prod(-1)
    return common / union - (hull - union) / (hull + _SMALL)


def _area(boxes: torch.Tensor) -> torch.Tensor:
    return (boxes[:, 2:] - boxes[:, :2]).clamp(min=0).prod(-1)
