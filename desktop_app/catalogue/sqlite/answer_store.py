"""Kept answers of a counter in a SQLite file of their own."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from desktop_app.atomic_file import make_folder
from desktop_app.catalogue.protocols.answers import DamagedAnswersError, StoredPhoto
from desktop_app.catalogue.sqlite.answer_rows import (
    ANSWER_COLUMNS,
    PRODUCT_COLUMNS,
    answer_from_rows,
    answer_values,
    correction_row,
    product_rows,
    search_text,
    search_words,
    time_text,
)
from desktop_app.catalogue.sqlite.answer_schema import prepare
from desktop_app.catalogue.sqlite.answer_scope import PICTURE_KEYS, scope_condition
from desktop_app.catalogue.sqlite.file_identity import file_identity
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.domain.kept_answer import AddedPicture, AnswerFilter, Correction, KeptAnswer
from desktop_app.errors import Message, VitrineError
from desktop_app.write_errors import is_full_disk

_BUSY_TIMEOUT_S: Final = 5.0
_IS_CORRECTED: Final = "(a.corrected_at IS NOT NULL AND NOT a.is_undone)"
_IS_CHOSEN: Final = (
    "EXISTS (SELECT 1 FROM answer_products p WHERE p.answer_id = a.id AND p.role = 'chosen')"
)
_STATES: Final = {
    "corrected": _IS_CORRECTED,
    "chosen": f"NOT {_IS_CORRECTED} AND {_IS_CHOSEN}",
    "open": f"NOT {_IS_CORRECTED} AND NOT {_IS_CHOSEN}",
}
_PHOTO_COLUMNS: Final = "id, key, answered_at, photo_bytes"


class SqliteAnswerStore:
    """Implements ``AnswerStore``."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self._file = file
        self._identity = file_identity(file)

    @classmethod
    def open(cls, file: Path) -> "SqliteAnswerStore":
        """Open the file; create it if it does not exist.

        Raises:
            VitrineError: it cannot be used, or a newer version has written it.
        """
        with _errors_as_messages():
            make_folder(file.parent)
            connection = sqlite3.connect(file, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
            try:
                prepare(connection)
            except BaseException:
                connection.close()
                raise
            return cls(connection, file)

    def put(self, answer: KeptAnswer, photo_bytes: int | None = None) -> int:
        values = answer_values(answer)
        with self._transaction():
            rows = self._rows("SELECT id FROM answers WHERE key = ?", [answer.key])
            if rows:
                answer_id = int(rows[0][0])
                values["search_text"] = self._search_text(answer, answer_id)
                assigned = ", ".join(f"{name} = :{name}" for name in values)
                self._connection.execute(
                    f"UPDATE answers SET {assigned}, photo_bytes = "
                    "coalesce(:photo_bytes, photo_bytes) WHERE id = :id",
                    {**values, "photo_bytes": photo_bytes, "id": answer_id},
                )
                self._connection.execute(
                    "DELETE FROM answer_products WHERE answer_id = ? AND role <> 'corrected'",
                    [answer_id],
                )
            else:
                values["photo_bytes"] = photo_bytes or 0
                marks = ", ".join(f":{name}" for name in values)
                cursor = self._connection.execute(
                    f"INSERT INTO answers ({', '.join(values)}) VALUES ({marks})", values
                )
                assert cursor.lastrowid is not None
                answer_id = cursor.lastrowid
            self._insert_products(answer_id, product_rows(answer))
        return answer_id

    def correct(self, answer_id: int, correction: Correction) -> None:
        with self._transaction():
            self._connection.execute(
                "DELETE FROM answer_products WHERE answer_id = ? AND role = 'corrected'",
                [answer_id],
            )
            self._insert_products(answer_id, [correction_row(correction)])
            self._connection.execute(
                "UPDATE answers SET corrected_at = ? WHERE id = ?",
                [time_text(correction.corrected_at), answer_id],
            )
            if (answer := self.get(answer_id)) is not None:
                self._connection.execute(
                    "UPDATE answers SET search_text = ? WHERE id = ?",
                    [search_text(answer), answer_id],
                )

    def set_picture(self, key: str, picture: AddedPicture) -> None:
        with self._transaction():
            self._connection.execute(
                "UPDATE answers SET picture_key = ?, action_id = ?, is_undone = ?, "
                "replaced_key = ? WHERE key = ?",
                [
                    *(picture.key, picture.action_id, int(picture.is_undone)),
                    *(picture.replaced_key, key),
                ],
            )

    def set_undone(self, action_ids: Collection[int]) -> None:
        with self._transaction():
            self._connection.execute(
                "UPDATE answers SET is_undone = action_id IN (SELECT value FROM json_each(:ids)) "
                "WHERE action_id IS NOT NULL AND is_undone <> "
                "(action_id IN (SELECT value FROM json_each(:ids)))",
                {"ids": json.dumps(sorted(action_ids))},
            )

    def picture_actions(self) -> list[int]:
        return [
            int(action_id)
            for (action_id,) in self._rows(
                "SELECT DISTINCT action_id FROM answers WHERE action_id IS NOT NULL"
            )
        ]

    def get(self, answer_id: int) -> KeptAnswer | None:
        rows = self._rows(f"SELECT {ANSWER_COLUMNS} FROM answers a WHERE a.id = ?", [answer_id])
        return next(iter(self._answers(rows)), None)

    def find(
        self, answer_filter: AnswerFilter, *, before_id: int | None = None, limit: int
    ) -> list[KeptAnswer]:
        condition, values = _condition(answer_filter)
        rows = self._rows(
            f"SELECT {ANSWER_COLUMNS} FROM answers a WHERE {condition} "
            "AND (:before_id IS NULL OR a.id < :before_id) ORDER BY a.id DESC LIMIT :limit",
            {**values, "before_id": before_id, "limit": limit},
        )
        return self._answers(rows)

    def count(self, answer_filter: AnswerFilter) -> int:
        condition, values = _condition(answer_filter)
        return int(self._rows(f"SELECT count(*) FROM answers a WHERE {condition}", values)[0][0])

    def count_to(self, answer_filter: AnswerFilter, key: str) -> int:
        condition, values = _condition(answer_filter)
        rows = self._rows(
            f"SELECT count(*) FROM answers a WHERE {condition} "
            "AND a.id >= (SELECT id FROM answers WHERE key = :key)",
            {**values, "key": key},
        )
        found = self._rows(
            f"SELECT 1 FROM answers a WHERE {condition} AND a.key = :key", {**values, "key": key}
        )
        return int(rows[0][0]) if found else 0

    def times(self) -> list[datetime]:
        # ``2026-11-21T16:0``
        rows = self._rows(
            "SELECT DISTINCT substr(answered_at, 1, 15) AS span FROM answers ORDER BY span DESC"
        )
        return [datetime.fromisoformat(f"{span}0:00+00:00") for (span,) in rows]

    def oldest(self, limit: int) -> list[StoredPhoto]:
        return self._photos(f"SELECT {_PHOTO_COLUMNS} FROM answers ORDER BY id LIMIT ?", [limit])

    def before(self, time: datetime, limit: int) -> list[StoredPhoto]:
        return self._photos(
            f"SELECT {_PHOTO_COLUMNS} FROM answers WHERE answered_at < ? ORDER BY id LIMIT ?",
            [time_text(time), limit],
        )

    def all_keys(self) -> set[str]:
        return {str(key) for (key,) in self._rows("SELECT key FROM answers")}

    def photos_of(self, answer_ids: Collection[int]) -> list[StoredPhoto]:
        return self._photos(
            f"SELECT {_PHOTO_COLUMNS} FROM answers "
            "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            [json.dumps(list(answer_ids))],
        )

    def in_scope(self, scope: ForgetScope, limit: int) -> list[StoredPhoto]:
        condition, values = scope_condition(scope)
        sql = f"SELECT {_PHOTO_COLUMNS} FROM answers WHERE {condition} ORDER BY id LIMIT :limit"
        return self._photos(sql, {**values, "limit": limit})

    def picture_keys(self, answer_ids: Collection[int]) -> set[str]:
        rows = self._rows(PICTURE_KEYS, [json.dumps(list(answer_ids))])
        return {str(key) for row in rows for key in row if key}

    def compact(self) -> None:
        with _errors_as_messages():
            self._connection.execute("VACUUM")

    def delete(self, answer_ids: Collection[int]) -> None:
        with self._transaction():
            self._connection.execute(
                "DELETE FROM answers WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps(list(answer_ids))],
            )

    def stored_bytes(self) -> int:
        photos = self._rows("SELECT coalesce(sum(photo_bytes), 0) FROM answers")[0][0]
        pages = self._rows("PRAGMA page_count")[0][0]
        return int(photos) + int(pages) * int(self._rows("PRAGMA page_size")[0][0])

    def check(self) -> None:
        found = self._rows("PRAGMA quick_check(1)")
        if [tuple(row) for row in found] != [("ok",)]:
            raise _damaged()

    def close(self) -> None:
        self._connection.close()

    def _search_text(self, answer: KeptAnswer, answer_id: int) -> str:
        """Return the search text of an answer that replaces one, with its correction."""
        stored = self.get(answer_id)
        correction = None if stored is None else stored.correction
        return search_text(replace(answer, correction=correction))

    def _insert_products(self, answer_id: int, rows: Sequence[Sequence[Any]]) -> None:
        self._connection.executemany(
            "INSERT INTO answer_products VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(answer_id, *row) for row in rows],
        )

    def _answers(self, rows: Sequence[Sequence[Any]]) -> list[KeptAnswer]:
        """Return the answers of rows, with their products, which are read at once."""
        products: defaultdict[int, list[Sequence[Any]]] = defaultdict(list)
        for product in self._rows(
            f"SELECT {PRODUCT_COLUMNS} FROM answer_products p "
            "WHERE p.answer_id IN (SELECT value FROM json_each(?)) "
            "ORDER BY p.answer_id, p.role, p.position",
            [json.dumps([row[0] for row in rows])],
        ):
            products[product[0]].append(product)
        with _errors_as_messages():
            return [answer_from_rows(row, products[row[0]]) for row in rows]

    def _photos(self, sql: str, values: Sequence[Any] | dict[str, Any]) -> list[StoredPhoto]:
        return [
            StoredPhoto(int(id_), str(key), datetime.fromisoformat(time), int(size))
            for id_, key, time, size in self._rows(sql, values)
        ]

    def _rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Sequence[Any]]:
        with _errors_as_messages():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _errors_as_messages():
            if file_identity(self._file) != self._identity:
                # Some systems let a program write on to a file that was deleted.
                raise VitrineError(
                    Message("The file of the kept answers is no longer there."),
                    Message("Open the catalogue again to begin a new one."),
                )
            self._connection.execute("BEGIN IMMEDIATE")
            with self._connection:
                yield


def _condition(answer_filter: AnswerFilter) -> tuple[str, dict[str, Any]]:
    """Return a condition on ``answers a``, and its values."""
    conditions, values = ["1"], dict[str, Any]()
    for number, (text, customer) in enumerate(search_words(answer_filter.words)):
        conditions.append(
            f"(instr(a.search_text, :word{number}) OR a.customer = :customer{number})"
        )
        values[f"word{number}"], values[f"customer{number}"] = text, customer
    if answer_filter.verdict is not None:
        conditions.append("a.verdict = :verdict")
        values["verdict"] = answer_filter.verdict
    if answer_filter.state is not None:
        conditions.append(_STATES[answer_filter.state])
    if answer_filter.product_id is not None:
        conditions.append(
            "a.id IN (SELECT p.answer_id FROM answer_products p WHERE p.product_id = :product_id "
            "AND (p.role <> 'offered' OR p.position = 0))"
        )
        values["product_id"] = answer_filter.product_id
    for name, sign in (("since", ">="), ("before", "<")):
        if (time := getattr(answer_filter, name)) is not None:
            conditions.append(f"a.answered_at {sign} :{name}")
            values[name] = time_text(time)
    return " AND ".join(conditions), values


@contextmanager
def _errors_as_messages() -> Iterator[None]:
    """Turn errors of the disk and of SQLite into ``VitrineError``."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise
    except (sqlite3.DatabaseError, OSError, msgspec.MsgspecError) as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        is_damaged = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        if is_damaged or isinstance(error, msgspec.MsgspecError):
            raise _damaged() from error
        raise _storing_error(error, code) from error


def _damaged() -> DamagedAnswersError:
    return DamagedAnswersError(
        Message("The file of the kept answers is damaged."),
        Message("Delete all kept answers to begin a new one."),
    )


def _storing_error(error: Exception, code: int) -> VitrineError:
    """Return the message for an error of the disk; ``code`` is that of SQLite, 0 for others."""
    of_system = error if isinstance(error, OSError) else OSError()
    if code == sqlite3.SQLITE_FULL or is_full_disk(of_system):
        return VitrineError(
            Message("The answers of the counter cannot be stored: the disk is full."),
            Message("Free some space on the disk, or let the settings keep nothing."),
        )
    reason = of_system.strerror or error
    if code == sqlite3.SQLITE_BUSY:
        hint = Message("Close other programs that use them, or let the settings keep nothing.")
    else:
        hint = Message("Allow writing to your data folder, or let the settings keep nothing.")
    return VitrineError(
        Message("The answers of the counter cannot be stored: {reason}.", reason=reason), hint
    )
