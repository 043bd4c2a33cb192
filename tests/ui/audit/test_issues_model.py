"""Rows of issues show name, SKU and measured value without repetition."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.issue import Issue, IssueKind
from desktop_app.ui.audit.issues_model import IssuesModel
from desktop_app.ui.audit.row_delegate import ROW_CONTENT_ROLE, RowContent


@pytest.mark.parametrize(
    ("kind", "issue", "texts"),
    [
        ("one_picture", Issue(1, "A", "Cup", 1), ("Cup", "A", "")),
        ("no_picture", Issue(1, "A", ""), ("A", "", "")),
        ("tiny", Issue(1, "A", "", 1, value=90), ("A", "90 pixels", "")),
        ("unusual_shape", Issue(1, "A", "Cup", 1, value=3), ("Cup", "A", "aspect ratio 3.0 : 1")),
        (
            "misplaced_picture",
            Issue(1, "A", "Cup", 1, 2, other_sku="B"),
            ("Cup", "A", "most similar to B"),
        ),
        (
            "confusable",
            Issue(1, "A", "Cup", 1, 2, 0.93, "B"),
            ("Cup", "A · B", "similarity 93%"),
        ),
    ],
)
def test_a_row_repeats_nothing(
    qapp: QApplication, kind: IssueKind, issue: Issue, texts: tuple[str, str, str]
) -> None:
    model = IssuesModel()
    model.set_issues(kind, (issue,))
    content: RowContent = model.index(0, 0).data(ROW_CONTENT_ROLE)
    assert (content.title, content.subtitle, content.detail) == texts
