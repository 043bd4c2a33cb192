"""The duplicate scan: every picture is compared with its nearest neighbours.

Distinct contents are compared, not pictures: a placeholder that stands for hundreds of
products is compared once. The catalogue remembers what was compared, so a scan costs
only what an import added, and a cancelled scan continues where it stopped. Threads
compare pictures; only the calling thread reads and writes the catalogue and the index.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.finding import ComparisonLevel, Finding, PictureQuality
from desktop_app.engine.duplicates.neighbourhood import InlierCache, Neighbourhood
from desktop_app.engine.duplicates.neighbourhood_search import NeighbourhoodSearch
from desktop_app.engine.duplicates.picture_comparison import (
    COMPARISON_VERSION,
    PictureComparison,
    compare_pictures,
)
from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.engine.duplicates.same_product import same_product_probabilities
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.engine.local_features import require_local_features
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.vision.keypoints import KEYPOINT_FORMAT
from desktop_app.vision.picture_quality import brightness, sharpness

# Lowest probability that recognition takes a picture for one of another product.
_LOOK_ALIKE_THRESHOLD: Final = 0.5
_BATCH: Final = 32
_THREADS: Final = 2
_MAX_PENDING: Final = 6


def scan_for_duplicates(
    catalogue: Catalogue, index: PictureIndex, model: str, calibration: Calibration | None
) -> Job[int]:
    """Compare all contents that were not compared yet; return their number.

    A step is one picture, so that searches do not have to wait. A job that is closed
    keeps its findings.

    Args:
        catalogue: the catalogue to scan.
        index: of its pictures.
        model: sha256 of the model file that made the vectors.
        calibration: turns evidence into probabilities; None if unknown.
    """
    require_local_features(catalogue)
    # Another program may have added pictures.
    yield from index.update()
    method = scan_method(model)
    catalogue.findings.discard_outdated(method)
    missing = catalogue.findings.unscanned()
    note = Message("Looking for duplicates")
    yield Progress(0, len(missing), note)
    inliers = InlierCache()
    # A photo taken at the counter is no duplicate of its product's pictures.
    imported = index.without(catalogue.confirmed_photos.ids())
    search = NeighbourhoodSearch(catalogue, imported, model, inliers)
    writer = _FindingWriter(catalogue, method)
    scanned = 0
    try:
        neighbourhoods = search.neighbourhoods(missing)
        assessments = prefetch(_assess, neighbourhoods, threads=_THREADS, max_pending=_MAX_PENDING)
        for neighbourhood, assessment in assessments:
            comparisons = assessment.comparisons
            for neighbour, comparison in zip(neighbourhood.neighbours, comparisons, strict=True):
                inliers.put(neighbourhood.picture_id, neighbour.picture_id, comparison.inliers)
            findings = list(_related(neighbourhood, comparisons))
            findings += _look_alikes(neighbourhood, comparisons, calibration)
            writer.add(neighbourhood, assessment.quality, findings)
            scanned += 1
            yield Progress(scanned, len(missing), note)
    finally:
        writer.flush()
    return scanned


def scan_method(model: str) -> str:
    """Return the key of the current method; contents scanned by another are scanned again."""
    return f"{COMPARISON_VERSION}-{KEYPOINT_FORMAT}-{model}"


@dataclass(frozen=True, slots=True)
class _Assessment:
    """The quality of a picture, and its comparison with each neighbour."""

    quality: PictureQuality
    comparisons: Sequence[PictureComparison]


class _FindingWriter:
    """Writes findings to the catalogue, in batches."""

    def __init__(self, catalogue: Catalogue, method: str) -> None:
        self._catalogue = catalogue
        self._method = method
        self._clear()

    def add(
        self, neighbourhood: Neighbourhood, quality: PictureQuality, findings: Sequence[Finding]
    ) -> None:
        """Add the results of one picture; a full batch is written."""
        self._qualities[neighbourhood.features.content_hash] = quality
        self._siblings.update(neighbourhood.sibling_hashes)
        self._findings += findings
        if len(self._qualities) == _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what was added since the last batch."""
        self._catalogue.findings.put(self._method, self._qualities, self._siblings, self._findings)
        self._clear()

    def _clear(self) -> None:
        self._qualities: dict[str, PictureQuality] = {}
        self._siblings: set[str] = set()
        self._findings: list[Finding] = []


def _assess(neighbourhood: Neighbourhood) -> _Assessment:
    """Compare a picture with the neighbours that it was not compared with yet."""
    features = neighbourhood.features
    comparisons = []
    for rank, other in enumerate(neighbourhood.neighbour_features):
        if rank in neighbourhood.known_inliers:
            comparisons.append(PictureComparison(neighbourhood.known_inliers[rank]))
            continue
        first, second = sorted((features, other), key=lambda one: one.content_hash)
        cosine = neighbourhood.neighbours[rank].cosine
        comparisons.append(compare_pictures(first, second, rank=rank, cosine=cosine))
    quality = PictureQuality(
        sharpness(features.pixels), brightness(features.pixels), _foreign_hash(neighbourhood)
    )
    return _Assessment(quality, comparisons)


def _foreign_hash(neighbourhood: Neighbourhood) -> str | None:
    """Return the nearest contents if no neighbour is a picture of the same product."""
    if not neighbourhood.neighbours or neighbourhood.sibling_hashes:
        return None
    return neighbourhood.neighbour_features[0].content_hash


def _related(
    neighbourhood: Neighbourhood, comparisons: Sequence[PictureComparison]
) -> Iterator[Finding]:
    content = neighbourhood.features.content_hash
    for other, comparison in zip(neighbourhood.neighbour_features, comparisons, strict=True):
        if comparison.level is not None:
            finding = _finding(content, other, comparison.level, comparison.score)
            yield replace(
                finding, transform=comparison.transform, differences=comparison.differences
            )


def _look_alikes(
    neighbourhood: Neighbourhood,
    comparisons: Sequence[PictureComparison],
    calibration: Calibration | None,
) -> Iterator[Finding]:
    content = neighbourhood.features.content_hash
    found = same_product_probabilities(neighbourhood, comparisons, calibration)
    for row, score in found:
        if comparisons[row].level is None and score >= _LOOK_ALIKE_THRESHOLD:
            yield _finding(content, neighbourhood.neighbour_features[row], "look_alike", score)


def _finding(
    content: str,
    other: PictureFeatures,
    level: ComparisonLevel,
    score: float,
) -> Finding:
    first, second = sorted((content, other.content_hash))
    return Finding(first, second, level, score)
