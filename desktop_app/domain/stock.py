"""The stock of a product: the attribute that a column of the shop's table became."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

# The attribute if the shop's table has no such column.
STOCK_HEADING: Final = "stock"
# In lower case, without punctuation, in the order of preference.
_HEADINGS: Final = (
    *("stock", "stock quantity", "stock qty", "stock level", "current stock", "in stock qty"),
    *("quantity on hand", "qty on hand", "on hand", "qty available", "available quantity"),
    *(
        "variant inventory qty",
        "inventory",
        "inventory quantity",
        "inventory qty",
        "inventory main",
    ),
    *("current quantity", "quantity", "qty", "bestand", "lagerbestand", "menge", "stückzahl"),
    *("quantité", "quantité en stock", "existencias", "cantidad", "giacenza", "quantità"),
    *("voorraad", "estoque", "lager", "lagersaldo", "stan", "ilość", "остаток", "количество"),
    *("库存", "库存数量", "库存量", "现有库存", "当前库存", "账面库存", "账面数量", "在库数量"),
    *("可用库存", "数量", "庫存", "庫存數量", "在庫", "在庫数", "재고", "재고수량"),
)
_RANKS: Final = {heading: rank for rank, heading in enumerate(_HEADINGS)}
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
# "12", "-3", "1,200", "12.000", "12 pcs", "12件"
_NUMBER: Final = re.compile(r"([+-]?\d{1,3}(?:[.,' ]\d{3})+|[+-]?\d+)(?:[.,]0*)?(?![.,]?\d)")
_ZEROS: Final = re.compile(r"([+-]?\d+)[.,]0+(?!\d)")
_MAX_DIGITS: Final = 9


def stock_heading(headings: Iterable[str]) -> str | None:
    """Return the attribute that is the stock, by its name; None if there is none."""
    ranks = {heading: _RANKS.get(_normalised(heading)) for heading in headings}
    known = {heading: rank for heading, rank in ranks.items() if rank is not None}
    return min(known, key=known.__getitem__, default=None)


def stock_of(attributes: Mapping[str, str], heading: str | None) -> int | None:
    """Return the number of units that a shop's table gives; None if it gives none."""
    return None if heading is None else stock_number(attributes.get(heading, ""))


def stock_number(text: str) -> int | None:
    """Return a whole number of units, also ``1,200`` or ``12 pcs``; None if it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    found = _ZEROS.match(plain) or _NUMBER.match(plain)
    if found is None:
        return None
    digits = re.sub(r"[.,' ]", "", found[1])
    return int(digits) if len(digits) <= _MAX_DIGITS else None


def _normalised(heading: str) -> str:
    words = _NOT_A_WORD.sub(" ", unicodedata.normalize("NFKC", heading).casefold())
    return words.strip()
