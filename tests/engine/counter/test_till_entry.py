import json

import pytest

from desktop_app.engine.counter.till_entry import FIELDS, TillEntry
from tests.engine.counter.accepted import APPLES, entry, label


def test_an_entry_has_all_values_as_text() -> None:
    values = entry("e7", APPLES, label(weight_kg="1.250")).values
    assert tuple(values) == FIELDS
    assert values["accepted_at"] == "2026-11-26T09:30:00Z"
    assert (values["sku"], values["price"], values["weight_kg"]) == ("A-2", "3.74", "1.250")
    assert (values["code"], values["gtin"], values["station"]) == ("2100002012501", "", "Till 1")


def test_json_and_back() -> None:
    made = entry()
    assert json.loads(made.as_json())["count"] == 1
    assert TillEntry.from_json(made.as_json()) == made


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"id": "a"}', b'{"id": 1.5}', b"\xff"])
def test_other_json_is_no_entry(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text does not matter
        TillEntry.from_json(text)
