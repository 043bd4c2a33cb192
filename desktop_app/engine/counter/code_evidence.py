"""The answer to a capture together with the codes that the camera sees."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_app.domain.answer import Answer, Hit, Timings
from desktop_app.domain.code import CodeAnswer
from desktop_app.engine.counter.capture_search import MAX_CANDIDATES, CaptureAnswer

_GTIN_DIGITS: Final = 14
_NOTHING: Final = Answer("unknown", None, (), Timings({}, 0.0), "")


def with_codes(found: CaptureAnswer, codes: Sequence[CodeAnswer]) -> CaptureAnswer:
    """Return an answer as the codes change it.

    - One product has the code: it is the answer, unless the picture clearly shows another
      product; then both are shown.
    - Several products have the codes: they are the answer; the picture decides between them.
    - No product has the code: a product with another GTIN is not certain any more.

    Args:
        found: the answer to the capture; codes that have changed it before are ignored.
        codes: what the codes in view say.
    """
    look = found.look or found.shown
    products = _products(codes)
    plain = replace(found, shown=look, look=look, codes=tuple(codes), code_role="none")
    if len(products) == 1:
        return _with_product(plain, look, products[0])
    if products:
        return _with_products(plain, look, products)
    return _with_unknown_code(plain, look)


def answer_of_codes(codes: Sequence[CodeAnswer]) -> CaptureAnswer:
    """Return the answer that codes give without a search for the picture."""
    return with_codes(CaptureAnswer(_NOTHING, ()), codes)


def _products(codes: Sequence[CodeAnswer]) -> list[Hit]:
    """Return the products of all codes, each one once."""
    return list({hit.product.id: hit for code in codes for hit in code.hits}.values())


def _with_product(plain: CaptureAnswer, look: Answer, hit: Hit) -> CaptureAnswer:
    best = look.hits[0] if look.hits else None
    if look.verdict == "match" and best is not None and best.product.id != hit.product.id:
        shown = replace(look, verdict="check", hits=(_without_score(hit), best))
        return replace(plain, shown=shown, code_role="contradicts")
    shown = replace(look, verdict="match", hits=_first([hit], look))
    return replace(plain, shown=shown, code_role="decides")


def _with_products(plain: CaptureAnswer, look: Answer, products: list[Hit]) -> CaptureAnswer:
    best = look.hits[0] if look.hits else None
    ids = [hit.product.id for hit in products]
    if look.verdict == "match" and best is not None and best.product.id in ids:
        return replace(plain, code_role="decides")
    # In the order of the picture, as far as it has found them.
    ranks = {hit.product.id: rank for rank, hit in enumerate(look.hits)}
    ranked = sorted(products, key=lambda hit: ranks.get(hit.product.id, len(ranks)))
    hits = tuple(_without_score(hit) for hit in ranked[:MAX_CANDIDATES])
    return replace(plain, shown=replace(look, verdict="check", hits=hits), code_role="several")


def _with_unknown_code(plain: CaptureAnswer, look: Answer) -> CaptureAnswer:
    gtin = next((code.contents.gtin for code in plain.codes if code.contents.gtin), "")
    known = look.hits[0].product.gtin if look.hits and look.verdict != "unknown" else ""
    if look.verdict == "unknown" and plain.codes:
        return replace(plain, code_role="unknown")
    if gtin and known and _digits(gtin) != _digits(known):
        return replace(plain, shown=replace(look, verdict="check"), code_role="unknown")
    return plain


def _first(hits: Sequence[Hit], look: Answer) -> tuple[Hit, ...]:
    """Return hits of codes before those of the picture."""
    by_picture = {hit.product.id: hit for hit in look.hits}
    first = [by_picture.get(hit.product.id, _without_score(hit)) for hit in hits]
    ids = {hit.product.id for hit in hits}
    rest = [hit for hit in look.hits if hit.product.id not in ids]
    return (*first, *rest)[:MAX_CANDIDATES]


def _without_score(hit: Hit) -> Hit:
    """A code says nothing about how similar the picture is."""
    return replace(hit, score=None)


def _digits(gtin: str) -> str:
    return gtin.zfill(_GTIN_DIGITS)
