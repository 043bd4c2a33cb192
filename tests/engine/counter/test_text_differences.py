import pytest

from desktop_app.engine.counter.text_differences import differing_spans, related_texts


def marked(*texts: str) -> list[list[str]]:
    spans = differing_spans(texts)
    return [
        [text[start:end] for start, end in line] for text, line in zip(texts, spans, strict=True)
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Berry muesli 250 g", "Berry muesli 1 kg"), [["250 g"], ["1 kg"]]),
        (("Berry muesli 250 g", "Nut muesli 250 g"), [["Berry"], ["Nut"]]),
        (("8.90 €", "29.90 €"), [["8.90"], ["29.90"]]),
        (("鸡肉味猫粮", "牛肉味猫粮"), [["鸡"], ["牛"]]),
        (("Tea", "TEA"), [[], []]),
        (("Tea", ""), [[], []]),
        (("Tea 5", "Tea 5", "Tea 6"), [["5"], ["5"], ["6"]]),
        ((), []),
    ],
)
def test_words_that_not_all_texts_have_are_marked(
    texts: tuple[str, ...], expected: list[list[str]]
) -> None:
    assert marked(*texts) == expected


def test_words_that_a_text_lacks_are_marked_in_the_others() -> None:
    assert marked("Tea", "Tea lemon") == [[], ["lemon"]]


def test_texts_are_related_by_half_of_their_words() -> None:
    assert related_texts(["Hill sandal red", "Hill slipper blue"]) == [[0], [1]]
    assert related_texts(["Red tea", "Green Tea", "Hammer", ""]) == [[0, 1], [0, 1], [2], [3]]
