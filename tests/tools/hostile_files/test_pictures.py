"""Some of the damaged files of ``make hard``, and its counts."""

from desktop_app.errors import Message, VitrineError
from desktop_app.vision.decoding.isolated import WORKER
from tools.hostile_files.__main__ import survey_pictures, survey_tables
from tools.hostile_files.pictures import damaged_pictures
from tools.hostile_files.survey import Survey


def _unexpected(survey: Survey) -> list[str]:
    # Not the times: this computer may be slow.
    return [problem for problem in survey.problems if not problem.endswith(" s")]


def test_damaged_pictures_are_read_or_refused() -> None:
    survey = survey_pictures(180)
    assert _unexpected(survey) == []
    assert survey.outcomes.total() == 180
    assert survey.outcomes["read"]


def test_damaged_tables_are_read_or_refused() -> None:
    survey = survey_tables(40)
    assert _unexpected(survey) == []
    assert survey.outcomes["read"]


def test_damage_is_the_same_each_time() -> None:
    assert list(damaged_pictures(30)) == list(damaged_pictures(30))
    assert len({name.partition(".")[2] for name, _ in damaged_pictures(30)}) == 8


def test_what_must_not_happen_is_a_problem() -> None:
    survey = Survey(WORKER)

    def refuse() -> None:
        raise VitrineError(Message("{name} is empty.", name="a"))

    def fail() -> None:
        raise KeyError("a bug")

    survey.read("a", refuse)
    survey.read("b", fail)
    assert survey.problems == ["b: KeyError: 'a bug'"]
    lines = survey.report("pictures")
    assert lines[0] == "2 damaged pictures"
    assert "       1 is empty." in lines
