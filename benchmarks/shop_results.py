"""The answers of the program to the photos of simulated shops, and their figures."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from datasets.simulated_shops import ShopQuery
from desktop_app.domain.answer import Answer
from desktop_app.engine.evaluation import metrics


@dataclass(frozen=True)
class ShopResults:
    """The answers to n photos.

    Attributes:
        ranks: (n,) rank of the right product, from 1; 0 if it is not among the hits.
        scores: (n,) probability of the first hit.
        is_match: (n,) whether the verdict is *match*.
        is_absent: (n,) whether the catalogue lacks the product.
        is_frozen_right: (n,) whether the nearest picture by frozen features is of the right
            product; empty if that was not measured.
    """

    ranks: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    is_match: npt.NDArray[np.bool_]
    is_absent: npt.NDArray[np.bool_]
    is_frozen_right: npt.NDArray[np.bool_]

    def figures(self) -> dict[str, float]:
        """Return the figures by name; those without any photo are missing."""
        known = ~self.is_absent
        is_right = (self.ranks == 1) & known
        values = {
            "photos": float(len(self.ranks)),
            "top-1": metrics.top_k_accuracy(self.ranks[known], 1),
            "top-5": metrics.top_k_accuracy(self.ranks[known], 5),
            "in 20": metrics.top_k_accuracy(self.ranks[known], 20),
            "match": metrics.share(self.is_match),
            "right": metrics.share(is_right[self.is_match]),
            "absent match": metrics.share(self.is_match[self.is_absent]),
            "AUROC": metrics.auroc(self.scores[known], self.scores[self.is_absent]),
            "ECE": metrics.expected_calibration_error(self.scores, is_right),
        }
        if self.is_frozen_right.size:
            values["frozen"] = metrics.share(self.is_frozen_right[known])
        return {name: value for name, value in values.items() if value is not None}


def shop_results(
    queries: Sequence[ShopQuery],
    answers: Sequence[Answer],
    skus: frozenset[str],
    is_frozen_right: Sequence[bool],
) -> ShopResults:
    """Return the results of the answers in a catalogue with these SKUs."""
    return ShopResults(
        np.array([_rank(a, q.product) for a, q in zip(answers, queries, strict=True)], np.int64),
        np.array([answer.hits[0].score or 0.0 for answer in answers]),
        np.array([answer.verdict == "match" for answer in answers]),
        np.array([query.product not in skus for query in queries]),
        np.array(is_frozen_right, np.bool_),
    )


def pooled(results: Sequence[ShopResults]) -> ShopResults:
    """Return the results of several shops as those of one."""
    return ShopResults(
        *(
            np.concatenate([getattr(some, field.name) for some in results])
            for field in fields(ShopResults)
        )
    )


def _rank(answer: Answer, product: str) -> int:
    skus = [hit.product.sku for hit in answer.hits]
    return skus.index(product) + 1 if product in skus else 0
