"""The pages of the guide are read in the order of their contents, and searched by words."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.errors import VitrineError
from desktop_app.ui.guide.guide_pages import (
    hits,
    plain_text,
    read_guide,
    with_all_words,
    words_of,
)


def test_pages_are_in_the_order_of_the_contents_with_their_sections(tmp_path: Path) -> None:
    index = "# Guide\n\n## One\n\n- [Bee](b.md)\n- [Ant](a.md)\n\n## Two\n\n- [Cat](c.md)\n"
    (tmp_path / "index.md").write_text(index, encoding="utf-8")
    for name in "abc":
        (tmp_path / f"{name}.md").write_text(f"# Page {name}\n\nText.\n", encoding="utf-8")
    pages = read_guide(tmp_path)
    assert [(page.name, page.title, page.section) for page in pages] == [
        ("index.md", "Guide", ""),
        ("b.md", "Page b", "One"),
        ("a.md", "Page a", "One"),
        ("c.md", "Page c", "Two"),
    ]


def test_a_missing_page_is_reported(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# Guide\n\n- [Gone](gone.md)\n", encoding="utf-8")
    with pytest.raises(VitrineError, match="cannot be read"):
        read_guide(tmp_path)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_text_that_is_searched_is_the_text_that_is_shown(
    qapp: QApplication, language: str
) -> None:
    for page in read_guide(paths.guide_folder(language)):
        document = QTextDocument()
        document.setMarkdown(page.markdown)
        shown = document.toPlainText().replace("\N{OBJECT REPLACEMENT CHARACTER}", "")
        assert plain_text(page.markdown).split() == shown.split(), page.name


def test_a_page_is_found_by_all_words_in_any_order(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# Guide\n\n- [A](a.md)\n- [B](b.md)\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("# Export\n\nA **CSV** table.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# Export\n\nA workbook.\n", encoding="utf-8")
    pages = read_guide(tmp_path)
    found = {
        query: with_all_words(pages, words_of(query)) for query in ("csv EXPORT", "export", "")
    }
    assert [page.name for page in found["csv EXPORT"]] == ["a.md"]
    assert [page.name for page in found["export"]] == ["a.md", "b.md"]
    assert list(found[""]) == list(pages)


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Still at the till", "till", ["till"]),
        ("送到收银机。", "收银", ["收银"]),
        ("Ctrl+F1, F11", "f1", ["F1", "F1"]),
        ("a table of tables", "table tables", ["table", "tables"]),
        ("1 + 1", "+", ["+"]),
        ("nothing", "", []),
    ],
)
def test_hits_are_where_words_begin(text: str, query: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in hits(text, words_of(query))] == expected


@pytest.mark.parametrize(
    ("language", "query", "page"),
    [
        ("en", "barcode", "codes.md"),
        ("en", "cash register", "till.md"),
        ("en", "dark", "first-steps.md"),
        ("en", "inventory", "stock-take.md"),
        ("en", "webcam", "camera.md"),
        ("en", "receipt", "till.md"),
        ("en", "discount", "till.md"),
        ("en", "printer", "till.md"),
        ("en", "zoom", "first-steps.md"),
        ("en", "offline", "privacy.md"),
        ("zh_CN", "条形码", "codes.md"),
        ("zh_CN", "收银台", "till.md"),
        ("zh_CN", "深色", "first-steps.md"),
        ("zh_CN", "客户", "counter.md"),
        ("zh_CN", "字号", "first-steps.md"),
        ("zh_CN", "小票", "till.md"),
    ],
)
def test_words_that_the_window_does_not_use_find_their_page(
    language: str, query: str, page: str
) -> None:
    pages = read_guide(paths.guide_folder(language))
    assert page in [found.name for found in with_all_words(pages, words_of(query))]
