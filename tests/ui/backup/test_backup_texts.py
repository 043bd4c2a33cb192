"""What the window says about backups."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.backup import Backup, RestorePreview
from desktop_app.ui.backup.backup_texts import backup_row, contents_message, preview_texts

BACKUP = Backup(Path("shop.zip"), "2026-11-21T12:00:00Z", 1_500_000, 1263, 40, is_automatic=False)
PREVIEW = RestorePreview(6, 7, 0, 0, 0, is_readable=True)


@pytest.mark.parametrize(
    ("backup", "kind"),
    [
        (BACKUP, "Manual"),
        (replace(BACKUP, is_automatic=True), "Automatic"),
        (replace(BACKUP, file=Path("replaced-2026-11-21.zip")), "Before a restore"),
    ],
)
def test_a_row_tells_kind_size_and_products(english: None, backup: Backup, kind: str) -> None:
    made, made_by, size, products = backup_row(backup)
    assert "26" in made
    assert (made_by, products) == (kind, "1,263")
    assert size.startswith("1.4")


def test_pictures_that_are_not_in_a_backup_are_named(english: None) -> None:
    assert str(contents_message(BACKUP)) == "Products: 1,263; pictures: 40"
    text = str(contents_message(replace(BACKUP, outside_count=31)))
    assert "31 pictures are in other folders" in text


@pytest.mark.parametrize(
    ("preview", "text"),
    [
        (PREVIEW, "Its products are the same"),
        (replace(PREVIEW, more=2, fewer=1, changed=3), "adds 2, removes 1 and changes 3"),
        (replace(PREVIEW, more=6, is_readable=False), "The catalogue is damaged"),
    ],
)
def test_a_preview_tells_what_changes(english: None, preview: RestorePreview, text: str) -> None:
    shown, warning = preview_texts(preview)
    assert shown.startswith("Products in the backup: 6; pictures: 7.")
    assert text in shown
    assert warning == ""


def test_a_backup_of_another_catalogue_is_a_warning(english: None) -> None:
    _, warning = preview_texts(replace(PREVIEW, is_same_catalogue=False))
    assert warning == "This is a backup of another catalogue."
