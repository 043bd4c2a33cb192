from decimal import Decimal

import pytest

from desktop_app.domain.code import Amount
from desktop_app.domain.scale_label import InvalidPatternError, ScaleLabelPattern, parse_patterns


@pytest.mark.parametrize(
    ("pattern", "code", "item", "amount"),
    [
        ("21IIIIIPPPPPC", "2112345012346", "12345", Amount(price=Decimal("12.34"))),
        ("28xIIIIWWWWWC", "2870042012341", "0042", Amount(weight_kg=Decimal("1.234"))),
        ("02IIIIIxWWWWC", "0200123407502", "00123", Amount(weight_kg=Decimal("0.750"))),
        ("29IIIIIxxxNNC", "2900007000122", "00007", Amount(count=12)),
        ("2xIIIIIIIIIIC", "2512345678906", "1234567890", Amount()),
    ],
)
def test_a_label_says_item_and_amount(pattern: str, code: str, item: str, amount: Amount) -> None:
    label = ScaleLabelPattern(pattern).read(code)
    assert label is not None
    assert (label.item, label.amount) == (item, amount)


@pytest.mark.parametrize("code", ["2212345012345", "4006381333931", "21123450123", "21123450123a5"])
def test_other_codes_are_no_labels_of_the_pattern(code: str) -> None:
    assert ScaleLabelPattern("21IIIIIPPPPPC").read(code) is None


@pytest.mark.parametrize(
    "text",
    [
        *("21IIIIIPPPPP", "21IIIIIPPPPPCC", "99IIIIIPPPPPC", "21PPPPPPPPPPC", "21IIIPPPIIIWC"),
        *("21IIIIIPPPWWC", "21iiiiipppppc", "2112345678901", "C21IIIIIPPPPP"),
    ],
)
def test_other_texts_are_no_patterns(text: str) -> None:
    with pytest.raises(InvalidPatternError, match=text):
        ScaleLabelPattern(text)


def test_a_setting_holds_several_patterns() -> None:
    patterns = parse_patterns(" 21IIIIIPPPPPC, 28xIIIIWWWWWC ")
    assert [pattern.text for pattern in patterns] == ["21IIIIIPPPPPC", "28xIIIIWWWWWC"]
    assert parse_patterns("") == ()
