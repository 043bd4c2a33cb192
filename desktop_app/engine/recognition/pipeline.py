"""The recognition pipeline: from a photo to one answer per region.

The stages stand in ``RecognitionPipeline.run``, one line each. A new stage is a module
with a function from typed input to typed output, and a line there; its time is recorded
under the name on that line. The keypoints stage runs beside others, on its own thread.
"""

from collections.abc import Collection, Sequence
from functools import partial

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Answer
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.category_vote import require_category
from desktop_app.engine.recognition.embedding import embed_regions
from desktop_app.engine.recognition.geometric_verification import (
    VERIFIED_CANDIDATES,
    RegionMatcher,
    compare_appearances,
    verify_candidates,
)
from desktop_app.engine.recognition.keypoint_retrieval import search_by_keypoints
from desktop_app.engine.recognition.multi_crop import crop_regions
from desktop_app.engine.recognition.photo_decoding import PhotoSource, decode_photo
from desktop_app.engine.recognition.product_boxes import (
    BoxDetector,
    answered_regions,
    find_product_boxes,
)
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
        # The keypoints need nothing of the other stages, which leave a part of the cores idle.
        keypoints = partial(search_by_keypoints, photo, regions, index, matcher)
        with timer.beside("keypoints", keypoints) as wait_for_keypoints:
            boxes = timer.run("detect", find_product_boxes, photo, regions, detector)
            crops = timer.run("crop", crop_regions, photo, regions, embedder, boxes)
            embeddings = timer.run("embed", embed_regions, crops, embedder)
            prints = wait_for_keypoints()
        search = partial(search, printed=[one.found for one in prints])
        retrieved = timer.run("search", search, embeddings, index, catalogue)
        matchers = [one.matcher for one in prints]
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
                inner_crop=region_crops.inner,
                embedding=region_embeddings[0],
                region=answered,
            )
            for verdict, region_hits, region_crops, region_embeddings, answered in zip(
                verdicts, hits, crops, embeddings, answered_in, strict=True
            )
        )
