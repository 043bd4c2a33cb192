"""A workspace over the shipped model and an empty catalogue."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job, finish
from desktop_app.settings import Measure
from tests.actor import ACTOR
from tests.engine.audit_catalogue import AuditCatalogue

OpenWorkspace = Callable[..., Workspace]


@pytest.fixture
def open_workspace(tmp_path: Path) -> Iterator[OpenWorkspace]:
    """Return a function that opens and prepares a workspace; all are closed at the end."""
    opened: list[Workspace] = []

    def open_(folder: Path = tmp_path / "catalogue", *, measure: Measure = "auto") -> Workspace:
        workspace = finish(
            Workspace.open(
                open_catalogue(folder, actor=ACTOR),
                paths.model_card(""),
                device="cpu",
                measure=measure,
            )
        )
        opened.append(workspace)
        return workspace

    yield open_
    for workspace in opened:
        workspace.close()


@pytest.fixture
def workspace(open_workspace: OpenWorkspace) -> Workspace:
    """Return a workspace over an empty catalogue."""
    return open_workspace()


@pytest.fixture(name="finish")
def finish_fixture() -> Callable[[Job[Any]], Any]:
    """Return the function that runs a job to its end."""
    return finish


@pytest.fixture
def audit_catalogue(tmp_path: Path) -> Iterator[AuditCatalogue]:
    """Return an empty catalogue with its audit."""
    catalogue = AuditCatalogue(tmp_path / "shop")
    yield catalogue
    catalogue.store.close()


@pytest.fixture
def shop(workspace: Workspace, shop_table: Path) -> Workspace:
    """Return a workspace on six products, one picture each."""
    finish(workspace.import_products(shop_table))
    return workspace
