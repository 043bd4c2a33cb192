"""The labels of one catalogue: what was read, and what the words of a photo decide."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Answer, Hit, Timings
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.label import TextLine
from desktop_app.engine.labels.label_backfill import (
    PendingPicture,
    pending_pictures,
    read_catalogue,
    store_lines,
)
from desktop_app.engine.labels.label_comparison import compare_labels
from desktop_app.engine.labels.label_ruling import RULED_HITS, rule
from desktop_app.engine.labels.word_rarity import WordRarity, label_candidates
from desktop_app.engine.recognition.photo_decoding import PhotoSource
from desktop_app.progress import Job
from desktop_app.vision.label_text import TEXT_VERSION, LabelReader

# Hits that may have print, or the brand of the first one.
_FIRST_HITS: Final = 5
# Words are counted anew after so large a change of the catalogue.
_MAX_GROWTH: Final = 0.1


class Identify(Protocol):
    """A search for a photo, such as ``Workspace.identify``."""

    def __call__(self, source: PhotoSource, *, top: int) -> Answer:
        """Find the products that a photo shows, best first."""


class Labels:
    """Reads labels and rules answers by them; belongs to the thread of its catalogue.

    Args:
        catalogue: an open catalogue.
        calibration: of rulings; None if answers cannot be ruled.

    Attributes:
        reader: reads labels for ``identify``; None if that does not read any.
    """

    def __init__(self, catalogue: Catalogue, calibration: Calibration | None) -> None:
        self._catalogue = catalogue
        self._calibration = calibration
        self.reader: LabelReader | None = None
        self._rarity: WordRarity | None = None
        self._counted = 0

    def count_unread(self) -> int:
        """Return the number of pictures that were not read, as ``pending_pictures`` has them."""
        if self._catalogue.server_search is not None:
            return 0
        return self._catalogue.label_texts.count_missing(TEXT_VERSION)

    def pending(self, after: int) -> Sequence[PendingPicture]:
        """Return the next pictures to read, as ``pending_pictures``."""
        return pending_pictures(self._catalogue, after)

    def store(self, lines: Mapping[int, Sequence[TextLine]]) -> None:
        """Store the lines of pictures that were read, by picture id."""
        store_lines(self._catalogue, lines)

    def read_pictures(self, reader: LabelReader) -> Job[int]:
        """Read all pictures that were not read, as ``read_catalogue``."""
        return read_catalogue(self._catalogue, reader)

    def can_decide(self, answer: Answer) -> bool:
        """Return whether it is worthwhile to read the label in a photo.

        It is if the answer is uncertain, or if the first hit shares its brand with another
        one; and if there is print on the first hits, or if that is not known.
        """
        if self._calibration is None or answer.photo is None or not answer.hits:
            return False
        first = answer.hits[:_FIRST_HITS]
        if answer.verdict == "match" and not _shares_brand(first):
            return False
        return self._may_have_print(first)

    def identify(self, search: Identify, source: PhotoSource, *, top: int) -> Answer:
        """Return the answer of a search after the label was read, if that is worthwhile.

        Args:
            search: returns an answer without the label.
            source: the photo.
            top: maximum number of hits.
        """
        answer = search(source, top=max(top, RULED_HITS))
        if self.reader is not None and answer.photo is not None and self.can_decide(answer):
            start_s = time.perf_counter()
            lines = self.reader.read(answer.region.cut_from(answer.photo))
            answer = self.rule(answer, lines)
            answer = replace(answer, ms=_with_label(answer.ms, time.perf_counter() - start_s))
        return replace(answer, hits=answer.hits[:top])

    def rule(self, answer: Answer, lines: Sequence[TextLine]) -> Answer:
        """Return the answer with what the words of its photo say about the hits.

        Args:
            answer: the answer without the label.
            lines: the text in the region of the photo that the answer is about.
        """
        if self._calibration is None or not lines:
            return answer
        ids = [hit.product.id for hit in answer.hits[:RULED_HITS]]
        known = label_candidates(self._catalogue, ids)
        comparison = compare_labels(lines, [known[id_] for id_ in ids], self.rarity().of)
        return rule(answer, comparison, self._calibration)

    def _may_have_print(self, hits: Sequence[Hit]) -> bool:
        pictures = self._catalogue.pictures.of_products([hit.product.id for hit in hits])
        ids = [picture.id for some in pictures.values() for picture in some]
        lines = self._catalogue.label_texts.get(TEXT_VERSION, ids)
        return len(lines) < len(ids) or any(lines.values())

    def rarity(self) -> WordRarity:
        """Return the rarity of words, counted again if the catalogue has changed much."""
        count = self._catalogue.products.count() + self._catalogue.pictures.count()
        count -= self.count_unread()
        if self._rarity is None or abs(count - self._counted) > _MAX_GROWTH * self._counted:
            self._rarity, self._counted = WordRarity(self._catalogue), count
        return self._rarity


def _with_label(ms: Timings, label_s: float) -> Timings:
    label_ms = round(label_s * 1000, 3)
    return Timings({**ms.stages, "label": label_ms}, round(ms.total + label_ms, 3))


def _shares_brand(hits: Sequence[Hit]) -> bool:
    brands = [hit.product.brand.casefold() for hit in hits]
    return bool(brands[0]) and brands[0] in brands[1:]
