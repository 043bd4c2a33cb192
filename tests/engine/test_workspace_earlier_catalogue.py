"""A catalogue of the version before authors were stored works as it did."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.engine.workspace import Workspace

OpenWorkspace = Callable[..., Workspace]
Finish = Callable[[Any], Any]

_SCHEMA_5 = Path(__file__).parents[1] / "catalogue" / "data" / "schema-5.sqlite.gz"


@pytest.fixture
def earlier(open_workspace: OpenWorkspace, tmp_path: Path) -> Workspace:
    folder = tmp_path / "earlier"
    folder.mkdir()
    (folder / DATABASE_NAME).write_bytes(gzip.decompress(_SCHEMA_5.read_bytes()))
    return open_workspace(folder)


def test_its_pictures_are_embedded_by_the_present_model(earlier: Workspace) -> None:
    # Its learned metric compares the embeddings of the model of that time.
    assert earlier.learning().teaching_state() is None
    # 26 pictures, and the confirmed photo, which is a picture of its product now.
    assert earlier.status().indexed == 26 + 1
    thumbnail = earlier.catalogue.thumbnails([1])[1]
    answer = earlier.identify(thumbnail, top=3)
    assert answer.hits[0].product.sku == "P-01"
    assert answer.hits[0].score is not None
    assert answer.hits[0].score > 0.5


def test_its_groups_have_their_states(earlier: Workspace, finish: Finish) -> None:
    groups = finish(earlier.audit().groups(("oldest",)))
    states = {group.skus: group.state for group in groups}
    assert states["P-05", "P-14"] == "settled"
    assert states["P-03", "P-13"] == "settled"
    earlier.editor().undo()
    groups = finish(earlier.audit().groups(("oldest",)))
    states = {group.skus: group.state for group in groups}
    assert states["P-05", "P-14"] == "open"
