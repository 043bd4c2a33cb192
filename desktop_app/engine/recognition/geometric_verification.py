"""Whether the photo shows the very thing of a picture: keypoints of both, brought into line.

The embedding is good at "one of these twenty", keypoints at "this print and no
other"; they say nothing of an apple, and then change nothing. The pictures'
keypoints lie ready in the catalogue; those of the photo are found here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.evidence import Evidence, MatchedPoints
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.recognition.retrieval import Candidate
from desktop_app.engine.recognition.verdict import with_inlier_leads
from desktop_app.vision.keypoints import (
    KEYPOINT_FORMAT,
    Keypoints,
    align,
    photo_keypoints,
    unpack,
)

CANDIDATES: Final = 20


def verify_candidates(
    photo: RgbImage, found: Sequence[Candidate], catalogue: Catalogue
) -> list[Candidate]:
    """Look at the first ``CANDIDATES`` more closely.

    Args:
        photo: (h, w, 3) uint8 RGB.
        found: best first; one whose picture has no keypoints, or damaged ones, is
            left as it is.
        catalogue: the catalogue.
    """
    pictures = [candidate.picture_id for candidate in found[:CANDIDATES]]
    packed = catalogue.keypoints.get(KEYPOINT_FORMAT, pictures)
    if not packed:
        return list(found)
    in_photo = photo_keypoints(photo)
    evidence = []
    for candidate in found:
        in_picture = unpack(packed.get(candidate.picture_id, b""))
        evidence.append(
            candidate.evidence
            if in_picture is None
            else _with_matches(candidate.evidence, in_photo, in_picture)
        )
    return [
        replace(candidate, evidence=compared)
        for candidate, compared in zip(found, with_inlier_leads(evidence), strict=True)
    ]


def count_inliers(
    picture_id: int, others: Sequence[int], catalogue: Catalogue
) -> Mapping[int, int]:
    """Return how many keypoints of a picture fall in line with each other picture's.

    Pictures without keypoints are missing from the result.
    """
    packed = catalogue.keypoints.get(KEYPOINT_FORMAT, [picture_id, *others])
    own = unpack(packed.get(picture_id, b""))
    if own is None:
        return {}
    known = ((other, unpack(packed.get(other, b""))) for other in others)
    return {other: align(own, found).inliers for other, found in known if found is not None}


def _with_matches(evidence: Evidence, photo: Keypoints, picture: Keypoints) -> Evidence:
    alignment = align(photo, picture)
    matches = MatchedPoints(alignment.photo_points, alignment.picture_points)
    return replace(evidence, inliers=alignment.inliers, matches=matches)
