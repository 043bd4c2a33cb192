"""Search by words in the full-text index."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.search_query import SearchQuery
from desktop_app.catalogue.sqlite.search_words import fold
from desktop_app.catalogue.sqlite.similar_words import SimilarWords
from desktop_app.domain.text_match import EXACT_SCORE, TextMatch
from desktop_app.errors import Message, VitrineError

# Products that a step compares; of more, those that were added first.
_MAX_COMPARED: Final = 500
_LAST_CHARACTER: Final = chr(0x10FFFF)
_NAMES: Final = "{name translation}"


class _Row(NamedTuple):
    """A product that matches, with its words."""

    product_id: int
    name: str
    translation: str


class SqliteTextSearch:
    """Implements ``TextSearch``; ``TextMatch`` describes the scores.

    Args:
        database: the database.
        similar_words: the words of the catalogue, if another search has read them.
        archived: whether archived products are found, instead of the others.

    Attributes:
        similar_words: the words of the catalogue.
    """

    def __init__(
        self,
        database: CatalogueDatabase,
        similar_words: SimilarWords | None = None,
        *,
        archived: bool = False,
    ) -> None:
        self._database = database
        self._finds_archived = archived
        self.similar_words = similar_words or SimilarWords(database)
        # From the products ``m`` that match to the products ``q`` that these count for.
        self._visible = (
            "JOIN products q ON q.id = coalesce(m.merged_into, m.id) "
            f"AND q.archived_at IS {'NOT ' if archived else ''}NULL"
        )

    def count_unprepared(self) -> int:
        return self._database.unindexed_texts

    def prepare_some(self) -> None:
        self._database.index_some_texts()

    def find(self, text: str, *, limit: int) -> list[TextMatch]:
        if self._database.unindexed_texts:
            raise VitrineError(
                Message("The search is being prepared."), Message("Try again in a moment.")
            )
        query = SearchQuery.parse(text)
        found: dict[int, float] = {}
        for matches in self._by_closeness(text, query):
            for product_id, score in matches:
                found[product_id] = max(score, found.get(product_id, 0.0))
            if len(found) >= limit:
                break
        if query.words and not found:
            found = dict(self._with_parts(query)) or dict(self._with_spelling(text, query))
        best = sorted(found.items(), key=lambda match: -match[1])[:limit]
        return [TextMatch(product_id, round(score, 4)) for product_id, score in best]

    def find_all(self, text: str) -> npt.NDArray[np.int64]:
        """Return the ids of all products that ``find`` would find without a limit, (n,) int64.

        The best few hundred come first, in the order of ``find``; the others follow by age.
        """
        matches = self.find(text, limit=_MAX_COMPARED)
        best = np.array([match.product_id for match in matches], np.int64)
        query = SearchQuery.parse(text)
        # A code may have no words; words that are spelt otherwise are not searched for.
        if not matches or not query.words or matches[0].score < EXACT_SCORE:
            return best
        others = self._all_ids(query, query.in_groups)
        if not len(others):
            others = self._all_ids(query, f"{_NAMES} : ({query.in_parts})")
        return np.concatenate((best, others[~np.isin(others, best)]))

    def _all_ids(self, query: SearchQuery, expression: str) -> npt.NDArray[np.int64]:
        # Without joins, which would take seconds for a million products.
        found = self._database.ids(
            "SELECT rowid FROM product_texts WHERE product_texts MATCH ? UNION ALL "
            "SELECT product_id FROM product_codes WHERE code >= ? AND code < ?",
            [expression, query.code, query.code + _LAST_CHARACTER],
        )
        merged = dict(
            self._database.rows(
                "SELECT id, merged_into FROM products WHERE merged_into IS NOT NULL"
            )
        )
        if merged:
            is_merged = np.isin(found, np.fromiter(merged, np.int64, len(merged)))
            found[is_merged] = [merged[id_] for id_ in found[is_merged].tolist()]
        archived = self._database.ids("SELECT id FROM products WHERE archived_at IS NOT NULL")
        ids = np.unique(found)
        return ids[np.isin(ids, archived, invert=not self._finds_archived)]

    def with_codes(self, codes: Sequence[str]) -> dict[str, list[int]]:
        # One statement per code: at a counter there are one to three.
        found = {}
        for code in codes:
            matches = list(self._with_code(code, SearchQuery.parse(code)))
            if matches:
                best = max(score for _, score in matches)
                ids = (product_id for product_id, score in matches if score == best)
                found[code] = list(dict.fromkeys(ids))
        return found

    def _by_closeness(self, text: str, query: SearchQuery) -> Iterator[Iterator[tuple[int, float]]]:
        """Yield the product ids and scores of one search after another, the closest first."""
        if query.code:
            yield self._with_code(text, query)
        if not query.words:
            return
        yield self._with_words(query, f"{_NAMES} : {query.in_order}", 0.8, 0.9)
        yield self._with_words(query, f"{_NAMES} : ({query.in_groups})", 0.7, 0.8)
        yield self._with_code_prefix(query)
        yield self._with_words(query, f"pinyin : ({query.in_groups})", 0.5, 0.6)
        yield self._with_words(query, query.in_groups, 0.4, 0.5)

    def _with_code(self, text: str, query: SearchQuery) -> Iterator[tuple[int, float]]:
        """Find products whose SKU, alias or GTIN is the text, however it is written."""
        rows = self._database.rows(
            f"SELECT q.id, m.sku, m.gtin FROM product_codes c JOIN products m "
            f"ON m.id = c.product_id {self._visible} WHERE c.code IN (?, ?)",
            [query.code, query.code_without_zeros],
        )
        literal = _literal(text)
        for product_id, sku, gtin in rows:
            yield product_id, 1.0 if literal in (_literal(sku), _literal(gtin)) else 0.99

    def _with_code_prefix(self, query: SearchQuery) -> Iterator[tuple[int, float]]:
        rows = self._database.rows(
            f"SELECT q.id, c.code FROM product_codes c JOIN products m "
            f"ON m.id = c.product_id {self._visible} WHERE c.code >= ? AND c.code < ? "
            "ORDER BY c.code LIMIT ?",
            [query.code, query.code + _LAST_CHARACTER, _MAX_COMPARED],
        )
        for product_id, code in rows:
            yield product_id, 0.6 + 0.1 * len(query.code) / len(code)

    def _with_words(
        self, query: SearchQuery, expression: str, lowest: float, highest: float
    ) -> Iterator[tuple[int, float]]:
        length = sum(map(len, query.words))
        for row in self._rows(expression):
            names = [len(name.replace(" ", "")) for name in row[1:] if name]
            share = min(1.0, length / min(names, default=length))
            yield row.product_id, lowest + (highest - lowest) * share

    def _with_parts(self, query: SearchQuery) -> Iterator[tuple[int, float]]:
        return self._with_words(query, f"{_NAMES} : ({query.in_parts})", 0.3, 0.4)

    def _with_spelling(self, text: str, query: SearchQuery) -> Iterator[tuple[int, float]]:
        expression = query.with_alternatives(self.similar_words.find)
        if expression is None:
            return
        # Imported here: most searches do not need it.
        from rapidfuzz import fuzz

        folded = fold(text)
        for row in self._rows(expression):
            similarity = max(fuzz.WRatio(folded, name) for name in row[1:])
            yield row.product_id, EXACT_SCORE * similarity / 101

    def _rows(self, expression: str) -> list[_Row]:
        rows = self._database.rows(
            "SELECT q.id, t.name, t.translation FROM product_texts t "
            f"JOIN products m ON m.id = t.rowid {self._visible} "
            "WHERE product_texts MATCH ? LIMIT ?",
            [expression, _MAX_COMPARED],
        )
        return [_Row(*row) for row in rows]


def _literal(code: str) -> str:
    return unicodedata.normalize("NFKC", code).strip()
