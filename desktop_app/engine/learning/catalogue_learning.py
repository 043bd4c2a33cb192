"""What a catalogue learns: confirmed photos, and a metric that is switched on or off."""

from collections.abc import Callable

from desktop_app.access.refusal import require_right
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.role import Right
from desktop_app.engine.learning import confirmation
from desktop_app.engine.learning.active_space import (
    original_index,
    switch_teaching,
    teaching_state,
)
from desktop_app.engine.learning.calibration_report import CalibrationReport
from desktop_app.engine.learning.catalogue_calibration import (
    calibrate_catalogue,
    calibration_report,
)
from desktop_app.engine.learning.learning_proposal import is_learning_worthwhile
from desktop_app.engine.learning.teach_report import TeachingState, TeachReport
from desktop_app.engine.learning.teaching import teach
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.photo_decoding import PhotoSource
from desktop_app.progress import Job
from desktop_app.settings import Measure
from desktop_app.vision.embedder import Embedder


class CatalogueLearning:
    """Learns from the pictures of a catalogue and from the photos that users confirm.

    Args:
        catalogue: the catalogue.
        index: of its pictures.
        embedder: the model.
        measure: how photos and pictures are compared.
        use_index: called when the calibration has changed, with ``index``, and with the index
            of another embedding space, to replace ``index``.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        index: PictureIndex,
        embedder: Embedder,
        measure: Measure,
        use_index: Callable[[PictureIndex], None],
    ) -> None:
        self._catalogue = catalogue
        self._index = index
        self._embedder = embedder
        self._measure: Measure = measure
        self._use_index = use_index

    def calibrate(self) -> Job[CalibrationReport | None]:
        """Fit the scores to the catalogue; it is used at once if it is measured to be better.

        A cancelled job changes nothing.

        Returns:
            what was measured; None if there are too few pictures.
        """
        self._require_right()
        index = self._index
        if not index.is_original:
            index = original_index(self._catalogue, self._embedder)
            index.load()
            yield from index.build()
        report = yield from calibrate_catalogue(self._catalogue, self._embedder, index)
        self._use_index(self._index)
        return report

    def calibration_report(self) -> CalibrationReport | None:
        """Return what the last ``calibrate`` measured; None if it was not run."""
        return calibration_report(self._catalogue, self._embedder.card.sha256)

    def remove_calibration(self) -> None:
        """Use the calibration of the model's card again."""
        self._require_right()
        self._catalogue.calibrations.remove(self._embedder.card.sha256)
        self._use_index(self._index)

    def learn(self) -> Job[TeachReport]:
        """Fit the scores to the catalogue, then learn a metric: ``calibrate`` and ``teach``."""
        yield from self.calibrate()
        return (yield from self.teach())

    def teach(self) -> Job[TeachReport]:
        """Learn a metric from the pictures and the confirmed photos; it is not activated.

        A cancelled job changes nothing.

        Raises:
            VitrineError: there is too little to learn from.
        """
        self._require_right()
        self._catalogue.audit_log.append("learn")
        return teach(self._catalogue, self._embedder)

    def is_worthwhile(self) -> bool:
        """Return whether ``teach`` is likely to improve the answers now."""
        return is_learning_worthwhile(self._catalogue, self._embedder.card.sha256)

    def teaching_state(self) -> TeachingState | None:
        """Return the state of the learned metric; None if nothing was learned."""
        return teaching_state(self._catalogue, self._embedder.card.sha256)

    def switch_teaching(self, *, on: bool) -> Job[None]:
        """Activate the latest learned metric, or deactivate all.

        A cancelled job changes nothing.

        Raises:
            VitrineError: nothing was learned yet.
        """
        self._require_right()
        index = yield from switch_teaching(self._catalogue, self._embedder, self._measure, on=on)
        self._index.stop_rebuild()
        self._use_index(index)

    def confirm(self, photo: PhotoSource, product_id: int) -> str:
        """Add a photo to the pictures of a product; return a key for ``unconfirm``.

        The next search finds it, and ``teach`` learns from it.

        Raises:
            KeyError: no product has this id.
            VitrineError: the photo cannot be read.
        """
        return confirmation.confirm(self._catalogue, self._index, self._embedder, photo, product_id)

    def unconfirm(self, key: str) -> None:
        """Remove a confirmed photo, by the key that ``confirm`` returned."""
        confirmation.remove_confirmation(self._catalogue, key)

    def _require_right(self) -> None:
        """Ask before the work of minutes, not when its result is stored."""
        require_right(self._catalogue.role, Right.LEARN)
