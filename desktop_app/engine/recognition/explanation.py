"""Why a photo was answered with a product: the details that match, or the part that decided."""

from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import Evidence, MatchedPoints
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.recognition.geometric_verification import match_region
from desktop_app.engine.recognition.occlusion import occlusion_map
from desktop_app.progress import Job
from desktop_app.vision.embedder import Embedder

# Fewer matches agree with some homography by chance.
MIN_POINTS: Final = 7


def explain_hit(
    photo: RgbImage, region: Region, hit: Hit, embedder: Embedder, catalogue: Catalogue
) -> Job[Explanation]:
    """Explain why a region of a photo was answered with a product.

    A hit that was not verified, for example because words have found it, is verified here.

    Args:
        photo: (h, w, 3) uint8 RGB.
        region: the part of the photo that was searched.
        hit: the product.
        embedder: the model.
        catalogue: the catalogue.
    """
    pixels = region.cut_from(photo)
    pictures = catalogue.embeddings.of_products(embedder.card.sha256, [hit.product.id])
    if hit.product.id not in pictures:
        return Explanation()
    vectors = pictures[hit.product.id]
    similarity = None if hit.evidence is None else hit.evidence.get("cosine")
    if similarity is None:
        similarity = float((vectors @ embedder.embed_picture(pixels)).max())
    points = usable_points(hit.evidence)
    if points is None and hit.picture is not None and not _is_verified(hit.evidence):
        points = _enough(match_region(pixels, region, hit.picture.id, catalogue))
    if points is not None:
        return Explanation(similarity, points)
    influence = yield from occlusion_map(pixels, np.asarray(vectors), embedder)
    return Explanation(similarity, influence=influence)


def usable_points(evidence: Evidence | None) -> MatchedPoints | None:
    """Return the matches behind a score; None if there are too few to say anything."""
    return None if evidence is None else _enough(evidence.matches)


def _enough(points: MatchedPoints | None) -> MatchedPoints | None:
    return points if points is not None and len(points.photo_points) >= MIN_POINTS else None


def _is_verified(evidence: Evidence | None) -> bool:
    return evidence is not None and evidence.matches is not None
