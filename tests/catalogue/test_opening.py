from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.errors import VitrineError
from tests.actor import ACTOR


def test_a_template_is_copied_once(tmp_path: Path) -> None:
    first = open_catalogue(tmp_path / "shop", actor=ACTOR, template=paths.sample_template())
    count = first.products.count()
    assert count > 0
    first.products.add({"own": {}})
    first.close()
    again = open_catalogue(tmp_path / "shop", actor=ACTOR, template=paths.sample_template())
    assert again.products.count() == count + 1
    assert again.id == first.id
    again.close()


def test_a_missing_catalogue_is_created_only_if_requested(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="There is no catalogue"):
        open_catalogue(tmp_path / "shop", actor=ACTOR, create=False)
    open_catalogue(tmp_path / "shop", actor=ACTOR).close()
    reopened = open_catalogue(tmp_path / "shop", actor=ACTOR, create=False)
    assert reopened.actor == ACTOR
    reopened.close()
