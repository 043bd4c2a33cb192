"""Fill a catalogue with a million products without pictures, with SQL."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.text_index import update_text_index
from desktop_app.domain.actor import Actor

_ADJECTIVES: Final = (
    "Berry", "Dark", "Crunchy", "Organic", "Classic", "Double", "Spicy", "Smooth", "Golden",
    "Fresh", "Winter", "Tropical", "Smoked", "Sparkling", "Toasted", "Wild", "Sweet", "Salted",
)  # fmt: skip
_NOUNS: Final = (
    "loops", "chocolate", "coffee", "crackers", "shampoo", "mug", "lemonade", "noodles", "soap",
    "muesli", "biscuits", "candle", "honey", "pasta", "olives", "yoghurt", "detergent", "tea",
)  # fmt: skip
_CHUNK: Final = 20_000
_INSERT: Final = (
    "INSERT INTO products (sku, name, brand, category, price, currency, gtin, description, "
    "attributes, created_at, updated_at) VALUES (?, ?, ?, ?, ?, 'EUR', ?, ?, ?, ?, ?)"
)


def fill_with_products(folder: Path, products: int) -> None:
    """Add products to a catalogue; one in twenty lacks its price, GTIN or category.

    Args:
        folder: of the catalogue; it is created if it does not exist.
        products: number of products.
    """
    open_catalogue(folder, actor=Actor.local()).close()
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        rows = _rows(products)
        for start in range(0, products, _CHUNK):
            with connection:
                chunk = [next(rows) for _ in range(min(_CHUNK, products - start))]
                connection.executemany(_INSERT, chunk)
                update_text_index(connection)


def _rows(count: int) -> Iterator[tuple[Any, ...]]:
    generator = random.Random(7)
    for number in range(count):
        lacks = generator.randrange(60)
        adjective, noun = generator.choice(_ADJECTIVES), generator.choice(_NOUNS)
        day = f"2026-{generator.randrange(1, 12):02}-{generator.randrange(1, 29):02}T10:00:00Z"
        yield (
            f"S-{generator.randrange(10**7):07}-{number}",
            f"{adjective} {noun} {generator.randrange(50, 900)} g",
            f"Brand {generator.randrange(500)}",
            "" if lacks == 0 else f"Category {generator.randrange(200)}",
            None if lacks == 1 else f"{generator.randrange(10, 90_000) / 100:.2f}",
            "" if lacks == 2 else _gtin(number),
            f"{adjective} {noun} in a box of {generator.randrange(2, 40)}, for every day.",
            f'{{"size": "{generator.randrange(50, 900)} g", "origin": "EU"}}',
            day,
            day,
        )


def _gtin(number: int) -> str:
    """Return a GTIN of 13 digits with its check digit."""
    digits = f"400{number:09}"
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"
