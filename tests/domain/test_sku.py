import pytest

from desktop_app.domain.sku import normalised_sku, sku_difference, sku_key


@pytest.mark.parametrize(
    "text",
    [
        "AB-1",
        " AB-1 ",
        "ＡＢ－１",
        "AB-1\u200b",
        "\ufeffAB-1",
        "A\u00adB-1",
        "AB-1\u00a0",
        "AB-1\t",
    ],
)
def test_forms_of_one_sku(text: str) -> None:
    assert normalised_sku(text) == "AB-1"


def test_blanks_within_a_sku_are_one_blank_and_case_and_zeros_stay() -> None:
    assert normalised_sku("a  1\u00a0b") == "a 1 b"
    assert normalised_sku("00123") == "00123"
    assert normalised_sku("TU\u0308R") == "TÜR"


@pytest.mark.parametrize(
    ("sku", "other", "difference"),
    [
        ("X4", "x4", "case"),
        ("00123", "123", "zeros"),
        ("A\u20131", "A-1", "hyphens"),
        ("Ä1", "ä1", "case"),
    ],
)
def test_skus_that_are_taken_for_each_other(sku: str, other: str, difference: str) -> None:
    assert sku_key(sku) == sku_key(other)
    assert sku_difference(sku, other) == difference


def test_other_skus_have_other_keys() -> None:
    assert (
        len({sku_key(sku) for sku in ("12-3", "1-23", "123", "A0123", "A123", "0", "00A", "0A")})
        == 8
    )
