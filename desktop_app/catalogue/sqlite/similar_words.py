"""Words of the catalogue that are spelt nearly like a given one."""

from desktop_app.catalogue.sqlite.database import CatalogueDatabase

_MIN_LENGTH = 4
# Longer words may have two mistakes.
_MIN_LENGTH_FOR_TWO = 7
_MAX_WORDS = 12


class SimilarWords:
    """The words of the names, brands, categories and attributes of a catalogue.

    They are read once; later calls read only what was added since.
    """

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database
        self._words: list[str] = []
        self._last_id = 0

    def find(self, word: str) -> list[str]:
        """Return the words nearest to a word of letters; empty if it is too short.

        A mistake is a missing, additional or wrong letter, or two letters swapped
        (optimal string alignment distance).
        """
        if len(word) < _MIN_LENGTH:
            return []
        # Imported here: most searches do not need it.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        self._read_new_words()
        found = process.extract(
            word,
            self._words,
            scorer=OSA.distance,
            score_cutoff=1 + (len(word) >= _MIN_LENGTH_FOR_TWO),
            limit=_MAX_WORDS,
        )
        return [similar for similar, distance, _ in found if distance]

    def _read_new_words(self) -> None:
        rows = self._database.rows(
            "SELECT id, word FROM known_words WHERE id > ? ORDER BY id", [self._last_id]
        )
        if rows:
            self._words += [row[1] for row in rows]
            self._last_id = rows[-1][0]
