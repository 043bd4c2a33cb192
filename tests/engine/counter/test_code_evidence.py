"""The answer to a capture together with codes."""

from dataclasses import replace

from desktop_app.domain.answer import Answer, Hit, Timings, Verdict
from desktop_app.domain.code import CodeAnswer, CodeContents
from desktop_app.domain.product import Product
from desktop_app.engine.counter.capture_search import CaptureAnswer
from desktop_app.engine.counter.code_evidence import answer_of_codes, with_codes
from tests.engine.counter.accepted import APPLES, CUP, GIFT

_GTIN = CUP.gtin
_OTHER_GTIN = "5901234123457"


def look(verdict: Verdict, *products: Product) -> CaptureAnswer:
    hits = tuple(Hit(product, None, 0.9 - rank / 10) for rank, product in enumerate(products))
    answer = Answer(verdict, None, hits, Timings({}, 1.0), "cpu")
    return CaptureAnswer(answer, (answer,))


def code(*products: Product, gtin: str = _GTIN) -> CodeAnswer:
    hits = tuple(Hit(product, None, 1.0) for product in products)
    return CodeAnswer(CodeContents(gtin, (gtin,), gtin), hits)


def skus(found: CaptureAnswer) -> list[str]:
    return [hit.product.sku for hit in found.shown.hits]


def test_without_codes_nothing_changes() -> None:
    found = look("check", CUP, APPLES)
    combined = with_codes(found, ())
    assert (combined.shown, combined.code_role, combined.parts) == (
        found.shown,
        "none",
        found.parts,
    )


def test_a_code_makes_an_uncertain_answer_sure() -> None:
    combined = with_codes(look("check", APPLES, CUP), [code(CUP)])
    assert (combined.shown.verdict, combined.code_role) == ("match", "decides")
    assert skus(combined) == ["C-1", "A-2"]
    assert combined.shown.hits[0].score == 0.8


def test_a_code_knows_a_product_that_the_picture_does_not_show() -> None:
    combined = with_codes(look("unknown", APPLES), [code(CUP)])
    assert (combined.shown.verdict, skus(combined)) == ("match", ["C-1", "A-2"])
    assert combined.shown.hits[0].score is None


def test_both_are_shown_if_the_picture_clearly_shows_another_product() -> None:
    combined = with_codes(look("match", APPLES, GIFT), [code(CUP)])
    assert (combined.shown.verdict, combined.code_role) == ("check", "contradicts")
    assert skus(combined) == ["C-1", "A-2"]


def test_a_contradiction_ends_when_the_code_is_gone() -> None:
    found = look("match", APPLES)
    assert with_codes(with_codes(found, [code(CUP)]), ()).shown == found.shown


def test_several_products_with_one_code_are_offered_in_the_order_of_the_picture() -> None:
    combined = with_codes(look("check", APPLES, GIFT), [code(CUP, GIFT)])
    assert (combined.shown.verdict, combined.code_role) == ("check", "several")
    assert skus(combined) == ["G-4", "C-1"]


def test_the_picture_decides_between_products_with_the_same_code() -> None:
    combined = with_codes(look("match", CUP), [code(CUP, GIFT)])
    assert (combined.shown.verdict, combined.code_role) == ("match", "decides")


def test_an_unknown_code_with_another_gtin_makes_a_sure_answer_one_to_check() -> None:
    combined = with_codes(look("match", CUP), [code(gtin=_OTHER_GTIN)])
    assert (combined.shown.verdict, combined.code_role) == ("check", "unknown")


def test_an_unknown_code_changes_nothing_without_a_gtin_to_compare() -> None:
    assert with_codes(look("match", APPLES), [code(gtin=_OTHER_GTIN)]).code_role == "none"
    # The same number with leading zeros.
    padded = replace(CUP, gtin=f"0{_GTIN}")
    assert with_codes(look("match", padded), [code()]).shown.verdict == "match"
    number = CodeAnswer(CodeContents("A-7", ("A-7",)), ())
    assert with_codes(look("match", CUP), [number]).shown.verdict == "match"


def test_codes_alone_are_an_answer() -> None:
    several = answer_of_codes([code(CUP), code(GIFT, gtin=_OTHER_GTIN)])
    assert (several.shown.verdict, skus(several)) == ("check", ["C-1", "G-4"])
    assert answer_of_codes([code()]).code_role == "unknown"
    assert answer_of_codes([code(CUP)]).shown.verdict == "match"
