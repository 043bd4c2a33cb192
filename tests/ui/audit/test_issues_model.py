"""A row of a complaint says what is not said above it, and nothing twice."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.issue import Issue, IssueKind
from desktop_app.ui.audit.issues_model import IssuesModel
from desktop_app.ui.audit.row_delegate import LOOK_ROLE, RowStyle


@pytest.mark.parametrize(
    ("kind", "complaint", "lines"),
    [
        ("one_picture", Issue(1, "A", "Cup", 1), ("Cup", "A", "")),
        ("no_picture", Issue(1, "A", ""), ("A", "", "")),
        ("tiny", Issue(1, "A", "", 1, value=90), ("A", "90 pixels", "")),
        ("unusual_shape", Issue(1, "A", "Cup", 1, value=3), ("Cup", "A", "sides 3.0 : 1")),
        (
            "misplaced_picture",
            Issue(1, "A", "Cup", 1, 2, other_sku="B"),
            ("Cup", "A", "comes nearest to B"),
        ),
        (
            "confusable",
            Issue(1, "A", "Cup", 1, 2, 0.93, "B"),
            ("Cup", "A · B", "likeness 93%"),
        ),
    ],
)
def test_a_row_says_nothing_twice(
    qapp: QApplication, kind: IssueKind, complaint: Issue, lines: tuple[str, str, str]
) -> None:
    model = IssuesModel()
    model.show(kind, (complaint,))
    look: RowStyle = model.index(0, 0).data(LOOK_ROLE)
    assert (look.title, look.second, look.third) == lines
