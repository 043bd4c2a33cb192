"""The verbs of the audit over one catalogue."""

from collections.abc import Sequence
from pathlib import Path

from desktop_app.catalogue.store import CatalogueStore
from desktop_app.engine.audit.findings import (
    AuditReport,
    AuditState,
    Group,
    GroupDetail,
    HealthList,
    History,
    Rule,
    Settlement,
)
from desktop_app.engine.indexing import PictureIndex
from desktop_app.progress import Job
from desktop_app.vision.model_card import Calibration


class Audit:
    """Finds duplicates in an open catalogue and keeps what is decided about them.

    Args:
        store: the catalogue.
        index: of its pictures.
        model: sha256 of the model file that made the vectors.
        calibration: what makes probabilities of similarities; None where unknown.
    """

    def __init__(
        self,
        store: CatalogueStore,
        index: PictureIndex,
        model: str,
        calibration: Calibration | None,
    ) -> None:
        self._store = store
        self._index = index
        self._model = model
        self._calibration = calibration

    def run(self) -> Job[AuditReport]:
        """Look at every picture that is new since the last run; every yield follows a commit."""
        raise NotImplementedError

    def state(self) -> AuditState:
        """Return how much has been looked through."""
        raise NotImplementedError

    def groups(self, rules: Sequence[Rule]) -> Job[tuple[Group, ...]]:
        """Return all groups, surest first; ``rules`` choose each group's reference."""
        raise NotImplementedError

    def group(self, product_ids: Sequence[int]) -> GroupDetail:
        """Return the members of a group as they are now, and what was found between them."""
        raise NotImplementedError

    def health(self) -> Job[tuple[HealthList, ...]]:
        """Return what is wrong with products and pictures, a list a kind."""
        raise NotImplementedError

    def settle(self, settlements: Sequence[Settlement], *, author: str) -> None:
        """Keep what the user says, all of it as one action that can be undone."""
        raise NotImplementedError

    def undo(self) -> None:
        """Take the last action back; nothing happens where there is none."""
        raise NotImplementedError

    def redo(self) -> None:
        """Do again what was taken back last; nothing happens where there is none."""
        raise NotImplementedError

    def history(self) -> History:
        """Return what undo and redo would do."""
        raise NotImplementedError

    def export(self, groups: Sequence[Group], file: Path) -> Job[None]:
        """Write groups as they are shown to a CSV, XLSX or HTML file, by its ending."""
        raise NotImplementedError

    def import_decisions(self, file: Path, *, author: str) -> Job[int]:
        """Take decisions from a table (``decision,sku_a,sku_b``); return how many were new."""
        raise NotImplementedError
