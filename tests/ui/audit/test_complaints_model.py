"""A row of a complaint says what is not said above it, and nothing twice."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.engine.audit.findings import Complaint, HealthKind
from desktop_app.ui.audit.complaints_model import ComplaintsModel
from desktop_app.ui.audit.row_delegate import LOOK_ROLE, RowLook


@pytest.mark.parametrize(
    ("kind", "complaint", "lines"),
    [
        ("one_picture", Complaint(1, "A", "Cup", 1), ("Cup", "A", "")),
        ("no_picture", Complaint(1, "A", ""), ("A", "", "")),
        ("tiny", Complaint(1, "A", "", 1, value=90), ("A", "90 pixels", "")),
        ("odd_shape", Complaint(1, "A", "Cup", 1, value=3), ("Cup", "A", "sides 3.0 : 1")),
        (
            "unlike_own",
            Complaint(1, "A", "Cup", 1, 2, other_sku="B"),
            ("Cup", "A", "comes nearest to B"),
        ),
        (
            "confusable",
            Complaint(1, "A", "Cup", 1, 2, 0.93, "B"),
            ("Cup", "A · B", "likeness 93%"),
        ),
    ],
)
def test_a_row_says_nothing_twice(
    qapp: QApplication, kind: HealthKind, complaint: Complaint, lines: tuple[str, str, str]
) -> None:
    model = ComplaintsModel()
    model.show(kind, (complaint,))
    look: RowLook = model.index(0, 0).data(LOOK_ROLE)
    assert (look.title, look.second, look.third) == lines
