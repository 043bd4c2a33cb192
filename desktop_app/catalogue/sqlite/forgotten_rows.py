"""Deletion of pictures for good, with everything that refers to them."""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.catalogue.sqlite.action_recording import PICTURE_EXISTS, PICTURE_MOVED
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.recycle_bin import empty_bin

_BY_IDS: Final = "IN (SELECT value FROM json_each(:ids))"
_MAIN_PICTURE: Final = "main_picture_id"


def forget_pictures(
    database: CatalogueDatabase, picture_ids: Sequence[int], bin_ids: Sequence[int]
) -> None:
    """Delete pictures of the catalogue and of its bin, inside of a transaction.

    What was computed of them goes with them, and so do the changes of the history that are about
    them. An action without other changes is deleted.

    Args:
        database: the catalogue.
        picture_ids: of the table of pictures.
        bin_ids: of the recycle bin.
    """
    ids = {"ids": json.dumps([*picture_ids, *bin_ids])}
    for table in ("products", "bin_products"):
        database.execute(
            f"UPDATE {table} SET {_MAIN_PICTURE} = NULL WHERE {_MAIN_PICTURE} {_BY_IDS}", ids
        )
    _forget_changes(database, ids)
    # The rows of the other tables go with the picture.
    database.execute(f"DELETE FROM pictures WHERE id {_BY_IDS}", ids)
    empty_bin(database, (), list(bin_ids))


def forget_confirmations(database: CatalogueDatabase, ids: Sequence[int], *, in_bin: bool) -> None:
    """Delete photos that were confirmed in an earlier version, inside of a transaction."""
    prefix = "bin_" if in_bin else ""
    values = {"ids": json.dumps(list(ids))}
    database.execute(
        f"DELETE FROM {prefix}confirmation_vectors WHERE confirmation_id {_BY_IDS}", values
    )
    database.execute(f"DELETE FROM {prefix}confirmations WHERE id {_BY_IDS}", values)


def forget_contents(database: CatalogueDatabase, hashes: Iterable[str]) -> None:
    """Delete what the audit has found about contents that no picture has any more."""
    # The first condition uses the index of pictures by their contents.
    rows = database.rows(
        "SELECT h.value FROM json_each(:hashes) h "
        "WHERE NOT EXISTS (SELECT 1 FROM pictures WHERE content_hash = h.value) "
        "AND h.value NOT IN (SELECT content_hash FROM bin_pictures WHERE content_hash "
        "IN (SELECT value FROM json_each(:hashes)))",
        {"hashes": json.dumps(sorted(set(hashes)))},
    )
    gone = {"ids": json.dumps([content_hash for (content_hash,) in rows])}
    database.execute(f"DELETE FROM audited WHERE content_hash {_BY_IDS}", gone)
    database.execute(f"UPDATE audited SET stranger_hash = NULL WHERE stranger_hash {_BY_IDS}", gone)
    for column in ("first_hash", "second_hash"):
        database.execute(f"DELETE FROM findings WHERE {column} {_BY_IDS}", gone)


def _forget_changes(database: CatalogueDatabase, ids: dict[str, str]) -> None:
    # The last element of the place of a moved picture is its id.
    condition = (
        f"(field IN ('{PICTURE_EXISTS}', '{_MAIN_PICTURE}') AND (before {_BY_IDS} "
        f"OR after {_BY_IDS})) OR (field = '{PICTURE_MOVED}' "
        f"AND coalesce(before ->> '$[#-1]', after ->> '$[#-1]') {_BY_IDS})"
    )
    rows = database.rows(f"SELECT DISTINCT action_id FROM action_changes WHERE {condition}", ids)
    database.execute(f"DELETE FROM action_changes WHERE {condition}", ids)
    database.execute(
        f"DELETE FROM actions WHERE id {_BY_IDS} "
        "AND NOT EXISTS (SELECT 1 FROM action_changes WHERE action_id = actions.id) "
        "AND NOT EXISTS (SELECT 1 FROM decisions WHERE action_id = actions.id) "
        "AND NOT EXISTS (SELECT 1 FROM bin_decisions WHERE action_id = actions.id)",
        {"ids": json.dumps([action_id for (action_id,) in rows])},
    )
