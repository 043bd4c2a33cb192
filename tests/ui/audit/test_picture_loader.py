"""Original pictures are read in the background; thumbnails stand in."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit import picture_loader
from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.audit.row_delegate import ROW_CONTENT_ROLE
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.page_driver import go_to, group_list
from tests.ui.parts import part


def test_the_thumbnail_replaces_a_picture_that_is_missing(
    audit_page: AuditPage, plan: AuditPlan, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(picture_loader, "read_picture", lambda *_: QImage())
    go_to(audit_page, "<b>Lamp</b>", qtbot)
    pictures = part(audit_page, PictureLoader)
    view = part(audit_page, CompareView, "compare_view")
    qtbot.waitUntil(lambda: "P-4" in view.accessibleName())
    lamps = group_list(audit_page).currentIndex().data(ROW_CONTENT_ROLE).picture_ids
    qtbot.waitUntil(lambda: all(pictures.image(known) is not None for known in lamps))
