"""What a new product begins with."""

import numpy as np

from desktop_app.domain.code import CodeContents
from desktop_app.ui.widgets.addition_request import AdditionRequest

GTIN = CodeContents("4006381333931", ("4006381333931",), "4006381333931", batch="L7")


def test_a_gtin_and_a_name_are_texts_to_begin_with() -> None:
    request = AdditionRequest(name="Pen", codes=(GTIN,))
    assert request.texts == {"name": "Pen", "gtin": "4006381333931"}


def test_the_gtin_of_a_gs1_code_has_no_needless_zero() -> None:
    code = CodeContents("(01)04006381333931", ("04006381333931",), "04006381333931")
    assert AdditionRequest(codes=(code,)).texts == {"gtin": "4006381333931"}
    assert code.number == "4006381333931"


def test_a_number_of_the_shop_is_its_sku() -> None:
    assert AdditionRequest(codes=(CodeContents("A-7", ("A-7",)),)).texts == {"sku": "A-7"}


def test_an_address_or_a_sentence_is_no_sku() -> None:
    for text in ("https://example.org/x", "buy one get one", "x" * 60):
        assert AdditionRequest(codes=(CodeContents(text, (text,)),)).texts == {}


def test_requests_with_the_same_texts_are_equal() -> None:
    photo = np.zeros((2, 2, 3), np.uint8)
    assert AdditionRequest((photo,), codes=(GTIN,)) == AdditionRequest((), codes=(GTIN,))
