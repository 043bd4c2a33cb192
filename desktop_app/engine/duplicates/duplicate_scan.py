"""The run of the audit: every picture is compared with those around it in the index.

Contents are looked at, not pictures: a "no image" picture that stands for hundreds of
products is looked at once. What was looked at is not looked at again, so that an
import costs only what it brought, and a run that was stopped goes on where it was.
Threads compare; the catalogue and the index are read and written here alone.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.finding import Finding, FindingLevel, PictureQuality
from desktop_app.domain.picture import Picture
from desktop_app.engine.duplicates.near_duplicate import (
    COPY_METHOD,
    PictureComparison,
    PictureFeatures,
    compare_pictures,
)
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.retrieval import Nearest, candidates
from desktop_app.engine.recognition.verdict import probability, with_inlier_leads
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.vector_index import Neighbours
from desktop_app.vision.keypoints import KEYPOINT_FORMAT
from desktop_app.vision.model_card import Calibration
from desktop_app.vision.picture_quality import brightness, sharpness

# Distinct contents that each is compared with: the original of an everyday edit is
# among them but for one or two in 400.
_AROUND: Final = 12
# Of pictures with one and the same vector as many are looked at.
_TWINS: Final = 3
# Another photograph of the same product is told where it is more probable than not.
SAME_PRODUCT: Final = 0.5
_BATCH: Final = 32
_THREADS: Final = 2
_WAITING: Final = 6
_KEPT_LOOKS: Final = 800


@dataclass(frozen=True, slots=True)
class _Neighbourhood:
    """A picture and what it is compared with, nearest first.

    Attributes:
        vector: of the picture, (dim,) float32.
        own: ids of the products that have these contents.
        known: by the row of ``nearest`` how many inliers an earlier comparison gave.
    """

    look: PictureFeatures
    number: int
    vector: npt.NDArray[np.float32]
    own: frozenset[int]
    nearest: Sequence[Nearest]
    looks: Sequence[PictureFeatures]
    known: Mapping[int, int]

    @property
    def kin(self) -> list[str]:
        """The contents around it that are of its own product."""
        near = zip(self.nearest, self.looks, strict=True)
        return [look.content_hash for item, look in near if item.product_id in self.own]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was seen of a picture: its quality, and what it is to each around it."""

    quality: PictureQuality
    relations: Sequence[PictureComparison]


class _Batch:
    """What was seen and is not in the catalogue yet."""

    def __init__(self, catalogue: Catalogue, method: str) -> None:
        self._catalogue = catalogue
        self._method = method
        self._begin()

    def add(self, around: _Neighbourhood, seen: _Seen, found: Iterable[Finding]) -> None:
        """Note what was seen of a picture; with many noted, keep them."""
        self._looked_at[around.look.content_hash] = seen.quality
        self._kin.update(around.kin)
        self._found += found
        if len(self._looked_at) == _BATCH:
            self.keep()

    def keep(self) -> None:
        """Bring what was noted into the catalogue."""
        self._catalogue.findings.put(self._method, self._looked_at, self._kin, self._found)
        self._begin()

    def _begin(self) -> None:
        self._looked_at: dict[str, PictureQuality] = {}
        self._kin: set[str] = set()
        self._found: list[Finding] = []


def scan_for_duplicates(
    catalogue: Catalogue, index: PictureIndex, model: str, calibration: Calibration | None
) -> Job[int]:
    """Look at all contents that were not looked at; return how many these were.

    A step is one picture, so that whoever searches meanwhile does not wait. A job that
    is closed keeps what it has seen.
    """
    # Pictures that another program has brought in meanwhile are to be found, too.
    yield from index.update()
    method = method_with(model)
    catalogue.findings.discard_outdated(method)
    missing = catalogue.findings.unscanned()
    note = Message("Looking for duplicates")
    yield Progress(0, len(missing), note)
    checker = _Checker(catalogue, index, model, calibration)
    batch = _Batch(catalogue, method)
    audited = 0
    try:
        seen = prefetch(_look, checker.around(missing), threads=_THREADS, max_pending=_WAITING)
        for around, outcome in seen:
            batch.add(around, outcome, checker.findings(around, outcome.relations))
            audited += 1
            yield Progress(audited, len(missing), note)
    finally:
        batch.keep()
    return audited


def method_with(model: str) -> str:
    """Return what names the way of looking: with another one, all is looked at anew."""
    return f"{COPY_METHOD}-{KEYPOINT_FORMAT}-{model}"


def _look(around: _Neighbourhood) -> _Seen:
    """Compare a picture with those around it that it was not compared with yet."""
    own = around.look
    relations = []
    for row, other in enumerate(around.looks):
        if row in around.known:
            relations.append(PictureComparison(around.known[row]))
            continue
        first, second = sorted((own, other), key=lambda look: look.content_hash)
        relations.append(compare_pictures(first, second, rank=row))
    quality = PictureQuality(sharpness(own.pixels), brightness(own.pixels), _stranger(around))
    return _Seen(quality, relations)


def _stranger(around: _Neighbourhood) -> str | None:
    """Return what is nearest, where nothing of the picture's own product is near."""
    if not around.nearest or around.kin:
        return None
    return around.looks[0].content_hash


class _Checker:
    """Brings together what is compared, and says what follows from it.

    It is used by one thread, the one that the catalogue belongs to.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        index: PictureIndex,
        model: str,
        calibration: Calibration | None,
    ) -> None:
        self._catalogue = catalogue
        self._index = index
        self._model = model
        self._calibration = calibration
        self._looks: OrderedDict[str, PictureFeatures] = OrderedDict()
        # By the smaller and the larger id of two pictures: numbers, as there are many.
        self._inliers: dict[int, int] = {}

    def around(self, contents: Sequence[tuple[str, int]]) -> Iterator[_Neighbourhood]:
        """Yield each of some contents, given with a picture of theirs, and those around it."""
        for start in range(0, len(contents), _BATCH):
            batch = contents[start : start + _BATCH]
            near = self._search([picture for _, picture in batch])
            ids = [picture for _, picture in batch]
            every = np.unique(np.concatenate([ids, *(found.ids for _, found in near.values())]))
            every = every.astype(np.int64)
            pictures = self._catalogue.pictures.get(every.tolist())
            owners = self._catalogue.pictures.owners(every)
            own = self._catalogue.findings.products_by_content([content for content, _ in batch])
            for content, picture in batch:
                # What has gone meanwhile, or has no vector yet, waits for the next run.
                if picture in near and picture in pictures and content in own:
                    near_by = self._around_one(
                        content, picture, own[content], *near[picture], pictures, owners
                    )
                    if near_by is not None:
                        yield near_by

    def findings(
        self, around: _Neighbourhood, relations: Sequence[PictureComparison]
    ) -> Iterator[Finding]:
        """Yield what a picture is to those around it."""
        own = around.look.content_hash
        for item, other, relation in zip(around.nearest, around.looks, relations, strict=True):
            self._inliers[_pair(around.number, item.picture_id)] = relation.inliers
            if relation.level is not None:
                yield _finding(own, other, relation.level, relation.score, relation.transform)
        for row, score in self._same_products(around, relations):
            if relations[row].level is None and score >= SAME_PRODUCT:
                yield _finding(own, around.looks[row], "same_product", score)

    def _search(
        self, pictures: Sequence[int]
    ) -> dict[int, tuple[npt.NDArray[np.float32], Neighbours]]:
        """Return the vectors of some pictures and what is around them, by picture."""
        vectors = self._catalogue.embeddings.get(self._model, pictures)
        near = {}
        for picture, vector in vectors.items():
            found = self._index.search(vector[np.newaxis], _AROUND + 1)
            # Those of one vector stand together: how far each is from the first of them.
            starts = np.r_[True, found.scores[1:] != found.scores[:-1]]
            place = np.arange(len(starts)) - np.maximum.accumulate(
                np.where(starts, np.arange(len(starts)), 0)
            )
            kept = (place < _TWINS) | (found.ids == picture)
            near[picture] = vector, Neighbours(found.ids[kept], found.scores[kept])
        return near

    def _around_one(
        self,
        content: str,
        picture: int,
        own: frozenset[int],
        vector: npt.NDArray[np.float32],
        found: Neighbours,
        pictures: Mapping[int, Picture],
        owners: Mapping[int, tuple[int, str]],
    ) -> _Neighbourhood | None:
        nearest: dict[str, Nearest] = {}
        for number, score in zip(found.ids.tolist(), found.scores.tolist(), strict=True):
            if number not in pictures or number not in owners:
                continue
            other = pictures[number].content_hash
            if other != content and len(nearest) < _AROUND:
                nearest.setdefault(other, Nearest(*owners[number], number, score))
        looks = self._look_at(
            {item.picture_id: pictures[item.picture_id] for item in nearest.values()}
            | {picture: pictures[picture]}
        )
        if content not in looks:
            return None
        nearest = {other: item for other, item in nearest.items() if other in looks}
        known = {
            row: self._inliers[pair]
            for row, item in enumerate(nearest.values())
            if (pair := _pair(picture, item.picture_id)) in self._inliers
        }
        return _Neighbourhood(
            looks[content],
            picture,
            vector,
            own,
            list(nearest.values()),
            [looks[other] for other in nearest],
            known,
        )

    def _look_at(self, pictures: Mapping[int, Picture]) -> dict[str, PictureFeatures]:
        """Return looks at pictures by contents; those not at hand are read."""
        new = [
            number
            for number, picture in pictures.items()
            if picture.content_hash not in self._looks
        ]
        thumbnails = self._catalogue.thumbnails.get(new)
        packed = self._catalogue.keypoints.get(KEYPOINT_FORMAT, new)
        for number in filter(thumbnails.__contains__, new):
            picture = pictures[number]
            self._looks[picture.content_hash] = PictureFeatures(
                picture.content_hash,
                Path(picture.path),
                (picture.width_px, picture.height_px),
                thumbnails[number],
                packed.get(number, b""),
            )
        looks = {}
        for picture in pictures.values():
            if picture.content_hash in self._looks:
                self._looks.move_to_end(picture.content_hash)
                looks[picture.content_hash] = self._looks[picture.content_hash]
        while len(self._looks) > _KEPT_LOOKS:
            self._looks.popitem(last=False)
        return looks

    def _same_products(
        self, around: _Neighbourhood, relations: Sequence[PictureComparison]
    ) -> Iterator[tuple[int, float]]:
        """Yield how probable it is that other products are this one, by the row of a picture."""
        others = [
            row for row, item in enumerate(around.nearest) if item.product_id not in around.own
        ]
        first: dict[int, int] = {}
        for row in others:
            first.setdefault(around.nearest[row].product_id, row)
        found = candidates(
            [around.nearest[row] for row in first.values()],
            [around.nearest[row] for row in others],
            self._index.centres(around.vector[np.newaxis], list(first)),
        )
        evidence = with_inlier_leads(
            [
                replace(candidate.evidence, inliers=relations[row].inliers)
                for candidate, row in zip(found, first.values(), strict=True)
            ]
        )
        for row, parts in zip(first.values(), evidence, strict=True):
            yield row, probability(parts, self._calibration)


def _pair(one: int, other: int) -> int:
    return min(one, other) << 32 | max(one, other)


def _finding(
    own: str,
    other: PictureFeatures,
    level: FindingLevel,
    score: float,
    transform: tuple[float, ...] | None = None,
) -> Finding:
    first, second = sorted((own, other.content_hash))
    return Finding(first, second, level, score, transform)
