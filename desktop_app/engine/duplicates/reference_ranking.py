"""The proposed reference of a group: the rules that rank its products."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.duplicate_group import ReferenceRule
from desktop_app.domain.finding import PictureQuality
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product


@dataclass(frozen=True, slots=True)
class ReferenceCandidate:
    """A product of a group, with what the rules look at.

    Attributes:
        pictures: of the product and of products merged into it.
        qualities: by picture id; pictures that were not scanned are missing.
    """

    product: Product
    pictures: Sequence[Picture]
    qualities: Mapping[int, PictureQuality]


def rank_candidates(
    candidates: Iterable[ReferenceCandidate], rules: Sequence[ReferenceRule]
) -> list[ReferenceCandidate]:
    """Return the candidates best first; each further rule breaks ties, then the lower id."""

    def key(candidate: ReferenceCandidate) -> tuple[float, ...]:
        return (*(-_score(candidate, rule) for rule in rules), candidate.product.id)

    return sorted(candidates, key=key)


def _score(candidate: ReferenceCandidate, rule: ReferenceRule) -> float:
    """Return how well a candidate meets a rule; larger is better."""
    match rule:
        case "most_pictures":
            return len(candidate.pictures)
        case "sharpest":
            return _max_sharpness(candidate)
        case "largest":
            sizes = (picture.width_px * picture.height_px for picture in candidate.pictures)
            return max(sizes, default=0)
        case "oldest":
            return -candidate.product.id
        case "cheapest":
            price = candidate.product.price
            return float("-inf") if price is None else -float(price)
        case "longest_description":
            return len(candidate.product.description)


def _max_sharpness(candidate: ReferenceCandidate) -> float:
    known = (candidate.qualities.get(picture.id) for picture in candidate.pictures)
    return max((quality.sharpness for quality in known if quality), default=0.0)
