"""The embedding space in use: the model's own, or one of a learned metric.

The user chooses the measure; the catalogue stores the learned metrics and which one is
active. A metric of another model, or a damaged one, counts as missing.
"""

import logging
from collections.abc import Callable
from typing import Final, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from desktop_app import paths
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.learned_metric import LearnedMetric
from desktop_app.engine.learning.catalogue_calibration import own_calibration
from desktop_app.engine.learning.teach_report import TeachingState, TeachReport
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.picture_index_files import remove_outdated_indexes
from desktop_app.engine.picture_keypoints import PictureKeypoints
from desktop_app.engine.recognition.features import FEATURES
from desktop_app.engine.server_picture_index import ServerPictureIndex
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.metric_learning import Metric
from desktop_app.settings import Measure
from desktop_app.vision.embedder import Embedder

_log = logging.getLogger(__name__)

# Names of the spaces, with the id of the metric; index files are named after them.
_LEARNED_NAME: Final = "learnt-{}"
_MAHALANOBIS_NAME: Final = "mahalanobis-{}"

_Vectors: TypeAlias = npt.NDArray[np.float32]


def teaching_state(catalogue: Catalogue, model: str) -> TeachingState | None:
    """Return the state of the active metric, otherwise of the latest; None without one."""
    learned = catalogue.metrics.active(model) or catalogue.metrics.latest(model)
    if learned is None:
        return None
    report = msgspec.convert(learned.report, TeachReport)
    return TeachingState(report, learned.is_active, learned.created_at)


def switch_teaching(
    catalogue: Catalogue, embedder: Embedder, measure: Measure, *, on: bool
) -> Job[PictureIndex]:
    """Activate the latest metric or deactivate all; return the index of the new space.

    A cancelled job changes nothing.

    Raises:
        VitrineError: nothing was learned yet.
    """
    model = embedder.card.sha256
    latest = catalogue.metrics.latest(model)
    if on and (latest is None or _metric(latest, embedder) is None):
        raise VitrineError(
            Message("Nothing was learned from this catalogue yet."),
            Message("Learn from the catalogue first."),
        )
    space = _space(catalogue, embedder, measure, latest if on else None)
    index = _index_in(space, catalogue, model)
    index.load()
    yield from index.update()
    if on and latest is not None:
        catalogue.metrics.activate(model, latest.id)
    else:
        catalogue.metrics.deactivate(model)
    return index


def original_index(catalogue: Catalogue, embedder: Embedder) -> PictureIndex:
    """Return the index in the model's own space, not loaded yet."""
    space = EmbeddingSpace.original(embedder.card.output.dimension)
    return _index_in(space, catalogue, embedder.card.sha256)


def index_for(catalogue: Catalogue, embedder: Embedder, measure: Measure) -> PictureIndex:
    """Return the index, not loaded yet, in the space of a measure.

    Index files of metrics that were replaced are removed.

    Raises:
        VitrineError: the measure is the Mahalanobis distance, and nothing was learned.
    """
    model = embedder.card.sha256
    known = [catalogue.metrics.active(model), catalogue.metrics.latest(model)]
    ids = [learned.id for learned in known if learned]
    keep = [name.format(id_) for name in (_LEARNED_NAME, _MAHALANOBIS_NAME) for id_ in ids]
    remove_outdated_indexes(catalogue, model, keep=keep)
    return _index_in(space_for(catalogue, embedder, measure), catalogue, model)


def _index_in(space: EmbeddingSpace, catalogue: Catalogue, model: str) -> PictureIndex:
    """Return the index in a space, not loaded yet."""
    keypoints = PictureKeypoints(catalogue, paths.keypoint_vocabulary())
    if catalogue.server_search is not None:
        return ServerPictureIndex(catalogue, model, space, keypoints, catalogue.server_search)
    return PictureIndex(catalogue, model, space, keypoints)


def space_for(catalogue: Catalogue, embedder: Embedder, measure: Measure) -> EmbeddingSpace:
    """Return the space in which photos and pictures are compared; raises as ``index_for``."""
    return _space(catalogue, embedder, measure, catalogue.metrics.active(embedder.card.sha256))


def calibration_for(
    catalogue: Catalogue, embedder: Embedder, measure: Measure, index: PictureIndex
) -> Calibration | None:
    """Return the calibration for an index's space; None if it was not measured.

    In the original space it is the catalogue's own, if that was measured to be better than
    the one of the model's card; a learned metric has its own.

    Raises:
        VitrineError: the model's card has a weight for an unknown feature.
    """
    if index.is_original:
        card = _require_known_features(embedder.card.calibration)
        return _own_calibration(catalogue, embedder.card.sha256, len(index)) or card
    active = catalogue.metrics.active(embedder.card.sha256)
    if measure != "auto" or active is None or active.calibration is None:
        return None
    try:
        return _require_known_features(Calibration.from_fields(active.calibration))
    except (ValueError, VitrineError) as error:
        _log.info("the calibration of metric %d is not used: %s", active.id, error)
        return None


def _own_calibration(catalogue: Catalogue, model: str, pictures: int) -> Calibration | None:
    """Return the calibration that was fitted to the catalogue; None if it cannot be used."""
    try:
        return _require_known_features(own_calibration(catalogue, model, pictures))
    except (ValueError, VitrineError) as error:
        _log.info("the calibration of the catalogue is not used: %s", error)
        return None


def _require_known_features(calibration: Calibration | None) -> Calibration | None:
    """Return the calibration; raise ``VitrineError`` if it has an unknown feature."""
    known = {feature.name for feature in FEATURES}
    for name in calibration.weights if calibration is not None else ():
        if name not in known:
            raise VitrineError(
                Message(
                    "The calibration of the model needs the unknown feature {name}.", name=name
                ),
                Message("Update Vitrine, or choose another model in the settings."),
            )
    return calibration


def learned_measures(
    catalogue: Catalogue, embedder: Embedder
) -> dict[str, Callable[[_Vectors, _Vectors], _Vectors]]:
    """Return the measures of the latest metric by name; empty without a metric."""
    metric = _metric(catalogue.metrics.latest(embedder.card.sha256), embedder)
    if metric is None:
        return {}
    return {
        "learnt": EmbeddingSpace.learned(metric, _LEARNED_NAME).similarity,
        "mahalanobis": EmbeddingSpace.mahalanobis(metric, _MAHALANOBIS_NAME).similarity,
    }


def _space(
    catalogue: Catalogue, embedder: Embedder, measure: Measure, active: LearnedMetric | None
) -> EmbeddingSpace:
    if catalogue.server_search is not None:  # it knows the model's own space only
        return EmbeddingSpace.original(embedder.card.output.dimension)
    learned = active if measure == "auto" else None
    if measure == "mahalanobis":
        learned = active or catalogue.metrics.latest(embedder.card.sha256)
    metric = _metric(learned, embedder)
    if learned is not None and metric is not None:
        if measure == "mahalanobis":
            return EmbeddingSpace.mahalanobis(metric, _MAHALANOBIS_NAME.format(learned.id))
        return EmbeddingSpace.learned(metric, _LEARNED_NAME.format(learned.id))
    if measure == "mahalanobis":
        raise VitrineError(
            Message("Mahalanobis' distance has to be learned from the catalogue first."),
            Message("Choose another measure, or learn from the catalogue first."),
        )
    return EmbeddingSpace.original(embedder.card.output.dimension)


def _metric(learned: LearnedMetric | None, embedder: Embedder) -> Metric | None:
    """Return the metric; None if there is none, or it cannot be used with the model."""
    if learned is None:
        return None
    try:
        card = embedder.card
        return Metric.from_bytes(learned.metric, card.sha256, card.output.dimension)
    except ValueError as error:
        _log.info("metric %d is not used: %s", learned.id, error)
        return None
