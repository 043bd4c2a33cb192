"""The page is one well-formed HTML file that loads nothing and escapes all text."""

import dataclasses
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from desktop_app import paths
from desktop_app.engine.evaluation.metrics import MeasureAccuracy
from desktop_app.engine.export.report.evaluation_page import evaluation_html, write_report
from desktop_app.errors import VitrineError
from desktop_app.ui.i18n.language import translate_function
from tests.engine.export.report.conftest import MakeEvaluation, MakeOutcome

VOID: Final = {"meta", "img", "br", "hr"}
HOSTILE: Final = "<script>alert('x')</script> & \"</style><img src=x onerror=alert(1)>"


class _Checked(HTMLParser):
    """Parses a page and fails if a tag is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def count(self, tag: str, class_: str = "") -> int:
        return sum(
            1 for name, values in self.tags if name == tag and values.get("class", "") == class_
        )


def test_the_page_shows_all_parts_of_an_evaluation(
    outcome: MakeOutcome, evaluation: MakeEvaluation
) -> None:
    outcomes = [outcome("A", "A", 0.9), outcome("A", "B", 0.8, rank=2), outcome("", "B", 0.3)]
    page = _Checked(evaluation_html(evaluation(outcomes, rejected=["gone.jpg"])))
    for words in (
        *("Evaluation of shop", "2026-03-04", "photos.csv", "model-x", "cpu", "50.0%", "0.750"),
        *("Line 2: gone.jpg does not exist.", "Score 80.0%", "has rank 2"),
        *("Product A", "Product B", "Not in the catalogue", "Tea", "8.5 ms", "Cosine"),
    ):
        assert words in page.text
    # Reliability, scores, ROC, ranks, times.
    assert page.count("svg", "plot") == 5
    pictures = [values["src"] or "" for tag, values in page.tags if tag == "img"]
    assert len(pictures) == 3 + 2
    assert all(source.startswith("data:image/jpeg;base64,/9j/2Q") for source in pictures)


def test_the_page_loads_nothing(outcome: MakeOutcome, evaluation: MakeEvaluation) -> None:
    html = evaluation_html(evaluation([outcome("A", "B", 0.8), outcome("", "B", 0.3)]))
    page = _Checked(html)
    assert not {"script", "link", "iframe", "object"} & {tag for tag, _ in page.tags}
    sources = [
        value or ""
        for _, values in page.tags
        for name, value in values.items()
        if name in {"src", "href", "srcset", "data"}
    ]
    assert all(source.startswith("data:") for source in sources)
    style = paths.report_style().read_text(encoding="utf-8")
    assert style in html
    assert "url(" not in style
    assert "@import" not in style


def test_catalogue_text_is_no_markup(outcome: MakeOutcome, evaluation: MakeEvaluation) -> None:
    hostile = outcome(HOSTILE, HOSTILE + "2", 0.9, name=HOSTILE, category=HOSTILE)
    page = _Checked(
        evaluation_html(evaluation([hostile], rejected=[HOSTILE], folder=f"/{HOSTILE}"))
    )
    assert page.count("script") == 0
    assert all("onerror" not in values for _, values in page.tags)
    assert f"Line 2: {HOSTILE} does not exist." in page.text
    assert page.text.count(HOSTILE) >= 6


@pytest.mark.parametrize(
    ("answers", "plots"),
    [
        ([], 0),
        ([("A", "", 0.0)], 4),
        ([("A", "A", 1.0)], 4),
        ([("", "A", 0.5)], 3),
        ([("", "", 0.0)], 3),
    ],
)
def test_figures_may_be_undefined(
    outcome: MakeOutcome,
    evaluation: MakeEvaluation,
    answers: list[tuple[str, str, float]],
    plots: int,
) -> None:
    page = _Checked(evaluation_html(evaluation([outcome(*answer) for answer in answers])))
    assert page.count("svg", "plot") == plots
    assert "nan" not in page.text
    assert "None" not in page.text


@pytest.mark.parametrize(
    ("measure", "label"),
    [
        ("cosine", "Cosine"),
        ("euclidean", "Euclidean distance"),
        ("learnt", "Learned cosine"),
        ("mahalanobis", "Learned Mahalanobis distance"),
    ],
)
def test_every_measure_has_a_label(
    outcome: MakeOutcome, evaluation: MakeEvaluation, measure: str, label: str
) -> None:
    made = evaluation([outcome("A", "A", 0.9)])
    figures = MeasureAccuracy(measure, 0.125, 1.0, 0.5)
    page = _Checked(evaluation_html(dataclasses.replace(made, comparison=(figures,))))
    assert "12.5%" in page.text
    assert label in page.text


def test_photos_from_the_catalogue_cause_a_warning(
    outcome: MakeOutcome, evaluation: MakeEvaluation
) -> None:
    made = evaluation([outcome("A", "A", 0.9)])
    assert "find themselves" not in evaluation_html(made)
    warned = dataclasses.replace(made, summary=dataclasses.replace(made.summary, copies=1))
    assert "pictures of the catalogue: 1." in evaluation_html(warned)


def test_the_page_is_translated(outcome: MakeOutcome, evaluation: MakeEvaluation) -> None:
    words, language = translate_function("zh_CN", paths.translations_folder())
    made = evaluation([outcome("A", "B", 0.9), outcome("", "B", 0.5)], rejected=["丢失.jpg"])
    page = _Checked(evaluation_html(made, translate=words, language=language))
    assert ("html", {"lang": "zh-CN"}) in page.tags
    assert "第 2 行：丢失.jpg 不存在。" in page.text
    assert "首位正确" in page.text
    # The text after the style sheet.
    for english in ("First hit", "Score", "Correct", "photos of", "Time", "Category", "Recogn"):
        assert english not in page.text.split("}")[-1]


def test_the_file_is_utf_8_and_replaced(
    outcome: MakeOutcome, evaluation: MakeEvaluation, tmp_path: Path
) -> None:
    file = tmp_path / "报告.html"
    file.write_text("old")
    # A file name on Linux may hold bytes that are no text.
    write_report(evaluation([outcome("茶", "B", 0.9, name="绿茶 \udcff")]), file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "绿茶 �" in text
    assert "old" not in text


def test_a_file_that_cannot_be_written_is_reported(
    evaluation: MakeEvaluation, tmp_path: Path
) -> None:
    with pytest.raises(VitrineError, match="There is no folder"):
        write_report(evaluation([]), tmp_path / "nowhere" / "report.html")
