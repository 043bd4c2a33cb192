"""The audit of one catalogue: duplicates, decisions and health."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.duplicate_group import (
    DUPLICATE_LEVELS,
    REFERENCE_RULES,
    DuplicateGroup,
    GroupDetail,
    ReferenceRule,
)
from desktop_app.domain.issue import IssueList
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.data_export import begin_export
from desktop_app.engine.duplicates.audit_report import AuditReport, AuditState, DecisionReport
from desktop_app.engine.duplicates.catalogue_health import find_issues
from desktop_app.engine.duplicates.decision_import import import_decisions
from desktop_app.engine.duplicates.duplicate_scan import scan_for_duplicates, scan_method
from desktop_app.engine.duplicates.group_detail import group_detail
from desktop_app.engine.duplicates.grouping import build_groups, current_links, find_groups
from desktop_app.engine.duplicates.pair_listing import list_pairs
from desktop_app.engine.duplicates.resolutions import apply_resolutions
from desktop_app.engine.export.group_export import export_groups
from desktop_app.engine.export.pair_export import write_pairs
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress


class Audit:
    """Finds duplicates in an open catalogue and applies decisions about them.

    Args:
        catalogue: the open catalogue.
        index: of its pictures.
        model: sha256 of the model file that made the vectors.
        calibration: turns evidence into probabilities; None if unknown.
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
        """Scan all pictures added since the last run; a job that is closed keeps its findings."""
        started = time.perf_counter()
        audited = yield from scan_for_duplicates(
            self._catalogue, self._index, self._model, self._calibration
        )
        states = current_links(self._catalogue)
        groups = yield from build_groups(self._catalogue, states, REFERENCE_RULES)
        self._catalogue.check_location()
        open_levels = Counter(group.level for group in groups if group.state == "open")
        return AuditReport(
            audited,
            len(states.links["open", "exact"]),
            len(states.links["open", "copy"]),
            len(states.links["open", "same_product"]),
            len(states.links["open", "variant"]),
            groups=sum(open_levels[level] for level in DUPLICATE_LEVELS),
            variant_groups=open_levels["variant"],
            seconds=time.perf_counter() - started,
        )

    def state(self) -> AuditState:
        """Return how many pictures were scanned."""
        audited = self._catalogue.findings.count_scanned(scan_method(self._model))
        confirmed = self._catalogue.confirmed_photos.count()
        return AuditState(self._catalogue.pictures.count() - confirmed, audited)

    def groups(self, rules: Sequence[ReferenceRule]) -> Job[tuple[DuplicateGroup, ...]]:
        """Return all groups by state, level and score.

        Args:
            rules: choose the reference of each group; further rules break ties.
        """
        return find_groups(self._catalogue, rules)

    def group(self, product_ids: Sequence[int]) -> GroupDetail:
        """Return the current members of a group, and the findings between their pictures."""
        return group_detail(self._catalogue, product_ids)

    def health(self, language: str = "") -> Job[tuple[IssueList, ...]]:
        """Return the issues of products and pictures, a list for each kind.

        Args:
            language: code of the language that products are named in, if the shop gives it.
        """
        return find_issues(self._catalogue, language)

    def resolve(self, resolutions: Sequence[Resolution]) -> None:
        """Apply resolutions of one kind as one action, which can be undone.

        Before the first action of a day, a backup of the catalogue is made in the
        background.

        Raises:
            VitrineError: a product was removed or merged, or the disk is full.
        """
        apply_resolutions(self._catalogue, resolutions)

    def write_pairs(self, file: Path) -> Job[int]:
        """Write all findings to a CSV file, one pair of pictures per row.

        Returns:
            the number of pairs.

        Raises:
            VitrineError: the file cannot be written.
        """
        yield Progress(0, 0, Message("Writing pairs"))
        begin_export(self._catalogue, file)
        rows, total = list_pairs(self._catalogue)
        yield from write_pairs(rows, total, file)
        return total

    def export(
        self,
        groups: Sequence[DuplicateGroup],
        file: Path,
        *,
        translate: Callable[[Message], str] = str,
        language: str = "en",
    ) -> Job[None]:
        """Write groups to a CSV, XLSX or HTML file, depending on its suffix.

        A job that is closed leaves the file as it was.

        Args:
            groups: in this order.
            file: is replaced.
            translate: translates the texts of the HTML page.
            language: of the translation, as HTML names it: ``zh-CN``.

        Raises:
            VitrineError: the suffix is unknown, or the file cannot be written.
        """
        return export_groups(self._catalogue, groups, file, translate=translate, language=language)

    def import_decisions(self, file: Path) -> Job[DecisionReport]:
        """Apply the decisions of a table (``decision,sku_a,sku_b``), one action per kind.

        A job that is closed changes nothing.

        Raises:
            VitrineError: the table cannot be read or lacks a column, or the disk is full.
        """
        return import_decisions(self._catalogue, file)
