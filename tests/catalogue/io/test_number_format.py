import pytest

from desktop_app.catalogue.io.number_format import NumberFormat


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("00000", 123, "00123"),
        ("0.00", 3.5, "3.50"),
        ("#,##0.00", 1234.567, "1234.57"),
        ("0.00", 0.125, "0.13"),
        ('"A-"000', 7, "A-007"),
        ("[$£-809]#,##0.00", 12.5, "£12.50"),
        ('_-* #,##0.00\\ "€"_-;-* x', 3.456, "3.46 €"),
        ("0.0#", 1.5, "1.5"),
        ("00", -5, "-05"),
        ("[$¥-411]#,##0", 1280, "JP¥1280"),
        ("[$¥-804]#,##0", 1280, "¥1280"),
        ("#,##0.00\\ [$kr-406]", 12.5, "12.50 DKK"),
        ("[$$-C09]0.00", 5, "AUD5.00"),
    ],
)
def test_numbers_are_shown_by_their_format(code: str, number: float, shown: str) -> None:
    assert NumberFormat(code).show(float(number)) == shown


@pytest.mark.parametrize("code", ["General", "@", "0", "0.00E+00", "# ?/?", "yyyy-mm-dd", "0%"])
def test_other_formats_show_the_number_as_it_is(code: str) -> None:
    assert NumberFormat(code).is_plain
