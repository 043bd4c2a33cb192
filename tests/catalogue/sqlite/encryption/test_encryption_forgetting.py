"""Photos are forgotten in an encrypted catalogue and its backups, which stay encrypted."""

from contextlib import closing
from pathlib import Path

from desktop_app.catalogue.opening import open_alone, open_answers
from desktop_app.catalogue.sqlite.backup_listing import list_backups
from desktop_app.catalogue.sqlite.restoring import restore_backup
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.engine.privacy.forgetting import forget_photos
from desktop_app.engine.privacy.kept_folders import KeptFolders
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.encryption.conftest import JPEG, NAME


def test_backups_of_an_encrypted_catalogue_are_written_again(
    encrypted: Path, tmp_path: Path
) -> None:
    scope = ForgetScope(hashes=frozenset(("c0ffee",)))
    with closing(open_alone(encrypted, actor=ACTOR)) as catalogue:
        job = forget_photos(catalogue, KeptFolders(tmp_path / "data"), open_answers, scope)
        report = finish(job)
        assert catalogue.pictures.count() == 0
    assert report.remaining == ()
    assert [(one.kind, one.count) for one in report.places] == [
        ("pictures", 1),
        ("backups", 1),
        ("backups", 1),
    ]
    backups = list_backups(encrypted)
    assert [(one.product_count, one.picture_count) for one in backups] == [(1, 0), (1, 0)]
    for file in encrypted.rglob("*"):
        if file.is_file():
            assert NAME.encode() not in file.read_bytes()
            assert JPEG not in file.read_bytes()
    for backup in backups:
        finish(restore_backup(backup.file, encrypted))
