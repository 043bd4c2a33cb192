"""The figures of an import."""

from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.ui.importing.report_figures import ReportFigures
from tests.ui.parts import part


def test_rare_figures_are_shown_only_if_there_are_any(english: None, qtbot: QtBot) -> None:
    figures = ReportFigures(ImportReport(1200, 0, 3, 0, (), moved=2))
    qtbot.addWidget(figures)
    shown = {
        name: part(figures, QFrame, f"fact_{name}").isVisibleTo(figures)
        for name in ("added", "updated", "moved", "removed", "archived")
    }
    assert [name for name, is_shown in shown.items() if is_shown] == ["added", "updated", "moved"]
    assert part(figures, QLabel, "figure_added").text() == "1,200"


def test_rows_that_were_imported_again_are_added(english: None, qtbot: QtBot) -> None:
    figures = ReportFigures(ImportReport(1, 0, 3, 0, ()))
    qtbot.addWidget(figures)
    figures.add(ImportReport(2, 1, 5, 4, (), removed=1))
    names = ("added", "updated", "unchanged", "pictures", "removed")
    texts = [part(figures, QLabel, f"figure_{name}").text() for name in names]
    assert texts == ["3", "1", "3", "4", "1"]


def test_rows_that_are_no_products_are_counted_once(english: None, qtbot: QtBot) -> None:
    figures = ReportFigures(ImportReport(1, 0, 0, 0, (), further_rows=4, skipped_rows=2))
    qtbot.addWidget(figures)
    figures.add(ImportReport(0, 0, 0, 0, (), skipped_rows=1))
    assert part(figures, QLabel, "figure_skipped_rows").text() == "2"
    assert part(figures, QLabel, "figure_further_rows").text() == "4"
    assert part(figures, QLabel, "caption_skipped_rows").text() == "rows that are no products"
    assert "2 rows that are no products" in figures.spoken_text


def test_one_is_named_in_the_singular(english: None, qtbot: QtBot) -> None:
    figures = ReportFigures(
        ImportReport(1, 0, 0, 1, (), moved=1, removed=1, further_rows=1, skipped_rows=1)
    )
    qtbot.addWidget(figures)
    assert figures.spoken_text == (
        "1 added, 0 updated, 0 unchanged, 1 picture, 1 picture moved, 1 picture replaced, "
        "1 further row of a product, 1 row that is no product"
    )
