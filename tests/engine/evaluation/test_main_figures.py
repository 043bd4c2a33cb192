"""The main figures of an evaluation as text."""

from desktop_app.engine.evaluation.main_figures import copies_note, main_figures, milliseconds
from desktop_app.engine.evaluation.summary import summarise


def test_undefined_figures_are_a_dash() -> None:
    nothing = main_figures(summarise([]))
    assert len(nothing) == 9
    assert {line.figure for line in nothing} == {"–"}
    assert str(nothing[0].hint) == "No photo of a product in the catalogue"


def test_there_is_no_note_without_photos_from_the_catalogue() -> None:
    assert copies_note(summarise([])) is None


def test_a_time_has_its_unit() -> None:
    assert milliseconds(12.34) == "12.3 ms"
    assert milliseconds(None) == "–"
