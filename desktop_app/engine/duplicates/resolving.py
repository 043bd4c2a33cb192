"""What the user says of a group's products: kept, undone, redone, or read from a table."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.decision_table import DecisionLine, DecisionTable
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.decisions import Action, Said
from desktop_app.domain.resolution import MERGED_FIELDS, Resolution, ResolutionKind
from desktop_app.engine.duplicates.audit_report import DecisionReport, History
from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

_LINES_A_STEP: Final = 256


def apply_resolutions(
    store: SqliteCatalogue, settlements: Sequence[Resolution], *, author: str
) -> None:
    """Keep what is said as one action.

    No job, although a large catalogue takes seconds to be copied before the first action
    of a day: a job would wait for an import or an audit that runs, and be overtaken by
    the undo that is pressed right after. So the copy is made beside the work, of the
    state before it.

    Raises:
        ValueError: the settlements are of several rulings, or one makes no sense.
        VitrineError: a product is not there or was merged, or there is no room.
    """
    rulings = {settlement.kind for settlement in settlements}
    if len(rulings) > 1:
        raise ValueError(f"one action has one ruling, not {sorted(rulings)}")
    for settlement in settlements:
        _check(settlement)
    for ruling in rulings:
        store.backups.begin()
        said = [(settlement.product_ids, settlement.fields) for settlement in settlements]
        store.decisions.act(ruling, said, author=author)


def _check(settlement: Resolution) -> None:
    ids = settlement.product_ids
    if len(ids) < 2 or len(set(ids)) < len(ids):
        raise ValueError(f"two or more different products are needed, not {ids}")
    if settlement.fields and settlement.kind != "merge":
        raise ValueError("only a merge sets fields")
    if unknown := settlement.fields.keys() - set(MERGED_FIELDS):
        raise ValueError(f"a merge cannot set {sorted(unknown)}")


def history(store: SqliteCatalogue) -> History:
    """Return what undo and redo would do."""
    return History(_named(store.decisions.to_undo()), _named(store.decisions.to_redo()))


def _named(action: Action | None) -> Message | None:
    if action is None:
        return None
    match action.ruling:
        case "merge":
            return Message("Merge of {count} products", count=action.products)
        case "variant":
            return Message("{count} products said to be variants", count=action.products)
        case "different":
            return Message("{count} products said to be different", count=action.products)
        case "later":
            return Message("{count} products put off", count=action.products)


def import_decisions(store: SqliteCatalogue, file: Path, *, author: str) -> Job[DecisionReport]:
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
        store.backups.begin()
    taking = _DecisionImport(store, author)
    with store.atomic():
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

    def __init__(self, store: SqliteCatalogue, author: str) -> None:
        self._store = store
        self._author = author
        self.applied = 0
        self.unchanged = 0
        self.rejected: list[Rejection] = []

    def take(self, lines: Sequence[DecisionLine]) -> None:
        """Keep what is new as one action a ruling."""
        ids = self._store.ids_by_sku([sku for line in lines for sku in (line.sku_a, line.sku_b)])
        usable = [line for line in lines if self._is_usable(line, ids)]
        self._merge([line for line in usable if line.ruling == "merge"], ids)
        self._say([line for line in usable if line.ruling != "merge"], ids)

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
        merged = self._store.decisions.merged()
        said: list[Said] = []
        for line in lines:
            reference, other = (_followed(ids[sku], merged) for sku in (line.sku_a, line.sku_b))
            if reference == other:
                self.unchanged += 1
            else:
                merged[other] = reference
                said.append(((reference, other), {}))
        self._act("merge", said)

    def _say(self, lines: Sequence[DecisionLine], ids: Mapping[str, int]) -> None:
        merged = self._store.decisions.merged()
        rulings = self._store.decisions.rulings()
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
        by_ruling: defaultdict[ResolutionKind, list[Said]] = defaultdict(list)
        for pair, line in last.items():
            if rulings.of(*pair) == line.ruling:
                self.unchanged += 1
            else:
                by_ruling[line.ruling].append((pair, {}))
        for ruling, said in by_ruling.items():
            self._act(ruling, said)

    def _act(self, ruling: ResolutionKind, said: Sequence[Said]) -> None:
        if said:
            self._store.decisions.act(ruling, said, author=self._author)
            self.applied += len(said)

    def _reject(self, line: DecisionLine, reason: Message) -> None:
        self.rejected.append(Rejection(line.line, reason))


def _followed(product_id: int, merged: Mapping[int, int]) -> int:
    """Return the product that one counts for; merges of one table make chains."""
    while product_id in merged:
        product_id = merged[product_id]
    return product_id
