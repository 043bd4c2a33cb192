"""Where photos and pictures are compared: as the model sees them, or as was learnt.

The choice is the user's (the measure) and the catalogue's (what was learnt from
it, and whether that is switched on). What was learnt for another model, or is
damaged, counts as not there.
"""

import logging
from collections.abc import Callable
from typing import Final, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.learned_metric import LearnedMetric
from desktop_app.engine.learning.teach_report import TeachingState, TeachReport
from desktop_app.engine.picture_index import PictureIndex, discard_former
from desktop_app.engine.recognition.features import FEATURES
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.metric_learning import Metric
from desktop_app.settings import Measure
from desktop_app.vision.embedder import Embedder

_log = logging.getLogger(__name__)

# Names of the spaces; the number is that of the teaching.
_LEARNT: Final = "learnt-{}"
_MAHALANOBIS: Final = "mahalanobis-{}"

_Vectors: TypeAlias = npt.NDArray[np.float32]


def teaching_state(catalogue: Catalogue, model: str) -> TeachingState | None:
    """Return what is switched on, else what was learnt last; None when nothing was."""
    teaching = catalogue.metrics.active(model) or catalogue.metrics.latest(model)
    if teaching is None:
        return None
    report = msgspec.convert(teaching.report, TeachReport)
    return TeachingState(report, teaching.is_active, teaching.created_at)


def switch_teaching(
    catalogue: Catalogue, embedder: Embedder, measure: Measure, *, on: bool
) -> Job[PictureIndex]:
    """Switch what was learnt last on, or off; return the index that holds from then on.

    A job that is closed changes nothing.

    Raises:
        VitrineError: nothing was learnt yet.
    """
    model = embedder.card.sha256
    latest = catalogue.metrics.latest(model)
    if on and (latest is None or _metric(latest, embedder) is None):
        raise VitrineError(
            Message("Nothing was learnt from this catalogue yet."), Message("Teach it first.")
        )
    index = PictureIndex(
        catalogue, model, _space(catalogue, embedder, measure, latest if on else None)
    )
    index.load()
    yield from index.update()
    if on and latest is not None:
        catalogue.metrics.activate(model, latest.id)
    else:
        catalogue.metrics.deactivate(model)
    return index


def index_for(catalogue: Catalogue, embedder: Embedder, measure: Measure) -> PictureIndex:
    """Return the index, not loaded yet, in the space that ``measure`` asks for.

    Raises:
        VitrineError: Mahalanobis' distance is wanted, and nothing was learnt.
    """
    model = embedder.card.sha256
    known = [catalogue.metrics.active(model), catalogue.metrics.latest(model)]
    ids = [teaching.id for teaching in known if teaching]
    keep = [name.format(id_) for name in (_LEARNT, _MAHALANOBIS) for id_ in ids]
    discard_former(catalogue, model, keep=keep)
    return PictureIndex(catalogue, model, space_for(catalogue, embedder, measure))


def space_for(catalogue: Catalogue, embedder: Embedder, measure: Measure) -> EmbeddingSpace:
    """Return where photos and pictures are compared; raises as ``index_for``."""
    return _space(catalogue, embedder, measure, catalogue.metrics.active(embedder.card.sha256))


def calibration_for(
    catalogue: Catalogue, embedder: Embedder, measure: Measure, index: PictureIndex
) -> Calibration | None:
    """Return what makes probabilities of an index's answers; None where nobody measured it.

    The model's card knows the plain cosine; a learnt space has a calibration of its own.
    """
    if index.is_plain:
        return _require_known_features(embedder.card.calibration)
    active = catalogue.metrics.active(embedder.card.sha256)
    if measure != "auto" or active is None or active.calibration is None:
        return None
    try:
        return _require_known_features(Calibration.from_fields(active.calibration))
    except (ValueError, VitrineError) as error:
        _log.info("the calibration of teaching %d is not used: %s", active.id, error)
        return None


def _require_known_features(calibration: Calibration | None) -> Calibration | None:
    """Raise ``VitrineError`` if a weight is of a feature that is not measured here."""
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


def learnt_measures(
    catalogue: Catalogue, embedder: Embedder
) -> dict[str, Callable[[_Vectors, _Vectors], _Vectors]]:
    """Return measures in what was learnt last, by name, to compare; none without it."""
    metric = _metric(catalogue.metrics.latest(embedder.card.sha256), embedder)
    if metric is None:
        return {}
    return {
        "learnt": EmbeddingSpace.learned(metric, _LEARNT).similarity,
        "mahalanobis": EmbeddingSpace.mahalanobis(metric, _MAHALANOBIS).similarity,
    }


def _space(
    catalogue: Catalogue, embedder: Embedder, measure: Measure, active: LearnedMetric | None
) -> EmbeddingSpace:
    wanted = active if measure == "auto" else None
    if measure == "mahalanobis":
        wanted = active or catalogue.metrics.latest(embedder.card.sha256)
    metric = _metric(wanted, embedder)
    if wanted is not None and metric is not None:
        if measure == "mahalanobis":
            return EmbeddingSpace.mahalanobis(metric, _MAHALANOBIS.format(wanted.id))
        return EmbeddingSpace.learned(metric, _LEARNT.format(wanted.id))
    if measure == "mahalanobis":
        raise VitrineError(
            Message("Mahalanobis' distance has to be learnt from the catalogue first."),
            Message("Choose another measure, and teach the catalogue."),
        )
    return EmbeddingSpace.original(embedder.card.output.dimension)


def _metric(teaching: LearnedMetric | None, embedder: Embedder) -> Metric | None:
    """Return what was learnt; None without a teaching that can be used with the model."""
    if teaching is None:
        return None
    try:
        card = embedder.card
        return Metric.from_bytes(teaching.metric, card.sha256, card.output.dimension)
    except ValueError as error:
        _log.info("teaching %d is not used: %s", teaching.id, error)
        return None
