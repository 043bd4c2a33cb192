"""The recognition pipeline: from a photo to one answer per region.

The stages stand in ``RecognitionPipeline.run``, one line each. A new stage is a module
with a function from typed input to typed output, and a line there; its time is recorded
under the name on that line. ``read_regions`` runs the stages from ``crop`` to ``keypoints``,
some of them at the same time.
"""

from collections.abc import Collection, Sequence
from functools import partial

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Answer
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.category_vote import require_category
from desktop_app.engine.recognition.geometric_verification import (
    VERIFIED_CANDIDATES,
    RegionMatcher,
    compare_appearances,
    verify_candidates,
)
from desktop_app.engine.recognition.photo_decoding import PhotoSource, decode_photo
from desktop_app.engine.recognition.product_boxes import (
    BoxDetector,
    answered_regions,
)
from desktop_app.engine.recognition.region_reading import read_regions
from desktop_app.engine.recognition.retrieval import retrieve_candidates
from desktop_app.engine.recognition.scoring import score_candidates
from desktop_app.engine.recognition.stage_timer import StageTimer
from desktop_app.engine.recognition.verdict import decide_verdicts
from desktop_app.vision.embedder import Embedder


class RecognitionPipeline:
    """Answers photos with the products of one catalogue.

    Args:
        embedder: the model.
        index: of the catalogue's pictures.
        catalogue: the catalogue.
        calibration: turns evidence into probabilities; None if unknown.
        detector: finds the product in whole photos; None if there is none.
    """

    def __init__(
        self,
        embedder: Embedder,
        index: PictureIndex,
        catalogue: Catalogue,
        calibration: Calibration | None,
        detector: BoxDetector | None = None,
    ) -> None:
        self._embedder = embedder
        self._index = index
        self._catalogue = catalogue
        self._calibration = calibration
        self._detector = detector

    @property
    def embedder(self) -> Embedder:
        """The model."""
        return self._embedder

    def run(
        self,
        source: PhotoSource,
        regions: Sequence[Region] = (WHOLE_PHOTO,),
        *,
        top: int,
        category: str = "",
        products: Collection[int] | None = None,
        matcher: RegionMatcher | None = None,
        detects_product: bool = True,
        embedder: Embedder | None = None,
    ) -> tuple[Answer, ...]:
        """Return an answer per region.

        Args:
            source: a file, an encoded picture, or (height, width, 3) uint8 RGB.
            regions: the parts of the photo to recognise.
            top: maximum number of hits per region.
            category: only hits of this category; empty for all.
            products: only hits with one of these ids; None for all.
            matcher: of the product that all regions show; None if each has its own.
            detects_product: whether to look for the product in a whole photo.
            embedder: whose vectors are searched for, trained to be near those of the
                catalogue's pictures; None for the pipeline's own.

        Raises:
            VitrineError: the photo cannot be read, or no picture is of the category.
        """
        index, catalogue = self._index, self._catalogue
        embedder = embedder or self._embedder
        calibration = self._calibration
        require_category(category, catalogue)
        search = partial(
            retrieve_candidates,
            count=max(top, VERIFIED_CANDIDATES),
            category=category,
            products=products,
        )
        score = partial(score_candidates, top=top)
        timer = StageTimer()
        photo = timer.run("decode", decode_photo, source)
        detector = self._detector if detects_product else None
        read = partial(read_regions, index=index, embedder=embedder, detector=detector)
        readings = read(photo, regions, matcher=matcher, timer=timer)
        crops, embeddings = [one.crops for one in readings], [one.embeddings for one in readings]
        search = partial(search, printed=[one.keypoints.found for one in readings])
        retrieved = timer.run("search", search, embeddings, index, catalogue)
        matchers = [one.keypoints.matcher for one in readings]
        verified = timer.run("verify", verify_candidates, matchers, retrieved, catalogue)
        # Measured only if it is weighed. Without a calibration, one may be fitted to the answers.
        if calibration is None or calibration.weighs("appearance", "colour"):
            verified = timer.run("appearance", compare_appearances, matchers, verified, catalogue)
        hits = timer.run("score", score, retrieved, verified, calibration, catalogue)
        verdicts = timer.run("verdict", decide_verdicts, hits, retrieved, calibration)
        answered_in = timer.run("region", answered_regions, crops, embeddings, hits, index)
        timings = timer.timings()
        return tuple(
            Answer(
                verdict=verdict.verdict,
                category=verdict.category,
                hits=region_hits,
                ms=timings,
                device=embedder.device.name,
                photo=photo,
                inner_crop=one.crops.inner,
                embedding=one.embeddings[0],
                region=answered,
            )
            for verdict, region_hits, one, answered in zip(
                verdicts, hits, readings, answered_in, strict=True
            )
        )
