"""The reasons of a group are named, attributes with their values."""

from desktop_app.domain.duplicate_group import AttributeDifference
from desktop_app.engine.export.group_labels import reason_texts


def _texts(*attributes: AttributeDifference) -> list[str]:
    return list(reason_texts(["same_style", "attributes_differ"], attributes, str))


def test_attributes_that_differ_are_named_with_their_values() -> None:
    colour, size = (
        AttributeDifference("Colour", ("red", "blue")),
        AttributeDifference("Size", ("M", "L")),
    )
    assert _texts(colour, size) == ["one style", "Colour: red / blue", "Size: M / L"]
    assert _texts() == ["one style", "attributes differ"]


def test_long_lists_and_texts_are_cut() -> None:
    assert _texts(AttributeDifference("Size", tuple("12345")))[1] == "Size: 1 / 2 / 3 / 4 / …"
    (_, text) = _texts(AttributeDifference("Colour", ("red\nrose " * 99, "blue")))
    assert len(text) < 60
    assert "\n" not in text
