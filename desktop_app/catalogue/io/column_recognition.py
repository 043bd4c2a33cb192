"""Recognition of the columns of a shop's table by their headings."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from desktop_app.catalogue.io.currencies import currency_code
from desktop_app.catalogue.io.heading_names import (
    HEADING_NAMES,
    NET_PRICE_WORDS,
    PICTURE_COPIES,
    PRICE_WORDS,
    TRADITIONAL,
    WEAK_NAMES,
    WEAK_PICTURE_NAMES,
)
from desktop_app.domain.omitted_column import ColumnKind

# "image 2", "image2", "2nd picture", "additional photo 3", "图片2".
_NUMBERED: Final = re.compile(r"(?:\d+(?:st|nd|rd|th)? ?)?(?P<name>\D+?) ?(?:url ?)?\d{0,3}")
_BRACKETS: Final = re.compile(r"[(\[【].*?[)\]】]")
_CURRENCY_WORD: Final = re.compile(r"[A-Z]{3}|[^\W\d_]+|[€$£¥₹₽₩฿₫₺₴]+")
# Further columns than these are attributes.
_MAX_COLUMNS: Final = 1000
# A less exact form of a heading counts less than any name in full.
_LESS_EXACT: Final = 1000
_WEAK: Final = 10 * _LESS_EXACT
# "Part #", "N° d'article"
_NUMBER_SIGN: Final = re.compile(r"#|\bn[°º]|№")
_CENTS: Final = re.compile(r"(?<![^\W_])(cents?|ct|pence)(?![^\W_])|\(分\)", re.IGNORECASE)
# In brackets: "Custom label (SKU)"
_CODE_IN_BRACKETS: Final = re.compile(r"[(\[]\s*(SKU|GTIN|EAN|UPC)\s*[)\]]", re.IGNORECASE)
# Fields whose values may stand in several columns.
_REPEATED_FIELDS: Final = ("gtin", "image")


def recognise_columns(headings: Sequence[str]) -> dict[str, str]:
    """Return product field to heading, for the headings that are recognised."""
    mapping: dict[str, str] = {}
    for field in HEADING_NAMES:
        taken = mapping.values()
        found = (headings[at] for at in _positions(headings, field))
        heading = next((heading for heading in found if heading not in taken), None)
        if heading is not None:
            mapping[field] = heading
    return mapping


def column_positions(headings: Sequence[str], mapping: Mapping[str, str]) -> dict[str, list[int]]:
    """Return the positions of all columns of each field, the best first.

    Args:
        headings: of the table.
        mapping: product field to heading; pictures and bar codes may be in further columns.
    """
    positions = {field: [headings.index(heading)] for field, heading in mapping.items()}
    taken = {found[0] for found in positions.values()}
    for field in _REPEATED_FIELDS:
        if field in mapping:
            more = [
                *(at for at, heading in enumerate(headings) if heading == mapping[field]),
                *_positions(headings, field),
            ]
            positions[field] += [at for at in dict.fromkeys(more) if at not in taken]
    return positions


def heading_currency(heading: str) -> str:
    """Return the currency that a heading such as ``Price (EUR)`` names; empty if none."""
    words = _CURRENCY_WORD.findall(unicodedata.normalize("NFKC", heading))
    telling = (word for word in words if len(word) > 1 or not word.isalpha() or not word.isascii())
    return next((code for word in telling if (code := currency_code(word))), "")


def is_in_cents(heading: str) -> bool:
    """Return whether a heading such as ``price_cents`` names the hundredth part."""
    return _CENTS.search(unicodedata.normalize("NFKC", heading)) is not None


def looks_like(heading: str) -> ColumnKind | None:
    """Return the kind of column that a heading suggests; None for any other."""
    text = normalised_heading(heading)
    if text in PICTURE_COPIES or text.endswith((" label", " alt text", " position", " title")):
        return None
    return next((kind for kind, pattern in _SOUNDS.items() if pattern.search(text)), None)


_SOUNDS: Final[dict[ColumnKind, re.Pattern[str]]] = {
    "pictures": re.compile(
        r"\b(image|img|picture|photo|foto|bild)(s|er|url|link)?\b|图片|图像|主图|照片"
    ),
    "gtin": re.compile(r"\b(gtin|ean|upc|barcode|strichcode|isbn)\b|条码|条形码"),
    "price": re.compile(
        r"\b(price|preis|vk|prix|precio|prezzo|cena)\b|preis\b|(?<!平)价(?!值)|单价|金额|цена"
    ),
}


def is_name_of(heading: str, field: str) -> bool:
    """Return whether a heading is certainly one of the names of a field."""
    rank = _rank(heading, field)
    return rank is not None and rank < _LESS_EXACT


@lru_cache(maxsize=4096)
def normalised_heading(heading: str) -> str:
    """Return a heading in lower case and simplified characters, without punctuation."""
    text = unicodedata.normalize("NFKC", heading).casefold().translate(TRADITIONAL)
    text = _NUMBER_SIGN.sub(" no ", text)
    text = _BRACKETS.sub(" ", text)
    return re.sub(r"[\W_]+", " ", text).strip()


def _positions(headings: Sequence[str], field: str) -> list[int]:
    """Return the positions of the columns of a field, the preferred name first."""
    ranked = sorted(
        (rank, field == "price" and _is_without_tax(heading), position)
        for position, heading in enumerate(headings[:_MAX_COLUMNS])
        if (rank := _rank(heading, field)) is not None
    )
    found = [position for *_, position in ranked]
    if field == "image":
        strong = [at for at in found if normalised_heading(headings[at]) not in WEAK_PICTURE_NAMES]
        return _in_table_order(headings, strong) or found[:1]
    return found


def _in_table_order(headings: Sequence[str], positions: Sequence[int]) -> list[int]:
    """Return the columns from left to right, but a variant's own picture first."""
    return sorted(positions, key=lambda at: ("variant" not in normalised_heading(headings[at]), at))


@cache
def _ranks(field: str) -> dict[str, int]:
    """Return the names of a field in the form in which headings are compared."""
    return {
        normalised_heading(name): rank
        for rank, name in reversed(list(enumerate(HEADING_NAMES[field])))
    }


@lru_cache(maxsize=1 << 14)
def _rank(heading: str, field: str) -> int | None:
    ranks = _ranks(field)
    for place, name in enumerate(_forms(heading, field)):
        if name in ranks:
            weakness = _WEAK if name in WEAK_NAMES.get(field, ()) else 0
            return weakness + place * _LESS_EXACT + ranks[name]
    return None


def _is_without_tax(heading: str) -> bool:
    return not NET_PRICE_WORDS.isdisjoint(re.findall(r"[^\W_]+", heading.casefold()))


def _forms(heading: str, field: str) -> Iterator[str]:
    """Yield the names that a heading may stand for, the most exact first."""
    whole = normalised_heading(heading)
    yield whole
    if field == "image":
        numbered = _NUMBERED.fullmatch(whole)
        if numbered and whole not in PICTURE_COPIES:
            yield numbered["name"].strip()
    elif field == "price":
        yield _without_price_words(whole)
        yield re.sub(r"^(不?含税|建议)|(含税|元)$", "", whole)
    elif field in ("sku", "gtin"):
        yield from (code.casefold() for code in _CODE_IN_BRACKETS.findall(heading))
    # 条形码/编码, "Name / Bezeichnung"
    for part in re.split(r"[/\n|]", heading):
        yield normalised_heading(part)


def _without_price_words(name: str) -> str:
    words = name.split()
    return " ".join(word for word in words if word not in PRICE_WORDS and not _is_code(word))


def _is_code(word: str) -> bool:
    return len(word) == 3 and currency_code(word) is not None
