import pytest
from biip.checksums import gs1_standard_check_digit

from desktop_app.catalogue.gtin import gtin_14, says_no_gtin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4006381333931", "04006381333931"),
        ("04006381333931", "04006381333931"),
        ("036000291452", "00036000291452"),
        ("0036000291452", "00036000291452"),
        ("96385074", "00000096385074"),
        ("4 006381 333931", "04006381333931"),
        ("４００６３８１３３３９３１", "04006381333931"),
    ],
)
def test_the_forms_of_a_number_are_equal(text: str, expected: str) -> None:
    assert gtin_14(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("4006381333930", "4.00638E+12", "4.01E+12", "6.90123E+12", "Does not apply", "n/a", ""),
        *("00000000", "0000000000000", "1234567", "36000291452", "400638133393112", "-"),
    ],
)
def test_other_texts_are_no_numbers(text: str) -> None:
    assert gtin_14(text) is None


@pytest.mark.parametrize("count", [8, 12, 13, 14])
def test_gtin_14_agrees_with_the_library_about_every_check_digit(count: int) -> None:
    body = "190405816273849"[: count - 1]
    right = str(gs1_standard_check_digit(body))
    for digit in "0123456789":
        assert (gtin_14(body + digit) is not None) == (digit == right)


@pytest.mark.parametrize(
    "text", ["-", "N/A", "none", "Does not apply", "无", "暂无", "無條碼", "／"]
)
def test_a_placeholder_says_that_there_is_no_number(text: str) -> None:
    assert says_no_gtin(text)


@pytest.mark.parametrize("text", ["", "123", "4006381333931", "无糖"])
def test_other_texts_are_no_placeholders(text: str) -> None:
    assert not says_no_gtin(text)
