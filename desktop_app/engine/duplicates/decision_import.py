"""The import of decisions from a table."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.decision_table import DecisionLine, DecisionTable
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.resolution import Resolution, ResolutionKind
from desktop_app.engine.duplicates.audit_report import DecisionReport
from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

_LINES_PER_STEP: Final = 256


def import_decisions(catalogue: Catalogue, file: Path) -> Job[DecisionReport]:
    """Apply the decisions of a table, one action per kind.

    A job that is closed changes nothing.

    Raises:
        VitrineError: the table cannot be read or lacks a column, or the disk is full.
    """
    table = DecisionTable(file)
    total = table.count()
    lines: list[DecisionLine] = []
    rejected: list[Rejection] = []
    for done, line in enumerate(table.lines()):
        if done % _LINES_PER_STEP == 0:
            yield Progress(done, total, Message("Reading decisions"))
        if isinstance(line, DecisionLine):
            lines.append(line)
        else:
            rejected.append(Rejection(*line))
    if lines:
        catalogue.backups.start_daily()
    decisions = _DecisionImport(catalogue)
    with catalogue.transaction():
        decisions.apply(lines)
    rejected += decisions.rejected
    return DecisionReport(
        applied=decisions.applied,
        unchanged=decisions.unchanged,
        rejected=tuple(sorted(rejected, key=lambda rejection: rejection.line)),
    )


class _DecisionImport:
    """Applies the lines of a table, merges first.

    A SKU of a merged product stands for its reference. The other decisions are about the
    products that remain after the merges of the table.

    Attributes:
        applied: number of lines with a new decision.
        unchanged: number of lines with a decision that holds already.
        rejected: lines that make no sense in this catalogue.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.applied = 0
        self.unchanged = 0
        self.rejected: list[Rejection] = []

    def apply(self, lines: Sequence[DecisionLine]) -> None:
        """Apply the lines that are valid and new."""
        skus = [sku for line in lines for sku in (line.sku_a, line.sku_b)]
        ids = self._catalogue.products.ids_by_sku(skus)
        valid = [line for line in lines if self._is_valid(line, ids)]
        self._apply_merges([line for line in valid if line.kind == "merge"], ids)
        self._apply_others([line for line in valid if line.kind != "merge"], ids)

    def _is_valid(self, line: DecisionLine, ids: Mapping[str, int]) -> bool:
        for sku in (line.sku_a, line.sku_b):
            if sku not in ids:
                self._reject(line, Message("The catalogue has no product {sku}.", sku=sku))
                return False
        if line.sku_a == line.sku_b:
            self._reject(line, Message("Both SKUs are the same."))
            return False
        return True

    def _apply_merges(self, lines: Sequence[DecisionLine], ids: Mapping[str, int]) -> None:
        merged = self._catalogue.resolutions.merge_targets()
        merges: list[Resolution] = []
        for line in lines:
            reference, other = (_reference(ids[sku], merged) for sku in (line.sku_a, line.sku_b))
            if reference == other:
                self.unchanged += 1
            else:
                merged[other] = reference
                merges.append(Resolution("merge", (reference, other)))
        self._apply(merges)

    def _apply_others(self, lines: Sequence[DecisionLine], ids: Mapping[str, int]) -> None:
        pairs = self._catalogue.resolutions.pair_resolutions()
        by_kind: defaultdict[ResolutionKind, list[Resolution]] = defaultdict(list)
        for pair, line in self._last_lines(lines, ids).items():
            if pairs.kind_of(*pair) == line.kind:
                self.unchanged += 1
            else:
                by_kind[line.kind].append(Resolution(line.kind, pair))
        for same_kind in by_kind.values():
            self._apply(same_kind)

    def _last_lines(
        self, lines: Sequence[DecisionLine], ids: Mapping[str, int]
    ) -> dict[tuple[int, int], DecisionLine]:
        """Return the last line about each pair of products; the earlier ones are rejected."""
        merged = self._catalogue.resolutions.merge_targets()
        last: dict[tuple[int, int], DecisionLine] = {}
        for line in lines:
            first, second = sorted(_reference(ids[sku], merged) for sku in (line.sku_a, line.sku_b))
            if first == second:
                reason = Message("{a} and {b} were merged into one.", a=line.sku_a, b=line.sku_b)
                self._reject(line, reason)
                continue
            if earlier := last.get((first, second)):
                self._reject(earlier, Message("A later line is about the same products."))
            last[first, second] = line
        return last

    def _apply(self, resolutions: Sequence[Resolution]) -> None:
        if resolutions:
            self._catalogue.resolutions.apply(resolutions)
            self.applied += len(resolutions)

    def _reject(self, line: DecisionLine, reason: Message) -> None:
        self.rejected.append(Rejection(line.line, reason))


def _reference(product_id: int, merged: Mapping[int, int]) -> int:
    """Return the product that a merged one counts for; merges of a table can form chains."""
    while product_id in merged:
        product_id = merged[product_id]
    return product_id
