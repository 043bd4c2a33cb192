"""Whether the photo shows the very thing of a picture: keypoints of both, brought into line.

The embedding is good at "one of these twenty", keypoints at "this print and no
other"; they say nothing of an apple, and then change nothing. The pictures'
keypoints lie ready in the catalogue; those of the photo are found here.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final

from desktop_app.catalogue.store import CatalogueStore
from desktop_app.engine.results import Hit, Matches, RgbImage
from desktop_app.engine.verdict import score_of
from desktop_app.vision.keypoints import (
    KEYPOINT_FORMAT,
    Keypoints,
    align,
    photo_keypoints,
    unpack,
)

CANDIDATES: Final = 20


def verified(
    photo: RgbImage, hits: tuple[Hit, ...], store: CatalogueStore, *, threads: int
) -> tuple[Hit, ...]:
    """Look at the first ``CANDIDATES`` hits more closely and rank all of them anew.

    Args:
        photo: (h, w, 3) uint8 RGB.
        hits: with evidence, best first; one whose picture has no keypoints, or
            damaged ones, is left as it is.
        store: the catalogue.
        threads: so many hits are looked at at once.
    """
    pictures = [hit.picture.id for hit in hits[:CANDIDATES] if hit.picture]
    packed = store.keypoints.get(KEYPOINT_FORMAT, pictures)
    if not packed:
        return hits
    in_photo = photo_keypoints(photo)

    def look(hit: Hit) -> Hit:
        in_picture = unpack(packed.get(hit.picture.id, b"")) if hit.picture else None
        return hit if in_picture is None else _with_matches(hit, in_photo, in_picture)

    with ThreadPoolExecutor(threads, thread_name_prefix="verifier") as pool:
        looked_at = [*pool.map(look, hits[:CANDIDATES]), *hits[CANDIDATES:]]
    return tuple(sorted(looked_at, key=lambda hit: hit.score or 0.0, reverse=True))


def _with_matches(hit: Hit, photo: Keypoints, picture: Keypoints) -> Hit:
    assert hit.evidence is not None, "hits of a photo have evidence"
    alignment = align(photo, picture)
    matches = Matches(alignment.photo_points, alignment.picture_points)
    evidence = replace(hit.evidence, inliers=alignment.inliers, matches=matches)
    return replace(hit, evidence=evidence, score=score_of(evidence.cosine, alignment.inliers))
