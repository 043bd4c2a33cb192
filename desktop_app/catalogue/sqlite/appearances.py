"""How the pictures look: three short vectors each, as ``vision`` makes them."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.database import CatalogueDatabase

Signal: TypeAlias = npt.NDArray[np.uint8]
# Colour, shape, texture.
Signals: TypeAlias = tuple[Signal, Signal, Signal]


class Appearances:
    """The table of appearances. ``method`` is the number of the method that made them."""

    def __init__(self, file: CatalogueDatabase) -> None:
        self._file = file

    def put(self, method: int, appearances: Mapping[int, Signals]) -> None:
        """Store vectors, (n,) uint8 each, by picture id, in place of another method's."""
        self._file.execute_many(
            "INSERT OR REPLACE INTO appearances (picture_id, method, colour, shape, texture) "
            "VALUES (?, ?, ?, ?, ?)",
            [
                (picture_id, method, *(signal.tobytes() for signal in signals))
                for picture_id, signals in appearances.items()
            ],
        )

    def get(self, method: int, picture_ids: Sequence[int]) -> dict[int, Signals]:
        """Return vectors by picture id; ids without them are missing."""
        rows = self._file.rows(
            "SELECT picture_id, colour, shape, texture FROM appearances "
            "WHERE method = ? AND picture_id IN (SELECT value FROM json_each(?))",
            [method, json.dumps(list(picture_ids))],
        )
        return {
            picture_id: (
                np.frombuffer(colour, np.uint8),
                np.frombuffer(shape, np.uint8),
                np.frombuffer(texture, np.uint8),
            )
            for picture_id, colour, shape, texture in rows
        }

    def missing(self, method: int, *, limit: int) -> list[int]:
        """Return up to ``limit`` ids, ascending, of pictures without vectors of this method."""
        rows = self._file.rows(
            "SELECT id FROM pictures p WHERE NOT EXISTS "
            "(SELECT 1 FROM appearances WHERE method = ? AND picture_id = p.id) "
            "ORDER BY id LIMIT ?",
            [method, limit],
        )
        return [row[0] for row in rows]

    def count_missing(self, method: int) -> int:
        """Return the number of pictures without vectors of this method."""
        return int(
            self._file.value(
                "SELECT (SELECT count(*) FROM pictures) - count(*) FROM appearances "
                "WHERE method = ?",
                [method],
            )
        )
