"""Collecting the report of an import, chunk by chunk."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from desktop_app.catalogue.io.import_row import TableWarning
from desktop_app.engine.ingest.chunk_changes import Outcome
from desktop_app.engine.ingest.chunk_writer import WrittenChunk
from desktop_app.engine.ingest.empty_cells import EmptyCellCounts
from desktop_app.engine.ingest.import_reader import FoundPicture, ReadRow
from desktop_app.engine.ingest.import_report import ImportReport, Rejection
from desktop_app.engine.ingest.replaced_pictures import ReplacedPictures


class ReportBuilder:
    """Collects the outcome of each product, and the rows that are not used.

    Attributes:
        removed: number of pictures that were replaced.
        archived: number of products that the table no longer has.
        replaced: the pictures that the rows name.
        unused_rows: number of rows that are rejected or skipped.
    """

    def __init__(self) -> None:
        self.removed = 0
        self.archived = 0
        self.replaced = ReplacedPictures()
        self.unused_rows = 0
        self._outcomes: dict[int, Outcome] = {}
        self._rejections: list[Rejection] = []
        self._warnings: list[TableWarning] = []
        self._empty_cells = EmptyCellCounts()
        self._picture_count = 0
        self._moved = 0
        self._used_rows = 0
        self._skipped_rows = 0

    @property
    def product_ids(self) -> Collection[int]:
        """The ids of all products of the rows that are used."""
        return self._outcomes.keys()

    @property
    def rejected_skus(self) -> set[str]:
        """The SKUs of rows that are not used, as far as they have one."""
        return {rejection.sku for rejection in self._rejections} - {""}

    def add_errors(self, read: ReadRow[FoundPicture]) -> None:
        """Add the reasons why a row or its pictures cannot be used."""
        row = read.row
        self.unused_rows += read.is_rejected
        self._skipped_rows += row.is_skipped
        if read.is_rejected:
            self.replaced.add_incomplete(sku=row.sku)
        if not (row.warnings or read.errors):
            return
        name = str(row.values.get("name", ""))
        self._warnings += [replace(one, sku=row.sku, name=name) for one in row.warnings]
        self._rejections += [
            Rejection(row.line, error, row.sku, name, row.is_skipped, not read.is_rejected)
            for error in read.errors
        ]

    def add_chunk(self, written: WrittenChunk, row_count: int) -> None:
        """Add what was written of the rows of a chunk."""
        self.add_outcomes(written.outcomes)
        self.replaced.add(written.named)
        self.replaced.add_incomplete(written.incomplete)
        self._empty_cells.add(written.empty_cells)
        self._picture_count += len(written.pictures)
        self._moved += written.moved
        self._used_rows += row_count

    def add_outcomes(self, outcomes: Mapping[int, Outcome]) -> None:
        """Add outcomes by product id; the largest of a product counts."""
        for product_id, outcome in outcomes.items():
            known = self._outcomes.get(product_id, outcome)
            self._outcomes[product_id] = max(known, outcome)

    def build(self, source_warnings: Sequence[TableWarning]) -> ImportReport:
        """Return the report.

        Args:
            source_warnings: what there is to say about the source as a whole.
        """
        count = Counter(self._outcomes.values())
        warnings = [*self._warnings, *source_warnings, *self._empty_cells.warnings()]
        return ImportReport(
            added=count[Outcome.ADDED],
            updated=count[Outcome.UPDATED],
            unchanged=count[Outcome.UNCHANGED],
            pictures=self._picture_count,
            moved=self._moved,
            removed=self.removed,
            archived=self.archived,
            rejected=tuple(self._rejections),
            warnings=tuple(sorted(warnings, key=lambda warning: warning.line)),
            rows=self._used_rows + self.unused_rows,
            further_rows=self._used_rows - len(self._outcomes),
            rejected_rows=self.unused_rows - self._skipped_rows,
            skipped_rows=self._skipped_rows,
        )
