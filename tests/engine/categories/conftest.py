"""A catalogue of products with made-up looks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.categories.looks import LookCatalogue


@pytest.fixture
def looks(tmp_path: Path) -> Iterator[LookCatalogue]:
    catalogue = LookCatalogue(tmp_path / "shop")
    yield catalogue
    catalogue.store.close()
