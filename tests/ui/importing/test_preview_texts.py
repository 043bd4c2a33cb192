"""What the preview of an import says."""

from decimal import Decimal

import pytest

from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.ui.importing.preview_texts import PreviewTexts
from tests.ui.importing.previews import EMPTY_REPORT, FULL, make_preview


@pytest.fixture
def texts(english: None) -> PreviewTexts:
    return PreviewTexts()


def test_every_kind_is_told_with_its_number(texts: PreviewTexts) -> None:
    facts = texts.facts(FULL)
    assert [fact.text for fact in facts] == [
        "1,200 new",
        "11 changed (8 prices, 3 names)",
        "1 unchanged",
        "6 pictures added",
        "4 pictures replaced",
        "2 pictures moved",
        "1 picture cannot be used",
        "5 pictures on the web",
        "1 not imported",
        "1 to check",
        "2 no longer in the table",
        "2 columns without a field",
    ]
    assert [fact.name for fact in facts if fact.needs_attention] == [
        "unused_pictures",
        "rejected",
        "warnings",
        "missing",
        "omitted",
    ]


def test_the_summary_counts_only_columns_that_may_be_missed(texts: PreviewTexts) -> None:
    assert texts.summary(FULL).endswith("2 no longer in the table, 1 column without a field")
    plain = make_preview(
        ImportReport(1, 0, 0, 0, ()), omitted_columns=(OmittedColumn(8, "Shelf", None),)
    )
    assert texts.summary(plain) == "1 new"
    assert texts.summary(make_preview(EMPTY_REPORT)) == "Nothing to import"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Decimal("1E+3"), "1000"),
        ({"Colour": "red", "Size": "L"}, "Colour: red, Size: L"),
        (("A1", "A2"), "A1, A2"),
        ("Apple", "Apple"),
    ],
)
def test_values_as_text(texts: PreviewTexts, value: object, text: str) -> None:
    assert texts.value(value) == text


def test_columns_that_are_left_out(texts: PreviewTexts) -> None:
    columns = (
        OmittedColumn(1, "", None),
        OmittedColumn(2, "a", None),
        OmittedColumn(3, "b", "gtin"),
    )
    assert [texts.omitted_column(column) for column in columns] == [
        "Left out: it has no heading",
        "Kept as an attribute",
        "Looks like a GTIN, but is only kept as an attribute",
    ]
