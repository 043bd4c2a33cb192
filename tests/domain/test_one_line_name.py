"""Names have one line and the direction of their letters."""

import pytest

from desktop_app.domain.one_line_name import one_line_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  Aisle 3,\n left ", "Aisle 3, left"),
        ("Aisle\u202egnp.exe", "Aislegnp.exe"),
        ("\u2067Aisle\u2069\u200f 3\u2028", "Aisle 3"),
        ("Aisle\x00\x1b3\x7f", "Aisle 3"),
        ("مخزن ١", "مخزن ١"),
        ("货架 3", "货架 3"),
        ("\u202e \n", ""),
    ],
)
def test_a_name_is_one_line_without_controls(text: str, name: str) -> None:
    assert one_line_name(text) == name
