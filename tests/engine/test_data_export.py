"""Data leave the catalogue only for those who may export, and the log has it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.access.refusal import RefusedError
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.role import Role
from desktop_app.engine.audit_log import export_log, filter_of_days
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.data_export import begin_deletion_of_answers
from desktop_app.engine.export.group_export import export_groups
from desktop_app.progress import finish
from tests.actor import ACTOR


class Staff:
    """Whoever works at the computer now."""

    role = Role.ADMIN


@pytest.fixture
def staff() -> Staff:
    return Staff()


@pytest.fixture
def store(tmp_path: Path, staff: Staff) -> Iterator[Catalogue]:
    catalogue = open_catalogue(tmp_path / "shop", actor=ACTOR, role=lambda: staff.role)
    catalogue.products.add({"A": {"name": "Boot"}})
    yield catalogue
    catalogue.close()


_EXPORTS: dict[str, Callable[[Catalogue, Path], object]] = {
    "shop.csv": lambda store, file: finish(CatalogueBrowser(store).export(file)),
    "pictures": lambda store, file: finish(CatalogueBrowser(store).export_pictures(file)),
    "groups.csv": lambda store, file: finish(export_groups(store, (), file)),
    "shop.zip": lambda store, file: finish(CatalogueBrowser(store).back_up(file)),
}


@pytest.mark.parametrize("name", _EXPORTS)
def test_a_clerk_exports_nothing_and_others_are_logged(
    store: Catalogue, staff: Staff, tmp_path: Path, name: str
) -> None:
    staff.role = Role.CLERK
    with pytest.raises(RefusedError, match="A clerk may not export data"):
        _EXPORTS[name](store, tmp_path / name)
    assert not (tmp_path / name).exists()
    assert store.audit_log.entries(limit=9) == []
    staff.role = Role.MERCHANDISER
    _EXPORTS[name](store, tmp_path / name)
    (entry,) = store.audit_log.entries(limit=9)
    assert (entry.kind, entry.subject) == ("backup" if name == "shop.zip" else "export", name)


def test_only_an_administrator_exports_the_log_and_deletes_answers(
    store: Catalogue, staff: Staff, tmp_path: Path
) -> None:
    staff.role = Role.MERCHANDISER
    with pytest.raises(RefusedError, match="read the log"):
        finish(export_log(store, filter_of_days(), tmp_path / "log.csv"))
    with pytest.raises(RefusedError, match="delete the history"):
        begin_deletion_of_answers(store)
    staff.role = Role.ADMIN
    begin_deletion_of_answers(store)
    assert finish(export_log(store, filter_of_days(), tmp_path / "log.csv")) == 2
