"""Search by words."""

from collections.abc import Sequence
from typing import Protocol

from desktop_app.domain.text_match import TextMatch


class TextSearch(Protocol):
    """Finds products by words of their name, brand, category, codes and attributes."""

    def find(self, text: str, *, limit: int) -> list[TextMatch]:
        """Return up to ``limit`` products that have all words of a text, best first.

        Words may be incomplete and in any order. Merged products count for the product that
        remains. Only if nothing matches, spelling mistakes in words of letters are forgiven.

        Args:
            text: words, a SKU or a GTIN; without any word nothing is found.
            limit: maximum number of products.

        Raises:
            VitrineError: the search is not prepared, see ``prepare_some``.
        """

    def count_unprepared(self) -> int:
        """Return how many products of an earlier version have to be prepared for the search."""

    def prepare_some(self) -> None:
        """Prepare up to 2,000 of them, in a transaction."""

    def with_codes(self, codes: Sequence[str]) -> dict[str, list[int]]:
        """Return the products that have these SKUs, aliases or GTINs, by code.

        UPC and EAN forms of one number are equal, and so are codes that differ in case,
        blanks and separators only. Unknown codes are missing.
        """
