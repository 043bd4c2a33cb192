"""The headings of every language of the corpus are recognised."""

import pytest

from desktop_app.catalogue.io.column_recognition import recognise_columns
from tools.table_corpus.languages import HEADINGS


@pytest.mark.parametrize("line", HEADINGS)
def test_headings_are_recognised_in_any_order(line: str) -> None:
    names = line.split("|")
    fields = ("sku", "name", "price", "gtin", "category", "brand")
    expected = dict(zip(fields, names, strict=True))
    assert recognise_columns(names) == expected
    assert recognise_columns(names[::-1]) == expected
