"""A role changes only what it has the right to, whatever the use case."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from desktop_app.access.refusal import RefusedError
from desktop_app.catalogue.opening import backups_of
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.action import PHOTO_KINDS, EditKind, right_for
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.domain.role import Right, Role
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product, resolve


class Staff:
    """Whoever works at the computer now."""

    role = Role.ADMIN


@pytest.fixture
def staff() -> Staff:
    return Staff()


@pytest.fixture
def shop(tmp_path: Path, staff: Staff) -> Iterator[SqliteCatalogue]:
    catalogue = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR, role=lambda: staff.role)
    for sku in "ABC":
        add_product(catalogue, sku)
    yield catalogue
    catalogue.close()


@pytest.mark.parametrize("kind", get_args(EditKind))
def test_a_clerk_only_adds_photos(shop: SqliteCatalogue, staff: Staff, kind: EditKind) -> None:
    staff.role = Role.CLERK
    assert shop.role is Role.CLERK
    if kind in PHOTO_KINDS:
        shop.history.record(kind)
    else:
        with pytest.raises(RefusedError, match="A clerk may not"):
            shop.history.record(kind)


@pytest.mark.parametrize("kind", get_args(ResolutionKind))
def test_a_clerk_does_not_decide_about_duplicates(
    shop: SqliteCatalogue, staff: Staff, kind: ResolutionKind
) -> None:
    staff.role = Role.CLERK
    with pytest.raises(RefusedError, match="A clerk may not decide about duplicates"):
        resolve(shop, kind, 1, 2)
    assert shop.history.entries(limit=9) == []
    staff.role = Role.MERCHANDISER
    resolve(shop, kind, 1, 2)


def test_what_one_may_not_do_one_may_not_undo_or_redo(shop: SqliteCatalogue, staff: Staff) -> None:
    with shop.history.record("edit").step():
        shop.products.update({1: {"name": "Boot"}})
    staff.role = Role.CLERK
    with pytest.raises(RefusedError, match="change products"):
        shop.history.undo()
    staff.role = Role.MERCHANDISER
    shop.history.undo()
    staff.role = Role.CLERK
    with pytest.raises(RefusedError):
        shop.history.redo()


def test_a_clerk_withdraws_photos_again(shop: SqliteCatalogue, staff: Staff) -> None:
    staff.role = Role.CLERK
    shop.history.record("pictures", right=Right.ADD_PHOTOS)


def test_a_clerk_starts_a_stock_take_but_does_not_remove_one(
    shop: SqliteCatalogue, staff: Staff
) -> None:
    staff.role = Role.CLERK
    number = shop.stock_takes.start("Shelf 3")
    with pytest.raises(RefusedError):
        shop.stock_takes.remove([number])
    with pytest.raises(RefusedError):
        shop.tables.forget_layouts([1])


@pytest.mark.parametrize("role", [Role.CLERK, Role.MERCHANDISER])
def test_only_an_administrator_restores_and_repairs(
    shop: SqliteCatalogue, tmp_path: Path, role: Role
) -> None:
    backup = tmp_path / "shop.zip"
    finish(shop.backups.create(backup))
    folder = backups_of(shop.cache_folder, role=lambda: role)
    attempts: list[Callable[[], object]] = [
        lambda: folder.restore(backup),
        lambda: folder.repair(None),  # type: ignore[arg-type]
    ]
    for attempt in attempts:
        with pytest.raises(RefusedError, match="An administrator may") as caught:
            raise_hint(attempt)
        assert caught.value.right is Right.RESTORE


def raise_hint(attempt: Callable[[], object]) -> None:
    """Run what is refused, and raise the error with its hint as the text."""
    try:
        attempt()
    except RefusedError as error:
        error.args = (f"{error.message} {error.hint}",)
        raise


def test_a_merchandiser_may_all_that_changes_products() -> None:
    kinds = (*get_args(EditKind), *get_args(ResolutionKind))
    assert all(Role.MERCHANDISER.may(right_for(kind)) for kind in kinds)
