"""What a catalogue has learned is changed only by those who may."""

from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

from desktop_app.access.refusal import RefusedError
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.role import Role
from desktop_app.engine.learning.catalogue_learning import CatalogueLearning
from desktop_app.progress import finish
from tests.actor import ACTOR


def test_a_clerk_is_refused_before_anything_is_computed(tmp_path: Path) -> None:
    # Neither the index nor the model is there.
    nothing = cast("Any", None)
    with closing(open_catalogue(tmp_path, actor=ACTOR, role=lambda: Role.CLERK)) as catalogue:
        learning = CatalogueLearning(catalogue, nothing, nothing, "auto", nothing)
        for attempt in (
            lambda: finish(learning.learn()),
            lambda: finish(learning.teach()),
            lambda: finish(learning.switch_teaching(on=True)),
            learning.remove_calibration,
        ):
            with pytest.raises(RefusedError, match="change what is learned"):
                attempt()
