"""An open catalogue with a model and an index that are ready: all use cases."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Answer, Hit
from desktop_app.domain.download_limits import DownloadLimits
from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.domain.row_selection import RowSelection
from desktop_app.domain.synchronisation import ReceivedChanges
from desktop_app.domain.table_options import TableOptions
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.catalogue_map import CatalogueMap, lay_out_catalogue
from desktop_app.engine.editing.product_editor import ProductEditor
from desktop_app.engine.ingest.backfill import backfill_pictures
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.ingest.source_import import import_source
from desktop_app.engine.labels.labels import Labels
from desktop_app.engine.learning.active_space import calibration_for, index_for, learned_measures
from desktop_app.engine.learning.confirmation import adopt_earlier_confirmations
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.explanation import explain_hit
from desktop_app.engine.recognition.geometric_verification import RegionMatcher
from desktop_app.engine.recognition.photo_decoding import PhotoSource
from desktop_app.engine.recognition.photo_fusion import fuse_answers
from desktop_app.engine.recognition.pipeline import RecognitionPipeline
from desktop_app.engine.recognition.product_boxes import BoxDetector, shipped_detector
from desktop_app.engine.recognition.similar_products import similar_products
from desktop_app.engine.shared_changes import take_over_changes
from desktop_app.engine.status import CatalogueStatus, DeviceReport
from desktop_app.engine.text_search_preparation import prepare_text_search
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.search.similarity_measures import MEASURES
from desktop_app.settings import Device, Measure
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card

if TYPE_CHECKING:  # use cases that do not follow at once are imported when asked for
    from desktop_app.engine.categories.category_proposals import CategoryProposals
    from desktop_app.engine.counter.corrections import Corrections
    from desktop_app.engine.counting.counting import Counting
    from desktop_app.engine.duplicates.audit import Audit
    from desktop_app.engine.evaluation.summary import Evaluation
    from desktop_app.engine.learning.catalogue_learning import CatalogueLearning

_MAX_NARROWED: Final = 2_000  # products that words narrow the search for a photo to


class Workspace:
    """An open catalogue, and the model and index that recognise its products.

    It belongs to the thread that opened the catalogue.

    Attributes:
        catalogue: everything that needs no model.
        labels: what is printed on products.
    """

    def __init__(
        self,
        catalogue: CatalogueBrowser,
        embedder: Embedder,
        index: PictureIndex,
        measure: Measure,
        detector: BoxDetector | None,
    ) -> None:
        self.catalogue = catalogue
        self._store = catalogue.store
        self._embedder = embedder
        self._detector = detector
        self._measure: Measure = measure
        self._index = index
        self._use(index)

    @classmethod
    def open(
        cls, store: Catalogue, card: Path, *, device: Device = "auto", measure: Measure = "auto"
    ) -> Job["Workspace"]:
        """Prepare an open catalogue, as ``prepare``; a cancelled or failed job closes it."""
        with ExitStack() as undo:
            catalogue = CatalogueBrowser(store)
            undo.callback(catalogue.close)
            workspace = yield from cls.prepare(catalogue, card, device=device, measure=measure)
            undo.pop_all()
        return workspace

    @classmethod
    def prepare(
        cls,
        catalogue: CatalogueBrowser,
        card: Path,
        *,
        device: Device = "auto",
        measure: Measure = "auto",
    ) -> Job["Workspace"]:
        """Load the model, embed new pictures, and load or build the index.

        A cancelled job keeps the embeddings it has made and leaves the catalogue open.

        Args:
            catalogue: an open catalogue; the workspace closes it.
            card: the model card of the model to use.
            device: the device that runs the model.
            measure: how photos and pictures are compared.

        Raises:
            VitrineError: the model or its card is unusable, the device is
                missing, or the measure has to be learned first.
        """
        yield from prepare_text_search(catalogue.store)
        yield Progress(0, 0, Message("Loading the model"))
        embedder = Embedder.open(load_card(card), device=device)
        embedder.warm_up()
        detector = shipped_detector()
        index = index_for(catalogue.store, embedder, measure)
        yield Progress(0, 0, Message("Loading the index"))
        index.load()
        if not catalogue.store.is_read_only:
            yield from adopt_earlier_confirmations(catalogue.store)
            if catalogue.store.server_search is None:  # else most pictures are the server's
                yield from backfill_pictures(catalogue.store, index, embedder)
        yield from index.update()
        return cls(catalogue, embedder, index, measure, detector)

    def close(self) -> None:
        """Save the index if it changed, and close the catalogue."""
        with closing(self.catalogue):
            self._index.close()

    def status(self) -> CatalogueStatus:
        """Return the size of the catalogue and the device that runs the model."""
        device = self._embedder.device
        return CatalogueStatus(
            name=self._store.name,
            location=self._store.location,
            products=self._store.products.count(),
            pictures=self._store.pictures.count(),
            indexed=len(self._index),
            model=self._embedder.card.name,
            device=DeviceReport(device.name, device.requested, device.reason, device.gpu_idle),
            write_refusal=self._store.write_refusal,
        )

    def identify(
        self, source: PhotoSource, *, top: int = 5, category: str = "", words: str = ""
    ) -> Answer:
        """Find the products that a photo shows, best first.

        Args:
            source: a file, an encoded picture, or (height, width, 3) uint8 RGB.
            top: maximum number of hits.
            category: only products of this category; empty for all.
            words: only products that these words find; empty for all.

        Raises:
            VitrineError: the photo cannot be read, or no picture is of the category.
        """
        whole = (WHOLE_PHOTO,)
        return self.identify_regions(source, whole, top=top, category=category, words=words)[0]

    def identify_regions(
        self,
        source: PhotoSource,
        regions: Sequence[Region],
        *,
        top: int = 5,
        category: str = "",
        words: str = "",
        matcher: RegionMatcher | None = None,
        detects_product: bool = True,
    ) -> tuple[Answer, ...]:
        """Find the products in each region; arguments as ``RecognitionPipeline.run``."""
        products = None
        if words:
            matches = self._store.text_search.find(words, limit=_MAX_NARROWED)
            products = {match.product_id for match in matches}
        return self._pipeline.run(
            source,
            regions,
            top=top,
            category=category,
            products=products,
            matcher=matcher,
            detects_product=detects_product,
        )

    def combine(self, answers: Sequence[Answer], *, top: int = 5) -> Answer:
        """Return one answer from those to several photos, ``top=FUSED_HITS``, the newest last."""
        return fuse_answers(answers, self._calibration, top=top)

    def explain(self, photo: RgbImage, region: Region, hit: Hit) -> Job[Explanation]:
        """Explain why a region of a photo, (h, w, 3) uint8 RGB, was answered with a product."""
        return explain_hit(photo, region, hit, self._embedder, self._store)

    def similar(
        self,
        picture_id: int,
        *,
        top: int,
        weights: SimilarityWeights = SimilarityWeights(),  # noqa: B008 - a tuple of numbers
    ) -> tuple[Hit, ...]:
        """Return the products most similar to a picture, without its own, best first.

        Args:
            picture_id: the picture.
            top: maximum number of products.
            weights: of colour, shape and texture, relative to the embedding.

        Raises:
            VitrineError: the picture is no longer in the catalogue.
        """
        vectors = self._store.embeddings.get(self._embedder.card.sha256, [picture_id])
        if not vectors:
            raise VitrineError(
                Message("This picture is no longer in the catalogue."),
                Message("Search again."),
            )
        own = vectors[picture_id]
        return similar_products(picture_id, own, self._index, self._store, top=top, weights=weights)

    def catalogue_map(self) -> Job[CatalogueMap]:
        """Lay the products out on a plane, similar products close together."""
        return lay_out_catalogue(self._store, self._embedder.card.sha256)

    def import_products(
        self,
        source: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        pictures_root: Path | None = None,
        download: DownloadLimits | None = None,
        options: TableOptions = TableOptions(),  # noqa: B008 - frozen
        selection: RowSelection | None = None,
        archive_missing: bool = False,
        archive_only: npt.NDArray[np.int64] | None = None,
    ) -> Job[ImportReport]:
        """Import the products of a table or a folder of pictures, as ``import_source``.

        Every yield follows a commit: a cancelled job keeps what is done.
        """
        return import_source(
            self._store,
            self._index,
            self._embedder,
            source,
            mapping=mapping,
            pictures_root=pictures_root,
            download=download,
            options=options,
            selection=selection,
            archive_missing=archive_missing,
            archive_only=archive_only,
        )

    def take_over_changes(self) -> Job[ReceivedChanges]:
        """Let searches find what others have changed; see ``take_over_changes``."""
        return take_over_changes(self._store, self._index)

    def finish_index(self) -> Job[None]:
        """Wait for a rebuild of the index in the background, and save the index."""
        return self._index.finish_rebuild()

    def evaluate(
        self, queries: Path, *, measures: Sequence[str] | None = None
    ) -> "Job[Evaluation]":
        """Identify photos whose products are known, and measure the accuracy.

        Nothing is changed. Confirmed photos are not searched: the photos to evaluate may be
        among them.

        Args:
            queries: CSV file or workbook with the columns ``photo`` and ``sku``;
                an empty SKU means that the product is not in the catalogue.
            measures: names of similarity measures to compare as well; None for all,
                with ``learnt`` and ``mahalanobis`` if there is a learned metric.

        Raises:
            VitrineError: the table cannot be read, or a column is missing.
        """
        from desktop_app.engine.evaluation.pipeline_evaluation import evaluate_pipeline

        imported = self._index.without(self._store.confirmed_photos.ids())
        known = {**MEASURES, **learned_measures(self._store, self._embedder)}
        return evaluate_pipeline(
            queries,
            self._pipeline_on(imported),
            self.labels,
            self._store,
            self.status(),
            self._embedder.card.sha256,
            {name: known[name] for name in (known if measures is None else measures)},
        )

    def audit(self) -> "Audit":
        """Return the audit of this catalogue, valid until the index is replaced."""
        from desktop_app.engine.duplicates.audit import Audit

        model = self._embedder.card.sha256
        return Audit(self._store, self._index, model, self._calibration)

    def categories(self) -> "CategoryProposals":
        """Return the proposals of categories, valid until the index is replaced."""
        from desktop_app.engine.categories.category_proposals import CategoryProposals

        return CategoryProposals(self._store, self._index, self._embedder.card.sha256)

    def editor(self) -> ProductEditor:
        """Return the editor of this catalogue's products, valid until the index is replaced."""
        return ProductEditor(self._store, self._index, self._embedder)

    def corrections(self) -> "Corrections":
        """Return what keeps photos of the counter, valid until the index is replaced."""
        from desktop_app.engine.counter.corrections import Corrections

        return Corrections(self._store, self._index, self._embedder)

    def counting(self) -> "Counting":
        """Return what counts products in photos, valid until the index is replaced."""
        from desktop_app.engine.counting.counting import Counting

        return Counting.open(self._pipeline, self._detector, self._store, self._index)

    def learning(self) -> "CatalogueLearning":
        """Return what this catalogue learns, valid until the index is replaced."""
        from desktop_app.engine.learning.catalogue_learning import CatalogueLearning

        return CatalogueLearning(self._store, self._index, self._embedder, self._measure, self._use)

    def _use(self, index: PictureIndex) -> None:
        self._index = index
        self._calibration = calibration_for(self._store, self._embedder, self._measure, index)
        self._pipeline = self._pipeline_on(index)
        ruling = None if self._calibration is None else self._embedder.card.label_calibration
        self.labels = Labels(self._store, ruling)

    def _pipeline_on(self, index: PictureIndex) -> RecognitionPipeline:
        return RecognitionPipeline(
            self._embedder, index, self._store, self._calibration, self._detector
        )
