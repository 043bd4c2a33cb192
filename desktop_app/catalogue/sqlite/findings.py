"""What audits found, by the contents of pictures, and what they have looked at."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.catalogue.sqlite.database import CatalogueDatabase, Values
from desktop_app.domain.finding import Level


@dataclass(frozen=True, slots=True)
class Finding:
    """Two different contents that are related, the smaller hash first; see ``PicturePair``."""

    first_hash: str
    second_hash: str
    level: Level
    score: float
    transform: tuple[float, ...] | None = None


class PictureQuality(NamedTuple):
    """How good a picture is.

    Attributes:
        sharpness, brightness: 0..1.
        stranger_hash: contents of another product that come nearest to it, where none
            of its own product's are among those around it; None otherwise.
    """

    sharpness: float
    brightness: float
    stranger_hash: str | None = None


class AssessedPicture(NamedTuple):
    """A picture, the product it counts for, and its quality."""

    picture_id: int
    product_id: int
    width_px: int
    height_px: int
    content_hash: str
    quality: PictureQuality


class PlacedPicture(NamedTuple):
    """A picture of some contents, and the product it was imported for."""

    content_hash: str
    picture_id: int
    product_id: int


class Findings:
    """The tables of findings and of the contents that were looked at.

    ``method`` names how: contents looked at by another method count as not looked at.
    """

    def __init__(self, file: CatalogueDatabase) -> None:
        self._file = file

    def begin(self, method: str) -> None:
        """Forget what another method has found, and what is of no picture any more."""
        with self._file.atomic():
            self._file.execute("DELETE FROM audited WHERE method <> ?", [method])
            self._file.execute(
                "DELETE FROM audited WHERE content_hash NOT IN (SELECT content_hash FROM pictures)"
            )
            # What one of the two has found stays, also while the other is still waiting.
            self._file.execute(
                "DELETE FROM findings WHERE "
                "first_hash NOT IN (SELECT content_hash FROM audited) AND "
                "second_hash NOT IN (SELECT content_hash FROM audited)"
            )
            self._file.execute(
                "DELETE FROM findings WHERE "
                "first_hash NOT IN (SELECT content_hash FROM pictures) OR "
                "second_hash NOT IN (SELECT content_hash FROM pictures)"
            )

    def missing(self) -> list[tuple[str, int]]:
        """Return contents that were not looked at, each with its first picture, in their order."""
        return self._file.rows(
            "SELECT content_hash, min(id) FROM pictures p WHERE NOT EXISTS "
            "(SELECT 1 FROM audited a WHERE a.content_hash = p.content_hash) "
            "GROUP BY content_hash ORDER BY 2"
        )

    def put(
        self,
        method: str,
        looked_at: Mapping[str, PictureQuality],
        kin: Iterable[str],
        found: Iterable[Finding],
    ) -> None:
        """Keep what was found about contents; of two findings on a pair the stronger stays.

        Args:
            method: how they were looked at.
            looked_at: the quality of each.
            kin: contents near which others of their own product were seen only now.
            found: what they are to others.
        """
        with self._file.atomic():
            self._file.execute_many(
                "INSERT OR REPLACE INTO audited VALUES (?, ?, ?, ?, ?)",
                [(content, method, *quality) for content, quality in looked_at.items()],
            )
            self._file.execute_many(
                "UPDATE audited SET stranger_hash = NULL WHERE content_hash = ?",
                [(content,) for content in kin],
            )
            # ``exact`` and ``copy`` are facts; how probable a product is, is not.
            self._file.execute_many(
                "INSERT INTO findings VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                "level = excluded.level, score = excluded.score, transform = excluded.transform "
                "WHERE excluded.level <> 'same_product' OR "
                "(level = 'same_product' AND excluded.score > score)",
                [
                    (
                        one.first_hash,
                        one.second_hash,
                        one.level,
                        one.score,
                        None if one.transform is None else json.dumps(one.transform),
                    )
                    for one in found
                ],
            )

    def all(self) -> list[Finding]:
        """Return everything that was found, surest first."""
        return self._found("")

    def among(self, contents: Sequence[str]) -> list[Finding]:
        """Return what was found between some contents, surest first."""
        inside = "IN (SELECT value FROM json_each(:contents))"
        return self._found(
            f"WHERE first_hash {inside} AND second_hash {inside}",
            {"contents": json.dumps(list(contents))},
        )

    def _found(self, where: str, values: Values = ()) -> list[Finding]:
        rows = self._file.rows(
            f"SELECT first_hash, second_hash, level, score, transform FROM findings {where} "  # noqa: S608 - ours
            "ORDER BY score DESC, first_hash, second_hash",
            values,
        )
        return [
            Finding(first, second, level, score, transform and tuple(json.loads(transform)))
            for first, second, level, score, transform in rows
        ]

    def placed(self) -> list[PlacedPicture]:
        """Return all pictures whose contents something was found about, or occur twice."""
        return [
            PlacedPicture(*row)
            for row in self._file.rows(
                "SELECT content_hash, id, product_id FROM pictures WHERE content_hash IN ("
                "SELECT content_hash FROM pictures GROUP BY content_hash HAVING count(*) > 1 "
                "UNION SELECT first_hash FROM findings UNION SELECT second_hash FROM findings) "
                "ORDER BY id"
            )
        ]

    def assessed(self) -> list[AssessedPicture]:
        """Return all pictures that were looked at, in the order in which they came."""
        rows = self._file.rows(
            "SELECT p.id, coalesce(q.merged_into, q.id), p.width_px, p.height_px, "
            "p.content_hash, a.sharpness, a.brightness, a.stranger_hash FROM pictures p "
            "JOIN products q ON q.id = p.product_id "
            "JOIN audited a ON a.content_hash = p.content_hash ORDER BY p.id"
        )
        return [
            AssessedPicture(picture, product, width, height, content, PictureQuality(*quality))
            for picture, product, width, height, content, *quality in rows
        ]

    def owners(self, contents: Sequence[str]) -> dict[str, frozenset[int]]:
        """Return the products that have pictures of some contents, as they count now."""
        rows = self._file.rows(
            "SELECT p.content_hash, json_group_array(coalesce(q.merged_into, q.id)) "
            "FROM pictures p JOIN products q ON q.id = p.product_id "
            "WHERE p.content_hash IN (SELECT value FROM json_each(?)) GROUP BY p.content_hash",
            [json.dumps(list(contents))],
        )
        return {content: frozenset(json.loads(products)) for content, products in rows}

    def count_audited(self, method: str) -> int:
        """Return the number of pictures whose contents were looked at in this way."""
        return int(
            self._file.value(
                "SELECT count(*) FROM pictures p WHERE EXISTS (SELECT 1 FROM audited a "
                "WHERE a.content_hash = p.content_hash AND a.method = ?)",
                [method],
            )
        )
