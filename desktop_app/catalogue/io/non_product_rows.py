"""Rows of a table that are not products: totals, group headings, repeated headings, notes.

A row that may be a product is never taken for another one: it has a name, or a SKU that
looks like the others.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from desktop_app.catalogue.io.column_recognition import is_name_of, normalised_heading
from desktop_app.catalogue.io.price_parser import parse_price
from desktop_app.errors import Message

_TOTAL_WORDS: Final = (
    *("total", "totals", "subtotal", "sub-total", "sum", "grand total", "totale", "subtotale"),
    *("summe", "gesamtsumme", "zwischensumme", "endsumme", "gesamt", "gesamtbetrag", "übertrag"),
    *("summe netto", "summe brutto", "somme", "sous-total", "suma", "razem", "ogółem", "celkem"),
    *("součet", "összesen", "итого", "всего", "toplam", "totalt", "i alt", "yhteensä", "totaal"),
    *(
        "subtotaal",
        "σύνολο",
        "合计",
        "總計",
        "总计",
        "小计",
        "小計",
        "合計",
        "共计",
        "共計",
        "汇总",
    ),
    *("総計", "합계", "총계", "소계"),
)
_WORD: Final = "|".join(map(re.escape, sorted(_TOTAL_WORDS, key=len, reverse=True)))
_TOTAL: Final = re.compile(
    rf"\W*(?:.{{0,40}}\s|[\u4e00-\u9fff]{{0,6}})?(?:{_WORD})(?:[\s:：(（=].{{0,60}})?\.?",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    r"\W*(?:page|seite|página|pagina|pág|pag|strona|strana|sida|side|sivu|oldal|sayfa|стр|страница)"
    r"\.?\s*\d+\b.{0,20}|第\s*\d+\s*[页頁].{0,20}|\d+\s*ページ.{0,20}",
    re.IGNORECASE,
)
# Drawn between the rows of a table
_LINE: Final = re.compile(r"[-=_:*+|.~─═]{2,}")
# "12 items", "3 Stück", "5件"
_COUNT: Final = re.compile(r"[\d.,'\s]+\s*[^\W\d]{1,12}\.?|[\d.,'\s%]+")
_DIGIT: Final = re.compile(r"\d")
_MIN_TITLE_CELLS: Final = 3
_MIN_EXAMPLES: Final = 2
_MAX_HEADING: Final = 60
_USUAL: Final = 0.8
_RARE: Final = 0.05
# A text this many times as long as the longest SKU is not a SKU.
_MUCH_LONGER: Final = 2

_IS_TOTAL: Final = Message("The row is a total, not a product.")
_IS_HEADING: Final = Message("The row is a heading or a note, not a product.")
_IS_TITLE: Final = Message("The row is a title, not a product.")
_IS_REPEATED: Final = Message("The row repeats the headings.")


class NonProductRows:
    """Recognises rows that are not products, after all rows were added once.

    Args:
        headings: of the table.
        positions: of the columns of each field.
        has_merged_cells: whether one text may fill several cells.
    """

    def __init__(
        self,
        headings: Sequence[str],
        positions: Mapping[str, Sequence[int]],
        *,
        has_merged_cells: bool,
    ) -> None:
        self._headings = [normalised_heading(heading) for heading in headings]
        self._sku = positions.get("sku", [-1])[0]
        self._name = positions.get("name", [-1])[0]
        self._pictures = frozenset(positions.get("image", ()))
        self._has_merged_cells = has_merged_cells
        self._examples = self._named = self._wide = 0
        self._with_digits = self._with_spaces = self._longest = 0

    def add(self, cells: Sequence[str]) -> None:
        """Take a row into account."""
        sku, name = self._cell(cells, self._sku), self._cell(cells, self._name)
        has_name = name[:1].isalpha() or _is_no_count(name)
        has_digit = _DIGIT.search(sku) is not None
        is_total = not has_name and _TOTAL.fullmatch(sku) is not None
        is_other = is_total or (not has_digit and self._is_repeated(cells))
        filled = len(cells) - cells.count("")
        if not sku or is_other or filled < min(2, len(self._headings)):
            return
        self._examples += 1
        self._wide += filled >= _MIN_TITLE_CELLS
        self._named += has_name
        self._with_digits += has_digit
        self._with_spaces += " " in sku
        if has_name:
            self._longest = max(self._longest, len(sku))

    @staticmethod
    def _cell(cells: Sequence[str], position: int) -> str:
        return cells[position] if position >= 0 else ""

    def reason(self, texts: Sequence[str]) -> Message | None:
        """Return why a row is not a product; None if it may be one."""
        if self._is_plain_product(texts):
            return None
        filled = [at for at, text in enumerate(texts) if text]
        if not filled:
            return None
        if self._is_repeated(texts):
            return _IS_REPEATED
        if self._is_title(texts, filled):
            return _IS_TITLE
        return self._reason_by_words(texts, filled)

    def _is_plain_product(self, texts: Sequence[str]) -> bool:
        """Return whether a row has a number in its SKU and a name, as most rows have."""
        sku = texts[self._sku]
        name = texts[self._name] if self._name >= 0 else ""
        has_name = bool(name) and name != sku and _DIGIT.match(name) is None
        return has_name and _DIGIT.search(sku) is not None

    def _reason_by_words(self, texts: Sequence[str], filled: Sequence[int]) -> Message | None:
        if all(_LINE.fullmatch(texts[at]) for at in filled):
            return _IS_HEADING
        sku = texts[self._sku]
        if sku and not self._may_be_other(texts, sku):
            return None
        if self._is_total(texts, filled):
            return _IS_TOTAL
        is_heading = _PAGE.fullmatch(texts[filled[0]]) or self._is_alone(filled, sku)
        return _IS_HEADING if is_heading else None

    def _may_be_other(self, texts: Sequence[str], sku: str) -> bool:
        """Return whether a row with a text in the column of the SKU may be no product."""
        if self._name >= 0 and texts[self._name] and not _COUNT.fullmatch(texts[self._name]):
            return False
        return self._is_unlike(sku) or self._named >= _USUAL * self._examples > 0

    def _is_unlike(self, sku: str) -> bool:
        """Return whether a text looks unlike the SKUs of the table."""
        if self._examples < _MIN_EXAMPLES:
            return False
        has_no_digit = _DIGIT.search(sku) is None
        return (
            (has_no_digit and self._with_digits >= _USUAL * self._examples)
            or (" " in sku and self._with_spaces <= max(1, _RARE * self._examples))
            or len(sku) > _MUCH_LONGER * max(self._longest, 1)
        )

    def _is_alone(self, filled: Sequence[int], sku: str) -> bool:
        """Return whether a row has one text only, where other rows have more."""
        if len(filled) > 1 or filled[0] in self._pictures:
            return False
        least = _USUAL * max(self._examples, 1)
        if sku:
            return max(self._wide, self._named) >= least and self._is_unlike(sku)
        return self._wide >= least

    def _is_repeated(self, texts: Sequence[str]) -> bool:
        """Return whether a row repeats the headings, possibly in other words."""
        sku = texts[self._sku] if self._sku >= 0 else ""
        if not sku or len(sku) > _MAX_HEADING or _DIGIT.search(sku):
            return False
        name = texts[self._name] if self._name >= 0 else ""
        if is_name_of(sku, "sku") and is_name_of(name, "name"):
            return True
        headings = (self._headings[at] for at, text in enumerate(texts) if text)
        return list(map(normalised_heading, filter(None, texts))) == list(headings)

    def _is_title(self, texts: Sequence[str], filled: Sequence[int]) -> bool:
        """Return whether one text fills several columns, as merged titles do."""
        if len(filled) < _MIN_TITLE_CELLS or texts[filled[0]] != texts[filled[1]]:
            return False
        if len({texts[at] for at in filled}) > 1:
            return False
        is_like_a_sku = self._examples >= _MIN_EXAMPLES and not self._is_unlike(texts[self._sku])
        return self._has_merged_cells or not is_like_a_sku

    def _is_total(self, texts: Sequence[str], filled: Sequence[int]) -> bool:
        """Return whether a row has numbers beside a word for a total, or only numbers."""
        words = [at for at in filled if not _is_number(texts[at])]
        if not words:
            return not texts[self._sku] and (self._name < 0 or not texts[self._name])
        return len(words) == 1 and _TOTAL.fullmatch(texts[words[0]]) is not None


def _is_no_count(name: str) -> bool:
    return bool(name) and _COUNT.fullmatch(name) is None


def _is_number(text: str) -> bool:
    return _COUNT.fullmatch(text) is not None or parse_price(text) is not None
