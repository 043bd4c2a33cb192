"""Words with letters that look alike, and cut-off words, are alike."""

import pytest

from desktop_app.search.word_similarity import word_similarities


@pytest.mark.parametrize(
    ("first", "second", "least", "most"),
    [
        ("mint", "mint", 1.0, 1.0),
        ("0live0i1", "oliveoil", 1.0, 1.0),
        ("vinecar", "vinegar", 0.8, 0.9),
        ("goodn", "goodnight", 0.75, 0.95),
        ("heather", "acacia", 0.0, 0.5),
        ("牛肉", "鸡肉", 0.0, 0.5),
    ],
)
def test_similarity(first: str, second: str, least: float, most: float) -> None:
    assert least <= word_similarities([first], [second])[0, 0] <= most


def test_there_is_a_row_for_each_word() -> None:
    assert word_similarities(["a", "b"], ["a", "b", "c"]).shape == (2, 3)
    assert word_similarities([], ["a"]).shape == (0, 1)
    assert word_similarities(["a"], []).shape == (1, 0)
