"""The tables of findings and of scanned picture contents."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from desktop_app.catalogue.sqlite.database import CatalogueDatabase, Values
from desktop_app.domain.finding import AssessedPicture, Finding, PictureContents, PictureQuality

# Of the product that ``m`` counts for.
_NOT_ARCHIVED: Final = (
    "JOIN products q ON q.id = coalesce(m.merged_into, m.id) AND q.archived_at IS NULL"
)


class SqliteFindings:
    """Implements ``FindingStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def discard_outdated(self, method: str) -> None:
        with self._database.transaction():
            self._database.execute("DELETE FROM audited WHERE method <> ?", [method])
            self._database.execute(
                "DELETE FROM audited WHERE content_hash NOT IN (SELECT content_hash FROM pictures)"
            )
            # A finding stays if only one of its two contents has to be scanned again.
            self._database.execute(
                "DELETE FROM findings WHERE "
                "first_hash NOT IN (SELECT content_hash FROM audited) AND "
                "second_hash NOT IN (SELECT content_hash FROM audited)"
            )
            self._database.execute(
                "DELETE FROM findings WHERE "
                "first_hash NOT IN (SELECT content_hash FROM pictures) OR "
                "second_hash NOT IN (SELECT content_hash FROM pictures)"
            )

    def unscanned(self) -> list[tuple[str, int]]:
        return self._database.rows(
            "SELECT content_hash, min(id) FROM pictures p WHERE origin <> 'confirmed' "
            "AND NOT EXISTS (SELECT 1 FROM audited a WHERE a.content_hash = p.content_hash) "
            "GROUP BY content_hash ORDER BY 2"
        )

    def put(
        self,
        method: str,
        qualities: Mapping[str, PictureQuality],
        with_own_neighbour: Iterable[str],
        findings: Iterable[Finding],
    ) -> None:
        with self._database.transaction():
            self._database.execute_many(
                "INSERT OR REPLACE INTO audited VALUES (?, ?, ?, ?, ?)",
                [(content_hash, method, *quality) for content_hash, quality in qualities.items()],
            )
            self._database.execute_many(
                "UPDATE audited SET stranger_hash = NULL WHERE content_hash = ?",
                [(content_hash,) for content_hash in with_own_neighbour],
            )
            # Certain levels replace any earlier finding; ``same_product`` and ``look_alike``
            # replace only a weaker or less probable one.
            self._database.execute_many(
                "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                "level = excluded.level, score = excluded.score, "
                "transform = excluded.transform, differences = excluded.differences "
                "WHERE excluded.level NOT IN ('same_product', 'look_alike') "
                "OR (level = 'look_alike' AND excluded.level = 'same_product') "
                "OR (level = excluded.level AND excluded.score > score)",
                [
                    (
                        finding.first_hash,
                        finding.second_hash,
                        finding.level,
                        finding.score,
                        None if finding.transform is None else json.dumps(finding.transform),
                        json.dumps(finding.differences),
                    )
                    for finding in findings
                ],
            )

    def all(self) -> list[Finding]:
        return self._findings("")

    def between(self, content_hashes: Sequence[str]) -> list[Finding]:
        inside = "IN (SELECT value FROM json_each(:hashes))"
        return self._findings(
            f"WHERE first_hash {inside} AND second_hash {inside}",
            {"hashes": json.dumps(list(content_hashes))},
        )

    def related_pictures(self) -> list[PictureContents]:
        rows = self._database.rows(
            "SELECT p.content_hash, p.id, p.product_id FROM pictures p "
            f"JOIN products m ON m.id = p.product_id {_NOT_ARCHIVED} WHERE p.content_hash IN ("
            "SELECT content_hash FROM pictures GROUP BY content_hash HAVING count(*) > 1 "
            "UNION SELECT first_hash FROM findings UNION SELECT second_hash FROM findings) "
            "ORDER BY p.id"
        )
        return [PictureContents(*row) for row in rows]

    def assessed_pictures(self) -> list[AssessedPicture]:
        rows = self._database.rows(
            "SELECT p.id, coalesce(m.merged_into, m.id), p.width_px, p.height_px, "
            "p.content_hash, a.sharpness, a.brightness, a.stranger_hash FROM pictures p "
            f"JOIN products m ON m.id = p.product_id {_NOT_ARCHIVED} "
            "JOIN audited a ON a.content_hash = p.content_hash ORDER BY p.id"
        )
        return [
            AssessedPicture(picture, product, width, height, content, PictureQuality(*quality))
            for picture, product, width, height, content, *quality in rows
        ]

    def products_by_content(self, content_hashes: Sequence[str]) -> dict[str, frozenset[int]]:
        rows = self._database.rows(
            "SELECT p.content_hash, json_group_array(coalesce(m.merged_into, m.id)) "
            "FROM pictures p JOIN products m ON m.id = p.product_id "
            "WHERE p.content_hash IN (SELECT value FROM json_each(?)) GROUP BY p.content_hash",
            [json.dumps(list(content_hashes))],
        )
        return {content: frozenset(json.loads(products)) for content, products in rows}

    def count_scanned(self, method: str) -> int:
        return int(
            self._database.value(
                "SELECT count(*) FROM pictures p WHERE EXISTS (SELECT 1 FROM audited a "
                "WHERE a.content_hash = p.content_hash AND a.method = ?)",
                [method],
            )
        )

    def _findings(self, where: str, values: Values = ()) -> list[Finding]:
        rows = self._database.rows(
            "SELECT first_hash, second_hash, level, score, transform, differences "
            f"FROM findings {where} "
            "ORDER BY score DESC, first_hash, second_hash",
            values,
        )
        return [
            Finding(
                *(first, second, level, score),
                transform and tuple(json.loads(transform)),
                tuple(json.loads(differences)),
            )
            for first, second, level, score, transform, differences in rows
        ]
