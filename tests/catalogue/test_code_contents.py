from datetime import date
from decimal import Decimal

import pytest

from desktop_app.catalogue.code_contents import read_code
from desktop_app.domain.code import Amount, CodeContents
from desktop_app.domain.scale_label import parse_patterns


@pytest.mark.parametrize("text", ["4006381333931", "036000291452", "96385074", " 4006381333931\r"])
def test_a_gtin_is_a_key_and_can_be_the_gtin_of_a_new_product(text: str) -> None:
    contents = read_code(text)
    assert contents == CodeContents(text.strip(), (text.strip(),), text.strip())


@pytest.mark.parametrize("text", ["4006381333930", "SKU-12", "https://shop.example/p/12", "重庆"])
def test_other_texts_are_keys_only(text: str) -> None:
    assert read_code(text) == CodeContents(text, (text,))


def test_an_empty_text_has_no_keys() -> None:
    assert read_code("  ") == CodeContents("", ())


def test_a_number_of_the_shop_is_no_gtin() -> None:
    assert read_code("2112345012346") == CodeContents("2112345012346", ("2112345012346",))


def test_a_scale_label_gives_the_item_and_its_amount() -> None:
    patterns = parse_patterns("28xIIIIWWWWWC 21IIIIIPPPPPC")
    contents = read_code("2112345012346", scale_labels=patterns)
    assert contents.keys == ("12345", "2112345000008")
    assert contents.amount == Amount(price=Decimal("12.34"))
    assert contents.gtin is None


def test_the_item_of_a_scale_label_may_be_known_without_its_zeros() -> None:
    contents = read_code("2870042012341", scale_labels=parse_patterns("28xIIIIWWWWWC"))
    assert contents.keys == ("0042", "42", "2870042000003")


@pytest.mark.parametrize(
    ("text", "is_gs1"),
    [
        ("010950110153000310ABC\x1d1526010131030017503799", True),
        ("]C1010950110153000310ABC\x1d152601013103001750", False),
        ("010950110153000310ABC\x1d15260101", False),
    ],
)
def test_a_gs1_message_names_product_batch_and_date(text: str, is_gs1: bool) -> None:
    contents = read_code(text, is_gs1=is_gs1)
    assert (contents.batch, contents.best_before) == ("ABC", date(2026, 1, 1))
    assert contents.gtin == "09501101530003"


def test_a_gs1_message_tells_the_weight() -> None:
    contents = read_code("01095011015300033103001750", is_gs1=True)
    assert contents.amount == Amount(weight_kg=Decimal("1.750"))
    contents = read_code("01095011015300033922129905", is_gs1=True)
    assert contents.amount == Amount(price=Decimal("1299.05"))
    contents = read_code("01095011015300033712", is_gs1=True)
    assert contents.amount == Amount(count=12)


def test_a_day_that_is_open_is_the_last_of_its_month() -> None:
    assert read_code("010950110153000317260200", is_gs1=True).use_by == date(2026, 2, 28)


def test_a_date_that_does_not_exist_does_not_hide_the_product() -> None:
    contents = read_code("010950110153000317260229", is_gs1=True)
    assert (contents.gtin, contents.use_by) == ("09501101530003", None)


def test_a_digital_link_is_a_gs1_message() -> None:
    contents = read_code("https://id.gs1.org/01/09506000134352/10/ABC?17=261231")
    assert (contents.gtin, contents.batch) == ("09506000134352", "ABC")
    assert contents.use_by == date(2026, 12, 31)


@pytest.mark.parametrize("text", ["10ABC", "0109501101530004", "not GS1 at all"])
def test_a_gs1_message_without_a_product_is_a_text(text: str) -> None:
    assert read_code(text, is_gs1=True).keys == (text,)
