"""What the stations of ``benchmarks.station_chaos`` have done, and what has become of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, TypeAlias

from desktop_app.catalogue.sqlite.database import CatalogueDatabase

_Place: TypeAlias = tuple[str, tuple[Any, ...], str]
State: TypeAlias = Mapping[str, Mapping[tuple[Any, ...], Mapping[str, Any]]]

# The columns by which a change is followed, and those of the key.
_TABLES: Final = {
    "products": (
        ("id",),
        ("sku", "name", "brand", "category", "description", "archived_at", "merged_into"),
    ),
    "pictures": (("id",), ("product_id", "content_hash")),
    "accepted_lines": (("id",), ("name",)),
    "stock_entries": (("take_id", "product_id"), ("decision", "hand_count")),
    "stock_photos": (("id",), ("content_hash",)),
    "actions": (("id",), ("kind", "is_undone")),
}


class Change(NamedTuple):
    """What an operation has done to a field.

    Attributes:
        table: of the row.
        key: of the row.
        field: the column; empty for the row as a whole.
        before, after: the values; of a row whether it is there.
        is_of_deletion: whether it is a field of a row that was deleted.
        is_committed: false if the station was killed, and nobody knows.
    """

    table: str
    key: tuple[Any, ...]
    field: str
    before: Any
    after: Any
    is_of_deletion: bool
    is_committed: bool

    @property
    def place(self) -> tuple[str, tuple[Any, ...], str]:
        """What was changed."""
        return self.table, self.key, self.field

    @property
    def is_claim(self) -> bool:
        """Whether something has to be left of it; of a deleted row the fields are not asked."""
        return self.is_committed and not self.is_of_deletion


class Journal:
    """The journal of a station: one line of JSON for each event.

    Attributes:
        begun: the number of operations that were begun.
    """

    def __init__(self, file: IO[str], begun: int) -> None:
        self._file = file
        self.begun = begun

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator["Journal"]:
        """Open a journal to write on."""
        begun = sum('"begin"' in line for line in path.open()) if path.exists() else 0
        with path.open("a") as file:
            yield cls(file, begun)

    @staticmethod
    def state(database: CatalogueDatabase) -> State:
        """Return the columns by which changes are followed."""
        return {
            table: {
                row[: len(keys)]: dict(zip(fields, row[len(keys) :], strict=True))
                for row in database.rows(f"SELECT {', '.join((*keys, *fields))} FROM {table}")
            }
            for table, (keys, fields) in _TABLES.items()
        }

    def begin(self, operation: int) -> None:
        """Note that an operation begins."""
        self._write({"begin": operation})

    def write(self, operation: int, before: State, after: State) -> None:
        """Note what an operation is going to commit."""
        self._write({"operation": operation, "changes": list(_changes(before, after))})

    def commit(self, operation: int) -> None:
        """Note that an operation is committed."""
        self._write({"committed": operation})

    def _write(self, line: Mapping[str, Any]) -> None:
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()


def count_begun(path: Path) -> int:
    """Return the number of operations that a station has begun."""
    return path.read_text().count('"begin"') if path.exists() else 0


def read_journal(path: Path) -> list[Change]:
    """Return the changes of a journal in their order."""
    # A station that was killed may have left half a line.
    lines = [json.loads(line) for line in path.read_text().splitlines() if line.endswith("}")]
    committed = {line["committed"] for line in lines if "committed" in line}
    return [
        Change(table, tuple(key), field, before, after, is_deleted, line["operation"] in committed)
        for line in lines
        if "operation" in line
        for table, key, field, before, after, is_deleted in line["changes"]
    ]


def find_lost(changes: Iterable[Change], final: State, conflicts: Iterable[Any]) -> list[Change]:
    """Return the changes of which nothing is left without anybody's knowledge.

    A value is accounted for if the catalogue has it, somebody has read it and written another
    one, it is in the list of conflicts, or its row was deleted by somebody. What is merged into a
    product follows it when somebody merges that product into another one.

    Args:
        changes: of all stations.
        final: the catalogue at the end.
        conflicts: table, id of the row, field and refused value of each.
    """
    changes = list(changes)
    refused = {(table, row, field, _hashable(value)) for table, row, field, value in conflicts}
    account = _Account(final, _seen(changes), refused, _owners(changes))
    followed = _followed(changes)
    return [one for one in changes if one.is_claim and not (account.has(one) or one in followed)]


def _followed(changes: Sequence[Change]) -> set[Change]:
    """Return the merges into products that somebody has merged into others."""
    merges = [one for one in changes if one.field == "merged_into" and one.after is not None]
    merged = {one.key[0] for one in merges}
    return {one for one in merges if one.after in merged}


def _seen(changes: Iterable[Change]) -> Mapping[_Place, set[Any]]:
    """Return the values that somebody has replaced, by place."""
    seen: defaultdict[_Place, set[Any]] = defaultdict(set)
    for one in changes:
        seen[one.place].add(_hashable(one.before))
    return seen


def _owners(changes: Iterable[Change]) -> Mapping[tuple[Any, ...], set[int]]:
    """Return the products that each picture has belonged to."""
    owners: defaultdict[tuple[Any, ...], set[int]] = defaultdict(set)
    for one in changes:
        if one.field == "product_id":
            owners[one.key] |= {one.before, one.after} - {None}
    return owners


class _Account:
    """What has become of changes.

    Args:
        final: the catalogue at the end.
        seen: the values that somebody has replaced, by place.
        refused: table, id, field and value of each conflict.
        owners: the products of each picture.
    """

    def __init__(
        self,
        final: State,
        seen: Mapping[tuple[str, tuple[Any, ...], str], set[Any]],
        refused: set[tuple[str, int, str, Any]],
        owners: Mapping[tuple[Any, ...], set[int]],
    ) -> None:
        self._final = final
        self._seen = seen
        self._refused = refused
        self._owners = owners
        self._conflicts = {entry[:3] for entry in refused}

    def has(self, change: Change) -> bool:
        """Return whether a change is accounted for."""
        row = self._final[change.table].get(change.key)
        if self._is_final(change, row):
            return True
        if _hashable(change.after) in self._seen.get(change.place, ()):
            return True
        refused = (change.table, change.key[-1], change.field, _hashable(change.after))
        if refused in self._refused:
            return True
        if row is None:
            return self._is_gone(change)
        return self._has_stayed(change)

    def _is_final(self, change: Change, row: Mapping[str, Any] | None) -> bool:
        """Return whether the catalogue has what a change has made of its row."""
        if not change.field:
            return bool((row is not None) == change.after)
        return row is not None and bool(row[change.field] == change.after)

    def _is_gone(self, change: Change) -> bool:
        """Return whether somebody has deleted the row of a change, or its product."""
        if True in self._seen.get((change.table, change.key, ""), ()):
            return True
        if change.table == "products":
            return ("products", change.key[0], "product") in self._conflicts
        if change.table != "pictures":
            return False
        return any(
            ("products", id_, "picture") in self._conflicts or self._is_product_gone(id_)
            for id_ in self._owners.get(change.key, ())
        )

    def _is_product_gone(self, id_: int) -> bool:
        return (id_,) not in self._final["products"] and True in self._seen.get(
            ("products", (id_,), ""), ()
        )

    def _has_stayed(self, change: Change) -> bool:
        """Return whether a row that somebody has deleted has stayed as a conflict."""
        if change.field or change.after:
            return False
        product = change.key[0]
        if change.table == "pictures":
            product = self._final["pictures"][change.key]["product_id"]
        return ("products", product, "product") in self._conflicts


def find_twice(final: State) -> list[tuple[str, Any]]:
    """Return what is in the catalogue more than once; each operation writes other texts."""
    texts = (
        ("accepted_lines", "name"),
        ("pictures", "content_hash"),
        ("stock_photos", "content_hash"),
    )
    found = []
    for table, field in texts:
        values = [row[field] for row in final[table].values()]
        found += [(table, value) for value in {*values} if values.count(value) > 1]
    return found


def _changes(before: State, after: State) -> Iterator[tuple[str, list[Any], str, Any, Any, bool]]:
    for table, rows in after.items():
        for key in before[table].keys() | rows.keys():
            old, new = before[table].get(key), rows.get(key)
            if old != new:
                for field, *values in _changed_fields(old, new):
                    is_deleted = field != "" and new is None
                    yield table, list(key), field, *values, is_deleted


def _changed_fields(
    old: Mapping[str, Any] | None, new: Mapping[str, Any] | None
) -> Iterator[tuple[str, Any, Any]]:
    """Yield the field, the earlier and the later value; an empty field for the row."""
    is_other_row = old is None or new is None
    if is_other_row:
        yield "", old is not None, new is not None
    for field in old or new or {}:
        values = (old or {}).get(field), (new or {}).get(field)
        if is_other_row or values[0] != values[1]:
            yield field, *values


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
