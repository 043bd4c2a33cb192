"""Measure search by words, one call for every letter that is typed.

    python -m benchmarks.text_search --products 100000

Half of the products have English names, half Chinese ones. The times of a plain LIKE over
the same columns, without any order, are printed for scale.
"""

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import numpy as np

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.catalogue_browser import CatalogueBrowser

_ADJECTIVES: Final = (
    "berry", "dark", "crunchy", "organic", "classic", "double", "spicy", "smooth", "golden",
    "fresh", "winter", "tropical", "smoked", "sparkling", "toasted", "wild", "sweet", "salted",
)  # fmt: skip
_NOUNS: Final = (
    "loops", "chocolate", "coffee", "crackers", "shampoo", "mug", "lemonade", "noodles", "soap",
    "muesli", "biscuits", "candle", "honey", "pasta", "olives", "yoghurt", "detergent", "tea",
)  # fmt: skip
_BRANDS: Final = tuple(
    f"{start}{end}"
    for start in ("Al", "Bor", "Cal", "Dor", "El", "Fin", "Gal", "Hel", "Is", "Jor")
    for end in ("anda", "ero", "inda", "osto", "umi", "aris", "ent", "oni", "ux", "ava")
)
_CHINESE: Final = (
    "浆果", "麦圈", "黄油", "饼干", "鸡肉味", "牛肉味", "猫粮", "咖啡", "绿茶", "洗发水",
    "巧克力", "蜂蜜", "牛奶", "面条", "香皂", "玻璃杯", "重庆", "火锅", "柠檬", "酸奶",
    "橄榄", "坚果", "燕麦", "矿泉水", "薯片", "海盐", "原味", "有机", "无糖", "经典",
)  # fmt: skip
_WORDS_TO_TYPE: Final = (
    "berry loops 250", "dark choc", "alanda mug", "S-001234", "4006381", "crunchy noodles 500g",
    "chocolste", "mueslii golden", "浆果麦圈300g", "鸡肉味猫粮", "绿茶", "ＳＡ００１２", "hybg",
    "jiangguomaiquan", "qiaokeli 200", "重庆火锅", "zzzz", "g", "mug red",
)  # fmt: skip
_CHUNK: Final = 5_000
_LIKE: Final = (
    "SELECT id FROM products WHERE sku LIKE :text OR name LIKE :text OR brand LIKE :text "
    "OR gtin LIKE :text OR category LIKE :text OR attributes LIKE :text LIMIT 200"
)


def main() -> None:
    """Fill a catalogue, type into it and print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--top", type=int, default=200, help="maximum number of products found")
    parser.add_argument("--keep", type=Path, help="folder of the catalogue, for the next run")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = arguments.keep or Path(name) / "catalogue"
        if not folder.exists():
            start = time.perf_counter()
            fill(folder, arguments.products)
            seconds = time.perf_counter() - start
            print(f"{arguments.products} products stored and indexed in {seconds:.0f} s")
        catalogue = CatalogueBrowser(open_catalogue(folder, actor=Actor.local()))
        texts = list(typed_texts(_WORDS_TO_TYPE))
        with closing(sqlite3.connect(folder / "catalog.sqlite")) as connection:

            def search(text: str) -> object:
                return catalogue.search(text, limit=arguments.top)

            def like(text: str) -> object:
                return connection.execute(_LIKE, {"text": f"%{text}%"}).fetchall()

            measured = {
                "search": times_ms(search, texts),
                "search, CPU time": times_ms(search, texts, time.thread_time),
                "plain LIKE": times_ms(like, texts),
                "plain LIKE, CPU time": times_ms(like, texts, time.thread_time),
            }
        catalogue.close()
    print(f"{len(texts)} searches, ms        p50    p95  longest")
    for title, milliseconds in measured.items():
        p50, p95 = np.percentile(milliseconds, [50, 95])
        print(f"{title:<24}{p50:6.1f} {p95:6.1f} {max(milliseconds):8.1f}")
    slowest = sorted(zip(measured["search"], texts, strict=True), reverse=True)[:5]
    print("slowest: " + ", ".join(f"{text!r} {ms:.0f}" for ms, text in slowest))


def fill(folder: Path, count: int) -> None:
    """Fill a catalogue with ``count`` products of one picture each."""
    store = open_catalogue(folder, actor=Actor.local())
    random = np.random.default_rng(0)
    for start in range(0, count, _CHUNK):
        values = {
            f"S{chr(65 + number % 26)}-{number:06}": product(number, random)
            for number in range(start, min(count, start + _CHUNK))
        }
        with store.transaction():
            ids = store.products.add(values)
            store.pictures.add(
                [
                    (id_, PictureFile(f"/{id_}.jpg", f"{id_:032x}", 1, 1, 64, 64, b"jpeg"))
                    for id_ in ids.values()
                ]
            )
    store.close()


def product(number: int, random: np.random.Generator) -> dict[str, Any]:
    """Return the fields of a product."""
    size = f"{random.integers(1, 40) * 25} g"
    english = f"{choose(_ADJECTIVES, random)} {choose(_NOUNS, random)} {size}".capitalize()
    chinese = "".join(choose(_CHINESE, random) for _ in range(3)) + size.replace(" ", "")
    is_chinese = number % 2 == 1
    return {
        "name": chinese if is_chinese else english,
        "brand": choose(_BRANDS, random),
        "category": choose(_CHINESE if is_chinese else _NOUNS, random),
        "gtin": f"{4_006_381_000_000 + number * 7}",
        "attributes": {
            "colour": choose(("red", "green", "blue"), random),
            "shelf": f"R{number % 90}",
        },
    }


def choose(words: Sequence[str], random: np.random.Generator) -> str:
    """Return one of the words."""
    return words[int(random.integers(len(words)))]


def typed_texts(texts: Sequence[str]) -> Iterator[str]:
    """Yield what is in the search box after each letter."""
    for text in texts:
        yield from (text[:end] for end in range(1, len(text) + 1) if text[:end].strip())


def times_ms(
    search: Callable[[str], object],
    texts: Sequence[str],
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Return how long each search takes, in ms of a clock."""
    milliseconds = []
    for text in texts:
        start = clock()
        search(text)
        milliseconds.append(1000 * (clock() - start))
    return milliseconds


if __name__ == "__main__":
    main()
