"""The full-text index of the products.

Triggers of the database note which products were added, changed or deleted, whoever did it.
``update_text_index`` indexes these before the transaction ends, so the index is never older
than the products. A catalogue of an earlier version has no index yet: after it is opened,
``index_some_texts`` fills it in steps.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, Final, NamedTuple

from desktop_app.catalogue.sqlite.pinyin import pinyin_of
from desktop_app.catalogue.sqlite.search_words import code_key, joined
from desktop_app.domain.product import TRANSLATED_COLUMN

# Products indexed at a time; limits the memory.
_CHUNK: Final = 2_000
# Characters of attributes that are indexed per product.
_MAX_ATTRIBUTE_TEXT: Final = 4_000
# Words that spelling mistakes are compared with.
_MIN_LEARNED_WORD: Final = 4
_MAX_LEARNED_WORD: Final = 30


class _Texts(NamedTuple):
    """A row of ``product_texts``; words are separated by spaces.

    Attributes:
        product_id: the row's number.
        name: of the product.
        translation: the name in other languages.
        pinyin: of the Chinese names and the brand, from their first character.
        details: SKU, GTIN, brand, category, attributes.
        inner_pinyin: of the Chinese names and the brand, from their other characters.
    """

    product_id: int
    name: str
    translation: str
    pinyin: str
    details: str
    inner_pinyin: str


def update_text_index(connection: sqlite3.Connection) -> None:
    """Index the products that have changed since the last call; part of a transaction."""
    while index_some_texts(connection):
        pass


def index_some_texts(connection: sqlite3.Connection) -> bool:
    """Index up to 2,000 of the products that have changed; return whether there were any."""
    changed = _changed_products(connection)
    if not changed:
        return False
    ids = json.dumps(changed)
    for table, key in (("product_texts", "rowid"), ("product_codes", "product_id")):
        connection.execute(
            f"DELETE FROM {table} WHERE {key} IN (SELECT value FROM json_each(?))", [ids]
        )
    rows = connection.execute(
        "SELECT id, sku, gtin, name, brand, category, attributes FROM products "
        "WHERE id IN (SELECT value FROM json_each(?))",
        [ids],
    ).fetchall()
    _insert(connection, rows)
    connection.execute(
        "DELETE FROM changed_texts WHERE product_id IN (SELECT value FROM json_each(?))", [ids]
    )
    return True


def count_changed_texts(connection: sqlite3.Connection) -> int:
    """Return the number of products that are not indexed as they are now."""
    return int(connection.execute("SELECT count(*) FROM changed_texts").fetchone()[0])


def _changed_products(connection: sqlite3.Connection) -> list[int]:
    rows = connection.execute("SELECT product_id FROM changed_texts LIMIT ?", [_CHUNK])
    return [row[0] for row in rows]


def _insert(connection: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> None:
    texts = [_texts(*row) for row in rows]
    connection.executemany(
        "INSERT INTO product_texts (rowid, name, translation, pinyin, details, inner_pinyin) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        texts,
    )
    connection.executemany(
        "INSERT OR IGNORE INTO product_codes (code, product_id) VALUES (?, ?)",
        [(code, row[0]) for row in rows for code in _codes(*row[1:3])],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO known_words (word) VALUES (?)",
        [(word,) for word in sorted(set(chain.from_iterable(map(_words_to_learn, texts))))],
    )


def _texts(
    product_id: int, sku: str, gtin: str, name: str, brand: str, category: str, attributes: str
) -> _Texts:
    values = _by_field(json.loads(attributes))
    names = (name, *values["name"])
    spoken = [pinyin_of(text) for text in (*names, brand) if not text.isascii()]
    others = " ".join(values["attribute"])[:_MAX_ATTRIBUTE_TEXT]
    return _Texts(
        product_id,
        joined([name]),
        joined(values["name"]),
        _distinct(word for one in spoken for word in one.whole),
        joined([sku, gtin, brand, category, *values["category"], others]),
        _distinct(word for one in spoken for word in one.inner),
    )


def _by_field(attributes: Mapping[str, Any]) -> defaultdict[str, list[str]]:
    """Return the values of attributes: translations by their field, others by ``attribute``."""
    values = defaultdict(list)
    for heading, value in attributes.items():
        parts = TRANSLATED_COLUMN.fullmatch(heading)
        values[parts[1] if parts else "attribute"].append(str(value))
    return values


def _distinct(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(words))


def _codes(sku: str, gtin: str) -> set[str]:
    """Return the SKU and the GTIN as they are looked up, the latter also as an EAN or UPC."""
    codes = {code_key(sku)}
    if gtin:
        codes |= {code_key(gtin), code_key(gtin).lstrip("0") or code_key(gtin)}
    return codes


def _words_to_learn(texts: _Texts) -> set[str]:
    words = chain(texts.name.split(), texts.translation.split(), texts.details.split())
    return {
        word
        for word in words
        if _MIN_LEARNED_WORD <= len(word) <= _MAX_LEARNED_WORD and not word.isdecimal()
    }
