"""What the user says of a group's products: kept, undone, redone, or read from a table."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.decision_table import DecisionLine, DecisionTable
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.action import ResolutionAction
from desktop_app.domain.resolution import MERGED_FIELDS, Resolution, ResolutionKind
from desktop_app.engine.duplicates.audit_report import DecisionReport, History
from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

_LINES_A_STEP: Final = 256


def apply_resolutions(catalogue: Catalogue, resolutions: Sequence[Resolution]) -> None:
    """Store resolutions as one action, after starting the first backup of the day.

    This is not a job: a job would wait for a running import or audit, and an undo pressed
    right after it would come first. The backup of a large catalogue takes seconds, so it is
    made on another thread from the state before the action.

    Raises:
        ValueError: the resolutions are of several kinds, or one is invalid.
        VitrineError: a product is gone or was merged, or the disk has no room.
    """
    kinds = {resolution.kind for resolution in resolutions}
    if len(kinds) > 1:
        raise ValueError(f"an action needs resolutions of one kind, not {sorted(kinds)}")
    for resolution in resolutions:
        _check(resolution)
    if resolutions:
        catalogue.backups.start_daily()
        catalogue.resolutions.apply(resolutions)


def _check(resolution: Resolution) -> None:
    ids = resolution.product_ids
    if len(ids) < 2 or len(set(ids)) < len(ids):
        raise ValueError(f"two or more different products are needed, not {ids}")
    if resolution.fields and resolution.kind != "merge":
        raise ValueError("only a merge sets fields")
    if unknown := resolution.fields.keys() - set(MERGED_FIELDS):
        raise ValueError(f"a merge cannot set {sorted(unknown)}")


def history(catalogue: Catalogue) -> History:
    """Return what undo and redo would do."""
    return History(_named(catalogue.history.next_undo()), _named(catalogue.history.next_redo()))


def _named(action: ResolutionAction | None) -> Message | None:
    if action is None:
        return None
    match action.kind:
        case "merge":
            return Message("Merge of {count} products", count=action.product_count)
        case "variant":
            return Message("{count} products said to be variants", count=action.product_count)
        case "different":
            return Message("{count} products said to be different", count=action.product_count)
        case "later":
            return Message("{count} products put off", count=action.product_count)


def import_decisions(catalogue: Catalogue, file: Path) -> Job[DecisionReport]:
    """Take decisions from a table, an action a ruling; a job that is closed changes nothing.

    Raises:
        VitrineError: the table cannot be read, or lacks a column; the disk is full.
    """
    table = DecisionTable(file)
    total = table.count()
    lines: list[DecisionLine] = []
    rejected: list[Rejection] = []
    for done, line in enumerate(table.lines()):
        if done % _LINES_A_STEP == 0:
            yield Progress(done, total, Message("Reading decisions"))
        if isinstance(line, DecisionLine):
            lines.append(line)
        else:
            rejected.append(Rejection(*line))
    if lines:
        catalogue.backups.start_daily()
    taking = _DecisionImport(catalogue)
    with catalogue.transaction():
        taking.take(lines)
    rejected += taking.rejected
    return DecisionReport(
        applied=taking.applied,
        unchanged=taking.unchanged,
        rejected=tuple(sorted(rejected, key=lambda rejection: rejection.line)),
    )


class _DecisionImport:
    """Lines of a table on their way into the catalogue.

    A SKU whose product was merged stands for the reference. Merges come first: what else
    is said is said of the products that there are then.

    Attributes:
        applied, unchanged: numbers of lines.
        rejected: lines that make no sense in this catalogue.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.applied = 0
        self.unchanged = 0
        self.rejected: list[Rejection] = []

    def take(self, lines: Sequence[DecisionLine]) -> None:
        """Keep what is new as one action a ruling."""
        ids = self._catalogue.products.ids_by_sku(
            [sku for line in lines for sku in (line.sku_a, line.sku_b)]
        )
        usable = [line for line in lines if self._is_usable(line, ids)]
        self._merge([line for line in usable if line.kind == "merge"], ids)
        self._say([line for line in usable if line.kind != "merge"], ids)

    def _is_usable(self, line: DecisionLine, ids: Mapping[str, int]) -> bool:
        for sku in (line.sku_a, line.sku_b):
            if sku not in ids:
                self._reject(line, Message("The catalogue has no product {sku}.", sku=sku))
                return False
        if line.sku_a == line.sku_b:
            self._reject(line, Message("Both SKUs are the same."))
            return False
        return True

    def _merge(self, lines: Sequence[DecisionLine], ids: Mapping[str, int]) -> None:
        merged = self._catalogue.resolutions.merge_targets()
        said: list[Resolution] = []
        for line in lines:
            reference, other = (_followed(ids[sku], merged) for sku in (line.sku_a, line.sku_b))
            if reference == other:
                self.unchanged += 1
            else:
                merged[other] = reference
                said.append(Resolution("merge", (reference, other)))
        self._act(said)

    def _say(self, lines: Sequence[DecisionLine], ids: Mapping[str, int]) -> None:
        merged = self._catalogue.resolutions.merge_targets()
        rulings = self._catalogue.resolutions.pair_resolutions()
        last: dict[tuple[int, int], DecisionLine] = {}
        for line in lines:
            first, second = sorted(_followed(ids[sku], merged) for sku in (line.sku_a, line.sku_b))
            if first == second:
                self._reject(
                    line,
                    Message("{a} and {b} were merged into one.", a=line.sku_a, b=line.sku_b),
                )
                continue
            if earlier := last.get((first, second)):
                self._reject(earlier, Message("A later line is about the same products."))
            last[first, second] = line
        by_ruling: defaultdict[ResolutionKind, list[Resolution]] = defaultdict(list)
        for pair, line in last.items():
            if rulings.kind_of(*pair) == line.kind:
                self.unchanged += 1
            else:
                by_ruling[line.kind].append(Resolution(line.kind, pair))
        for said in by_ruling.values():
            self._act(said)

    def _act(self, said: Sequence[Resolution]) -> None:
        if said:
            self._catalogue.resolutions.apply(said)
            self.applied += len(said)

    def _reject(self, line: DecisionLine, reason: Message) -> None:
        self.rejected.append(Rejection(line.line, reason))


def _followed(product_id: int, merged: Mapping[int, int]) -> int:
    """Return the product that one counts for; merges of one table make chains."""
    while product_id in merged:
        product_id = merged[product_id]
    return product_id
