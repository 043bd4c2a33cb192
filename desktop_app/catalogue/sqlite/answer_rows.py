"""Conversion between kept answers and their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

import msgspec

from desktop_app.catalogue.sqlite.pinyin import pinyin_of
from desktop_app.catalogue.sqlite.search_words import joined
from desktop_app.domain.code import CodeContents
from desktop_app.domain.kept_answer import AddedPicture, Correction, KeptAnswer, OfferedProduct
from desktop_app.domain.product import TRANSLATED_COLUMN, Product
from desktop_app.domain.region import Region

_Row: TypeAlias = Sequence[Any]

ANSWER_COLUMNS: Final = (
    "a.id, a.key, a.answered_at, a.station, a.verdict, a.photo_count, a.region, a.codes, "
    "a.photo_bytes, a.corrected_at, a.picture_key, a.action_id, a.is_undone, "
    "a.customer, a.replaced_key"
)
# Rows of products by answer: role, score, picture id, product.
PRODUCT_COLUMNS: Final = "p.answer_id, p.role, p.score, p.picture_id, p.product"

_TIME: Final = "%Y-%m-%dT%H:%M:%S.%fZ"
_MAX_ATTRIBUTES: Final = 20
_MAX_CHARACTERS: Final = 200
_product: Final = msgspec.json.Decoder(Product)
_codes: Final = msgspec.json.Decoder(tuple[CodeContents, ...])
_region: Final = msgspec.json.Decoder(Region)


def time_text(time: datetime) -> str:
    """Return a time in the form that is stored and compared."""
    return time.astimezone(UTC).strftime(_TIME)


def answer_values(answer: KeptAnswer) -> dict[str, Any]:
    """Return the columns of an answer that its correction does not change."""
    return {
        "key": answer.key,
        "answered_at": time_text(answer.answered_at),
        "station": answer.station,
        "verdict": answer.verdict,
        "photo_count": answer.photo_count,
        "region": _json(answer.region),
        "codes": _json(answer.codes),
        "customer": answer.customer,
        "search_text": search_text(answer),
    }


def product_rows(answer: KeptAnswer) -> list[_Row]:
    """Return the rows of its offered and chosen products, without the answer's id."""
    rows: list[_Row] = [
        ("offered", position, *_product_values(offered))
        for position, offered in enumerate(answer.offered)
    ]
    if answer.chosen is not None:
        rows.append(("chosen", 0, *_product_values(OfferedProduct(answer.chosen))))
    return rows


def correction_row(correction: Correction) -> _Row:
    """Return the row of the right product, without the answer's id."""
    return ("corrected", 0, *_product_values(OfferedProduct(correction.product)))


def answer_from_rows(row: _Row, products: Iterable[_Row]) -> KeptAnswer:
    """Return an answer.

    Args:
        row: of ``ANSWER_COLUMNS``.
        products: its rows of ``PRODUCT_COLUMNS``, the offered ones best first.
    """
    id_, key, answered_at, station, verdict, photo_count, region, codes = row[:8]
    photo_bytes, corrected_at, picture_key, action_id, is_undone, customer, replaced_key = row[8:]
    by_role: dict[str, list[OfferedProduct]] = {"offered": [], "chosen": [], "corrected": []}
    for _, role, score, picture_id, product in products:
        by_role[role].append(OfferedProduct(_product.decode(product), score, picture_id))
    right = by_role["corrected"]
    correction = None
    if right and corrected_at is not None:
        correction = Correction(right[0].product, _time(corrected_at))
    return KeptAnswer(
        key,
        _time(answered_at),
        station,
        verdict,
        tuple(by_role["offered"]),
        by_role["chosen"][0].product if by_role["chosen"] else None,
        photo_count,
        _region.decode(region),
        _codes.decode(codes),
        photo_bytes > 0,
        correction,
        AddedPicture(picture_key, action_id, bool(is_undone), replaced_key),
        customer,
        id_,
    )


def search_text(answer: KeptAnswer) -> str:
    """Return the words by which an answer is found: of its products, codes and station.

    Of the candidates only the best counts: the others are what it was not.
    """
    right = None if answer.correction is None else answer.correction.product
    products = {one.id: one for one in (answer.best, answer.chosen, right) if one is not None}
    texts = [answer.station]
    pinyin: list[str] = []
    for product in products.values():
        names = [product.name, *_translations(product)]
        texts += [*names, product.brand, product.sku, product.gtin]
        pinyin += [word for name in names for word in pinyin_of(name).whole]
    for code in answer.codes:
        texts += _code_texts(code)
    return " ".join([joined(texts), *pinyin])


def search_words(words: str) -> list[tuple[str, str]]:
    """Return what an answer must have to be found by words.

    Returns:
        for each word what its search text contains, and the number that its customer has
        instead: parts of such a number would be found with every other number.
    """
    found = [(joined([part]), part) for part in words.split()]
    return [(text, part) for text, part in found if text]


def _product_values(offered: OfferedProduct) -> tuple[int, float | None, int | None, str]:
    product = offered.product
    return product.id, offered.score, offered.picture_id, _json(_as_kept(product))


def _as_kept(product: Product) -> Product:
    """Return a product with what a candidate shows."""
    attributes = [pair for pair in product.attributes.items() if len(pair[1]) <= _MAX_CHARACTERS]
    return replace(
        product,
        description="",
        aliases=(),
        created_at="",
        updated_at="",
        attributes=dict(attributes[:_MAX_ATTRIBUTES]),
    )


def _code_texts(code: CodeContents) -> list[str]:
    days = [str(day) for day in (code.best_before, code.use_by) if day is not None]
    return [code.text, code.gtin or "", code.batch, *days]


def _translations(product: Product) -> list[str]:
    found = (
        (TRANSLATED_COLUMN.fullmatch(name), value) for name, value in product.attributes.items()
    )
    return [value for match, value in found if match is not None and match[1] == "name"]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
