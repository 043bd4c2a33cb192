"""A catalogue to damage, made once."""

import shutil
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from tests.catalogue.sqlite.recovery.shop import make_shop


@pytest.fixture(scope="session")
def made_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a catalogue that must not be changed."""
    return make_shop(tmp_path_factory.mktemp("made") / "shop")


@pytest.fixture
def shop(made_shop: Path, tmp_path: Path) -> Path:
    """Return the file of a closed catalogue, the only one in its folder."""
    (tmp_path / "shop").mkdir()
    return Path(shutil.copy(made_shop, tmp_path / "shop" / DATABASE_NAME))
