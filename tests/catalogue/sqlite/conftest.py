"""An empty catalogue."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.actor import ACTOR


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    catalogue = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    yield catalogue
    catalogue.close()
