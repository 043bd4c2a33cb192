"""Fill a catalogue with a million products, with SQL, also with a picture for each."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import repeat
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.synthetic_catalogue import draw_jpeg
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.text_index import update_text_index
from desktop_app.domain.actor import Actor
from desktop_app.vision.appearance import APPEARANCE_VERSION, appearance
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints
from desktop_app.vision.model_card import ModelCard
from desktop_app.vision.picture_decoding import decode_thumbnail

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
_INSERT_PICTURES: Final = (
    "INSERT INTO pictures (id, product_id, path, content_hash, file_bytes, file_mtime_ns, "
    "width_px, height_px) SELECT id, id, '/pictures/' || sku || '.jpg', printf('%032x', id), "
    "1, 1, 200, 200 FROM products WHERE id BETWEEN ? AND ?"
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


def fill_with_pictures(folder: Path, card: ModelCard) -> None:
    """Add a picture with all that is computed of it to each product of a catalogue.

    All have the same thumbnail, keypoints and appearance; the embeddings are random.

    Args:
        folder: of the catalogue; its products have no pictures.
        card: of the model that the embeddings are stored for.
    """
    thumbnail = draw_jpeg(0, width_px=200, height_px=200)
    pixels = decode_thumbnail(thumbnail)
    keypoints = packed_keypoints(pixels)
    appearances = [vector.tobytes() for vector in appearance(pixels)]
    generator = np.random.default_rng(7)
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        (last,) = connection.execute("SELECT max(id) FROM products").fetchone()
        for start in range(1, last + 1, _CHUNK):
            ids = range(start, min(start + _CHUNK, last + 1))
            vectors = generator.normal(size=(len(ids), card.output.dimension)).astype(np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            with connection:
                connection.execute(_INSERT_PICTURES, [ids[0], ids[-1]])
                for table, values in (
                    ("thumbnails (picture_id, jpeg)", (thumbnail,)),
                    ("keypoints (picture_id, version, packed)", (KEYPOINT_FORMAT, keypoints)),
                    (
                        "appearances (picture_id, method, colour, shape, texture)",
                        (APPEARANCE_VERSION, *appearances),
                    ),
                ):
                    marks = ", ".join("?" * (1 + len(values)))
                    connection.executemany(
                        f"INSERT INTO {table} VALUES ({marks})",
                        ((number, *values) for number in ids),
                    )
                connection.executemany(
                    "INSERT INTO vectors (model, picture_id, vector) VALUES (?, ?, ?)",
                    zip(repeat(card.sha256), ids, map(np.ndarray.tobytes, vectors), strict=False),
                )


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
