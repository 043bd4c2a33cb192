"""The verbs of the audit over one catalogue."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import (
    REFERENCE_RULES,
    DuplicateGroup,
    GroupDetail,
    ReferenceRule,
)
from desktop_app.domain.issue import IssueList
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.duplicates.audit_report import (
    AuditReport,
    AuditState,
    DecisionReport,
    History,
)
from desktop_app.engine.duplicates.catalogue_health import find_issues
from desktop_app.engine.duplicates.duplicate_scan import method_with, scan_for_duplicates
from desktop_app.engine.duplicates.grouping import (
    find_groups,
    group_detail,
    groups_of,
)
from desktop_app.engine.duplicates.product_links import links_between
from desktop_app.engine.duplicates.resolving import (
    apply_resolutions,
    history,
    import_decisions,
)
from desktop_app.engine.export.group_export import export_groups
from desktop_app.engine.export.pair_export import write_pairs
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message
from desktop_app.progress import Job
from desktop_app.vision.model_card import Calibration


class Audit:
    """Finds duplicates in an open catalogue and keeps what is decided about them.

    Args:
        catalogue: the catalogue.
        index: of its pictures.
        model: sha256 of the model file that made the vectors.
        calibration: what makes probabilities of similarities; None where unknown.
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

    def run(self) -> Job[AuditReport]:
        """Look at every picture that is new since the last run; a closed job keeps what it saw."""
        started = time.perf_counter()
        audited = yield from scan_for_duplicates(
            self._catalogue, self._index, self._model, self._calibration
        )
        links = links_between(self._catalogue)
        levels = Counter(link.level for link in links.values())
        found = yield from groups_of(self._catalogue, links, REFERENCE_RULES)
        return AuditReport(
            audited,
            levels["exact"],
            levels["copy"],
            levels["same_product"],
            sum(1 for group in found if group.state == "open"),
            time.perf_counter() - started,
        )

    def state(self) -> AuditState:
        """Return how much has been looked through."""
        audited = self._catalogue.findings.count_scanned(method_with(self._model))
        return AuditState(self._catalogue.pictures.count(), audited)

    def groups(self, rules: Sequence[ReferenceRule]) -> Job[tuple[DuplicateGroup, ...]]:
        """Return all groups, surest first; ``rules`` choose each group's reference."""
        return find_groups(self._catalogue, rules)

    def group(self, product_ids: Sequence[int]) -> GroupDetail:
        """Return the members of a group as they are now, and what was found between them."""
        return group_detail(self._catalogue, product_ids)

    def health(self, language: str = "") -> Job[tuple[IssueList, ...]]:
        """Return what is wrong with products and pictures, a list a kind.

        Args:
            language: code of the one that products are named in where the shop does so.
        """
        return find_issues(self._catalogue, language)

    def resolve(self, resolutions: Sequence[Resolution]) -> None:
        """Keep what the user says, all of it as one action that can be undone.

        All resolutions have one ruling. Before the first action of a day the catalogue
        is copied, beside the work.

        Raises:
            VitrineError: a product was merged or removed meanwhile, or the disk is full.
        """
        apply_resolutions(self._catalogue, resolutions)

    def undo(self) -> None:
        """Take the last action back; nothing happens where there is none.

        What an import has changed since stays as it is.
        """
        self._catalogue.history.undo()

    def redo(self) -> None:
        """Do again what was taken back last; nothing happens where there is none."""
        self._catalogue.history.redo()

    def history(self) -> History:
        """Return what undo and redo would do."""
        return history(self._catalogue)

    def write_pairs(self, file: Path) -> Job[int]:
        """Write all findings to a CSV file, a pair of pictures a row; return how many."""
        return write_pairs(self._catalogue, file)

    def export(
        self,
        groups: Sequence[DuplicateGroup],
        file: Path,
        *,
        translate: Callable[[Message], str] = str,
        language: str = "en",
    ) -> Job[None]:
        """Write groups as they are shown to a CSV, XLSX or HTML file, by its ending.

        A job that is closed leaves what was there before.

        Args:
            groups: in this order.
            file: is replaced.
            translate: translates a sentence of the HTML page; English without it.
            language: of ``translate``, as HTML names it: ``zh-CN``.

        Raises:
            VitrineError: the ending is another one, or the file cannot be written.
        """
        return export_groups(self._catalogue, groups, file, translate=translate, language=language)

    def import_decisions(self, file: Path) -> Job[DecisionReport]:
        """Take decisions from a table (``decision,sku_a,sku_b``), an action a ruling.

        A job that is closed changes nothing.

        Raises:
            VitrineError: the table cannot be read, or lacks a column.
        """
        return import_decisions(self._catalogue, file)
