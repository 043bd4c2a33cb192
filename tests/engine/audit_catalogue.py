"""A catalogue with its audit, but without a model or an index."""

from pathlib import Path
from typing import Any, cast

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.domain.finding import ComparisonLevel, Finding, PictureQuality
from desktop_app.domain.issue import IssueKind
from desktop_app.domain.picture import PictureFile
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.duplicates.audit import Audit
from desktop_app.engine.duplicates.audit_report import DecisionReport
from desktop_app.progress import finish
from tests.actor import ACTOR


class AuditCatalogue:
    """A catalogue that can be closed and opened again, and its audit."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open()

    def _open(self) -> None:
        self.store = open_catalogue(self._folder, actor=ACTOR)
        # Only a scan needs the index and the calibration.
        self.audit = Audit(self.store, cast("Any", None), "", None)

    def reopen(self) -> None:
        self.store.close()
        self._open()

    def add(self, sku: str, *contents: str, **values: object) -> int:
        """Add a product with a picture for each content hash, and return its id."""
        product_id = self.store.products.add({sku: values})[sku]
        for content in contents:
            self.add_picture(product_id, content)
        return product_id

    def add_picture(
        self,
        product_id: int,
        content: str,
        path: str = "",
        size_px: tuple[int, int] = (9, 9),
        jpeg: bytes = b"",
    ) -> int:
        path = path or f"/{product_id}/{content}.jpg"
        file = PictureFile(path, content, 1, 1, *size_px, jpeg)
        return self.store.pictures.add([(product_id, file)])[0]

    def find(self, first: str, second: str, level: ComparisonLevel, score: float) -> None:
        """Store a finding about two contents."""
        first, second = sorted((first, second))
        finding = Finding(first, second, level, score, (1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0))
        self.store.findings.put("method", {}, (), [finding])

    def assess(self, content: str, quality: PictureQuality) -> None:
        """Store the quality of a content."""
        self.store.findings.put("method", {content: quality}, (), ())

    def resolve(self, kind: Any, *product_ids: int, **fields: object) -> None:
        self.audit.resolve([Resolution(kind, product_ids, fields)])

    def groups(self) -> tuple[DuplicateGroup, ...]:
        return finish(self.audit.groups(("oldest",)))

    def issues(self, kind: IssueKind, language: str = "") -> set[tuple[str, str, str]]:
        """Return SKU and name of each product with the issue, and the other product's SKU."""
        (found,) = (listed for listed in finish(self.audit.health(language)) if listed.kind == kind)
        return {(issue.sku, issue.name, issue.other_sku) for issue in found.issues}

    def import_decisions(self, file: Path) -> DecisionReport:
        return finish(self.audit.import_decisions(file))
